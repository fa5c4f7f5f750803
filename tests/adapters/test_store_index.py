"""The index of words in the file: right whatever is written, and without a trace of what is gone."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.adapters.sqlite import tables
from companion.adapters.sqlite.store import SqliteStore, open_store
from companion.app.ports import UndoStep
from companion.core.journal import CheckIn, DayNote, TagRating
from companion.core.naming import Search
from tests.adapters.store_files import BERLIN, EVER, HOUR, NINE, block, night

# `pears` and such would be found in the index as what follows a shared beginning; this is found anyway.
SECRET = "qvxzjhk"
# No surrogates: nobody's text has them, and the file refuses them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "journal.db", BERLIN)
    yield opened
    assert opened.integrity() == "ok"
    opened.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path_factory.mktemp("index") / "journal.db", BERLIN)
    yield opened
    opened.close()


def assert_indexed(store: SqliteStore) -> None:
    """Check the index against one made anew of everything there is."""
    rows = store._connection.execute("SELECT rowid, text FROM search ORDER BY rowid").fetchall()
    with pytest.raises(RuntimeError, match="put back"), store.transaction():
        for table in ("check_in", "night", "block", "question_set", "day_note", "reflection"):
            store._run(f"INSERT INTO search_due SELECT place FROM {table}")
        assert rows == store._rows("SELECT place, text FROM search_text ORDER BY place")
        raise RuntimeError("put back")
    assert store._rows("SELECT count(*) FROM search_due") == [(0,)]
    store._run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=texts, query=texts)
@example(note="a NEAR b", query='NEAR(a b, 5) OR "')
@example(note="text", query="text:a")
@example(note="a - b", query="-b ^a + * ** ( ) { } : \\")
@example(note="a\0b \x1b \x02", query="a\0b")
@example(note="🙂👩‍⚕️", query="👩‍⚕️")
@example(note="İstanbul ıſ ß ẞ ﬁ", query="İstanbul ẞ")
@example(note="x", query="\ud800 x")
@example(note="wort " * 3000, query="wort " * 3000)
def test_no_query_fails_and_marks_lie_within_the_passage(shared: SqliteStore, note: str, query: str) -> None:
    shared.set_day_note(DayNote(date(2026, 3, 2), note))
    for asked in (query, note):
        for hit in shared.search(Search(text=asked)):
            assert len(hit.text) <= 160
            ends = [end for mark in hit.marks for end in mark]
            assert ends == sorted(ends)
            assert all(start < end for start, end in hit.marks)
            assert all(0 <= end <= len(hit.text) for end in ends)
            assert not any(one.isspace() and one != " " for one in hit.text)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.characters(categories=["L", "N", "Zs", "Mn", "So", "Po"]), max_size=60))
def test_every_word_of_a_text_finds_it_and_is_marked(shared: SqliteStore, note: str) -> None:
    shared.set_day_note(DayNote(date(2026, 3, 2), note))
    for word in note.split():
        if any(unicodedata.category(one)[0] in "LN" and ord(one) < 0x500 for one in word):
            [hit] = shared.search(Search(text=word))
            assert hit.marks


@pytest.mark.parametrize(
    ("note", "query", "mark"),
    [
        ("今天睡得很好,没有压力", "压力", "压力"),
        ("ストレスが多い日でした", "多い日", "多い日"),
        ("วันนี้เครียดมาก", "เครียด", "เครียด"),
        ("오늘은 스트레스가 많았다", "스트레스", "스트레스가"),
        ("Очень устала сегодня", "УСТАЛА", "устала"),
        ("كنت متعبة اليوم", "متعبة", "متعبة"),
    ],
)
def test_words_of_any_script_are_found(store: SqliteStore, note: str, query: str, mark: str) -> None:
    store.add_check_in(CheckIn(at=NINE, note=f"🙂 {note}"))
    [hit] = store.search(Search(text=query))
    [(start, end)] = hit.marks
    assert hit.text[start:end] == mark


def test_the_index_is_right_after_every_way_of_writing(store: SqliteStore) -> None:
    rated = (TagRating("pain", 3),)
    store.add_check_in(CheckIn(id="c", at=NINE, words=("tense",), tags=("tea",), ratings=rated, note="x"))
    store.add_check_in(CheckIn(id="d", at=NINE, stress=1, words=("tense", "calm")))
    store.add_block(block(id="b"))
    store.add_night(night(id="n", note="hot"))
    store.set_day_note(DayNote(NINE.date(), "rain"))
    assert_indexed(store)
    changes: tuple[Callable[[], object], ...] = (
        lambda: store.put_entry(CheckIn(id="c", at=NINE + 30 * HOUR, words=("calm",), note="y")),
        lambda: store.put_entry(block(id="b", topic="Renal", started=NINE - 30 * HOUR)),
        lambda: store.put_entry(CheckIn(id="b", at=NINE, stress=3)),
        lambda: store.put_entry(night(id="n", out_of_bed=NINE + 30 * HOUR)),
        lambda: store.set_day_note(DayNote(NINE.date(), "sun")),
        lambda: store.rename_feeling("tense", "calm"),
        lambda: store.rename_tag("tea", "green tea"),
        lambda: store.merge_tags("green tea", "pain"),
        lambda: store._run("UPDATE topic SET name = 'Nephrology' WHERE name = 'Renal'"),
        lambda: store.delete_entry("d"),
        lambda: store.delete_entry("n"),
        lambda: store.set_day_note(DayNote(NINE.date(), "")),
    )
    for change in changes:
        change()
        with store.transaction():
            pass
        assert_indexed(store)


def remains(path: Path) -> list[str]:
    """Return which files of the profile still have the secret, in whole or but for its first letters."""
    files = [file for file in path.parent.iterdir() if file.is_file()]
    return [file.name for file in files if SECRET[2:].encode() in file.read_bytes().lower()]


def test_what_was_deleted_is_gone_from_the_files_when_it_can_no_longer_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store = open_store(path, BERLIN)
    for number in range(50):
        store.add_check_in(CheckIn(at=NINE, note=f"ordinary day {number}", words=("calm",)))
    before = CheckIn(id="c", at=NINE, words=(f"{SECRET}d",), note=f"Said to {SECRET}: {SECRET * 900}")
    store.add_check_in(before)
    store.put_entry(CheckIn(id="c", at=NINE, note=f"again {SECRET}"))
    with store.transaction():
        store.keep_undo(UndoStep(id="u", at=NINE, before=before, deleted=True))
        store.delete_entry("c")
    assert remains(path)
    assert store.search(Search(text=SECRET)) == []
    store.forget_undo(NINE + HOUR)
    assert remains(path) == []
    store.close()


@pytest.mark.parametrize("few", [True, False])
def test_an_old_name_is_gone_from_the_index(tmp_path: Path, few: bool) -> None:
    path = tmp_path / "journal.db"
    store = open_store(path, BERLIN)
    with store.transaction():
        for number in range(5 if few else tables.MANY + 5):
            store.add_check_in(CheckIn(at=NINE + number * HOUR, tags=(SECRET,), note=f"day {number}"))
    store.rename_tag(SECRET, "other")
    assert len(store.search(Search(text="other", limit=1000))) == (5 if few else tables.MANY + 5)
    assert_indexed(store)
    store.close()
    assert remains(path) == []
    again = apsw.Connection(str(path))
    assert ("secure-delete", 1) in again.execute("SELECT k, v FROM search_config").fetchall()
    again.close()


def test_a_reader_does_not_keep_a_deletion_from_being_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store, other = open_store(path, BERLIN), apsw.Connection(str(path))
    store.keep_undo(UndoStep(id="u", at=NINE, before=CheckIn(id="c", at=NINE, note=SECRET), deleted=True))
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM undo").fetchall()
    store.forget_undo(NINE + HOUR)
    assert store.undo_steps() == []
    other.execute("COMMIT")
    store.add_check_in(CheckIn(at=NINE, stress=1))
    assert remains(path) == []
    other.close()
    store.close()


def steps_of_search(store: SqliteStore) -> int:
    """Return how many hundreds of steps SQLite takes to find a word that is everywhere."""
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    store._connection.set_progress_handler(count, 100)
    assert len(store.search(Search(text="tire", limit=100))) == 100
    store._connection.set_progress_handler(None)
    return steps


def test_a_word_in_every_entry_costs_the_same_however_long_the_journal(tmp_path: Path) -> None:
    steps = []
    for name, days in (("short", 300), ("long", 6000)):
        store = open_store(tmp_path / f"{name}.db", BERLIN)
        with store.transaction():
            for back in range(days):
                store.add_check_in(CheckIn(at=NINE - timedelta(days=back), words=("tired",), note="again"))
        steps.append(steps_of_search(store))
        assert len(store.check_ins(*EVER)) == days
        store.close()
    assert steps[1] <= 1.2 * steps[0] + 2
