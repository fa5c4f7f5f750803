"""Which practice is offered, and when none is."""

from datetime import timedelta

import pytest

from companion.adapters.desktop.assets import ShippedAssets
from companion.app.practice_library import Practices
from companion.app.practice_offers import PracticeOffers
from companion.core.journal import QuestionSet
from tests.fakes.practices import NINE, PRACTICES, Quiet, made_up


def offered(quiet: Quiet, seconds: float, times: int = 6) -> list[str]:
    offers = [quiet.offers.for_break(seconds) for _time in range(times)]
    return [offer.practice.name for offer in offers if offer is not None]


def test_a_break_is_offered_the_longest_that_fits_with_twenty_seconds_to_spare() -> None:
    quiet = Quiet(practices=(made_up("long-exhale", 3, 5, 10),))
    for seconds, key in ((620, "10"), (619, "5"), (320, "5"), (319, "3"), (200, "3")):
        offer = quiet.offers.for_break(seconds)
        assert offer is not None
        assert offer.course.key == key
    assert quiet.offers.for_break(199) is None


def test_a_pause_is_offered_only_where_nothing_longer_fits() -> None:
    assert set(offered(Quiet(), 600)) == {"long-exhale", "box", "body"}
    assert set(offered(Quiet(), 100)) == {"minute", "look-far"}
    assert Quiet().offers.for_break(79) is None


def test_the_same_is_never_offered_twice_in_a_row_while_there_is_another() -> None:
    names = offered(Quiet(), 600, 9)
    assert all(one != other for one, other in zip(names, names[1:], strict=False))
    assert sorted(names[:3]) == sorted(set(names))
    assert offered(Quiet(practices=(made_up("box", 4),)), 600, 2) == ["box", "box"]


def test_what_was_practised_last_is_not_offered_next() -> None:
    quiet = Quiet()
    first = offered(quiet, 600, 1)
    again = Quiet()
    again.done(first[0], 1)
    assert offered(again, 600, 1) != first


def test_what_made_stress_lower_comes_first_once_that_is_known() -> None:
    quiet = Quiet()
    quiet.done("box", 7, 6, 3)
    quiet.done("body", 1)
    before = offered(quiet, 600, 2)
    quiet.done("box", 1, 6, 3)
    quiet.done("body", 1)
    assert offered(Quiet(store=quiet.store), 600, 4)[::2] == ["box", "box"]
    assert before != ["box", "box"]


def test_what_made_stress_higher_comes_last() -> None:
    quiet = Quiet()
    quiet.done("box", 9, 3, 6)
    quiet.done("minute", 1)
    assert "box" not in offered(quiet, 600, 6)


def test_an_offer_says_what_it_did_until_now() -> None:
    quiet = Quiet()
    quiet.done("box", 9, 6, 3)
    quiet.done("body", 1)
    offer = quiet.offers.for_break(600)
    assert offer is not None
    assert (offer.practice.name, offer.effect.verdict, offer.effect.rated) == ("box", "lower", 9)


def usual(quiet: Quiet, correct: int, total: int = 40, days: int = 3) -> None:
    quiet.store.add_question_set(
        QuestionSet(topic="Renal", at=NINE - timedelta(days=days), correct=correct, total=total)
    )


def answered(quiet: Quiet, correct: int, total: int = 20) -> str | None:
    """Keep a set as the program does before it asks, and return what is offered."""
    one = QuestionSet(topic="Cardiology", at=quiet.clock.now().wall, correct=correct, total=total)
    new = quiet.store.add_question_set(one)
    kept = quiet.store.entry(new)
    assert isinstance(kept, QuestionSet)
    offer = quiet.offers.after_questions(kept)
    return None if offer is None else offer.practice.name


def test_a_set_far_below_the_usual_is_followed_by_an_offer_of_kindness() -> None:
    quiet = Quiet()
    usual(quiet, 28)
    assert answered(quiet, 8) == "kind"


def test_a_set_within_chance_of_the_usual_is_not() -> None:
    quiet = Quiet()
    usual(quiet, 28)
    assert answered(quiet, 11) is None
    assert answered(quiet, 18) is None


def test_fewer_than_ten_questions_are_not_judged() -> None:
    quiet = Quiet()
    usual(quiet, 40)
    assert answered(quiet, 0, 9) is None
    assert answered(quiet, 0, 10) == "kind"


@pytest.mark.parametrize(("total", "days"), [(39, 3), (40, 29)])
def test_without_a_usual_there_is_nothing_to_be_below(total: int, days: int) -> None:
    quiet = Quiet()
    usual(quiet, total, total, days)
    assert answered(quiet, 0) is None


def test_the_set_itself_and_later_ones_are_no_part_of_the_usual() -> None:
    quiet = Quiet()
    usual(quiet, 39, 39)
    usual(quiet, 1, 1, days=-1)
    assert answered(quiet, 0) is None


def test_the_end_of_the_day_is_offered_what_is_made_for_it() -> None:
    quiet = Quiet()
    offers = [quiet.offers.wind_down() for _time in range(2)]
    chosen = [(one.practice.name, one.course.key) for one in offers if one is not None]
    assert chosen == [("wind-down", "8"), ("body", "10")]
    fallback = Quiet(
        practices=(made_up("stretch", 3, needs=("in-a-break", "cant-sleep")),)
    ).offers.wind_down()
    assert fallback is not None
    assert fallback.practice.name == "stretch"


def test_breathing_for_a_minute_is_the_pause_that_breathes() -> None:
    offer = Quiet().offers.breathe()
    assert offer is not None
    assert (offer.practice.name, offer.course.key) == ("minute", "1")


def test_without_practices_nothing_is_offered() -> None:
    quiet = Quiet(practices=())
    assert quiet.offers.for_break(600) is None
    assert quiet.offers.wind_down() is None
    assert quiet.offers.breathe() is None


def test_the_library_tells_titles_and_what_fits() -> None:
    library = Quiet().library
    assert library.title("long-exhale") == "Long exhale"
    assert library.title("from-elsewhere") == "from-elsewhere"
    assert [one.name for one in library.all()] == sorted(one.name for one in PRACTICES)
    fits = [(one.name, course.key) for one, course in library.fitting(320, "in-a-break")]
    assert fits == [("body", "5"), ("box", "4"), ("long-exhale", "5"), ("look-far", "1"), ("minute", "1")]


@pytest.fixture
def shipped() -> PracticeOffers:
    """Return offers of the practices that the program brings."""
    quiet = Quiet()
    usual(quiet, 28)
    return PracticeOffers(Practices(ShippedAssets()), quiet.practise, quiet.store, quiet.settings)


def test_the_practices_there_are_have_one_for_each_moment(shipped: PracticeOffers) -> None:
    low = QuestionSet(topic="Renal", at=NINE, correct=1, total=20)
    for offer, name in (
        (shipped.after_questions(low), "self-compassion"),
        (shipped.wind_down(), "wind-down"),
        (shipped.breathe(), "minute"),
    ):
        assert offer is not None
        assert offer.practice.name == name


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30])
def test_every_usual_break_is_offered_practices_in_turn(shipped: PracticeOffers, minutes: int) -> None:
    offers = [shipped.for_break(minutes * 60) for _time in range(4)]
    names = [offer.practice.name for offer in offers if offer is not None]
    assert len(set(names)) == 4
    assert all(one is not None and one.course.seconds + 20 <= minutes * 60 for one in offers)
