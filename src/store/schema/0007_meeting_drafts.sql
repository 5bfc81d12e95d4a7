-- What is being made of a meeting and is not up yet. Nothing of it is public, and nothing of it names anybody.

-- There as long as an agenda is being made for the next time; without it what is up stands.
CREATE TABLE agenda_draft (
    meeting TEXT NOT NULL PRIMARY KEY REFERENCES meeting (slug) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- As with what is up, an item without a level of influence, or without a word on who decides, cannot be stored.
-- proposal is the line of the board that it is about.
CREATE TABLE agenda_draft_item (
    meeting       TEXT NOT NULL REFERENCES agenda_draft (meeting) ON DELETE CASCADE,
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
    proposal      TEXT CHECK (proposal <> ''),
    PRIMARY KEY (meeting, position)
) STRICT, WITHOUT ROWID;

-- Which item that went up a line of the board is about, so that it moves along when the minutes go up.
CREATE TABLE agenda_link (
    proposal TEXT NOT NULL PRIMARY KEY REFERENCES proposal (slug) ON DELETE CASCADE,
    meeting  TEXT NOT NULL REFERENCES meeting (slug) ON DELETE CASCADE,
    day      TEXT NOT NULL CHECK (date(day) IS day),
    title_da TEXT NOT NULL CHECK (trim(title_da) <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX agenda_link_meeting ON agenda_link (meeting);

-- What was decided about an item: as it was noted on the screen during the meeting, with how many hands, and as an
-- employee has written it for the minutes.
CREATE TABLE decision_draft (
    meeting       TEXT NOT NULL REFERENCES meeting (slug) ON DELETE CASCADE,
    day           TEXT NOT NULL CHECK (date(day) IS day),
    title_da      TEXT NOT NULL CHECK (trim(title_da) <> ''),
    noted_da      TEXT CHECK (trim(noted_da) <> ''),
    hands_for     INTEGER NOT NULL CHECK (hands_for BETWEEN 0 AND 999),
    hands_against INTEGER NOT NULL CHECK (hands_against BETWEEN 0 AND 999),
    decision_da   TEXT CHECK (trim(decision_da) <> ''),
    next_da       TEXT CHECK (trim(next_da) <> ''),
    instead_da    TEXT CHECK (trim(instead_da) <> ''),
    PRIMARY KEY (meeting, day, title_da),
    CHECK (decision_da IS NOT NULL OR (next_da IS NULL AND instead_da IS NULL))
) STRICT, WITHOUT ROWID;

-- The staff's own meeting. Without a row it is as it is at first: with *Forandring* on each new agenda.
CREATE TABLE staff_meeting (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    change_item INTEGER NOT NULL CHECK (change_item IN (0, 1))
) STRICT;

CREATE TABLE staff_item (
    position  INTEGER PRIMARY KEY,
    one       INTEGER NOT NULL REFERENCES staff_meeting (one) ON DELETE CASCADE,
    title_da  TEXT NOT NULL CHECK (trim(title_da) <> ''),
    recurring INTEGER NOT NULL CHECK (recurring IN (0, 1))
) STRICT;

CREATE INDEX staff_item_one ON staff_item (one);
