"""Quick wins: early, easy, worth it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.horizons import classify, quick_wins
from portfolio.scoring import KnockOut, score


def test_all_conditions_must_hold(initiative, horizon_map) -> None:
    """Q fulfils all; each other one lacks exactly one condition."""
    quick = {"gain": 4, "ease": 4, "time_to_value_months": 6}
    mapped = horizon_map(
        initiative("Q", **quick),
        initiative("at_cut", **{**quick, "gain": 3}),
        initiative("hard", **{**quick, "ease": 3}),
        initiative("late", **{**quick, "time_to_value_months": 12.5}),
        initiative("untimed", **{**quick, "time_to_value_months": None}),
        initiative("wide", **quick, scope_reach=5),
    )

    assert quick_wins(mapped) == ("Q",)


def test_the_limit_is_included_and_may_be_moved(initiative, horizon_map) -> None:
    """Twelve months by default; at the limit is in time."""
    mapped = horizon_map(
        initiative("A", gain=5, ease=5, time_to_value_months=12),
        initiative("B", gain=5, ease=5, time_to_value_months=3),
    )
    assert quick_wins(mapped) == ("A", "B")
    assert quick_wins(mapped, months=3) == ("B",)
    with pytest.raises(ValueError, match="months must be above 0, not 0"):
        quick_wins(mapped, months=0)


def test_excluded_initiatives_win_nothing(initiative, horizon_map) -> None:
    """What planning may not choose is no quick win, however good it looks."""
    mapped = horizon_map(initiative("A", gain=5, ease=5, time_to_value_months=1))
    rubric = mapped.scorecard.rubric
    strict = replace(rubric, knock_outs=(KnockOut(criterion="gain", at_most=5, reason="no"),))
    assert quick_wins(mapped) == ("A",)
    assert quick_wins(classify(score(mapped.scorecard.backlog, strict))) == ()


def test_something_else_than_a_horizon_map_is_refused(initiative, horizon_map) -> None:
    """A scorecard is classified first; the message says so."""
    with pytest.raises(ValueError, match=r"expected a horizon map, such as classify\(score\("):
        quick_wins(horizon_map(initiative()).scorecard)
