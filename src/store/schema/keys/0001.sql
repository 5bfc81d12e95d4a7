-- The keys of the house, each sealed; and how often somebody tried. No names, no codes, nothing that confirms a guess.

CREATE TABLE house (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    place           TEXT NOT NULL CHECK (place IN ('common-room', 'staff-room')),
    -- Somebody has left and the start code is still the one she knew.
    start_code_due  INTEGER NOT NULL DEFAULT 0 CHECK (start_code_due IN (0, 1)),
    start_slot      BLOB NOT NULL,
    recovery_slot   BLOB NOT NULL,
    recovery_public BLOB NOT NULL CHECK (length(recovery_public) = 32),
    recovery_pad    BLOB NOT NULL,
    recovery_keys   BLOB NOT NULL,
    box_public      BLOB NOT NULL CHECK (length(box_public) = 32),
    box_private     BLOB NOT NULL,
    audit_public    BLOB NOT NULL CHECK (length(audit_public) = 32)
) STRICT;

-- A number is never given twice.
CREATE TABLE employee (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    profile BLOB NOT NULL,
    public  BLOB NOT NULL CHECK (length(public) = 32),
    slot    BLOB NOT NULL,
    -- Wrong tries since the last right one, and when the last was made, since power-up.
    count   INTEGER NOT NULL DEFAULT 0 CHECK (count >= 0),
    boot    BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' CHECK (length(boot) = 16),
    at_ms   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Wrong tries of the last fourteen days of running, in seconds of them.
CREATE TABLE wrong (
    id       INTEGER PRIMARY KEY,
    employee INTEGER NOT NULL REFERENCES employee ON DELETE CASCADE,
    lived    INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_of ON wrong (employee);

-- How long the machine has run in all, as noted at a moment of one of its lives.
CREATE TABLE lived (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    boot    BLOB NOT NULL CHECK (length(boot) = 16),
    at_ms   INTEGER NOT NULL,
    seconds INTEGER NOT NULL
) STRICT;

-- Where each audit stands, so that one whose end was cut off is found out.
CREATE TABLE head (
    chain  TEXT PRIMARY KEY,
    number INTEGER NOT NULL CHECK (number > 0),
    mark   BLOB NOT NULL CHECK (length(mark) = 32)
) STRICT;
