-- What the house decides about its screen; the usual ones where there is no row. earlier_*: the rhythm of the box that
-- still holds until the Monday of changes_on. keep_*: months.
CREATE TABLE setting (
    one                INTEGER PRIMARY KEY CHECK (one = 1),
    staff_idle_seconds INTEGER NOT NULL CHECK (staff_idle_seconds BETWEEN 30 AND 180),
    english            INTEGER NOT NULL CHECK (english IN (0, 1)),
    release_weekday    INTEGER NOT NULL CHECK (release_weekday BETWEEN 0 AND 6),
    release_hour       INTEGER NOT NULL CHECK (release_hour BETWEEN 0 AND 23),
    release_together   INTEGER NOT NULL CHECK (release_together BETWEEN 3 AND 10),
    earlier_weekday    INTEGER CHECK (earlier_weekday BETWEEN 0 AND 6),
    earlier_hour       INTEGER CHECK (earlier_hour BETWEEN 0 AND 23),
    earlier_together   INTEGER CHECK (earlier_together BETWEEN 3 AND 10),
    changes_on         TEXT CHECK (date(changes_on) IS changes_on),
    keep_minutes       INTEGER NOT NULL CHECK (keep_minutes BETWEEN 1 AND 120),
    keep_board         INTEGER NOT NULL CHECK (keep_board BETWEEN 1 AND 120),
    keep_suggestions   INTEGER NOT NULL CHECK (keep_suggestions BETWEEN 1 AND 120),
    keep_changes       INTEGER NOT NULL CHECK (keep_changes BETWEEN 1 AND 120),
    CHECK ((earlier_weekday IS NULL) = (changes_on IS NULL)),
    CHECK ((earlier_hour IS NULL) = (changes_on IS NULL)),
    CHECK ((earlier_together IS NULL) = (changes_on IS NULL))
) STRICT;

-- The nudges that the house does without.
CREATE TABLE nudge_off (
    nudge TEXT PRIMARY KEY CHECK (nudge <> '')
) STRICT, WITHOUT ROWID;
