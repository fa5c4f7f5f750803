"""What Today may say of short nights and stress: what the Reflection page found, and nothing of its own."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from companion.app.bus import Bus
from companion.app.facts import EntriesChanged
from companion.app.short_nights import ShortNights
from companion.compose.reflections import make_reflections
from companion.core.association import Relation
from companion.core.suggestion import answered
from tests.adapters.store_files import night as a_night
from tests.fakes.made_up import NOW, journal

TODAY = NOW.date()
DAY = timedelta(days=1)
LINK = Relation(name="sleep_min", lag_days=0, n=41, rho=-0.4, p=0.033, q=0.08)
SAID = (
    "On 41 shared days, stress tended to be higher after short nights. Chance alone gives a link this "
    "strong about 1 time in 30. This does not show cause."
)


@pytest.fixture
def nights() -> ShortNights:
    return ShortNights(Bus())


def test_before_anything_was_compared_nothing_is_said(nights: ShortNights) -> None:
    assert nights.words(TODAY) == ""


def test_a_link_is_said_with_its_n_and_chance_for_a_week(nights: ShortNights) -> None:
    nights.hear(TODAY, [replace(LINK, name="midpoint"), LINK])
    assert nights.words(TODAY) == SAID
    assert nights.words(TODAY + 6 * DAY) == SAID
    assert nights.words(TODAY + 7 * DAY) == ""
    assert nights.words(TODAY - DAY) == ""


@pytest.mark.parametrize(
    "other",
    [
        replace(LINK, q=0.11),
        replace(LINK, n=31, p=None, q=None),
        replace(LINK, rho=0.4),
        replace(LINK, name="load"),
        replace(LINK, rho=None, p=None, q=None),
    ],
)
def test_where_there_is_no_such_link_nothing_is_said(nights: ShortNights, other: Relation) -> None:
    nights.hear(TODAY, [other])
    assert nights.words(TODAY) == ""


def test_a_link_that_is_gone_is_not_said_on(nights: ShortNights) -> None:
    nights.hear(TODAY, [LINK])
    nights.hear(TODAY, [replace(LINK, q=0.5)])
    assert nights.words(TODAY) == ""


def test_looking_back_at_an_older_week_changes_nothing(nights: ShortNights) -> None:
    nights.hear(TODAY, [LINK])
    nights.hear(TODAY - 60 * DAY, [replace(LINK, n=32)])
    assert nights.words(TODAY) == SAID


def test_what_was_changed_in_the_days_compared_takes_it_back() -> None:
    bus = Bus()
    nights = ShortNights(bus)
    nights.hear(TODAY, [LINK])
    bus.publish(EntriesChanged((TODAY, TODAY + DAY)))
    assert nights.words(TODAY) == SAID
    bus.publish(EntriesChanged((TODAY - DAY,)))
    assert nights.words(TODAY) == ""
    nights.hear(TODAY, [LINK])
    bus.publish(EntriesChanged())
    assert nights.words(TODAY) == ""


def test_the_suggestion_after_a_short_night_says_what_the_reflection_page_found() -> None:
    story = journal(now=NOW.replace(hour=9))
    back = make_reflections(story.store, story.bus, story.clock, story.settings)
    story.store.put_aside(answered("person", TODAY - DAY))
    story.store.put_aside(answered("rest", TODAY - DAY))
    for night in story.store.nights(TODAY, TODAY):
        story.store.delete_entry(night.id or "")
    woke = NOW.replace(hour=6, minute=0)
    slept = woke - timedelta(hours=4)
    story.store.add_night(
        a_night(into_bed=slept, tried=slept, sleep_onset_latency=0 * DAY, woke=woke, out_of_bed=woke)
    )
    before = back.suggest.current()
    assert before is not None
    assert before.name == "finish"
    assert "shared days" not in before.reason
    found = back.relations.between(TODAY - timedelta(weeks=12), TODAY)
    [sleep] = [each for each in found if each.name == "sleep_min"]
    after = back.suggest.current()
    assert after is not None
    assert f"On {sleep.n} shared days, stress tended to be higher after short nights." in after.reason
    assert after.reason.endswith("This does not show cause.")


def test_today_never_compares_days_itself() -> None:
    code = (
        "import sys; from tests.fakes.made_up import journal; from companion.compose.reflections import "
        "make_reflections; j = journal(); "
        "make_reflections(j.store, j.bus, j.clock, j.settings).suggest.current(); "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
