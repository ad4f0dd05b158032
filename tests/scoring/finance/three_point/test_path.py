"""Tests of the duration of activities one after the other."""

from __future__ import annotations

import pytest

from portfolio.scoring.finance import PathDuration, Pert, Triangular

# Standard deviations 18 / 6 = 3 and 24 / 6 = 4.
PATH = PathDuration({"build": Pert(0, 9, 18), "roll-out": Pert(0, 12, 24)}, "weeks")


def test_means_and_variances_add_up() -> None:
    """9 + 12 and 3^2 + 4^2: the standard deviation is 5, not 7."""
    assert (PATH.mean, PATH.variance, PATH.sd) == (21, 25, 5)


def test_probability_by_a_deadline() -> None:
    """One standard deviation later 84.13 %, two earlier 2.28 %, from the normal table."""
    assert PATH.probability_by(21) == 0.5
    assert PATH.probability_by(26) == pytest.approx(0.841345, abs=1e-6)
    assert PATH.probability_by(11) == pytest.approx(0.022750, abs=1e-6)


def test_deadline_for_a_probability() -> None:
    """97.5 % is 1.96 deviations after the mean."""
    assert PATH.deadline_for(0.975) == pytest.approx(21 + 5 * 1.959964, abs=1e-5)
    assert PATH.probability_by(PATH.deadline_for(0.3)) == pytest.approx(0.3)


@pytest.mark.parametrize("probability", [0, 1, -1])
def test_no_deadline_is_certain(probability: float) -> None:
    """0 and 1 are refused: the normal curve has no ends."""
    with pytest.raises(ValueError, match="above 0 and below 1"):
        PATH.deadline_for(probability)


def test_a_certain_path() -> None:
    """Without spread it is done by its duration and not before."""
    sure = PathDuration({"a": Triangular(2, 2, 2), "b": Pert(3, 3, 3)})
    assert [sure.probability_by(day) for day in (4.9, 5, 6)] == [0, 1, 1]


def test_it_shows_itself() -> None:
    """21 + 1.2816 x 5 = 27.4 weeks are kept with 90 %."""
    assert str(PATH) == (
        "Expect 21 weeks, give or take 5; 27.4 weeks are kept with 90% probability, if no other "
        "path is as long."
    )
    assert repr(PATH).startswith("<PathDuration Expect 21 weeks")
    frame = PATH.to_frame()
    assert frame["activity"].tolist() == ["build", "roll-out"]
    assert frame["sd"].tolist() == [3, 4]
    assert ">12</td>" in PATH._repr_html_()


def test_a_path_needs_an_activity() -> None:
    """An empty one is refused."""
    with pytest.raises(ValueError, match="at least one activity"):
        PathDuration({})
