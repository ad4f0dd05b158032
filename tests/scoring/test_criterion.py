"""One criterion: its scale, its direction, its words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from portfolio.scoring.criterion import Axis, Criterion, OutOfRange
from portfolio.scoring.value_functions import Levels, Linear, PiecewiseLinear, Target

READINESS = Levels({1: 0, 3: 0.2, 5: 1})


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
    assert made.wording(2) == "between 1 (bad) and 3 (fair)"
    assert made.wording(0.5) == made.wording(5.5) == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weight": -0.1}, r"c: the weight must be in \[0, 1\], not -0.1"),
        ({"weight": float("nan")}, "weight must be in"),
        ({"weight": 1.01}, "weight must be in"),
        ({"anchors": {}}, "needs anchors, or both worst and best"),
        ({"anchors": {}, "worst": 1}, "needs anchors, or both worst and best"),
        ({"anchors": {3: "fair"}}, "two different finite ends"),
        ({"best": float("inf")}, "two different finite ends"),
        ({"worst": 2, "best": 5}, r"the anchor at 1 is off 2 \(worst\) to 5 \(best\)"),
        ({"value_function": PiecewiseLinear(((0, 0), (5, 1)))}, "c: points put value 0 at 0"),
        ({"value_function": Target(5)}, "c: the target must lie between 1 and 5, not at 5"),
        (
            {"value_function": Levels({1: 0, 5: 1})},
            r"c: the anchor at 3 is off 1 \(worst\) or 5 \(best\)",
        ),
        (
            {"value_function": READINESS, "out_of_range": OutOfRange.EXTRAPOLATE},
            "c: Levels has no values beyond the scale; expected out_of_range error or clip",
        ),
    ],
)
def test_impossible_criteria(changes: dict[str, Any], words: str) -> None:
    """A criterion that cannot judge is refused, naming it and what is wrong."""
    with pytest.raises(ValueError, match=words):
        criterion(**changes)


def test_levels_alone_are_on_their_scale() -> None:
    """On a scale of levels, 2 lies between the ends but not on the scale; the scale lists them."""
    made = criterion(value_function=READINESS)
    assert [score for score in (0, 1, 2, 3, 4, 5, 6, float("nan")) if score in made] == [1, 3, 5]
    assert made.scale == "1 (worst), 3 or 5 (best)"


def test_a_scale_with_a_target_calls_no_end_the_best() -> None:
    """The scale names the target instead."""
    assert criterion(value_function=Target(4)).scale == "1 to 5 with the best at 4"


def test_beyond_is_beyond_the_ends() -> None:
    """What no policy can clip is not beyond: neither a score between levels nor an unknown one."""
    made = criterion(value_function=READINESS, worst=1, best=5)
    scores = np.array([0.9, 1, 2, 5, 5.1, np.nan, np.inf])
    assert made.beyond(scores).tolist() == [True, False, False, False, True, False, True]


@pytest.mark.parametrize(
    ("function", "policy", "refused"),
    [
        (Linear(), "error", [True, False, False, True, False, True]),
        (Linear(), "clip", [False, False, False, False, False, True]),
        (Linear(), "extrapolate", [False, False, False, False, False, True]),
        (READINESS, "error", [True, False, True, True, False, True]),
        (READINESS, "clip", [False, False, True, False, False, True]),
    ],
)
def test_refused_under_each_policy(function: Any, policy: str, refused: list[bool]) -> None:
    """Of 0, 1, 2, 6, unknown and infinite on 1 to 5, each policy refuses its own."""
    made = criterion(value_function=function, out_of_range=OutOfRange(policy))
    scores = np.array([0, 1, 2, 6, np.nan, np.inf])
    assert made.refused(scores).tolist() == refused
    kept = scores[~made.refused(scores)]
    assert np.isnan(made.values(kept)).tolist() == np.isnan(kept).tolist()
    with pytest.raises(ValueError, match=r"^c: scores off 1"):
        made.values(scores)
    with pytest.raises(ValueError, match=r"^c: scores off 1"):
        made.bounds(kept, np.full(kept.shape, np.inf))


def test_values_under_each_policy() -> None:
    """On 1 to 5, score 0 is refused, worth 0 as the end it is clipped to, or -1/4."""
    scores = np.array([0.0, 3.0, 7.0])
    clipped, gone_on = (
        criterion(out_of_range=OutOfRange(policy)) for policy in ("clip", "extrapolate")
    )
    assert clipped.values(scores).tolist() == [0, 0.5, 1]
    assert gone_on.values(scores).tolist() == [-0.25, 0.5, 1.5]
    least, most = clipped.bounds(scores, scores + 1)
    assert (least.tolist(), most.tolist()) == ([0, 0.5, 1], [0, 0.75, 1])
    least, most = gone_on.bounds(scores, scores + 1)
    assert (least.tolist(), most.tolist()) == ([-0.25, 0.5, 1.5], [0, 0.75, 1.75])


def test_refused_scores_are_named_five_at_most() -> None:
    """Each once, in order; of many the rest is counted."""
    with pytest.raises(ValueError, match=r"c: scores off 1 \(worst\) to 5 \(best\): -1, 7.5$"):
        criterion().values(np.array([7.5, 2, -1, 7.5]))
    for greatest, told in ((10, ": 6, 7, 8, 9, 10$"), (12, ": 6, 7, 8, 9, 10 and 2 more$")):
        with pytest.raises(ValueError, match=told):
            criterion().values(np.arange(2.0, greatest + 1))
    with pytest.raises(ValueError, match="10 and 1 more"):
        criterion().values(np.arange(2.0, 12.0))
