"""What stands in the kept journals of earlier schemas, `fixtures/journal-schema-N.db`.

Each was made once by the release that had that schema, from a checkout of it:
`python -m tests.adapters.kept_journal FILE`; only what every schema knows may be written here.
"""

import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.sqlite.store import open_store
from companion.app.ports import EngineSnapshot, Store
from companion.core.clock import Instant
from companion.core.journal import (
    BreakOutcome,
    BreakRecord,
    CheckIn,
    DayMark,
    FocusBlock,
    Night,
    QuestionSet,
    StudySession,
)

BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)
TOPICS = ("Cardiology", "Renal physiology", "Ünïcode 🙂")
OUTCOMES: tuple[BreakOutcome, ...] = ("taken", "natural", "left_early", "skipped", "superseded")
WORDS = ("tense", "tired", "calm", "worn out")
TAGS = ("coffee", "on call", "exercise")
NOTES = (
    "",
    "Slept badly, thought of the exam.",
    "A walk by the river: it helped 🙂",
    "Zoë called; café after.\nThen two more blocks.",
)


def write(store: Store) -> None:
    """Write it all: four weeks across a change of the clocks, three zones, every kind of entry."""
    with store.transaction():
        for number in range(1, 29):
            _write_day(store, number)
        _write_elsewhere(store)
        store.add_session(
            StudySession(
                id="session-open",
                topic="Neurology",
                rhythm="25/5",
                level="strict",
                started=datetime(2026, 10, 28, 15, tzinfo=BERLIN),
            )
        )
        store.mark_day(DayMark(date(2026, 10, 30), rest_declared=True))
    stored = datetime(2026, 10, 28, 15, 20, tzinfo=BERLIN)
    store.save_engine(EngineSnapshot("{}", Instant(timedelta(hours=40, microseconds=7), stored), "boot-1"))


def _write_day(store: Store, number: int) -> None:
    at = datetime(2026, 10, number, 9, tzinfo=BERLIN)
    rest = number % 7 == 4
    store.mark_day(DayMark(at.date(), program_ran=True, rest_declared=rest))
    if not rest:
        _write_study(store, number, at)
    store.add_check_in(
        CheckIn(
            id=f"check-in-{number}",
            at=at + 120 * MINUTE,
            stress=number % 11,
            pleasantness=-1 + number / 14,
            energy=None if number % 4 == 0 else 0.25,
            words=WORDS[: number % 5],
            tags=TAGS[: number % 4],
            note=NOTES[number % 4],
        )
    )
    store.add_night(
        Night(
            id=f"night-{number}",
            into_bed=at - 620 * MINUTE,
            tried=at - 600 * MINUTE,
            sleep_onset_latency=20 * MINUTE,
            awakenings=number % 3,
            wake_after_sleep_onset=number * MINUTE,
            woke=at - 150 * MINUTE,
            out_of_bed=at - 130 * MINUTE,
            quality=None if number % 6 == 0 else 1 + number % 5,
            note="Rain on the roof" if number == 9 else "",
        )
    )


def _write_study(store: Store, number: int, at: datetime) -> None:
    topic = TOPICS[number % 3]
    session = store.add_session(
        StudySession(
            id=f"session-{number}",
            topic=topic,
            rhythm="50/10",
            level="firm",
            started=at,
            ended=at + 110 * MINUTE,
            past_limit="You set 8 h of focus a day." if number == 12 else "",
        )
    )
    for place in range(2):
        start = at + 60 * place * MINUTE
        store.add_block(
            FocusBlock(
                id=f"block-{number}-{place}",
                topic=topic,
                started=start,
                ended=start + 50 * MINUTE,
                focus_time=50 * MINUTE - timedelta(microseconds=number),
                effort=None if number % 9 == 0 else number % 11,
                focus=place * 7.5 if number % 2 else None,
                session_id=session,
            )
        )
    store.add_break(
        BreakRecord(
            id=f"break-{number}",
            tier="short",
            level="firm",
            started=at + 50 * MINUTE,
            ended=at + 60 * MINUTE,
            planned=10 * MINUTE,
            rested=10 * MINUTE,
            outcome=OUTCOMES[number % 5],
            session_id=session,
        )
    )
    if number % 5 == 0:
        asked = at + 200 * MINUTE
        store.add_question_set(
            QuestionSet(id=f"questions-{number}", topic=TOPICS[1], at=asked, correct=number, total=40)
        )


def _write_elsewhere(store: Store) -> None:
    """Write what other zones, the hour that comes twice, the guard and the command line leave."""
    evening = datetime(2026, 10, 20, 22, tzinfo=ZoneInfo("America/New_York"))
    store.add_block(
        FocusBlock(
            id="block-log",
            topic="Biostatistics",
            started=evening,
            ended=evening + 60 * MINUTE,
            focus_time=60 * MINUTE,
            effort=4,
            source="log",
        )
    )
    tokyo = datetime(2026, 10, 21, 3, 59, 59, 999_999, tzinfo=ZoneInfo("Asia/Tokyo"))
    store.add_check_in(
        CheckIn(id="check-in-tokyo", at=tokyo, stress=0, words=("far away",), note="Jet lag, wide awake")
    )
    for fold in (0, 1):
        twice = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
        store.add_check_in(CheckIn(id=f"check-in-fold-{fold}", at=twice, stress=3 + fold))
    odd = datetime(2026, 10, 26, 21, 0, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    store.add_check_in(CheckIn(id="check-in-offset", at=odd, stress=5))
    guarded = datetime(2026, 10, 22, 16, tzinfo=BERLIN)
    store.add_break(
        BreakRecord(
            id="break-guard",
            tier="micro",
            level="gentle",
            started=guarded,
            ended=guarded + MINUTE,
            planned=MINUTE,
            rested=MINUTE,
            outcome="natural",
        )
    )


if __name__ == "__main__":
    made = open_store(Path(sys.argv[1]), BERLIN)
    write(made)
    made.close()
