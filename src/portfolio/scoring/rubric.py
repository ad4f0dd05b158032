"""What initiatives are judged by: criteria with worded anchors and weights, and knock-outs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import fsum

from portfolio.domain.plain import Plain
from portfolio.domain.told import Told
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.knock_outs import KnockOut
from portfolio.scoring.weights.elicitation import Elicitation
from portfolio.scoring.weights.weights import Weights

WEIGHT_TOLERANCE = 1e-9
"""How far the weights of an axis may be from 1 in sum."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Rubric(Told, Plain):
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
    weighting
        How the weights of an axis were found; they take the place of the weights that its
        criteria carry. An axis without weighting has the weights its criteria carry.

    Raises
    ------
    ValueError
        With every fault: weights that do not add up to 1, ids used twice, knock-outs on unknown
        criteria or off their scale, a cut outside (0, 1), a weighting of other criteria than the
        axis has.
    """

    name: str
    criteria: tuple[Criterion, ...]
    knock_outs: tuple[KnockOut, ...] = ()
    cut: float = 0.5
    weighting: Mapping[Axis, Elicitation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if faults := list(self._misfits()):
            raise ValueError("; ".join(faults))
        object.__setattr__(self, "criteria", tuple(map(self._weighted, self.criteria)))
        if faults := list(self._faults()):
            raise ValueError("; ".join(faults))

    def __str__(self) -> str:
        """Name, then the criteria of each axis with their weights, one line an axis."""
        lines = [f"'{self.name}' of {len(self.criteria)} criteria"]
        for axis in Axis:
            told = [f"{criterion.title} {criterion.weight:.3g}" for criterion in self.of(axis)]
            lines += [f"  {axis.value}: {', '.join(told)}"] if told else []
        return "\n".join(lines)

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}

    def of(self, axis: Axis) -> tuple[Criterion, ...]:
        """Criteria of an axis, in order; empty when the axis is not judged."""
        return tuple(criterion for criterion in self.criteria if criterion.axis is axis)

    @cached_property
    def elicited(self) -> Mapping[Axis, Weights]:
        """Weights with their notes, of the axes that have a weighting."""
        return {axis: asked.weights() for axis, asked in self.weighting.items()}

    @property
    def stale_weights(self) -> tuple[str, ...]:
        """Which weights were asked for when a scale had other ends, in sentences."""
        ends = {criterion.id: criterion.ends for criterion in self.criteria}
        return tuple(told for asked in self.weighting.values() for told in asked.stale(ends))

    def weighted(self, axis: Axis, asked: Elicitation) -> Rubric:
        """Return the rubric with other weights on one axis.

        Answers that do not say which scales they were asked for remember the scales of this
        rubric, so that a later change of an end is noticed.
        """
        if not asked.anchors:
            known = {each.id: each.ends for each in self.of(axis)}
            anchors = {name: known[name] for name in asked.criteria if name in known}
            asked = replace(asked, anchors=anchors)
        return replace(self, weighting={**self.weighting, axis: asked})

    def _weighted(self, criterion: Criterion) -> Criterion:
        if criterion.axis not in self.weighting:
            return criterion
        return replace(criterion, weight=self.elicited[criterion.axis][criterion.id])

    def _misfits(self) -> Iterator[str]:
        for axis, asked in self.weighting.items():
            wanted, given = {each.id for each in self.of(axis)}, set(asked.criteria)
            if missing := sorted(wanted - given):
                yield f"the weighting of {axis} says nothing of {', '.join(missing)}"
            if extra := sorted(given - wanted):
                yield f"the weighting of {axis} speaks of {', '.join(extra)}, no criterion of it"

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
