-- What was changed since the last opening or lock, once the house is set up: each row sealed, so that whoever is in reads
-- it and nobody else. `audit` holds what came before.
CREATE TABLE audit_waiting (
    id     INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
