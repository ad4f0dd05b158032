"""One thing initiatives are judged by: its axis, its weight, its scale with worded anchors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.plain import Plain
from portfolio.scoring.value_functions import Linear, ValueFunction
from portfolio.scoring.value_functions.value_function import Floats


class Axis(StrEnum):
    """What a criterion speaks of: is it worth doing, can it be done."""

    VALUE = "value"
    FEASIBILITY = "feasibility"


class OutOfRange(StrEnum):
    """What to do about scores beyond the ends of a scale.

    ``error``: they are findings. ``clip``: they count as the end they are beyond, and the
    scorecard notes how many. ``extrapolate``: the value function goes on, to values below 0 or
    above 1; levels have nothing to go on with. A score between the ends that is none of the
    levels of a scale is a fault under each of them.
    """

    ERROR = "error"
    CLIP = "clip"
    EXTRAPOLATE = "extrapolate"


@dataclass(frozen=True, kw_only=True)
class Criterion(Plain):
    """One thing initiatives are judged by.

    Attributes
    ----------
    id, title
        Name in tables (``score.ID``); name for people.
    axis
        Value or feasibility.
    weight
        Worth of the step from the worst to the best end, as a share of the axis in [0, 1]; left
        out where the rubric's `weighting` of the axis gives it.
    anchors
        What scores mean, in words, by score: enough of them that two people agree.
    worst, best
        Ends of the scale; the best may be the lesser number, as for a cost. Without them the
        least anchor is the worst end and the greatest the best.
    value_function
        Worth of the scores between the ends.
    out_of_range
        What to do about scores beyond the ends.

    Raises
    ------
    ValueError
        For a weight outside [0, 1], a scale without length, an anchor off the scale, or a value
        function that does not fit it or what is to be done about scores beyond it.
    """

    id: str
    title: str
    axis: Axis
    weight: float = 0.0
    anchors: Mapping[float, str] = field(default_factory=dict)
    worst: float | None = None
    best: float | None = None
    value_function: ValueFunction = field(default_factory=Linear)
    out_of_range: OutOfRange = OutOfRange.ERROR

    def __post_init__(self) -> None:
        if not 0 <= self.weight <= 1:
            raise ValueError(f"{self.id}: the weight must be in [0, 1], not {self.weight}")
        if not self.anchors and (self.worst is None or self.best is None):
            raise ValueError(f"{self.id}: the scale needs anchors, or both worst and best")
        if not all(map(isfinite, self.ends)) or self.low == self.high:
            raise ValueError(f"{self.id}: the scale needs two different finite ends: {self.ends}")
        for score in self.anchors:
            if score not in self:
                raise ValueError(f"{self.id}: the anchor at {score:g} is off {self.scale}")
        if self.out_of_range is OutOfRange.EXTRAPOLATE and not self.value_function.extrapolates:
            kind = type(self.value_function).__name__
            raise ValueError(
                f"{self.id}: {kind} has no values beyond the scale; "
                "expected out_of_range error or clip"
            )
        try:
            self.value_function.check(*self.ends)
        except ValueError as error:
            raise ValueError(f"{self.id}: {error}") from None

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The worst and the best score."""
        worst = min(self.anchors) if self.worst is None else self.worst
        best = max(self.anchors) if self.best is None else self.best
        return worst, best

    @cached_property
    def low(self) -> float:
        """Least score of the scale, be it the worst or the best."""
        return min(self.ends)

    @cached_property
    def high(self) -> float:
        """Greatest score of the scale, be it the worst or the best."""
        return max(self.ends)

    @property
    def scale(self) -> str:
        """The scores that may be given, in words, as ``1 (worst) to 5 (best)``."""
        return self.value_function.scale(*self.ends)

    def __contains__(self, score: float) -> bool:
        """Whether a score lies on the scale, ends included, and the value function admits it."""
        between = self.low <= score <= self.high
        return between and bool(self.value_function.admits(np.array([score], float)).all())

    def values(self, scores: Floats) -> Floats:
        """Return the value of scores, in [0, 1] on the scale; NaN stays NaN.

        Raises
        ------
        ValueError
            For scores that are refused, naming them.
        """
        return self.value_function.values(self._ranged(scores), *self.ends)

    def bounds(self, low: Floats, high: Floats) -> tuple[Floats, Floats]:
        """Return the least and the greatest value of scores from `low` to `high`.

        Raises
        ------
        ValueError
            For scores that are refused, naming them.
        """
        return self.value_function.bounds(self._ranged(low), self._ranged(high), *self.ends)

    def beyond(self, scores: Floats) -> NDArray[np.bool_]:
        """Return which scores lie beyond the ends of the scale; NaN does not."""
        return (scores < self.low) | (scores > self.high)

    def refused(self, scores: Floats) -> NDArray[np.bool_]:
        """Return which scores are faults under `out_of_range`; NaN, the unknown, is none.

        Beyond the ends, if those are faults; between them, if the value function does not admit
        it; infinite.
        """
        odd = ~self.value_function.admits(self._clipped(scores)) | np.isinf(scores)
        return odd | self.beyond(scores) if self.out_of_range is OutOfRange.ERROR else odd

    def _clipped(self, scores: Floats) -> Floats:
        clips = self.out_of_range is OutOfRange.CLIP
        return np.clip(scores, self.low, self.high) if clips else scores

    def _ranged(self, scores: Floats) -> Floats:
        refused = np.unique(scores[self.refused(scores)])
        if refused.size:
            more = f" and {refused.size - 5} more" if refused.size > 5 else ""
            told = ", ".join(f"{score:g}" for score in refused[:5]) + more
            raise ValueError(f"{self.id}: scores off {self.scale}: {told}")
        return self._clipped(scores)

    def no_better(self, scores: Floats, bound: float) -> NDArray[np.bool_]:
        """Return which scores are at `bound` or on the worse side of it."""
        worst, best = self.ends
        return scores <= bound if worst < best else scores >= bound

    def wording(self, score: float) -> str:
        """Return what a score means: its anchor, or the two anchors it lies between."""
        known = sorted(self.anchors)
        place = bisect_left(known, score)
        if score in self.anchors:
            return self.anchors[score]
        around = [f"{at:g} ({self.anchors[at]})" for at in known[max(place - 1, 0) : place + 1]]
        return "between " + " and ".join(around) if len(around) == 2 else ""
