"""Settings: each value right or its default, with a sentence; changed through one service."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from companion.app.bus import Bus
from companion.app.facts import SettingsChanged
from companion.app.settings import Settings, SettingsService, parse_engine, parse_rhythm, parse_settings
from companion.core.engine.rhythm import BUILT_IN
from companion.core.engine.settings import EngineSettings
from companion.core.errors import EnvironmentFault, InvalidInput

SECOND = timedelta(seconds=1)


class FakeSettingsFile:
    """A settings file in memory."""

    def __init__(self, table: dict[str, Any] | None = None, damage: str = "") -> None:
        self.table = table or {}
        self.damage = damage
        self.full = False

    def load(self) -> dict[str, Any]:
        if self.damage:
            raise InvalidInput(self.damage)
        return self.table

    def save(self, changes: dict[str, dict[str, Any]]) -> None:
        if self.full:
            raise EnvironmentFault("The disk is full.")
        self.damage = ""
        for name, values in changes.items():
            self.table.setdefault(name, {}).update(values)


def test_an_empty_table_gives_the_defaults() -> None:
    assert parse_settings({}) == (Settings(), [])
    assert parse_engine({}) == (EngineSettings(), [])


def test_everything_can_be_set() -> None:
    settings, problems = parse_settings(
        {
            "exam": {"name": "Physikum", "date": "2026-10-13"},
            "study": {
                "rhythm": "mine",
                "level": "strict",
                "rhythms": {"mine": {"tiers": [{"name": "short", "after": 2400, "length": 480}]}},
            },
            "engine": {"away_after": 600, "auto_return": False},
            "guard": {"on": True},
            "look": {"theme": "dark", "reduced_motion": True, "text_scale": 1.5},
            "journal": {"sleep_target_min": 450, "rollover": "05:30"},
            "welcome": {"done": True},
        }
    )
    assert problems == []
    assert (settings.exam.name, settings.exam.date) == ("Physikum", date(2026, 10, 13))
    assert (settings.study.rhythm, settings.study.level) == ("mine", "strict")
    assert settings.study.rhythms[0].tiers[0].length == 480 * SECOND
    assert (settings.engine.away_after, settings.engine.auto_return) == (600 * SECOND, False)
    assert (settings.guard, settings.welcomed) == (True, True)
    assert (settings.look.theme, settings.look.text_scale) == ("dark", 1.5)
    assert (settings.journal.sleep_target_min, settings.journal.rollover) == (450, time(5, 30))


@pytest.mark.parametrize(
    ("table", "key", "value", "used"),
    [
        ("exam", "name", 7, "nothing"),
        ("exam", "date", "soon", "nothing"),
        ("study", "rhythm", "60/5", "50/10"),
        ("study", "level", "iron", "firm"),
        ("guard", "on", "yes", "false"),
        ("look", "theme", "pink", "system"),
        ("look", "text_scale", 9, "1.0"),
        ("look", "text_scale", True, "1.0"),
        ("look", "text_scale", float("nan"), "1.0"),
        ("journal", "rollover", "25:00", "04:00"),
        ("journal", "sleep_target_min", 0, "480"),
        ("engine", "away_after", 10, "300"),
        ("engine", "away_after", "long", "300"),
        ("engine", "lull", -1, "3"),
        ("engine", "lull", float("inf"), "3"),
        ("engine", "auto_return", 1, "true"),
        ("engine", "daily_focus_limit", 5, "off"),
        ("practice", "voice", 1.01, "0.8"),
        ("practice", "bell", "loud", "0.6"),
        ("practice", "bell", 10**400, "0.6"),
        ("engine", "lull", 10**400, "3"),
        ("practice", "background_volume", -0.1, "0.4"),
        ("practice", "background", "jazz", "nothing"),
        ("practice", "skip_holds", 1, "false"),
        ("practice", "ask_stress", "no", "true"),
        ("practice", "cautions_seen", "box", "nothing"),
        ("practice", "eyes_closed", None, "false"),
        ("breaks", "suggestions_off", "stand", "nothing"),
    ],
)
def test_a_bad_value_falls_back_and_is_named(table: str, key: str, value: object, used: str) -> None:
    settings, problems = parse_settings({table: {key: value}})
    assert settings == Settings()
    [problem] = problems
    assert f"[{table}] {key}" in problem
    assert f"{used} is used." in problem


def test_a_text_that_cannot_be_used_is_left_out_of_its_list_and_named() -> None:
    own = ["Water the plants", 3, " ", "x" * 121, "Feed the cat "]
    settings, problems = parse_settings({"breaks": {"suggestions_own": own}})
    assert settings.breaks.suggestions_own == ("Water the plants", "Feed the cat")
    shown = "x" * 58
    assert problems == [
        "[breaks] suggestions_own: the text at place 2 is 3, not one of up to 120 characters; "
        "it is left out.",
        f"[breaks] suggestions_own: the text at place 4 is '{shown}…, not one of up to 120 characters; "
        "it is left out.",
    ]


def test_of_too_many_texts_the_first_are_used() -> None:
    settings, problems = parse_settings({"breaks": {"suggestions_own": [str(n) for n in range(51)]}})
    assert settings.breaks.suggestions_own == tuple(str(n) for n in range(50))
    assert problems == ["[breaks] suggestions_own has 51 texts; the first 50 are used."]


def test_a_line_about_a_bad_value_stays_one_line_however_long_the_value_is() -> None:
    _settings, [problem] = parse_settings({"breaks": {"suggestions_own": {"Water the plants": ["x"] * 90}}})
    assert problem == (
        "[breaks] suggestions_own is {'Water the plants': ['x', 'x', 'x', 'x', 'x', 'x', 'x', 'x…, not a "
        "list of texts; nothing is used."
    )
    _settings, [problem] = parse_settings({"breaks": "x" * 5000})
    assert len(problem) < 200


def test_an_empty_word_among_those_to_choose_from_can_be_seen() -> None:
    _settings, [problem] = parse_settings({"practice": {"background": "jazz"}})
    assert "not one of '', brown, rain, drone" in problem


def test_practices_and_breaks_can_be_set() -> None:
    settings, problems = parse_settings(
        {
            "practice": {
                "voice": 0,
                "bell": 1,
                "background": "rain",
                "cautions_seen": ["box"],
                "skip_holds": True,
            },
            "breaks": {"suggestions_off": ["stand", "stand"], "suggestions_own": [" Call  Zoë ", ""]},
        }
    )
    assert problems == []
    practice = settings.practice
    assert (practice.voice, practice.bell, practice.background, practice.skip_holds) == (0, 1, "rain", True)
    assert (practice.background_volume, practice.cautions_seen, practice.ask_stress) == (0.4, ("box",), True)
    assert settings.breaks.suggestions_off == ("stand",)
    assert settings.breaks.suggestions_own == ("Call Zoë",)


def test_a_value_in_a_tables_place_is_named_once() -> None:
    settings, problems = parse_settings({"look": 3})
    assert settings == Settings()
    assert problems == ["look is 3, not a table; its defaults are used."]


def test_a_bad_rhythm_of_ones_own_leaves_the_others() -> None:
    settings, problems = parse_settings(
        {
            "study": {
                "rhythms": {
                    "bad": {"tiers": []},
                    "good": {"tiers": [{"name": "s", "after": 60, "length": 9}]},
                }
            }
        }
    )
    assert [rhythm.name for rhythm in settings.study.rhythms] == ["good"]
    assert "bad is not used" in problems[0]


def test_limits_of_the_day_can_be_off_or_a_length() -> None:
    off, none = parse_engine({"daily_focus_limit": "off", "wind_down": False})
    on, also_none = parse_engine({"daily_focus_limit": 28_800, "wind_down": 3600})
    assert (off.daily_focus_limit, off.wind_down, none, also_none) == (None, None, [], [])
    assert (on.daily_focus_limit, on.wind_down) == (timedelta(hours=8), timedelta(hours=1))


def test_an_unknown_engine_setting_is_named() -> None:
    _, problems = parse_engine({"away_afer": 60})
    assert "away_afer is not a setting" in problems[0]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_rhythm_is_found_by_name(name: str) -> None:
    assert parse_rhythm(name) is BUILT_IN[name]


def test_an_unknown_rhythm_is_refused_with_the_known_ones() -> None:
    own = parse_rhythm({"tiers": [{"name": "s", "after": 60, "length": 9}]}, name="mine")
    with pytest.raises(InvalidInput) as caught:
        parse_rhythm("60/5", [own])
    assert "'60/5'" in str(caught.value)
    assert "25/5, 50/10, 52/17, 90/20, flow, mine" in str(caught.value)


def test_every_nth_tier_inherits_what_it_leaves_out() -> None:
    rhythm = parse_rhythm(
        {
            "tiers": [
                {"name": "long", "every": 4, "length": 900},
                {
                    "name": "short",
                    "after": 1500,
                    "length": 300,
                    "notice": 30,
                    "postpone": 120,
                    "postpone_limit": 1,
                },
            ]
        }
    )
    short, long = rhythm.tiers
    assert (short.name, long.name, long.every) == ("short", "long", 4)
    assert (long.after, long.notice, long.postpone, long.postpone_limit) == (
        1500 * SECOND,
        30 * SECOND,
        120 * SECOND,
        1,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        None,
        {},
        {"tiers": "short"},
        {"tiers": [3]},
        {"tiers": [{"after": 60, "length": 9}]},
        {"tiers": [{"name": "s", "length": 9}]},
        {"tiers": [{"name": "s", "after": 60}]},
        {"tiers": [{"name": "s", "after": -60, "length": 9}]},
        {"tiers": [{"name": "s", "after": 60, "length": 0}]},
        {"tiers": [{"name": "s", "after": 60, "length": "9"}]},
        {"tiers": [{"name": "s", "after": 1e12, "length": 9}]},
        {"tiers": [{"name": "s", "after": True, "length": 9}]},
        {"tiers": [{"name": "s", "after": 60, "length": 9, "notice": -1}]},
        {"tiers": [{"name": "s", "after": 60, "length": 9, "postpone_limit": 1.5}]},
        {"tiers": [{"name": "s", "after": 60, "length": 9, "notcie": 3}]},
        {"tiers": [{"name": "l", "every": 2, "length": 9}]},
        {"tiers": [{"name": "s", "after": 60, "length": 9}, {"name": "l", "every": 1, "length": 9}]},
        {"tiers": [{"name": "s", "after": 60, "length": 9}, {"name": "s", "after": 90, "length": 19}]},
    ],
)
def test_a_rhythm_that_makes_no_sense_is_refused_in_one_line(wrong: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_rhythm(wrong)
    assert "\n" not in str(caught.value)


def service(file: FakeSettingsFile) -> tuple[SettingsService, list[SettingsChanged]]:
    bus = Bus()
    said: list[SettingsChanged] = []
    bus.subscribe(SettingsChanged, said.append)
    return SettingsService(file, bus), said


def test_a_change_is_saved_in_force_and_published() -> None:
    file = FakeSettingsFile({"exam": {"name": "Old"}})
    settings, said = service(file)
    settings.change("exam", "name", "Physikum")
    assert settings.current.exam.name == file.table["exam"]["name"] == "Physikum"
    assert len(said) == 1


def test_several_changes_are_published_once() -> None:
    settings, said = service(FakeSettingsFile())
    settings.change_many({"exam": {"name": "Physikum", "date": date(2026, 10, 13)}, "guard": {"on": True}})
    assert settings.current.exam.date == date(2026, 10, 13)
    assert settings.current.guard
    assert len(said) == 1


def test_what_the_user_edited_meanwhile_comes_into_force_with_the_next_change() -> None:
    file = FakeSettingsFile()
    settings, _ = service(file)
    file.table["study"] = {"level": "strict"}
    settings.change("exam", "name", "Physikum")
    assert (settings.current.study.level, settings.current.exam.name) == ("strict", "Physikum")


def test_none_takes_a_value_back_to_its_default() -> None:
    settings, _ = service(FakeSettingsFile({"exam": {"date": date(2026, 10, 13)}}))
    settings.change("exam", "date", None)
    assert settings.current.exam.date is None


def test_a_change_that_cannot_be_used_is_refused_and_not_saved() -> None:
    file = FakeSettingsFile({"study": {"level": "gentle"}})
    settings, said = service(file)
    with pytest.raises(InvalidInput, match="iron"):
        settings.change("study", "level", "iron")
    assert file.table == {"study": {"level": "gentle"}}
    assert settings.current.study.level == "gentle"
    assert said == []


def test_an_old_problem_elsewhere_does_not_stop_a_change() -> None:
    settings, _ = service(FakeSettingsFile({"look": {"theme": "pink"}}))
    settings.change("exam", "name", "Physikum")
    assert settings.current.exam.name == "Physikum"
    assert "pink" in settings.problems[0]


def test_a_damaged_file_leaves_the_defaults_in_force_and_is_told() -> None:
    settings, _ = service(FakeSettingsFile(damage="line 3 is damaged"))
    assert settings.current == Settings()
    assert settings.problems == ["line 3 is damaged"]
    settings.change("guard", "on", True)
    assert settings.problems == []
    assert settings.current == replace(Settings(), guard=True)


def test_a_save_that_fails_changes_nothing() -> None:
    file = FakeSettingsFile()
    settings, said = service(file)
    file.full = True
    with pytest.raises(EnvironmentFault):
        settings.change("guard", "on", True)
    assert not settings.current.guard
    assert said == []
