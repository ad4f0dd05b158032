"""Answers as plain values."""

from __future__ import annotations

import json

from portfolio.cli.plain_answers import plain_difference, plain_interval, plain_outcome
from portfolio.domain import Quarter
from portfolio.explaining import Difference, Interval
from portfolio.planning import Outcome, Status, StopReason
from portfolio.reporting.manifest import finite


def test_what_is_not_known_is_null() -> None:
    """JSON knows neither infinity nor NaN: without a plan there are no numbers."""
    told = finite(plain_outcome(Outcome(Status.INFEASIBLE, StopReason.PROVEN)))
    assert told == {
        "status": "infeasible",
        "stopped": "proven",
        "objective": None,
        "bound": None,
        "gap": None,
    }
    assert finite(plain_interval(Interval(1.0, float("inf")))) == {"at_least": 1.0, "at_most": None}
    assert plain_interval(None) is None


def test_a_difference_names_ids_and_quarters() -> None:
    """Moves and modes as from and to."""
    moved = {"C": (Quarter.parse("2027Q1"), Quarter.parse("2027Q3"))}
    told = plain_difference(Difference(("A",), ("B",), moved, {"C": ("full", "lite")}))
    assert json.loads(json.dumps(told)) == {
        "added": ["A"],
        "dropped": ["B"],
        "moved": {"C": ["2027Q1", "2027Q3"]},
        "switched": {"C": ["full", "lite"]},
    }
    assert plain_difference(None) is None
