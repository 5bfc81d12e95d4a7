-- What one can take part in: duties with their ladders, standing groups, small things that are wanted.
-- Who signs up is not here and never will be: that is joining.db.
-- changed_here: the house has changed it on the screen, so that no file overwrites it.

-- activity is the house-file id of the activity whose times it has.
-- A duty without something to do instead, when its places are taken, cannot be stored.
CREATE TABLE duty (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('shift', 'kitchen', 'places')),
    title_da     TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en     TEXT,
    text_da      TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en      TEXT,
    icon         TEXT NOT NULL,
    activity     TEXT NOT NULL CHECK (activity <> ''),
    wanted       INTEGER NOT NULL CHECK (wanted BETWEEN 1 AND 200),
    instead_da   TEXT NOT NULL CHECK (trim(instead_da) <> ''),
    instead_en   TEXT,
    phone        TEXT CHECK (trim(phone) <> ''),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

CREATE TABLE duty_step (
    duty    INTEGER NOT NULL REFERENCES duty (id) ON DELETE CASCADE,
    step    TEXT NOT NULL CHECK (step IN ('look', 'one-hour', 'with-someone', 'whole', 'if-nobody-else')),
    text_da TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en TEXT,
    PRIMARY KEY (duty, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_group (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    title_da     TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en     TEXT,
    text_da      TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en      TEXT,
    look_da      TEXT NOT NULL CHECK (trim(look_da) <> ''),
    look_en      TEXT,
    icon         TEXT NOT NULL,
    activity     TEXT NOT NULL CHECK (activity <> ''),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

CREATE TABLE small_need (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    text_da      TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en      TEXT,
    icon         TEXT NOT NULL,
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;
