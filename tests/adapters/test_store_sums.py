"""Sums worked out by the file and by the fake must be those of the entries themselves."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.adapters.sqlite.store import open_store
from companion.app.bus import Bus
from companion.app.ports import Store
from companion.app.record import Record
from companion.app.reflect import Reflect
from companion.app.settings import SettingsService
from companion.app.simulate import simulate
from companion.core.load import day_loads
from tests.fakes.desktop import FakeClock
from tests.fakes.light_rows import daily_stress, effort_rows
from tests.fakes.made_up import BERLIN, NOW
from tests.fakes.settings import FakeSettingsFile
from tests.fakes.store import FakeStore

TODAY = NOW.date()


@pytest.fixture(scope="module", params=["file", "fake"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("sums")
    kept: Store = FakeStore() if request.param == "fake" else open_store(folder / "journal.db", BERLIN)
    simulate(kept, Record(kept, Bus(), FakeClock(NOW)), 5, 60, NOW)
    yield kept
    kept.close()


def test_minutes_by_effort_give_the_same_loads_as_the_blocks(store: Store) -> None:
    first = store.first_day()
    assert first is not None
    by_blocks = day_loads(effort_rows(store.blocks(first, TODAY)))
    by_sums = day_loads(store.effort_minutes(first, TODAY))
    assert list(by_sums) == list(by_blocks)
    for day, load in by_blocks.items():
        assert by_sums[day].load == pytest.approx(load.load)
        assert by_sums[day].estimated == load.estimated


def test_daily_stress_is_the_mean_of_the_check_ins(store: Store) -> None:
    assert store.daily_stress(TODAY) == pytest.approx(daily_stress(store.check_ins(date.min, TODAY)))
    week_ago = TODAY - timedelta(days=7)
    assert max(store.daily_stress(week_ago)) <= week_ago


def test_study_days_are_counted_back(store: Store) -> None:
    days = sorted({block.started.date() for block in store.blocks(date.min, TODAY)})
    assert store.study_day_before(days[-1], 1) == days[-2]
    assert store.study_day_before(days[-1], 30) == days[-31]
    assert store.study_day_before(days[0], 1) is None


def test_years_later_the_averages_do_not_depend_on_how_far_back_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reflect = Reflect(store, FakeClock(NOW), SettingsService(FakeSettingsFile(), Bus()))
    month_ago = TODAY - timedelta(days=28)
    short = reflect.days(month_ago, TODAY)
    monkeypatch.setattr("companion.app.history.FORGOTTEN_AFTER", 100_000)
    whole = reflect.days(month_ago, TODAY)
    assert [day.load_usual for day in short] == pytest.approx([day.load_usual for day in whole], rel=1e-8)
    assert [day.stress_band for day in short] == [day.stress_band for day in whole]
