-- The keys of her pad stay where they are, for somebody who reads badly or sees badly.
ALTER TABLE employee ADD COLUMN fixed_pad INTEGER NOT NULL DEFAULT 0 CHECK (fixed_pad IN (0, 1));
