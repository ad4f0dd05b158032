"""Priorities as lines over the weight of a criterion, and the crossings on them that matter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from portfolio.scoring.stability import (
    Crossing,
    Keep,
    PriorityModel,
    WeightInterval,
    weight_intervals,
)
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class Swap:
    """A weight at which something changes that people act on.

    Attributes
    ----------
    weight
        In [0, 1].
    up
        Whether it happens as the weight rises from the stated one, else as it falls.
    comes, goes
        Ids: who takes whose place beyond that weight, seen from the stated one.
    leads
        Whether the place is the first; else it is one of the first so many.
    """

    weight: float
    up: bool
    comes: str
    goes: str
    leads: bool


@dataclass(frozen=True, eq=False)
class WeightLines:
    """Priorities of all initiatives over the weight of one criterion.

    Attributes
    ----------
    model
        What is ranked.
    criterion
        Whose weight moves, the others of its axis in proportion.
    top
        How many are the first that matter.
    """

    model: PriorityModel
    criterion: str
    top: int

    @cached_property
    def path(self) -> WeightPath:
        """Products of the axis totals as straight lines."""
        return WeightPath.of(self.model, [self.criterion])

    @cached_property
    def interval(self) -> WeightInterval:
        """The weights at which the first so many stay."""
        groups = {self.criterion: [self.criterion]}
        found = weight_intervals(self.model, keep=Keep.TOP, top=self.top, groups=groups)
        return found[self.criterion]

    def priorities(self, weight: float) -> Floats:
        """Return the priority of every initiative at a weight in [0, 1]."""
        products = self.path.products(weight)
        # Rounding may carry a product of 0 below 0.
        return products if len(self.model.axes) == 1 else np.sqrt(np.maximum(products, 0))

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """Ends of the interval, then changes of the leader; each once, the nearest first."""
        stated, found = self.path.stated, self.interval
        ends = [
            _swap(each, up=up, leads=self.top == 1)
            for each, up in ((found.at_low, False), (found.at_high, True))
            if each
        ]
        seen = {(each.weight, each.comes, each.goes) for each in ends}
        leads = [_swap(each, up=each.weight >= stated, leads=True) for each in self._leaders]
        more = [each for each in leads if (each.weight, each.comes, each.goes) not in seen]
        return (*ends, *sorted(more, key=lambda each: abs(each.weight - stated)))

    @cached_property
    def _leaders(self) -> tuple[Crossing, ...]:
        """Where the highest line changes, from weight 0 to 1."""
        base, slope, names = self.path.base, self.path.slope, self.model.initiatives
        leader, weight = int(np.lexsort((-slope, -base))[0]), 0.0
        found: list[Crossing] = []
        while True:
            steeper = np.flatnonzero(slope > slope[leader])
            if not steeper.size:
                return tuple(found)
            level = (base[leader] - base[steeper]) / (slope[steeper] - slope[leader])
            first = int(np.lexsort((-slope[steeper], level))[0])
            weight = max(weight, float(level[first]))
            if weight > 1:
                return tuple(found)
            found.append(Crossing(weight, names[steeper[first]], names[leader]))
            leader = int(steeper[first])


def _swap(crossing: Crossing, *, up: bool, leads: bool) -> Swap:
    comes, goes = crossing.rises, crossing.falls
    return Swap(crossing.weight, up, *((comes, goes) if up else (goes, comes)), leads)
