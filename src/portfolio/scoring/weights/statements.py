"""What people are sure of about weights, and no more: order, limits, ratios, sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import isfinite
from typing import Literal

from portfolio.domain.plain import Plain
from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.order import order_faults, ties
from portfolio.scoring.weights.statement import Statement, falling, within
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights


@dataclass(frozen=True, kw_only=True)
class WeightRatio(Plain):
    """How many times the weight of one criterion is that of another, between limits.

    Attributes
    ----------
    of, to
        Ids: ``at_least <= w_of / w_to <= at_most``.
    at_least, at_most
        At least 0; one of them may be left out.
    """

    of: str
    to: str
    at_least: float | None = None
    at_most: float | None = None

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the ratio."""
        limits = [each for each in (self.at_least, self.at_most) if each is not None]
        if not limits or not all(isfinite(each) and each >= 0 for each in limits):
            yield f"{self} needs limits of 0 or more"
        if limits != sorted(limits):
            yield f"{self} has its limits the wrong way round"
        if self.of == self.to:
            yield f"{self} compares a criterion with itself"

    def statements(self) -> Iterator[Statement]:
        """Give the limits as linear statements."""
        if self.at_least is not None:
            yield Statement({self.of: 1, self.to: -self.at_least})
        if self.at_most is not None:
            yield Statement({self.to: self.at_most, self.of: -1})

    def __str__(self) -> str:
        low = "" if self.at_least is None else f" at least {self.at_least:g}"
        high = "" if self.at_most is None else f" at most {self.at_most:g}"
        return f"ratio of {self.of} to {self.to}{low}{high}"


@dataclass(frozen=True, kw_only=True)
class Statements(Single):
    """Incomplete information: what is said is kept as it is, what is not said stays open.

    Attributes
    ----------
    order
        Criteria by falling importance, not necessarily all; equally important ones as a list
        within the list.
    intervals
        Least and greatest weight by criterion, in [0, 1].
    ratios
        How many times as much one criterion weighs as another.
    linear
        Any other statement: a weighted sum of weights that is at least so much.
    others
        Criteria that nothing is said about and that get a weight too.

    Raises
    ------
    ValueError
        With every fault: wrong numbers, criteria named twice; or, if there is none of these, the
        statements that no weights can hold to all at once.
    """

    order: tuple[str | tuple[str, ...], ...] = ()
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ratios: tuple[WeightRatio, ...] = ()
    linear: tuple[Statement, ...] = ()
    others: tuple[str, ...] = ()
    kind: Literal["statements"] = "statements"

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the statements, or that they contradict each other."""
        wrong = [*order_faults(self.order), *self._interval_faults()]
        wrong += [fault for ratio in self.ratios for fault in ratio.faults()]
        if not wrong:
            try:
                self.weight_set()
            except ValueError as error:
                wrong.append(str(error))
        yield from wrong

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, in the order they were first named."""
        named = chain(
            (name for tied in ties(self.order) for name in tied),
            self.intervals,
            (name for ratio in self.ratios for name in (ratio.of, ratio.to)),
            (name for statement in self.linear for name in statement.coefficients),
            self.others,
        )
        return tuple(dict.fromkeys(named))

    def weights(self) -> Weights:
        """Return the mean of all weights that are left open: for display, not what anyone said."""
        middle = self.weight_set()
        note = "The answers leave weights open; these are the mean of all that fit, for display."
        return Weights(middle.centroid(), self, () if middle.is_point else (note,))

    def weight_set(self) -> WeightSet:
        """Return all weights that hold to every statement."""
        ratios = [each for ratio in self.ratios for each in ratio.statements()]
        said = (*falling(self.order), *within(self.intervals), *ratios, *self.linear)
        return WeightSet(self.criteria, said)

    def _interval_faults(self) -> Iterator[str]:
        for name, (low, high) in self.intervals.items():
            if not 0 <= low <= high <= 1:
                yield f"interval of {name} must rise within [0, 1], not from {low:g} to {high:g}"
