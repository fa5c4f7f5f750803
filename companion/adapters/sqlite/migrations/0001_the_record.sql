-- Instants are microseconds since 1970-01-01 UTC (`*_us`), spans are microseconds (`*_us`), each
-- entry carries the zone in force when it was made and the day it belongs to (`YYYY-MM-DD`), worked
-- out when it was written. `id` is what the program hands out; `key` joins tables and never leaves.

CREATE TABLE topic (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    last_used_us INTEGER NOT NULL
) STRICT;
CREATE INDEX topic_last_used ON topic (last_used_us);

CREATE TABLE session (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic INTEGER NOT NULL REFERENCES topic (key),
    rhythm TEXT NOT NULL,
    level TEXT NOT NULL,
    started_us INTEGER NOT NULL,
    ended_us INTEGER,
    past_limit TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX session_day ON session (day, started_us);

-- A wall clock set back may leave `ended_us` before `started_us`; the spans are still right.
CREATE TABLE block (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session INTEGER REFERENCES session (key),
    topic INTEGER NOT NULL REFERENCES topic (key),
    started_us INTEGER NOT NULL,
    ended_us INTEGER NOT NULL,
    focus_us INTEGER NOT NULL CHECK (focus_us >= 0),
    effort REAL CHECK (effort BETWEEN 0 AND 10),
    focus REAL CHECK (focus BETWEEN 0 AND 10),
    source TEXT NOT NULL,
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX block_day ON block (day, started_us);
CREATE INDEX block_session ON block (session);

CREATE TABLE break (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session INTEGER REFERENCES session (key),
    tier TEXT NOT NULL,
    level TEXT NOT NULL,
    started_us INTEGER NOT NULL,
    ended_us INTEGER NOT NULL,
    planned_us INTEGER NOT NULL,
    rested_us INTEGER NOT NULL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('taken', 'natural', 'left_early', 'skipped', 'superseded')),
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX break_day ON break (day, started_us);
CREATE INDEX break_session ON break (session);

CREATE TABLE check_in (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at_us INTEGER NOT NULL,
    stress REAL CHECK (stress BETWEEN 0 AND 10),
    pleasantness REAL CHECK (pleasantness BETWEEN -1 AND 1),
    energy REAL CHECK (energy BETWEEN -1 AND 1),
    note TEXT NOT NULL,
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX check_in_day ON check_in (day, at_us);

-- Words and tags are rows of their own, so that renaming one renames it in every entry.
CREATE TABLE word (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE check_in_word (
    check_in INTEGER NOT NULL REFERENCES check_in (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    word INTEGER NOT NULL REFERENCES word (key),
    PRIMARY KEY (check_in, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_word_word ON check_in_word (word);

CREATE TABLE tag (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE check_in_tag (
    check_in INTEGER NOT NULL REFERENCES check_in (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag INTEGER NOT NULL REFERENCES tag (key),
    PRIMARY KEY (check_in, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_tag_tag ON check_in_tag (tag);

-- A night belongs to the date of getting up; sol and waso as in the Consensus Sleep Diary.
CREATE TABLE night (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    into_bed_us INTEGER NOT NULL,
    tried_us INTEGER NOT NULL,
    sol_us INTEGER NOT NULL CHECK (sol_us >= 0),
    awakenings INTEGER NOT NULL CHECK (awakenings >= 0),
    waso_us INTEGER NOT NULL CHECK (waso_us >= 0),
    woke_us INTEGER NOT NULL,
    out_of_bed_us INTEGER NOT NULL,
    quality INTEGER CHECK (quality BETWEEN 1 AND 5),
    note TEXT NOT NULL,
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX night_day ON night (day, out_of_bed_us);

CREATE TABLE question_set (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    topic INTEGER NOT NULL REFERENCES topic (key),
    at_us INTEGER NOT NULL,
    correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND total),
    total INTEGER NOT NULL,
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX question_set_day ON question_set (day, at_us);

CREATE TABLE day_mark (
    day TEXT PRIMARY KEY,
    program_ran INTEGER NOT NULL,
    rest_declared INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The timer's stored state: one row, or none.
CREATE TABLE engine (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    state TEXT NOT NULL,
    elapsed_us INTEGER NOT NULL,
    wall_us INTEGER NOT NULL,
    zone TEXT NOT NULL,
    boot TEXT NOT NULL
) STRICT;
