"""The snapshot says the plan in plain values."""

from __future__ import annotations

import json
from typing import cast

from portfolio import Backlog, Capacity, HiringTerms, Initiative, Problem, Range, calendar, plan
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
