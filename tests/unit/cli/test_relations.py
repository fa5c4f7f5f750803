import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from companion.app.relations import Relations
from companion.core.journal import TagRating
from companion.core.naming import Tag
from tests.fakes.made_up import NOW, Journal, journal
from tests.unit.cli.reading import Call

SPAN = ("--from", "2026-08-31", "--to", "2026-11-18")


@pytest.fixture
def relations(call: Call) -> Call:
    """Return what asks `relations` with the arguments given."""
    return lambda of, *arguments: call(of, "relations", *arguments)


def test_json_has_one_object_a_pair_in_a_fixed_order(relations: Call, story: Journal) -> None:
    code, out, err = relations(story, *SPAN, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert [(each["name"], each["lag_days"]) for each in found] == [
        ("load", 0),
        ("load", 1),
        ("load", 2),
        ("sleep_min", 0),
        ("midpoint", 0),
        ("breaks_taken_share", 0),
        ("practice_min", 0),
        ("tag:coffee", 0),
        ("tag:exercise", 0),
        ("tag:on call", 0),
    ]
    for each in found:
        assert list(each) == ["name", "lag_days", "n", "rho", "ci95", "p", "q", "verdict"]
        if each["n"] >= 32:
            assert each["ci95"][0] <= each["ci95"][1]
            assert each["p"] <= each["q"] <= 1
            assert each["verdict"] in ("link", "no clear link")
    assert any(each["verdict"] == "link" for each in found)


def test_what_was_never_recorded_is_listed_with_nothing_known(relations: Call) -> None:
    own = journal()
    for practice in own.store.practices(date.min, date.max):
        own.store.delete_entry(practice.id or "")
    _code, out, _err = relations(own, *SPAN, "--json")
    [practice] = [each for each in json.loads(out) if each["name"] == "practice_min"]
    assert practice == {
        "name": "practice_min", "lag_days": 0, "n": 0, "rho": None, "ci95": None, "p": None, "q": None,
        "verdict": "too early to say",
    }  # fmt: skip


def test_before_thirty_two_shared_days_everything_is_too_early(relations: Call, story: Journal) -> None:
    _code, out, _err = relations(story, "--from", "2026-08-31", "--to", "2026-09-25", "--json")
    for each in json.loads(out):
        assert (each["p"], each["q"], each["ci95"], each["verdict"]) == (None, None, None, "too early to say")


def test_sentences_say_n_and_chance_and_that_cause_is_not_shown(relations: Call, story: Journal) -> None:
    code, out, _err = relations(story, *SPAN)
    lines = out.splitlines()
    assert code == 0
    assert len(lines) == 10
    [sleep] = [line for line in lines if line.startswith("Sleep the night before.")]
    assert "shared days, stress tended to be higher after short nights. Chance alone gives" in sleep
    assert sleep.endswith("This does not show cause.")
    assert "Practice. No clear link in 71 days." in lines
    assert any(". No clear link in " in line for line in lines)


def test_an_empty_journal_is_told_when_there_will_be_something(relations: Call) -> None:
    code, out, _err = relations(journal(weeks=0), *SPAN)
    assert code == 0
    assert out.splitlines()[0] == "Load the same day. Too early to say: 32 more days."


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-03-02", "2026-03-01", "before --from"),
        ("yesterday", "2026-03-01", "--from"),
        ("0001-01-01", "9999-12-31", "a hundred years"),
    ],
)
def test_days_that_cannot_be_meant_are_refused_in_one_line(
    relations: Call, story: Journal, first: str, last: str, said: str
) -> None:
    code, out, err = relations(story, "--from", first, "--to", last)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_ends_of_the_calendar_are_no_trap(relations: Call, story: Journal) -> None:
    assert relations(story, "--from", "0001-01-01", "--to", "0001-01-31")[0] == 0
    assert relations(story, "--from", "9999-12-01", "--to", "9999-12-31")[0] == 0


def test_a_tag_with_characters_that_steer_a_terminal_is_printed_without_them(relations: Call) -> None:
    odd = journal(weeks=0)
    odd.record.check_in(NOW - timedelta(hours=1), stress=3, tags=("a\x1b[31mb",))
    _code, out, _err = relations(odd, "--from", "2026-11-01", "--to", "2026-11-19")
    assert "\x1b" not in out
    assert "“a[31mb”" in out


def test_a_tag_that_is_a_scale_is_read_by_its_values() -> None:
    mine = journal(weeks=0)
    mine.store.set_tag(Tag(name="pain", kind="scale"))
    for ago in range(40):
        at = NOW - timedelta(days=ago, hours=1)
        value = float(ago * 7 % 11)
        mine.record.check_in(at, stress=value, ratings=[TagRating("pain", value)])
    found = Relations(mine.reflect, mine.store, mine.settings).between(
        (NOW - timedelta(days=60)).date(), NOW.date()
    )
    assert found[-1].name == "tag:pain"
    assert (found[-1].n, found[-1].rated) == (40, True)
    assert found[-1].rho == pytest.approx(1.0)


def test_no_other_command_loads_numpy() -> None:
    code = (
        "import sys; from companion.cli.main import WHERE; from importlib import import_module; "
        "[import_module(module) for module, _ in WHERE.values()]; sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
