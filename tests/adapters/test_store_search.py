"""Every entry is found again by any of its words, in every store."""

from datetime import date, timedelta

import pytest

from companion.app.ports import Store
from companion.core.journal import CheckIn, DayNote, QuestionSet, TagRating
from companion.core.naming import Hit, Search
from tests.adapters.store_files import HOUR, NINE, block, night, session

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)


def found(store: Store, text: str = "", **asked: object) -> list[str]:
    """Return the ids of what is found; the day for a note of a day."""
    hits = store.search(Search(text=text, **asked))  # type: ignore[arg-type]  # fields by name
    return [hit.entry_id or hit.day.isoformat() for hit in hits]


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


def fill(store: Store) -> None:
    store.add_session(session(id="s"))
    store.add_block(block(id="b", session_id="s"))
    store.add_question_set(QuestionSet(id="q", topic="Renal physiology", at=NINE + HOUR, correct=1, total=2))
    store.add_night(night(id="n", note="Woke at four, thinking of the exam"))
    store.set_day_note(DayNote(MONDAY, "A walk by the river helped."))
    store.add_check_in(
        CheckIn(
            id="c",
            at=NINE + 2 * HOUR,
            stress=4,
            words=("tense", "worn out"),
            tags=("on call",),
            ratings=(TagRating("noise", 6),),
            note="Café with Zoë before the exam 🙂",
        )
    )
    store.add_check_in(CheckIn(id="d", at=NINE - DAY, stress=2, words=("calm",), tags=("coffee", "on call")))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("exam", ["c", "n"]),
        ("EXAM", ["c", "n"]),
        ("ex", ["c", "n"]),
        ("exam thinking", ["n"]),
        ("thinking  exam ", ["n"]),
        ("thin exam", []),
        ("cafe", ["c"]),
        ("CAFÉ zoe", ["c"]),
        ("cardio", ["b"]),
        ("physiology renal", ["q"]),
        ("tense", ["c"]),
        ("worn out", ["c"]),
        ("on call", ["c", "d"]),
        ("noise", ["c"]),
        ("coffee", ["d"]),
        ("river", ["2026-03-02"]),
        ("worn-out", ["c"]),
        ("out-worn", []),
        ("🙂", ["c"]),
        ("exam 🙂", ["c"]),
        ("🙃", []),
        ("nothing", []),
        ("exam - zoe", ["c"]),
        ("-", []),
        ('"exam" AND (zoe)*', []),
        ('"exam" (zoe)*', ["c"]),
        ("", ["2026-03-02", "c", "q", "b", "n", "d"]),
        ("   ", ["2026-03-02", "c", "q", "b", "n", "d"]),
    ],
)
def test_each_word_must_be_there_the_last_as_a_beginning(store: Store, text: str, ids: list[str]) -> None:
    fill(store)
    assert found(store, text) == ids


def test_filters_narrow_what_is_found(store: Store) -> None:
    fill(store)
    assert found(store, kinds=frozenset({"night", "day"})) == ["2026-03-02", "n"]
    assert found(store, "exam", kinds=frozenset({"check_in"})) == ["c"]
    assert found(store, tags=("on call",)) == ["c", "d"]
    assert found(store, tags=("on call", "coffee")) == ["d"]
    assert found(store, tags=("noise",)) == ["c"]
    assert found(store, tags=("on",)) == []
    assert found(store, "cal", tags=("coffee",)) == ["d"]
    assert found(store, tags=("on call",), kinds=frozenset({"night"})) == []
    assert found(store, last=MONDAY - DAY) == ["d"]
    assert found(store, "exam", first=MONDAY + DAY) == []
    assert found(store, first=MONDAY, last=MONDAY) == ["2026-03-02", "c", "q", "b", "n"]


def test_a_hit_says_what_it_is_and_shows_the_passage(store: Store) -> None:
    fill(store)
    [hit] = store.search(Search(text="zoe"))
    assert (hit.kind, hit.entry_id, hit.day, hit.at) == ("check_in", "c", MONDAY, NINE + 2 * HOUR)
    assert hit.text == "Café with Zoë before the exam 🙂 · tense, worn out · on call, noise"
    assert marked(hit) == ["Zoë"]
    [hit] = store.search(Search(text="river walk"))
    assert (hit.kind, hit.entry_id, hit.day, hit.at) == ("day", "", MONDAY, None)
    assert marked(hit) == ["walk", "river"]


def test_marks_are_in_characters_whatever_stands_before(store: Store) -> None:
    store.add_check_in(CheckIn(at=NINE, note="👩‍⚕️ 𝔘 e\u0301clair, naïve Ärger 🙂 ärgerlich"))
    [hit] = store.search(Search(text="ÄRGER"))
    assert marked(hit) == ["Ärger", "ärgerlich"]
    [hit] = store.search(Search(text="eclair naive"))
    assert marked(hit) == ["e\u0301clair", "naïve"]


def test_a_long_text_shows_the_passage_around_the_match(store: Store) -> None:
    store.add_night(night(note="before " * 100 + "needle\nin " + "after " * 100))
    [hit] = store.search(Search(text="needle"))
    assert len(hit.text) <= 160
    assert hit.text.startswith("…before ")
    assert " needle in after " in hit.text
    assert hit.text.endswith("…")
    assert marked(hit) == ["needle"]


def test_the_limit_keeps_the_newest(store: Store) -> None:
    for number in range(30):
        store.add_check_in(CheckIn(id=str(number), at=NINE + number * HOUR, note="same"))
    assert found(store, "same", limit=7) == [str(number) for number in range(29, 22, -1)]
    assert found(store, "same", limit=0) == []
    assert found(store, "same", limit=1_000_000)[-1] == "0"


def test_within_a_day_the_newest_comes_first_however_it_was_entered(store: Store) -> None:
    for hour in (3, 1, 4, 2, 5):
        store.add_check_in(CheckIn(id=str(hour), at=NINE + hour * HOUR, note="same"))
    assert found(store, "same", limit=2) == ["5", "4"]


def test_what_is_changed_is_found_by_its_new_words_only(store: Store) -> None:
    fill(store)
    store.put_entry(CheckIn(id="c", at=NINE + 5 * DAY, note="Tea with Anna", tags=("quiet",)))
    assert found(store, "zoe") == found(store, "tense") == found(store, "noise") == []
    assert found(store, "anna quiet") == ["c"]
    assert store.search(Search(text="anna"))[0].day == MONDAY + 5 * DAY
    store.put_entry(block(id="b", topic="Neurology"))
    assert (found(store, "cardiology"), found(store, "neuro")) == ([], ["b"])
    store.set_day_note(DayNote(MONDAY, "Rain."))
    assert (found(store, "river"), found(store, "rain")) == ([], ["2026-03-02"])


def test_what_is_deleted_is_not_found(store: Store) -> None:
    fill(store)
    for entry_id in ("c", "b", "q", "n", "s"):
        store.delete_entry(entry_id)
    store.set_day_note(DayNote(MONDAY, ""))
    assert found(store) == ["d"]


def test_names_are_found_as_they_are_called_now(store: Store) -> None:
    fill(store)
    store.rename_tag("on call", "night shift")
    store.merge_tags("coffee", "noise")
    store.rename_feeling("calm", "at ease")
    store.rename_feeling("tense", "worn out")
    assert found(store, "night shift") == ["c", "d"]
    assert found(store, "on call") == found(store, "coffee") == found(store, "calm") == []
    assert found(store, "noise") == ["c", "d"]
    assert found(store, "at ease") == ["d"]
    assert (found(store, "tense"), found(store, "worn")) == ([], ["c"])


def test_what_a_transaction_has_written_is_found_within_it_and_not_after_it_failed(store: Store) -> None:
    fill(store)
    with pytest.raises(RuntimeError, match="stop"), store.transaction():
        store.add_check_in(CheckIn(id="e", at=NINE, note="new words"))
        store.delete_entry("c")
        assert found(store, "new") == ["e"]
        assert found(store, "zoe") == []
        raise RuntimeError("stop")
    assert found(store, "new") == []
    assert found(store, "zoe") == ["c"]
