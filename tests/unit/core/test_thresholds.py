from dataclasses import asdict

from companion.core.thresholds import DEFAULTS, Thresholds, meanings, ranges


def test_the_defaults_are_the_published_ones() -> None:
    assert asdict(DEFAULTS) == {
        "week_days": 5,
        "load_ratio": 1.3,
        "chart_smoothing": 0.2,
        "chart_width": 2.7,
        "stress_days": 4,
        "mood_days": 4,
        "shortfall_min": 45,
        "shortfall_nights": 5,
        "breaks_share": 0.5,
        "rest_days": 14,
        "returns_width": 1.959964,
        "returns_ratings": 5,
        "returns_questions": 40,
    }


def test_every_threshold_has_a_range_around_its_default_and_says_what_it_is() -> None:
    names = set(asdict(Thresholds()))
    assert set(ranges()) == set(meanings()) == names
    for name, (low, high) in ranges().items():
        assert low <= getattr(DEFAULTS, name) <= high
        assert meanings()[name].endswith(".")
