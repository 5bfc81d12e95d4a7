-- What the house says of one time: what one can do instead where it is cancelled, else a text of its own.
ALTER TABLE activity_override ADD COLUMN note TEXT CHECK (trim(note) <> '');
ALTER TABLE occurrence ADD COLUMN note TEXT;

-- What one can do while the house has closed a facility; without it the facility's own sentence stands.
ALTER TABLE facility ADD COLUMN closed_instead_da TEXT
    CHECK (closed_instead_da IS NULL OR (state = 'closed' AND trim(closed_instead_da) <> ''));
ALTER TABLE facility ADD COLUMN closed_instead_en TEXT
    CHECK (closed_instead_en IS NULL OR closed_instead_da IS NOT NULL);

-- Which employee made a change; the number stands for nobody outside of keys.db.
ALTER TABLE audit ADD COLUMN employee INTEGER CHECK ((employee IS NULL) = (actor <> 'staff'));
