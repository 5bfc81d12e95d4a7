-- In which hours of a weekday the compass opens in a common room although the house is open. Monday is 0.
CREATE TABLE compass_hours (
    weekday INTEGER PRIMARY KEY CHECK (weekday BETWEEN 0 AND 6),
    opens   TEXT NOT NULL CHECK (time(opens) IS opens),
    closes  TEXT NOT NULL CHECK (time(closes) IS closes),
    CHECK (opens < closes)
) STRICT;

-- How many months what the compass holds is kept; the usual ones where there is no row.
CREATE TABLE compass_kept (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    person_months INTEGER NOT NULL CHECK (person_months BETWEEN 1 AND 120),
    line_months   INTEGER NOT NULL CHECK (line_months BETWEEN 1 AND 120)
) STRICT;
