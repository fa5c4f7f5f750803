-- What the weekly reflection keeps, what was answered in questionnaires, what someone tries on
-- themselves, and what became of suggestions. A week is named by its Monday.

CREATE TABLE reflection (
    key INTEGER PRIMARY KEY,
    week TEXT NOT NULL UNIQUE,
    written_us INTEGER NOT NULL,
    zone TEXT NOT NULL,
    cost TEXT NOT NULL,
    helped TEXT NOT NULL,
    friend TEXT NOT NULL,
    -- NULL = nothing was decided, and all that belongs to it is NULL.
    decision TEXT,
    decided_on TEXT,
    aim TEXT CHECK (aim IN ('rest_days', 'stop_by', 'hours', 'breaks')),
    amount REAL,
    times INTEGER,
    outcome TEXT CHECK (outcome IN ('kept', 'partly', 'not', 'changed')),
    outcome_note TEXT,
    -- Where it stands in the index: on the week's Sunday.
    place INTEGER GENERATED ALWAYS AS
        (((unixepoch(week) / 86400 + 719169) << 41) | (key << 3) | 5) VIRTUAL,
    CHECK ((decision IS NULL) = (decided_on IS NULL) AND (decision IS NULL) = (outcome_note IS NULL)),
    CHECK ((aim IS NULL) = (amount IS NULL))
) STRICT;

-- `answers`: a JSON object of item -> 0-100 or null.
CREATE TABLE survey (
    key INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    form TEXT NOT NULL,
    answers TEXT NOT NULL CHECK (json_type(answers) = 'object'),
    UNIQUE (day, form)
) STRICT;

CREATE TABLE experiment (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    compares TEXT NOT NULL CHECK (compares IN ('rhythms', 'practice')),
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('stress', 'focus', 'effort', 'focus_min')),
    seed INTEGER NOT NULL,
    pairs INTEGER NOT NULL CHECK (pairs > 0),
    started TEXT NOT NULL,
    stopped TEXT
) STRICT;
CREATE TABLE experiment_day (
    experiment INTEGER NOT NULL REFERENCES experiment (key) ON DELETE CASCADE,
    day TEXT NOT NULL,
    condition TEXT NOT NULL CHECK (condition IN ('a', 'b')),
    PRIMARY KEY (experiment, day)
) STRICT, WITHOUT ROWID;

-- What someone agreed with themselves for one day alone, and suggestions that stay away for a while.
CREATE TABLE agreement (
    day TEXT PRIMARY KEY,
    finish_us INTEGER NOT NULL,
    zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE put_aside (
    name TEXT PRIMARY KEY,
    day TEXT NOT NULL,
    until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

DROP VIEW search_text;
-- The words of the places that are due, those that are gone left out.
CREATE VIEW search_text (place, text) AS
SELECT c.place, concat_ws(' · ',
    nullif(c.note, ''),
    (SELECT group_concat(w.name, ', ' ORDER BY l.position)
        FROM check_in_word l JOIN word w ON w.key = l.word WHERE l.check_in = c.key),
    (SELECT group_concat(t.name, ', ' ORDER BY l.position)
        FROM check_in_tag l JOIN tag t ON t.key = l.tag WHERE l.check_in = c.key))
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN check_in c ON c.key = (d.place >> 3) & 274877906943 AND c.place = d.place
UNION ALL
SELECT n.place, n.note
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN night n ON n.key = (d.place >> 3) & 274877906943 AND n.place = d.place
UNION ALL
SELECT b.place, t.name
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN block b ON b.key = (d.place >> 3) & 274877906943 AND b.place = d.place
    CROSS JOIN topic t ON t.key = b.topic
UNION ALL
SELECT q.place, t.name
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN question_set q ON q.key = (d.place >> 3) & 274877906943 AND q.place = d.place
    CROSS JOIN topic t ON t.key = q.topic
UNION ALL
SELECT o.place, o.text
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN day_note o ON o.key = (d.place >> 3) & 274877906943 AND o.place = d.place
UNION ALL
SELECT r.place, concat_ws(' · ', nullif(r.cost, ''), nullif(r.helped, ''), nullif(r.friend, ''),
    r.decision, nullif(r.outcome_note, ''))
    FROM (SELECT DISTINCT place FROM search_due) d
    CROSS JOIN reflection r ON r.key = (d.place >> 3) & 274877906943 AND r.place = d.place;

CREATE TRIGGER reflection_added AFTER INSERT ON reflection BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER reflection_changed AFTER UPDATE ON reflection BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER reflection_gone AFTER DELETE ON reflection BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;
