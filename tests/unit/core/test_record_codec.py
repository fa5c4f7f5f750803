"""Records become JSON and come back as they were; what is no record is refused by its field."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.core.errors import InvalidInput
from companion.core.journal import (
    KINDS,
    BreakRecord,
    CheckIn,
    Entry,
    EntryKind,
    FocusBlock,
    Night,
    QuestionSet,
    StudySession,
    TagRating,
    kind_of,
)
from companion.core.record_codec import from_plain, read_time, time_text, to_plain

BERLIN = ZoneInfo("Europe/Berlin")
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)

offsets = st.integers(-82_800, 82_800).map(lambda seconds: timezone(timedelta(seconds=seconds)))
times = st.datetimes(
    datetime(1971, 1, 1),  # noqa: DTZ001  # hypothesis adds the zone
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.timezones() | offsets | st.just(UTC),
    # A time the clocks leave out is no time of anything that happened.
    allow_imaginary=False,
)
spans = st.timedeltas(timedelta(0), timedelta(days=2))
scale = st.none() | st.floats(0, 10) | st.integers(0, 10)
texts = st.text(st.characters(exclude_categories=["Cs"]))
ids = st.none() | texts.filter(bool)
names = st.lists(texts, max_size=4).map(tuple)
ratings = st.lists(st.builds(TagRating, texts, st.floats(0, 10)), max_size=3).map(tuple)
outcomes = st.sampled_from(["taken", "natural", "left_early", "skipped", "superseded"])
entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(
        StudySession,
        topic=texts,
        rhythm=texts,
        level=texts,
        started=times,
        ended=st.none() | times,
        past_limit=texts,
        id=ids,
    ),
    st.builds(
        FocusBlock,
        topic=texts,
        started=times,
        ended=times,
        focus_time=spans,
        effort=scale,
        focus=scale,
        session_id=ids,
        source=texts,
        id=ids,
    ),
    st.builds(
        BreakRecord,
        tier=texts,
        level=texts,
        started=times,
        ended=times,
        planned=spans,
        rested=spans,
        outcome=outcomes,
        session_id=ids,
        id=ids,
    ),
    st.builds(
        CheckIn,
        at=times,
        stress=scale,
        pleasantness=st.none() | st.floats(-1, 1),
        energy=st.none() | st.floats(-1, 1),
        words=names,
        tags=names,
        ratings=ratings,
        note=texts,
        id=ids,
    ),
    st.builds(
        Night,
        into_bed=times,
        tried=times,
        sleep_onset_latency=spans,
        awakenings=st.integers(0, 50),
        wake_after_sleep_onset=spans,
        woke=times,
        out_of_bed=times,
        quality=st.none() | st.integers(1, 5),
        note=texts,
        nap=st.booleans(),
        id=ids,
    ),
    st.builds(
        QuestionSet, topic=texts, at=times, correct=st.integers(0, 99), total=st.integers(1, 99), id=ids
    ),
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | times.map(time_text),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=6,
)


def moments(entry: Entry) -> list[datetime]:
    return [value for name in entry.__slots__ if isinstance(value := getattr(entry, name), datetime)]


@given(entries)
def test_every_entry_comes_back_through_json_as_it_was(entry: Entry) -> None:
    text = json.dumps(to_plain(entry))
    again = from_plain(kind_of(entry), json.loads(text))
    assert again == entry
    # Equal instants may still be told by different clocks.
    assert [at.isoformat() for at in moments(again)] == [at.isoformat() for at in moments(entry)]


@given(times)
def test_a_time_keeps_its_zone_and_the_second_of_two_equal_hours(at: datetime) -> None:
    again = read_time(time_text(at))
    assert again == at
    assert again.isoformat() == at.isoformat()
    assert getattr(again.tzinfo, "key", None) == getattr(at.tzinfo, "key", None) or at.tzinfo == UTC


def test_a_time_is_written_with_offset_and_zone() -> None:
    assert time_text(NINE) == "2026-03-02T09:00:00+01:00[Europe/Berlin]"
    autumn = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    assert time_text(autumn) == "2026-10-25T02:30:00+01:00[Europe/Berlin]"
    assert read_time(time_text(autumn)).fold == 1


def test_a_zone_this_computer_does_not_know_leaves_the_instant_and_the_offset() -> None:
    for zone in ("Mars/Olympus", "", "../../etc/passwd", "Europe", "UTC+01:00", "\0", "a" * 5000):
        at = read_time(f"2026-03-02T09:00:00+01:00[{zone}]")
        assert at == NINE
        assert at.utcoffset() == timedelta(hours=1)


def test_what_was_left_out_stays_left_out() -> None:
    assert to_plain(CheckIn(at=NINE, stress=0)) == {
        "at": "2026-03-02T09:00:00+01:00[Europe/Berlin]",
        "stress": 0,
    }


def test_lengths_are_seconds_and_ratings_are_pairs() -> None:
    night = to_plain(KINDS["night"](**NIGHT))
    assert (night["sleep_onset_latency"], night["wake_after_sleep_onset"]) == (1200.0, 0.000001)
    rated = CheckIn(at=NINE, tags=("tea",), ratings=(TagRating("pain", 3.5), TagRating("noise", 0)))
    assert to_plain(rated)["ratings"] == [["pain", 3.5], ["noise", 0]]


NIGHT: dict[str, Any] = {
    "into_bed": NINE,
    "tried": NINE,
    "sleep_onset_latency": timedelta(minutes=20),
    "awakenings": 1,
    "wake_after_sleep_onset": timedelta(microseconds=1),
    "woke": NINE,
    "out_of_bed": NINE,
}
GOOD: dict[EntryKind, dict[str, Any]] = {
    "check_in": to_plain(CheckIn(at=NINE, stress=4)),
    "night": to_plain(Night(**NIGHT)),
    "break": to_plain(
        BreakRecord(
            tier="short",
            level="firm",
            started=NINE,
            ended=NINE,
            planned=timedelta(1),
            rested=timedelta(0),
            outcome="taken",
        )
    ),
}


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("check_in", "at", "2026-03-02T09:00:00"),
        ("check_in", "at", "yesterday"),
        ("check_in", "at", 1772438400),
        ("check_in", "at", None),
        ("check_in", "at", "9999-12-31T23:00:00-05:00[Asia/Tokyo]"),
        ("check_in", "stress", "4"),
        ("check_in", "stress", True),
        ("check_in", "stress", float("nan")),
        ("check_in", "stress", float("inf")),
        ("check_in", "stress", 10**400),
        ("check_in", "words", "tense"),
        ("check_in", "words", [1]),
        ("check_in", "words", None),
        ("check_in", "ratings", [["pain"]]),
        ("check_in", "ratings", [["pain", "3"]]),
        ("check_in", "ratings", ["a3"]),
        ("check_in", "ratings", {"ab": 1}),
        ("check_in", "ratings", "pain"),
        ("check_in", "ratings", 3),
        ("check_in", "note", None),
        ("check_in", "note", ["a"]),
        ("check_in", "note", "\ud800"),
        ("check_in", "tags", ["\udfff"]),
        ("check_in", "id", 5),
        ("check_in", "id", ""),
        ("night", "sleep_onset_latency", 1e300),
        ("night", "sleep_onset_latency", float("nan")),
        ("night", "sleep_onset_latency", 10**400),
        ("night", "sleep_onset_latency", "20"),
        ("night", "awakenings", 1.5),
        ("night", "awakenings", True),
        ("night", "awakenings", 10**30),
        ("night", "nap", 1),
        ("night", "nap", None),
        ("break", "outcome", "forgotten"),
        ("break", "outcome", None),
        ("break", "outcome", ["taken"]),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_its_field(
    kind: EntryKind, field: str, value: object
) -> None:
    from_plain(kind, GOOD[kind])
    with pytest.raises(InvalidInput, match=field) as caught:
        from_plain(kind, GOOD[kind] | {field: value})
    assert "\n" not in str(caught.value)


def test_unknown_and_missing_fields_are_named() -> None:
    with pytest.raises(InvalidInput, match=r"mood.*check_in"):
        from_plain("check_in", GOOD["check_in"] | {"mood": 3})
    with pytest.raises(InvalidInput, match="at is missing"):
        from_plain("check_in", {"stress": 3})


def test_a_refusal_does_not_repeat_a_whole_journal() -> None:
    with pytest.raises(InvalidInput) as caught:
        from_plain("check_in", GOOD["check_in"] | {"note": ["private " * 10_000]})
    assert len(str(caught.value)) < 200


@given(st.sampled_from(sorted(KINDS)), st.data())
@example("check_in", None)
def test_nothing_but_refusals_comes_of_any_json(kind: EntryKind, data: st.DataObject | None) -> None:
    if data is None:
        return
    known = st.sampled_from(list(KINDS[kind].__slots__)) | st.text(max_size=5)
    plain = data.draw(st.dictionaries(known, values, max_size=12))
    try:
        entry = from_plain(kind, GOOD.get(kind, {}) | plain)
    except InvalidInput as refused:
        assert len(str(refused)) < 300
    else:
        assert from_plain(kind, to_plain(entry)) == entry


def test_days_are_no_times() -> None:
    with pytest.raises(InvalidInput, match="at"):
        from_plain("check_in", {"at": date(2026, 3, 2).isoformat()})
