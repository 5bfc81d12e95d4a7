-- The meetings of users and house: agendas, minutes, what became of suggestions, and Udsatteråd. No persons.
--
-- day is 'next', a date, or how many meetings ago ('1', '2', …); month is YYYY-MM, or how many months ago.

CREATE TABLE meeting (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('house', 'activity-group', 'tenant-board')),
    name_da      TEXT NOT NULL CHECK (trim(name_da) <> ''),
    name_en      TEXT,
    text_da      TEXT,
    text_en      TEXT CHECK (text_en IS NULL OR text_da IS NOT NULL),
    -- The house-file id of an activity, which may come and go.
    activity     TEXT CHECK (activity <> ''),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1)),
    -- The house's own word stands in the navigation.
    CHECK (kind <> 'house' OR (length(name_da) <= 13 AND length(ifnull(name_en, '')) <= 13))
) STRICT;

CREATE TABLE agenda (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    meeting      TEXT NOT NULL REFERENCES meeting (slug) ON DELETE CASCADE,
    day          TEXT NOT NULL CHECK (day = 'next' OR date(day) IS day),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

CREATE INDEX agenda_meeting ON agenda (meeting);

-- An item without a level of influence, or without a word on who decides, cannot be stored.
CREATE TABLE agenda_item (
    agenda        TEXT NOT NULL REFERENCES agenda (slug) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    title_da      TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en      TEXT,
    influence     TEXT NOT NULL CHECK (influence IN ('orientation', 'hearing', 'dialogue', 'codetermination',
                                                     'self-determination')),
    decided_by_da TEXT NOT NULL CHECK (trim(decided_by_da) <> ''),
    decided_by_en TEXT,
    origin        TEXT NOT NULL CHECK (origin IN ('box', 'staff', 'users')),
    text_da       TEXT,
    text_en       TEXT CHECK (text_en IS NULL OR text_da IS NOT NULL),
    PRIMARY KEY (agenda, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE minutes (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    meeting      TEXT NOT NULL REFERENCES meeting (slug) ON DELETE CASCADE,
    day          TEXT NOT NULL CHECK (date(day) IS day OR CAST(day AS INTEGER) BETWEEN 1 AND 99),
    text_da      TEXT,
    text_en      TEXT CHECK (text_en IS NULL OR text_da IS NOT NULL),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

CREATE INDEX minutes_meeting ON minutes (meeting);

CREATE TABLE minutes_item (
    minutes     TEXT NOT NULL REFERENCES minutes (slug) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    title_da    TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en    TEXT,
    decision_da TEXT NOT NULL CHECK (trim(decision_da) <> ''),
    decision_en TEXT,
    PRIMARY KEY (minutes, position)
) STRICT, WITHOUT ROWID;

-- "Not now" without why and what instead cannot be stored, nor an outcome without its words.
CREATE TABLE proposal (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position     INTEGER NOT NULL,
    withheld     INTEGER NOT NULL CHECK (withheld IN (0, 1)),
    title_da     TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en     TEXT,
    month        TEXT NOT NULL CHECK (CASE length(month)
                     WHEN 7 THEN date(month || '-01') IS month || '-01'
                     ELSE CAST(month AS INTEGER) BETWEEN 0 AND 999 END),
    state        TEXT NOT NULL CHECK (state IN ('received', 'on-agenda', 'decided', 'done', 'not-now')),
    day          TEXT CHECK (day = 'next' OR date(day) IS day),
    answer_da    TEXT CHECK (trim(answer_da) <> ''),
    answer_en    TEXT CHECK (answer_en IS NULL OR answer_da IS NOT NULL),
    reason_da    TEXT CHECK (trim(reason_da) <> ''),
    reason_en    TEXT CHECK (reason_en IS NULL OR reason_da IS NOT NULL),
    instead_da   TEXT CHECK (trim(instead_da) <> ''),
    instead_en   TEXT CHECK (instead_en IS NULL OR instead_da IS NOT NULL),
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1)),
    CHECK ((state = 'on-agenda') = (day IS NOT NULL)),
    CHECK ((state IN ('decided', 'done')) = (answer_da IS NOT NULL)),
    CHECK ((state = 'not-now') = (reason_da IS NOT NULL)),
    CHECK ((state = 'not-now') = (instead_da IS NOT NULL))
) STRICT;

-- The house's representative in Udsatteråd: a role, without a name.
CREATE TABLE representative (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    council_da   TEXT NOT NULL CHECK (trim(council_da) <> ''),
    council_en   TEXT,
    reach_da     TEXT NOT NULL CHECK (trim(reach_da) <> ''),
    reach_en     TEXT,
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

CREATE TABLE representative_ask (
    position INTEGER PRIMARY KEY,
    one      INTEGER NOT NULL REFERENCES representative (one) ON DELETE CASCADE,
    text_da  TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en  TEXT
) STRICT;

CREATE TABLE representative_taken (
    position     INTEGER PRIMARY KEY,
    one          INTEGER NOT NULL REFERENCES representative (one) ON DELETE CASCADE,
    title_da     TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en     TEXT,
    month        TEXT NOT NULL CHECK (CASE length(month)
                     WHEN 7 THEN date(month || '-01') IS month || '-01'
                     ELSE CAST(month AS INTEGER) BETWEEN 0 AND 999 END),
    came_back_da TEXT CHECK (trim(came_back_da) <> ''),
    came_back_en TEXT CHECK (came_back_en IS NULL OR came_back_da IS NOT NULL)
) STRICT;

CREATE INDEX representative_ask_one ON representative_ask (one);
CREATE INDEX representative_taken_one ON representative_taken (one);
