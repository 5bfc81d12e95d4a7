-- Where a series was divided: the name in files of the part that went on.
ALTER TABLE activity ADD COLUMN part_of TEXT CHECK (part_of <> '');
-- Recommended by a colleague who does not host it; without a name by one of us.
ALTER TABLE activity ADD COLUMN recommended INTEGER NOT NULL DEFAULT 0 CHECK (recommended IN (0, 1));
ALTER TABLE activity ADD COLUMN recommended_by TEXT
    CHECK (recommended_by IS NULL OR (recommended = 1 AND trim(recommended_by) <> ''));

-- What an activity is for, in words of the program's own: staff only, and nothing of anybody. No public query names
-- this table; what is written of how it went is in vault.db, sealed, for that is a text.
CREATE TABLE activity_purpose (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    purpose  TEXT NOT NULL
        CHECK (purpose IN ('community', 'something-new', 'tradition', 'new-sides', 'responsibility')),
    PRIMARY KEY (activity, purpose)
) STRICT, WITHOUT ROWID;

-- Pictures that came from a stick: scaled, upright, and with nothing in them but their pixels. An activity names one
-- as its scene; one that none names any more goes.
CREATE TABLE picture (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE CHECK (name GLOB 'eget-????????????????'),
    width  INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1024),
    height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1024),
    jpeg   BLOB NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 1048576)
) STRICT;
