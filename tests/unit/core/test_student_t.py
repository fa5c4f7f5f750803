"""Student's t against another's."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import betainc

from companion.core.student_t import t_for, within


@given(t=st.floats(0, 60), freedom=st.integers(1, 300))
@example(t=1e-9, freedom=1)
def test_the_probability_is_that_of_an_independent_implementation(t: float, freedom: int) -> None:
    # Its own t.cdf takes a t below 1e-8 for nothing; the incomplete beta function does not.
    expected = betainc(0.5, freedom / 2, t * t / (t * t + freedom))
    assert within(t, freedom) == pytest.approx(expected, abs=1e-12)


@given(confidence=st.floats(0.01, 0.999), freedom=st.integers(1, 300))
def test_the_quantile_is_that_of_an_independent_implementation(confidence: float, freedom: int) -> None:
    assert t_for(confidence, freedom) == pytest.approx(stats.t.ppf((1 + confidence) / 2, freedom), rel=1e-9)


@pytest.mark.parametrize(("freedom", "t"), [(1, 12.706), (7, 2.365), (10, 2.228), (30, 2.042)])
def test_the_table_of_any_textbook_is_met(freedom: int, t: float) -> None:
    assert round(t_for(0.95, freedom), 3) == t
