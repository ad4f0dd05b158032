"""What initiatives are judged by: criteria with worded anchors and weights, and knock-outs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from portfolio.domain.plain import Plain
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.knock_outs import KnockOut

WEIGHT_TOLERANCE = 1e-9
"""How far the weights of an axis may be from 1 in sum."""


@dataclass(frozen=True, kw_only=True)
class Rubric(Plain):
    """What initiatives are judged by; additive value on anchored scales.

    Source: Keeney and Raiffa (1976), Decisions with Multiple Objectives.

    Attributes
    ----------
    name
        Name for people.
    criteria
        At least one. The weights of each axis add up to 1; they are never renormalised. An axis
        without criteria is not judged.
    knock_outs
        Rules on single scores.
    cut
        Where low ends and high begins on both axes, in (0, 1); high is strictly above.

    Raises
    ------
    ValueError
        With every fault: weights that do not add up to 1, ids used twice, knock-outs on unknown
        criteria or off their scale, a cut outside (0, 1).
    """

    name: str
    criteria: tuple[Criterion, ...]
    knock_outs: tuple[KnockOut, ...] = ()
    cut: float = 0.5

    def __post_init__(self) -> None:
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    def of(self, axis: Axis) -> tuple[Criterion, ...]:
        """Criteria of an axis, in order; empty when the axis is not judged."""
        return tuple(criterion for criterion in self.criteria if criterion.axis is axis)

    def _faults(self) -> Iterator[str]:
        if not self.criteria:
            yield "a rubric needs at least one criterion"
        for name, count in Counter(criterion.id for criterion in self.criteria).items():
            if count > 1:
                yield f"criterion {name!r} stands {count} times"
        for axis in Axis:
            total = fsum(criterion.weight for criterion in self.of(axis))
            if self.of(axis) and abs(total - 1) > WEIGHT_TOLERANCE:
                yield f"the weights of {axis} add up to {total:.12g}, they must add up to 1"
        for rule in self.knock_outs:
            if rule.criterion not in self.by_id:
                yield f"a knock-out names the unknown criterion {rule.criterion!r}"
            elif rule.at_most not in self.by_id[rule.criterion]:
                scale = self.by_id[rule.criterion].scale
                yield f"the knock-out on {rule.criterion!r} at {rule.at_most:g} is off {scale}"
        if not 0 < self.cut < 1:
            yield f"the cut must be between 0 and 1, not {self.cut}"
