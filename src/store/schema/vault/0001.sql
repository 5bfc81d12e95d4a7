-- What is confidential, as ciphertext only.

CREATE TABLE record (
    kind   TEXT NOT NULL CHECK (kind <> ''),
    id     BLOB NOT NULL CHECK (length(id) > 0),
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    sealed BLOB NOT NULL,
    mark   BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT;
