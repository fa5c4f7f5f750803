-- What was practised. `practice` and `course` are the names of what was played and of its length; times,
-- zone and day as everywhere. A wall clock set back may leave `ended_us` before `started_us`;
-- `practised_us` is how long it played, pauses left out, and right all the same.
CREATE TABLE practice (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    practice TEXT NOT NULL,
    course TEXT NOT NULL,
    started_us INTEGER NOT NULL,
    ended_us INTEGER NOT NULL,
    practised_us INTEGER NOT NULL CHECK (practised_us >= 0),
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    stress_before REAL CHECK (stress_before BETWEEN 0 AND 10),
    stress_after REAL CHECK (stress_after BETWEEN 0 AND 10),
    place TEXT NOT NULL CHECK (place IN
        ('practices', 'today', 'tray', 'break', 'reminder', 'wind_down', 'after_questions')),
    zone TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX practice_day ON practice (day, started_us);
