"""What the store must hold after the tour."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.adapters.desktop.paths import paths_for, store_file
from companion.adapters.sqlite.store import open_store

DAY = date(2026, 11, 19)


def check_rows(profile: Path) -> Iterator[str]:
    """Assert the rows of the day, and tell them."""
    store = open_store(store_file(paths_for(profile)), ZoneInfo("Europe/Berlin"))
    try:
        (session,) = store.sessions(DAY, DAY)
        blocks, breaks = store.blocks(DAY, DAY), store.breaks(DAY, DAY)
        check_ins, marks = store.check_ins(DAY, DAY), store.day_marks(DAY, DAY)
        (night,) = store.nights(DAY, DAY)
    finally:
        store.close()
    assert session.topic == "Cardiovascular", session
    assert session.ended is not None, "the session was stopped"
    when = _span(session.started, session.ended)
    yield f"Session: {session.topic}, {session.rhythm}, {session.level}, {when}"
    assert len(blocks) >= 2, blocks
    assert blocks[0].effort == 6, "the effort typed on the end screen"
    for block in blocks:
        minutes = block.focus_time.total_seconds() / 60
        effort = "unknown" if block.effort is None else f"{block.effort:g}"
        yield f"Block: {_span(block.started, block.ended)}, {minutes:.0f} min of focus, effort {effort}"
    assert [rest.outcome for rest in breaks[:1]] == ["taken"], breaks
    for rest in breaks:
        yield f"Break: {_span(rest.started, rest.ended)}, {rest.tier}, {rest.outcome}"
    assert {check_in.stress for check_in in check_ins} == {4.0, 7.0}, check_ins
    for check_in in check_ins:
        mood = "" if check_in.pleasantness is None else f", pleasantness {check_in.pleasantness:+.2f}"
        yield f"Check-in: {check_in.at:%H:%M}, stress {check_in.stress:g}{mood}"
    yield f"Night: {_span(night.into_bed, night.out_of_bed)}"
    assert marks, "the program ran that day"
    assert marks[0].program_ran
    yield "The day is marked as one the program ran on."


def _span(start: object, end: object) -> str:
    return f"{start:%H:%M}–{end:%H:%M}"
