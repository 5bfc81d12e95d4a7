-- What happened at the pad while nobody was in, each row sealed to whoever comes in next.
CREATE TABLE audit_waiting (
    id     INTEGER PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
