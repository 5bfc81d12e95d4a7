-- What is kept of a person of the compass: each row under that person's own key, or sealed to one employee.
CREATE TABLE person_record (
    person BLOB NOT NULL CHECK (length(person) = 16),
    kind   TEXT NOT NULL CHECK (kind <> ''),
    id     BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (person, kind, id)
) STRICT, WITHOUT ROWID;
