"""From rows to initiatives: how costs, funds, people and benefits become profiles."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.domain import Initiative, Range
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog


def one(**cells: object) -> Initiative:
    """Build the initiative of a single row with these further cells."""
    frame = pd.DataFrame([{"id": "A1", "title": "a", **cells}])
    return Backlog.from_frames(frame).initiatives[0]


def test_costs_are_spread_evenly() -> None:
    """90 over three quarters is 30 a quarter; contingency is kept apart."""
    made = one(duration=3, build_cost=90, contingency=0.5, run_cost=7)
    assert made.build_spend == {"budget": (30.0, 30.0, 30.0)}
    assert made.run_spend == {"budget": 7.0}
    assert made.build_cost == 135.0


def test_zero_is_nothing() -> None:
    """A cost or number of people of 0 charges no fund and needs no role."""
    made = one(build_cost=0, run_cost=0, **{"fte.dev": 0, "fte_run.dev": 0})
    assert made == one()
    assert (made.build_spend, made.run_spend, made.build_people, made.run_people) == (
        {},
        {},
        {},
        {},
    )


@pytest.mark.parametrize(
    ("cells", "benefit"),
    [
        ({}, Range(0, 0, 0)),
        ({"benefit": 5}, Range(5, 5, 5)),
        ({"benefit": 5, "benefit_low": -1}, Range(-1, 5, 5)),
        ({"benefit": 5, "benefit_high": 6}, Range(5, 5, 6)),
        ({"benefit_low": -1, "benefit_high": 1}, Range(-1, 0, 1)),
    ],
)
def test_benefit(cells: dict[str, object], benefit: Range) -> None:
    """Blank bounds are the benefit, a blank benefit is 0."""
    assert one(**cells).benefit == benefit


def test_the_run_fund_follows_the_build_fund() -> None:
    """A blank run fund means the build fund, and a blank build fund means 'budget'."""
    assert one(build_fund="x", run_cost=1).run_spend == {"x": 1.0}
    assert one(run_cost=1).run_spend == {"budget": 1.0}
    assert one(build_fund="x", run_fund="y", run_cost=1).run_spend == {"y": 1.0}


def test_blank_members_of_families_are_left_out() -> None:
    """Scores, roles and further columns exist only for the initiatives that fill them in."""
    frame = pd.DataFrame(
        {
            "id": ["A", "B"],
            "title": "t",
            "score.v": [3, None],
            "x.n": ["k", None],
            "fte.d": [1, None],
        }
    )
    first, second = Backlog.from_frames(frame).initiatives
    assert (list(first.scores), first.extra, list(first.build_people)) == (["v"], {"n": "k"}, ["d"])
    assert (second.scores, second.extra, second.build_people) == ({}, {}, {})


def test_rows_are_sorted_by_id() -> None:
    """The order of rows says nothing."""
    frame = pd.DataFrame({"id": ["b", "A", "10", "9"], "title": "t"})
    made = Backlog.from_frames(frame).initiatives
    assert [initiative.id for initiative in made] == ["10", "9", "A", "b"]


def test_title_is_required() -> None:
    """An initiative without a title is refused."""
    with pytest.raises(InvalidInput, match="title is required"):
        one(title=None)
