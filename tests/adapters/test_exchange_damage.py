"""Damaged files by the hundred: never a traceback, and a refusal leaves the journal as it was.

COMPANION_FUZZ sets how many variants of each format are tried.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from companion.adapters.exchange.csv_text import csv_text, map_text
from companion.adapters.exchange.files import FileExchange
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.bus import Bus
from companion.app.exchange.archive import export_archive
from companion.app.exchange.bring_in import ImportRequest, import_file
from companion.app.exchange.tables import export_tables
from companion.core.errors import CompanionError
from companion.core.journal import (
    BreakRecord,
    CheckIn,
    DayMark,
    DayNote,
    FocusBlock,
    Night,
    PracticeSession,
    QuestionSet,
    StudySession,
    TagRating,
)
from companion.core.naming import Feeling, Tag
from tests.fakes.exchange import BERLIN, NOW, archive_of, fill
from tests.fakes.store import FakeStore

VARIANTS = int(os.environ.get("COMPANION_FUZZ", "300"))
HOUR = timedelta(hours=1)
PIECES = (
    b'"', b"'", b",", b"{", b"[", b"]", b"}", b":", b"\n", b"\r", b"\x00", b"\xff", b"\xed\xa0\x80", b"-",
    b"=", b"%", b";", b"\\ud800", b"null", b"true", b"NaN", b"1e999", b"-1", b"9" * 25, b"9" * 5000,
    b"[" * 3000, b"\xef\xbb\xbf", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00",
    b"2026-03-29T02:30", b"[Europe/Nowhere]", b"+00:00:00.000001", "\u202e\U0001f642".encode(),
)  # fmt: skip


def journal() -> FakeStore:
    store = FakeStore()
    session = StudySession(topic="Renal", rhythm="50/10", level="firm", started=NOW - 9 * HOUR, id="1" * 20)
    start = NOW - 9 * HOUR
    fill(
        store,
        [
            Tag(name="coffee", kind="scale"),
            Feeling(name="tense", pleasant=False, energetic=True),
            session,
            FocusBlock(topic="Renal", started=start, ended=start + HOUR, focus_time=HOUR, effort=6,
                       session_id="1" * 20, id="2" * 20),
            BreakRecord(tier="short", level="firm", started=start + HOUR, ended=start + 2 * HOUR,
                        planned=HOUR, rested=HOUR, outcome="taken", id="3" * 20),
            CheckIn(at=NOW - HOUR, stress=4, pleasantness=-0.5, words=("tense",), tags=("late",),
                    ratings=(TagRating("coffee", 3.5),), note="=1+1 'tis \x9b Ü", id="4" * 20),
            Night(into_bed=start - 9 * HOUR, tried=start - 9 * HOUR, sleep_onset_latency=HOUR / 4,
                  awakenings=2, wake_after_sleep_onset=HOUR / 4, woke=start - HOUR, out_of_bed=start,
                  quality=3, id="5" * 20),
            QuestionSet(topic="Renal", at=NOW - HOUR, correct=3, total=4, id="6" * 20),
            PracticeSession(practice="long-exhale", course="5", started=NOW - HOUR, ended=NOW - HOUR / 2,
                            practised=HOUR / 12, finished=True, stress_before=6, stress_after=4.5,
                            place="break", id="7" * 20),
            DayMark(NOW.date(), program_ran=True),
            DayNote(NOW.date(), "A long day."),
        ],
    )  # fmt: skip
    return store


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one to four kinds of damage."""
    kinds: list[Callable[[bytes, random.Random], bytes]] = [_flip, _cut, _drop, _repeat, _insert, _replace]
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = chance.choice(kinds)(content, chance)
    return content


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((1, 2, 8, 40, 200)))


def _flip(content: bytes, chance: random.Random) -> bytes:
    start, _ = _span(content, chance)
    return content[:start] + bytes([chance.randrange(256)]) + content[start + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _drop(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:end] * chance.choice((1, 3)) + content[end:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    start, _ = _span(content, chance)
    return content[:start] + chance.choice(PIECES) + content[start:]


def _replace(content: bytes, chance: random.Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + chance.choice(PIECES) + content[end:]


class _Undone(Exception):
    """Takes back what an import added, so that each begins with an empty journal."""


@contextmanager
def undone(store: SqliteStore) -> Iterator[None]:
    try:
        with store.transaction():
            yield
            raise _Undone
    except _Undone:
        return


def try_one(store: SqliteStore, file: Path, format_name: str | None, mapping: Path | None) -> str:
    """Import `file` and take it back; return `kept` or `refused`; anything but a clear line is raised."""
    request = ImportRequest(path=file, zone=BERLIN, format_name=format_name, map_path=mapping)
    outcome = "kept"
    with undone(store):
        try:
            report = import_file(store, FileExchange(), Bus(), request, NOW)
        except CompanionError as error:
            assert len(str(error).splitlines()) == 1
            assert not any(store.counts().values()), "a refused file changed the journal"
            assert not (store.day_notes(NOW.date(), NOW.date()) or store.tags() or store.feelings())
            outcome = "refused"
        else:
            assert report.added + report.duplicates + len(report.rejected) <= report.read
            assert all(each.where and each.why and len(each.why) < 500 for each in report.rejected)
    return outcome


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "journal.db", BERLIN)
    yield opened
    assert opened.integrity() == "ok"
    assert export_archive(opened, NOW) == export_archive(FakeStore(), NOW)
    opened.close()


def test_a_damaged_archive_makes_no_traceback(tmp_path: Path, store: SqliteStore) -> None:
    whole = archive_of(journal(), tmp_path / "whole.json").read_bytes()
    file = tmp_path / "damaged.json"
    file.write_bytes(whole)
    assert try_one(store, file, None, None) == "kept"
    outcomes = set()
    for number in range(VARIANTS):
        file.write_bytes(damaged(whole, random.Random(number)))
        outcomes.add(try_one(store, file, "archive" if number % 2 else None, None))
    assert outcomes == {"kept", "refused"}


@pytest.mark.parametrize("name", ["study", "checkins", "sleep", "questions"])
def test_a_damaged_table_makes_no_traceback(tmp_path: Path, store: SqliteStore, name: str) -> None:
    [table] = [each for each in export_tables(journal()) if each.name == name]
    whole = csv_text(table).encode() + csv_text(table).encode().split(b"\r\n", 1)[1]
    mapping, file = tmp_path / "map.toml", tmp_path / "damaged.csv"
    mapping.write_text(map_text(table), encoding="utf-8")
    file.write_bytes(whole)
    assert try_one(store, file, None, None) == "kept"
    outcomes = set()
    for number in range(VARIANTS // 4):
        file.write_bytes(damaged(whole, random.Random(number)))
        outcomes.add(try_one(store, file, "csv", mapping if number % 2 else None))
    assert outcomes == {"kept", "refused"}


def test_a_damaged_mapping_makes_no_traceback(tmp_path: Path, store: SqliteStore) -> None:
    file, mapping = tmp_path / "sheet.csv", tmp_path / "damaged.toml"
    file.write_text("When,Stress\n2026-03-02 09:00,3\n")
    whole = (
        b'entity = "checkin"\nzone = "Europe/Berlin"\nskip_blank = true\ndelimiter = ","\n[columns]\n'
        b'at = "When"\nstress = "Stress"\n[scale.stress]\nfrom = [5, 1]\nto = [0, 10]\n'
        b'[time]\nformat = "%Y-%m-%d %H:%M"\nof_day = "20:00"\n'
    )
    mapping.write_bytes(whole)
    assert try_one(store, file, None, mapping) == "kept"
    outcomes = set()
    for number in range(VARIANTS // 4):
        mapping.write_bytes(damaged(whole, random.Random(number)))
        outcomes.add(try_one(store, file, None, mapping))
    assert "refused" in outcomes
