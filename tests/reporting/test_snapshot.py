"""The snapshot says the plan in plain values."""

from __future__ import annotations

import json
from typing import cast

from portfolio import (
    Backlog,
    Capacity,
    HiringTerms,
    Initiative,
    MayStop,
    Npv,
    Problem,
    Range,
    Synergy,
    calendar,
    plan,
)
from portfolio.domain.vocabulary import Status
from portfolio.planning import Roadmap
from portfolio.reporting import take_snapshot


def test_modes_are_told(in_modes: Roadmap) -> None:
    """An entry is known by id and mode."""
    (entry,) = cast("list[dict[str, object]]", take_snapshot(in_modes)["entries"])
    assert (entry["id"], entry["mode"]) == ("BOT", "lite")


def test_entries_hires_and_what_is_left_out_are_told() -> None:
    """A needs a scientist who must be hired first (lead 1), so it starts in the second quarter.

    B takes five quarters and does not fit the calendar of four.
    """
    initiatives = (
        Initiative(
            id="A",
            title="A",
            build_people={"data_scientist": (1.0,)},
            benefit=Range.exactly(500.0),
        ),
        Initiative(id="B", title="B", duration=5),
    )
    terms = HiringTerms(lead=1, cost=10.0, fund="budget")
    capacity = Capacity.of(
        calendar("2027Q1", 4), {"budget": 100.0}, {"data_scientist": 0.0}, {"data_scientist": terms}
    )
    told = take_snapshot(plan(Problem.of(Backlog(initiatives), capacity)))
    assert told["entries"] == [
        {
            "id": "A",
            "mode": "",
            "horizon": None,
            "start": "2027Q2",
            "finish": "2027Q2",
            "go_live": "2027Q3",
        }
    ]
    assert told["hires"] == [{"role": "data_scientist", "joins": "2027Q2", "people": 1}]
    assert told["calendar"] == ["2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    left_out = told["left_out"]
    assert isinstance(left_out, dict)
    assert left_out["B"].startswith("cannot fit its window")
    assert json.loads(json.dumps(told)) == told


def test_stops_and_bonuses_are_told() -> None:
    """A, in flight, gains nothing more and is stopped for 3; B and C together earn 50."""
    initiatives = (
        Initiative(id="A", title="A", status=Status.IN_FLIGHT, build_spend={"budget": (10.0,)}),
        Initiative(id="B", title="B"),
        Initiative(id="C", title="C"),
    )
    pair = Synergy("pair", ("B", "C"), 50.0)
    problem = Problem.of(
        Backlog(initiatives),
        Capacity.of(calendar("2027Q1", 2), {"budget": 100.0}),
        MayStop("A", 3.0, "budget"),
        pair,
        objective=Npv(),
    )
    told = take_snapshot(plan(problem))
    assert told["stops"] == [{"id": "A", "cost": 3.0, "fund": "budget"}]
    assert told["bonuses"] == {str(pair): 50.0}
    assert told["worth"] == told["objective"] == 47.0
    json.dumps(told, allow_nan=False)


def test_people_who_are_lent_are_told(lent: Roadmap) -> None:
    """From which role, to the work of which, when, how many."""
    told = take_snapshot(lent)
    assert told["lending"] == [
        {"from": "actuary", "to": "data_scientist", "quarter": quarter, "fte": 2.0}
        for quarter in ("2027Q1", "2027Q2")
    ]


def test_external_and_trained_people_are_told(supplied: Roadmap) -> None:
    """Who is bought for which quarter; who becomes what, from when on."""
    told = take_snapshot(supplied)
    assert told["contractors"] == [{"role": "ai_engineer", "quarter": "2027Q2", "fte": 1.0}]
    assert told["training"] == [
        {
            "from": "actuary",
            "to": "data_engineer",
            "begins": "2027Q1",
            "ready": "2027Q4",
            "people": 1,
        }
    ]
