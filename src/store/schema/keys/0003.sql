-- The key of each person's records, wrapped in the key of the compass. To erase a person begins with her row here.
CREATE TABLE person_key (
    person BLOB PRIMARY KEY CHECK (length(person) = 16),
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
