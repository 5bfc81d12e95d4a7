-- What is kept of a person, in a table whose rows lie whole on their pages. A table WITHOUT ROWID keeps a quarter of a page
-- at most of each row and gives the rest a page of its own, so that a wheel of a thousand letters took four thousand.
--
-- number is drawn, so that the file says as little as before of the order in which anything was written.
CREATE TABLE person_record_new (
    number INTEGER PRIMARY KEY,
    person BLOB NOT NULL CHECK (length(person) = 16),
    kind   TEXT NOT NULL CHECK (kind <> ''),
    id     BLOB NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (person, kind, id)
) STRICT;

INSERT INTO person_record_new (number, person, kind, id, sealed)
    SELECT random(), person, kind, id, sealed FROM person_record;

DROP TABLE person_record;

ALTER TABLE person_record_new RENAME TO person_record;

-- What of a sort there is with whomever: the parts of the lines about several, and what was one employee's alone.
CREATE INDEX person_record_kind ON person_record (kind, id);
