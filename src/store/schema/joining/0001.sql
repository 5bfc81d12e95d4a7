-- Who joins in, by a symbol instead of a name. No backup, export, log or audit takes anything of this file.
--
-- The key of a row is what it says, and there are no row numbers: after the VACUUM that follows each change the file
-- holds its rows in the order of their signs and not in the order in which people came.

-- listing is the house-file id of a duty or a group.
CREATE TABLE sign_up (
    listing TEXT NOT NULL CHECK (listing <> ''),
    date    TEXT NOT NULL CHECK (date(date) IS date),
    sign    TEXT NOT NULL CHECK (sign <> ''),
    -- As it is, and in no view. A salted sum of one of forty symbols is broken by forty tries, so it would hide
    -- nothing; what protects it is that it is gone the night after its date.
    secret  TEXT NOT NULL CHECK (secret <> ''),
    step    TEXT NOT NULL CHECK (step IN ('look', 'one-hour', 'with-someone', 'whole', 'if-nobody-else')),
    agreed  INTEGER NOT NULL CHECK (agreed IN (0, 1)),
    PRIMARY KEY (listing, date, sign)
) STRICT, WITHOUT ROWID;

-- Small needs that somebody has taken on; nobody knows who. They are up again the next day.
CREATE TABLE need_taken (
    need TEXT NOT NULL CHECK (need <> ''),
    date TEXT NOT NULL CHECK (date(date) IS date),
    PRIMARY KEY (need, date)
) STRICT, WITHOUT ROWID;

-- What somebody starts today, put together from ready parts; nobody knows who.
CREATE TABLE started (
    date  TEXT NOT NULL CHECK (date(date) IS date),
    time  TEXT NOT NULL CHECK (time(time) IS time),
    thing TEXT NOT NULL CHECK (thing <> ''),
    place TEXT NOT NULL CHECK (place <> ''),
    PRIMARY KEY (date, time, thing, place)
) STRICT, WITHOUT ROWID;

-- The last day this house has seen, so that a clock that jumps erases nothing.
CREATE TABLE seen (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    day     TEXT NOT NULL CHECK (date(day) IS day),
    -- The day to which the clock jumped, until that day is over.
    doubted TEXT CHECK (date(doubted) IS doubted)
) STRICT;
