"""What a contest is and what a result says."""

from __future__ import annotations

import math

import pytest
from benchmarks.search.contest import Found, Rival

from .cases import contest, result


def test_gap() -> None:
    """A plan worth 80 under a bound of 100 may be a quarter better; so may one worth -80 by -60."""
    assert Found(80.0, 100.0).gap == 0.25
    assert Found(-80.0, -60.0).gap == 0.25
    assert Found(80.0, 80.0).gap == 0.0


@pytest.mark.parametrize("found", [Found(None, 9.0), Found(9.0, None), Found(0.0, 9.0)])
def test_gap_unknown(found: Found) -> None:
    """Without a plan, without a bound, or as a share of nothing, the gap is infinite."""
    assert math.isinf(found.gap)


def test_undisturbed() -> None:
    """A solver that got 29 of 30 seconds had a core; one that got 20 had not."""
    assert result(1.0, cpu=29.0, wall=30.0).undisturbed
    assert not result(1.0, cpu=20.0, wall=30.0).undisturbed


def test_undisturbed_when_short() -> None:
    """A tenth of a second that took three is waiting for the disk, not for a core."""
    assert result(1.0, cpu=0.1, wall=0.3).undisturbed


def test_only_some_look_at_the_clock() -> None:
    """CBC is told to count CPU seconds, HiGHS cannot be."""
    assert [rival.looks_at_the_clock for rival in Rival] == [True, True, False]


def test_problem() -> None:
    """A contest names its portfolio: size initiatives, to the seed."""
    problem = contest(Rival.OURS, size=12).problem()
    assert len(problem.backlog.initiatives) == 12


def test_sentence() -> None:
    """A contest reads as one line."""
    text = "cbc: 1,000 base, seed 3, at most 30 s"
    assert str(contest(Rival.CBC, 3, size=1000)) == text
