-- The house's open content: everything that may stand on the public screen, and nothing else.
--
-- Texts come in pairs (…_da, …_en); an English twin never stands without its Danish one.
-- Civil times are text, YYYY-MM-DDTHH:MM:SS; moments are whole seconds since 1970, UTC.
-- changed_here: the house has changed it on the screen, so that no file overwrites it.

CREATE TABLE house (
    one                INTEGER PRIMARY KEY CHECK (one = 1),
    name               TEXT NOT NULL CHECK (trim(name) <> ''),
    address            TEXT NOT NULL CHECK (trim(address) <> ''),
    phone              TEXT CHECK (trim(phone) <> ''),
    first_aid_da       TEXT NOT NULL CHECK (trim(first_aid_da) <> ''),
    first_aid_en       TEXT,
    borrow_phone_da    TEXT,
    borrow_phone_en    TEXT CHECK (borrow_phone_en IS NULL OR borrow_phone_da IS NOT NULL),
    responsible_da     TEXT NOT NULL CHECK (trim(responsible_da) <> ''),
    responsible_en     TEXT,
    complain_da        TEXT NOT NULL CHECK (trim(complain_da) <> ''),
    complain_en        TEXT,
    rest_after_seconds INTEGER NOT NULL CHECK (rest_after_seconds BETWEEN 30 AND 600)
) STRICT;

-- The parts of the content that have no ids of their own, and whether the house has changed them on the screen.
CREATE TABLE part (
    name         TEXT PRIMARY KEY
                 CHECK (name IN ('house', 'settings', 'hours', 'agreements', 'help', 'questions', 'on-duty')),
    changed_here INTEGER NOT NULL CHECK (changed_here IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Weekdays 0 (Monday) to 6, all public holidays, single holidays by name, single dates.
CREATE TABLE opening_day (
    kind    TEXT NOT NULL CHECK (kind IN ('weekday', 'holidays', 'holiday', 'date')),
    day     TEXT NOT NULL CHECK (CASE kind
                WHEN 'weekday' THEN day IN ('0', '1', '2', '3', '4', '5', '6')
                WHEN 'holidays' THEN day = 'all'
                WHEN 'date' THEN date(day) IS day
                ELSE day <> '' END),
    note_da TEXT,
    note_en TEXT CHECK (note_en IS NULL OR note_da IS NOT NULL),
    PRIMARY KEY (kind, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_hours (
    kind     TEXT NOT NULL,
    day      TEXT NOT NULL,
    position INTEGER NOT NULL,
    opens    TEXT NOT NULL CHECK (time(opens) IS opens),
    closes   TEXT NOT NULL CHECK (time(closes) IS closes),
    PRIMARY KEY (kind, day, position),
    FOREIGN KEY (kind, day) REFERENCES opening_day (kind, day) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
    position INTEGER PRIMARY KEY,
    icon     TEXT NOT NULL,
    text_da  TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en  TEXT
) STRICT;

CREATE TABLE help_number (
    position INTEGER PRIMARY KEY,
    icon     TEXT NOT NULL,
    name_da  TEXT NOT NULL CHECK (trim(name_da) <> ''),
    name_en  TEXT,
    text_da  TEXT NOT NULL CHECK (trim(text_da) <> ''),
    text_en  TEXT,
    phone    TEXT NOT NULL CHECK (trim(phone) <> '')
) STRICT;

CREATE TABLE question (
    position    INTEGER PRIMARY KEY,
    question_da TEXT NOT NULL CHECK (trim(question_da) <> ''),
    question_en TEXT,
    answer_da   TEXT NOT NULL CHECK (trim(answer_da) <> ''),
    answer_en   TEXT
) STRICT;

-- First names of people who have agreed to stand on the screen, and no one else.
CREATE TABLE on_duty (
    position   INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL CHECK (trim(first_name) <> '')
) STRICT;

CREATE TABLE on_duty_weekday (
    person  INTEGER NOT NULL REFERENCES on_duty (position) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    PRIMARY KEY (person, weekday)
) STRICT, WITHOUT ROWID;

-- One row for each facility with its state, overwritten: there is no history of who used what when.
-- A facility that is closed or taken without a sentence on what one can do instead cannot be stored.
CREATE TABLE facility (
    id            INTEGER PRIMARY KEY,
    slug          TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position      INTEGER NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('room', 'table', 'machine', 'spare-room')),
    gender        TEXT NOT NULL CHECK (gender IN ('common', 'neuter')),
    name_da       TEXT NOT NULL CHECK (trim(name_da) <> ''),
    name_en       TEXT,
    invitation_da TEXT NOT NULL CHECK (trim(invitation_da) <> ''),
    invitation_en TEXT,
    place_da      TEXT,
    place_en      TEXT CHECK (place_en IS NULL OR place_da IS NOT NULL),
    icon          TEXT NOT NULL,
    own_seconds   INTEGER NOT NULL CHECK (own_seconds BETWEEN 1 AND 86400),
    instead_da    TEXT NOT NULL CHECK (trim(instead_da) <> ''),
    instead_en    TEXT,
    changed_here  INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1)),
    state         TEXT NOT NULL DEFAULT 'free' CHECK (state IN ('free', 'taken', 'closed')),
    taken_until   INTEGER,
    closed_since  INTEGER,
    reason_da     TEXT,
    reason_en     TEXT CHECK (reason_en IS NULL OR reason_da IS NOT NULL),
    CHECK ((state = 'taken') = (taken_until IS NOT NULL)),
    CHECK ((state = 'closed') = (closed_since IS NOT NULL)),
    CHECK ((state = 'closed') = (reason_da IS NOT NULL)),
    CHECK (reason_da IS NULL OR trim(reason_da) <> '')
) STRICT;

CREATE TABLE facility_instead (
    facility INTEGER NOT NULL REFERENCES facility (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    other    INTEGER NOT NULL REFERENCES facility (id) ON DELETE CASCADE,
    PRIMARY KEY (facility, position),
    CHECK (facility <> other)
) STRICT, WITHOUT ROWID;

CREATE INDEX facility_instead_other ON facility_instead (other);

CREATE TABLE offer (
    id            INTEGER PRIMARY KEY,
    slug          TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    position      INTEGER NOT NULL,
    need          TEXT NOT NULL CHECK (need IN ('health', 'everyday-life', 'home-and-post', 'support', 'animals',
                                                'elsewhere', 'other')),
    title_da      TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en      TEXT,
    place_da      TEXT,
    place_en      TEXT CHECK (place_en IS NULL OR place_da IS NOT NULL),
    text_da       TEXT,
    text_en       TEXT CHECK (text_en IS NULL OR text_da IS NOT NULL),
    first_step_da TEXT NOT NULL CHECK (trim(first_step_da) <> ''),
    first_step_en TEXT,
    icon          TEXT NOT NULL,
    availability  TEXT NOT NULL CHECK (availability IN ('scheduled', 'whenever-open', 'ask', 'elsewhere')),
    changed_here  INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1))
) STRICT;

-- Either from the house file (house_id) or from a calendar of another program (uid).
CREATE TABLE activity (
    id           INTEGER PRIMARY KEY,
    house_id     TEXT UNIQUE,
    uid          TEXT UNIQUE,
    sequence     INTEGER,
    kind         TEXT NOT NULL CHECK (kind IN ('activity', 'offer', 'meeting', 'shift')),
    title_da     TEXT NOT NULL CHECK (trim(title_da) <> ''),
    title_en     TEXT,
    place_da     TEXT,
    place_en     TEXT CHECK (place_en IS NULL OR place_da IS NOT NULL),
    text_da      TEXT,
    text_en      TEXT CHECK (text_en IS NULL OR text_da IS NOT NULL),
    host_da      TEXT,
    host_en      TEXT CHECK (host_en IS NULL OR host_da IS NOT NULL),
    join_da      TEXT,
    join_en      TEXT CHECK (join_en IS NULL OR join_da IS NOT NULL),
    watch_da     TEXT,
    watch_en     TEXT CHECK (watch_en IS NULL OR watch_da IS NOT NULL),
    help_da      TEXT,
    help_en      TEXT CHECK (help_en IS NULL OR help_da IS NOT NULL),
    before_da    TEXT,
    before_en    TEXT CHECK (before_en IS NULL OR before_da IS NOT NULL),
    during_da    TEXT,
    during_en    TEXT CHECK (during_en IS NULL OR during_da IS NOT NULL),
    after_da     TEXT,
    after_en     TEXT CHECK (after_en IS NULL OR after_da IS NOT NULL),
    icon         TEXT,
    scene        TEXT,
    offer        INTEGER REFERENCES offer (id) ON DELETE SET NULL,
    price        INTEGER CHECK (price >= 0), -- kroner for food, 0 is gratis; NULL is no food
    team         INTEGER NOT NULL CHECK (team IN (0, 1)),
    special      INTEGER NOT NULL CHECK (special IN (0, 1)),
    even_closed  INTEGER NOT NULL CHECK (even_closed IN (0, 1)),
    start        TEXT NOT NULL,
    zone         TEXT, -- NULL for a whole day
    length       INTEGER NOT NULL CHECK (length >= 0),
    length_kind  TEXT NOT NULL CHECK (length_kind IN ('civil', 'exact')),
    -- Where all its times lie, generously; NULL when a rule repeats it.
    earliest     INTEGER,
    latest       INTEGER,
    changed_here INTEGER NOT NULL DEFAULT 0 CHECK (changed_here IN (0, 1)),
    CHECK ((house_id IS NULL) <> (uid IS NULL)),
    CHECK ((uid IS NULL) = (sequence IS NULL)),
    CHECK ((earliest IS NULL) = (latest IS NULL))
) STRICT;

CREATE INDEX activity_offer ON activity (offer) WHERE offer IS NOT NULL;
CREATE INDEX activity_times ON activity (latest, earliest);
CREATE INDEX activity_special ON activity (id) WHERE special = 1;

CREATE TABLE activity_rule (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    rule     TEXT NOT NULL CHECK (rule <> ''),
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_extra (
    activity    INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    start       TEXT NOT NULL,
    length      INTEGER CHECK (length >= 0),
    length_kind TEXT CHECK (length_kind IN ('civil', 'exact')),
    PRIMARY KEY (activity, position),
    CHECK ((length IS NULL) = (length_kind IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE activity_except (
    activity INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start    TEXT NOT NULL,
    PRIMARY KEY (activity, position)
) STRICT, WITHOUT ROWID;

-- Without a start the occurrence is cancelled.
CREATE TABLE activity_override (
    activity    INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    instead_of  TEXT NOT NULL,
    start       TEXT,
    zone        TEXT,
    length      INTEGER CHECK (length >= 0),
    length_kind TEXT CHECK (length_kind IN ('civil', 'exact')),
    title       TEXT,
    place       TEXT,
    PRIMARY KEY (activity, position),
    CHECK ((start IS NULL) = (length IS NULL)),
    CHECK ((start IS NULL) = (length_kind IS NULL)),
    CHECK (start IS NOT NULL OR (zone IS NULL AND title IS NULL AND place IS NULL))
) STRICT, WITHOUT ROWID;

-- Computed: the times of all activities that overlap the kept span. Everything here can be made again.
-- reach is a bound on the length, so that "what overlaps this day" is one short stretch of the index for each reach.
CREATE TABLE occurrence (
    activity  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    key       TEXT NOT NULL,
    reach     INTEGER NOT NULL,
    starts    INTEGER NOT NULL,
    ends      INTEGER NOT NULL,
    all_day   INTEGER NOT NULL CHECK (all_day IN (0, 1)),
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    title     TEXT,
    place     TEXT,
    CHECK (ends BETWEEN starts AND starts + reach)
) STRICT;

CREATE INDEX occurrence_activity ON occurrence (activity);
CREATE INDEX occurrence_times ON occurrence (reach, starts, ends);

CREATE TABLE kept_span (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    starts INTEGER NOT NULL,
    ends   INTEGER NOT NULL CHECK (ends > starts),
    -- Which rules and which time zone tables it was computed with.
    engine TEXT NOT NULL
) STRICT;

-- There as long as the house shows the example content.
CREATE TABLE example (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    version TEXT NOT NULL
) STRICT;

-- What was changed in the house's content, and by whom. What the public presses is anonymous and leaves no row.
CREATE TABLE audit (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL DEFAULT (unixepoch()),
    actor   TEXT NOT NULL CHECK (actor IN ('start', 'command-line', 'staff')),
    action  TEXT NOT NULL CHECK (action <> ''),
    subject TEXT NOT NULL
) STRICT;
