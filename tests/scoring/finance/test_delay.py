"""Tests of the order of jobs by cost of delay."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import Job, JobSequence, cd3, cost_of_delay

LONG, SHORT = Job("long", 12, 4), Job("short", 5, 1)
JOBS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=6).map(
    lambda pairs: [Job(f"job {k}", *pair) for k, pair in enumerate(pairs)]
)


def test_delay_cost_for_each_period_of_work() -> None:
    """12 / 4 = 3 for the long one, 5 for the short one, which so goes first."""
    assert (LONG.cd3, SHORT.cd3) == (3, 5)
    assert [job.name for job in cd3([LONG, SHORT]).jobs] == ["short", "long"]


def test_what_the_delay_costs() -> None:
    """Short first: 5 x 1 + 12 x 5 = 65; long first: 12 x 4 + 5 x 5 = 73."""
    assert cd3([LONG, SHORT]).delay_cost == 65
    assert cost_of_delay([LONG, SHORT]).delay_cost == 73
    assert cost_of_delay([LONG, SHORT]).finishes == {"long": 4, "short": 5}


@given(JOBS)
def test_no_order_costs_less(jobs: list[Job]) -> None:
    """Smith 1956: among all permutations none is cheaper."""
    least = min(cost_of_delay(order).delay_cost for order in permutations(jobs))
    assert cd3(jobs).delay_cost == pytest.approx(least)


@given(JOBS)
def test_the_order_handed_over_does_not_matter(jobs: list[Job]) -> None:
    """Ties go by name."""
    assert cd3(jobs[::-1]) == cd3(jobs)


@given(JOBS, st.floats(60, 100))
def test_earned_is_what_delay_left(jobs: list[Job], end: float) -> None:
    """Once all is done, what came in and what delay cost add up to benefit x time."""
    done = cost_of_delay(jobs)
    benefit = sum(job.delay_cost for job in jobs)
    assert done.earned_by(end) + done.delay_cost == pytest.approx(benefit * end)


def test_earned_before_the_end() -> None:
    """Short first, after 3 periods: 5 x 2, nothing of the long one yet; after 6 also 12 x 1."""
    done = cd3([LONG, SHORT])
    assert done.earned_by(3) == 10
    assert done.earned_by(6) == 25 + 12


def test_jobs_that_are_none_are_refused() -> None:
    """Both faults at once; the same name twice."""
    with pytest.raises(ValueError, match=r"job x: delay_cost .* -1; duration .* above 0, not 0"):
        Job("x", -1, 0)
    with pytest.raises(ValueError, match="stand twice: long"):
        cd3([LONG, SHORT, LONG])


def test_it_shows_itself() -> None:
    """Sentence, table and notebook."""
    done = cd3([LONG, SHORT])
    assert str(done) == "short, then long: the delay costs 65 in all."
    assert repr(done) == "<JobSequence short, then long: the delay costs 65 in all.>"
    assert str(JobSequence(())) == "There are no jobs."
    frame = done.to_frame()
    assert frame["cost"].tolist() == [5, 60]
    assert frame["finish"].tolist() == [1, 5]
    assert frame["cd3"].tolist() == [5, 3]
    assert ">60</td>" in done._repr_html_()
