-- What was changed, sealed and chained once the house is set up. `audit` holds what has come since the last lock.
CREATE TABLE audit_chain (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    sealed BLOB NOT NULL,
    mark   BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT;
