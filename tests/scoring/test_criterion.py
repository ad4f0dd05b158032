"""One criterion: its scale, its direction, its words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from portfolio.scoring import Axis, Criterion, PiecewiseLinear


def criterion(**changes: Any) -> Criterion:
    """Make a criterion on a scale from 1 to 5, with changes."""
    anchors = {1: "bad", 3: "fair", 5: "good"}
    given = {"id": "c", "title": "C", "axis": Axis.VALUE, "weight": 0.5, "anchors": anchors}
    return Criterion(**{**given, **changes})


def test_anchors_give_the_scale() -> None:
    """Without explicit ends the least anchor is worst and the greatest best."""
    made = criterion()
    assert (made.ends, made.low, made.high) == ((1, 5), 1, 5)
    assert made.scale == "1 (worst) to 5 (best)"


def test_explicit_ends_turn_the_scale() -> None:
    """With worst 5 and best 1 the same anchors make a cost, and values fall with scores."""
    made = criterion(worst=5, best=1)
    assert (made.ends, made.low, made.high) == ((5, 1), 1, 5)
    assert made.values(np.array([5.0, 4.0, 1.0])).tolist() == [0.0, 0.25, 1.0]


def test_membership_is_closed() -> None:
    """The ends belong to the scale; what is beyond, not a number or infinite does not."""
    made = criterion(worst=5, best=1)
    assert 1 in made
    assert 5 in made
    assert not [x for x in (0.999, 5.001, float("nan"), float("inf")) if x in made]


def test_no_better_follows_the_direction() -> None:
    """At 2 or worse: 1 and 2 where more is better, 2 and 3 where less is."""
    scores = np.array([1.0, 2.0, 3.0])
    assert criterion().no_better(scores, 2).tolist() == [True, True, False]
    assert criterion(worst=5, best=1).no_better(scores, 2).tolist() == [False, True, True]


def test_wording_is_the_anchor_or_its_neighbours() -> None:
    """A score at an anchor has its words; one between two has both; one beyond has none."""
    made = criterion(worst=0, best=6)
    assert made.wording(3) == "fair"
    assert made.wording(4.5) == "between 3 (fair) and 5 (good)"
    assert made.wording(0.5) == made.wording(5.5) == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weight": -0.1}, r"c: the weight must be in \[0, 1\], not -0.1"),
        ({"weight": float("nan")}, "weight must be in"),
        ({"anchors": {}}, "needs anchors, or both worst and best"),
        ({"anchors": {}, "worst": 1}, "needs anchors, or both worst and best"),
        ({"anchors": {3: "fair"}}, "two different finite ends"),
        ({"best": float("inf")}, "two different finite ends"),
        ({"worst": 2, "best": 5}, r"the anchor at 1 is off 2 \(worst\) to 5 \(best\)"),
        ({"value_function": PiecewiseLinear(((0, 0), (5, 1)))}, "c: points put value 0 at 0"),
    ],
)
def test_impossible_criteria(changes: dict[str, Any], words: str) -> None:
    """A criterion that cannot judge is refused, naming it and what is wrong."""
    with pytest.raises(ValueError, match=words):
        criterion(**changes)
