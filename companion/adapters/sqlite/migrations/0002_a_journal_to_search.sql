-- What is written about a day, what the person calls things, what can be taken back, and an index of
-- every word, kept right by the triggers below whoever writes.

-- NULL = the tag was present; otherwise how much of it there was.
ALTER TABLE check_in_tag ADD COLUMN value REAL CHECK (value BETWEEN 0 AND 10);
ALTER TABLE tag ADD COLUMN kind TEXT NOT NULL DEFAULT 'present' CHECK (kind IN ('present', 'scale'));
ALTER TABLE tag ADD COLUMN offered INTEGER NOT NULL DEFAULT 1;

-- The person's own list; words in entries are rows of `word`, whether they are listed here or not.
CREATE TABLE feeling (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    pleasant INTEGER NOT NULL,
    energetic INTEGER NOT NULL,
    offered INTEGER NOT NULL
) STRICT;

ALTER TABLE night ADD COLUMN nap INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day_mark ADD COLUMN did_not_sleep INTEGER NOT NULL DEFAULT 0;
ALTER TABLE day_mark ADD COLUMN night_skipped INTEGER NOT NULL DEFAULT 0;

CREATE TABLE day_note (key INTEGER PRIMARY KEY, day TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;

-- The id of a session that was deleted: its blocks and breaks find it again when that is taken back.
ALTER TABLE block ADD COLUMN session_was TEXT;
ALTER TABLE break ADD COLUMN session_was TEXT;
CREATE INDEX block_session_was ON block (session_was) WHERE session_was IS NOT NULL;
CREATE INDEX break_session_was ON break (session_was) WHERE session_was IS NOT NULL;

-- `before` is the entry as JSON.
CREATE TABLE undo (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at_us INTEGER NOT NULL,
    zone TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    kind TEXT NOT NULL,
    before TEXT NOT NULL
) STRICT;
CREATE INDEX undo_at ON undo (at_us);

CREATE TABLE reminder (
    name TEXT PRIMARY KEY,
    shown_us INTEGER,
    zone TEXT,
    not_on TEXT
) STRICT, WITHOUT ROWID;

-- `place` is where an entry stands in the index: its day (22 bits, from 0001-01-01 = 1), its key
-- (38 bits), its kind (3 bits). So the newest come first without sorting, and days are a range.
ALTER TABLE check_in ADD COLUMN place INTEGER
    GENERATED ALWAYS AS (((unixepoch(day) / 86400 + 719163) << 41) | (key << 3) | 0) VIRTUAL;
ALTER TABLE night ADD COLUMN place INTEGER
    GENERATED ALWAYS AS (((unixepoch(day) / 86400 + 719163) << 41) | (key << 3) | 1) VIRTUAL;
ALTER TABLE block ADD COLUMN place INTEGER
    GENERATED ALWAYS AS (((unixepoch(day) / 86400 + 719163) << 41) | (key << 3) | 2) VIRTUAL;
ALTER TABLE question_set ADD COLUMN place INTEGER
    GENERATED ALWAYS AS (((unixepoch(day) / 86400 + 719163) << 41) | (key << 3) | 3) VIRTUAL;
ALTER TABLE day_note ADD COLUMN place INTEGER
    GENERATED ALWAYS AS (((unixepoch(day) / 86400 + 719163) << 41) | (key << 3) | 4) VIRTUAL;

CREATE VIRTUAL TABLE search USING fts5 (
    text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
-- A word that is deleted leaves the file at once, not at some later merge.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Places whose words have changed in this transaction. Its end empties it: an entry takes many rows,
-- and is indexed once.
CREATE TABLE search_due (place INTEGER NOT NULL) STRICT;

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
    CROSS JOIN day_note o ON o.key = (d.place >> 3) & 274877906943 AND o.place = d.place;

CREATE TRIGGER check_in_added AFTER INSERT ON check_in BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER check_in_changed AFTER UPDATE OF note, day ON check_in BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER check_in_gone AFTER DELETE ON check_in BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;
CREATE TRIGGER check_in_word_added AFTER INSERT ON check_in_word BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key = NEW.check_in;
END;
CREATE TRIGGER check_in_word_changed AFTER UPDATE ON check_in_word BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key IN (OLD.check_in, NEW.check_in);
END;
CREATE TRIGGER check_in_word_gone AFTER DELETE ON check_in_word BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key = OLD.check_in;
END;
CREATE TRIGGER check_in_tag_added AFTER INSERT ON check_in_tag BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key = NEW.check_in;
END;
CREATE TRIGGER check_in_tag_changed AFTER UPDATE ON check_in_tag BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key IN (OLD.check_in, NEW.check_in);
END;
CREATE TRIGGER check_in_tag_gone AFTER DELETE ON check_in_tag BEGIN
    INSERT INTO search_due SELECT place FROM check_in WHERE key = OLD.check_in;
END;
CREATE TRIGGER word_renamed AFTER UPDATE OF name ON word BEGIN
    INSERT INTO search_due SELECT c.place FROM check_in_word l JOIN check_in c ON c.key = l.check_in
        WHERE l.word = NEW.key;
END;
CREATE TRIGGER tag_renamed AFTER UPDATE OF name ON tag BEGIN
    INSERT INTO search_due SELECT c.place FROM check_in_tag l JOIN check_in c ON c.key = l.check_in
        WHERE l.tag = NEW.key;
END;
CREATE TRIGGER topic_renamed AFTER UPDATE OF name ON topic BEGIN
    INSERT INTO search_due SELECT place FROM block WHERE topic = NEW.key
        UNION ALL SELECT place FROM question_set WHERE topic = NEW.key;
END;
CREATE TRIGGER night_added AFTER INSERT ON night BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER night_changed AFTER UPDATE OF note, day ON night BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER night_gone AFTER DELETE ON night BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;
CREATE TRIGGER block_added AFTER INSERT ON block BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER block_changed AFTER UPDATE OF topic, day ON block BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER block_gone AFTER DELETE ON block BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;
CREATE TRIGGER question_set_added AFTER INSERT ON question_set BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER question_set_changed AFTER UPDATE OF topic, day ON question_set BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER question_set_gone AFTER DELETE ON question_set BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;
CREATE TRIGGER day_note_added AFTER INSERT ON day_note BEGIN
    INSERT INTO search_due VALUES (NEW.place);
END;
CREATE TRIGGER day_note_changed AFTER UPDATE ON day_note BEGIN
    INSERT INTO search_due VALUES (OLD.place), (NEW.place);
END;
CREATE TRIGGER day_note_gone AFTER DELETE ON day_note BEGIN
    INSERT INTO search_due VALUES (OLD.place);
END;

-- What was written before there was an index.
INSERT INTO search_due
    SELECT place FROM check_in UNION ALL SELECT place FROM night UNION ALL SELECT place FROM block
    UNION ALL SELECT place FROM question_set;
INSERT INTO search (rowid, text) SELECT place, text FROM search_text;
DELETE FROM search_due;
INSERT INTO search (search) VALUES ('optimize');
