"""A tree of boxes that covers all plans; the loosest bound of its leaves bounds every plan."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning.model import Bools, Floats
from portfolio.planning.solvers.bounding.experience import Experience
from portfolio.planning.solvers.bounding.following import Following
from portfolio.planning.solvers.bounding.linear import NOWHERE, Box, Linear, Point
from portfolio.planning.solvers.bounding.splits import Shape, Split

if TYPE_CHECKING:
    import highspy

_PATIENCE, _MOST_TRIED = 4, 40
"""Splits tried without finding a better one before the best is taken; most tried at all."""
_MEMORY, _BYTES = 300_000_000, 20
"""Most bytes that the leaves may take, and what they take for each column."""


@dataclass(frozen=True, slots=True, order=True)
class Leaf:
    """A box that may hold a better plan.

    Attributes
    ----------
    loss
        Negated worth that no plan in it exceeds; leaves come in this order, then in that of number.
    number
        Leaves made before.
    box
        Its bounds.
    basis
        Where to begin solving its relaxation.
    """

    loss: float
    number: int
    box: Box = field(compare=False)
    basis: highspy.HighsBasis | None = field(compare=False)


class Tree:
    """Boxes that cover every plan worth more than a floor, the most promising split first.

    Splitting whether and when an initiative starts moves the bound far more than splitting single
    choices, of which each leaves nearly everything as it was. Both halves of several splits are
    solved before one is taken (strong branching). Source: Linderoth and Savelsbergh (1999), A
    computational study of search strategies for mixed integer programming, INFORMS Journal on
    Computing 11, 173-187.

    Parameters
    ----------
    linear
        The relaxation.
    shape
        What can be split.
    integer
        Which columns are whole.
    floor
        Worth of the best plan so far, counted as the session's solver counts.

    Attributes
    ----------
    floor
        Boxes without a plan worth more are left.
    best
        Values of a better plan met on the way.
    met
        The optimum of the relaxation within the leaf split last; None before the first.
    grown
        How many leaves were split or given up.
    """

    def __init__(self, linear: Linear, shape: Shape, integer: Bools, floor: float) -> None:
        self.floor = floor
        self.best: Floats | None = None
        self.met: Point | None = None
        self.grown = 0
        self._linear, self._shape, self._integer = linear, shape, integer
        self._experience = Experience()
        self._following = Following(*linear.rows(), shape, integer)
        self._leaves = [Leaf(-np.inf, 0, linear.box, None)]
        self._made = 1

    @property
    def bound(self) -> float:
        """What no plan exceeds."""
        return max(self.floor, -self._leaves[0].loss) if self._leaves else self.floor

    @property
    def done(self) -> bool:
        """Whether no leaf can hold a better plan."""
        return self.bound <= self.floor

    @property
    def full(self) -> bool:
        """Whether there is no room for more leaves."""
        return len(self._leaves) * _BYTES * len(self._integer) > _MEMORY

    def grow(self, out: Callable[[], bool]) -> bool:
        """Split the most promising leaf; tell whether it could be done before time was out."""
        leaf = self._leaves[0]
        box = self._following.narrowed(leaf.box)
        point = self._linear.solve(box, leaf.basis)
        if point is None:
            return False
        halves: tuple[tuple[Box, Point], ...] | None = ()
        if point.worth > self.floor:
            self.met, splits = point, list(self._shape.splits(point.values))
            if splits:
                halves = self._split(self._narrowed(box, point), point, splits, out)
            else:
                self.floor, self.best = point.worth, point.values
        if halves is None:
            return False
        self._replace(leaf, halves)
        return True

    def _replace(self, leaf: Leaf, halves: Sequence[tuple[Box, Point]]) -> None:
        """Put what is left of the first leaf in its place."""
        self.grown += 1
        heapq.heappop(self._leaves)
        for half, found in halves:
            if found.worth > self.floor:
                worth = min(found.worth, -leaf.loss)
                heapq.heappush(self._leaves, Leaf(-worth, self._made, half, found.basis))
                self._made += 1

    def _narrowed(self, box: Box, point: Point) -> Box:
        """Hold whole columns at the bound that to leave costs more than there is to gain."""
        room = point.worth - self.floor
        costly = self._integer & (np.abs(point.reduced_costs) > room + 1e-6 * abs(room) + 1e-9)
        low = costly & (point.values <= box.lower + 1e-9)
        high = costly & (point.values >= box.upper - 1e-9) & ~low
        lower = np.where(high, box.upper, box.lower)
        return Box(lower, np.where(low, box.lower, box.upper), box.tight)

    def _split(
        self, box: Box, point: Point, splits: Sequence[Split], out: Callable[[], bool]
    ) -> tuple[tuple[Box, Point], ...] | None:
        """Return both halves of the best split found, solved; None when time is out."""
        best, best_score, in_vain = None, -np.inf, 0
        ranked = sorted(splits, key=self._experience.expected, reverse=True)
        for split in ranked[:_MOST_TRIED]:
            known = best is not None and self._experience.trusted(split)
            if known and self._experience.expected(split) <= best_score:
                continue
            if out():
                return None
            halves = tuple(self._solved(change.within(box), point) for change in split.halves)
            first, second = (min(point.worth, half.worth) for _, half in halves)
            most = point.worth - self.floor
            gains = min(most, point.worth - first), min(most, point.worth - second)
            score = self._experience.learn(split, gains)
            in_vain = 0 if score > best_score else in_vain + 1
            if score > best_score or min(first, second) <= self.floor:
                best, best_score = halves, score
            if min(first, second) <= self.floor or in_vain >= _PATIENCE:
                break
        return best

    def _solved(self, box: Box, parent: Point) -> tuple[Box, Point]:
        """Solve a half; what HiGHS cannot tell is taken to be as good as the whole."""
        if (box.lower > box.upper).any():
            return box, NOWHERE
        return box, self._linear.solve(box, parent.basis) or parent
