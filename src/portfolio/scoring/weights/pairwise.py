"""Weights from comparing criteria in pairs, as in the analytic hierarchy process (AHP)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product
from math import isclose, isfinite, isnan
from typing import Literal

import numpy as np

from portfolio.domain.meant import meant
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.comparison_matrix import ComparisonMatrix
from portfolio.scoring.weights.consistency import Consistency
from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.random_index import RandomIndex
from portfolio.scoring.weights.weights import Weights

_SAME_RATIO = 1e-6
"""Relative difference up to which a pair answered in both directions is one answer."""


class PriorityRule(StrEnum):
    """How ratios become weights.

    ``geometric_mean``: the geometric mean of each row, by log least squares where answers are
    missing; the same whichever way round the questions are put. ``eigenvector``: Saaty's
    principal eigenvector; missing answers are first filled in so that its eigenvalue is least.
    Both agree where no answer contradicts another.
    """

    GEOMETRIC_MEAN = "geometric_mean"
    EIGENVECTOR = "eigenvector"


@dataclass(frozen=True, kw_only=True, repr=False)
class Pairwise(Single):
    """Answers to "how many times as important is this criterion as that one".

    Pairs may be left out as long as the answers connect all criteria. Answers that contradict
    each other still give weights: the weights' notes say how much, and which to ask again.

    Attributes
    ----------
    judgements
        ``judgements["a"]["b"] = 5`` says a is 5 times as important as b; any ratio above 0, so
        that 0.2 says the reverse. A criterion may be listed with no answers of its own.
    method
        How ratios become weights.
    random_index
        The table the consistency ratio is measured by.

    Raises
    ------
    ValueError
        With every fault: ratios that are not above 0, a criterion compared with itself, a pair
        answered twice and not alike, answers that leave criteria unconnected, fewer than two
        criteria, or more than the table reaches.

    Examples
    --------
    >>> Pairwise(judgements={"cost": {"speed": 3}, "speed": {"risk": 2}}).weights()
    <Weights cost 66.7%, speed 22.2%, risk 11.1%>
    """

    judgements: Mapping[str, Mapping[str, float]]
    method: PriorityRule = PriorityRule.GEOMETRIC_MEAN
    random_index: RandomIndex = RandomIndex.ALONSO_LAMATA_2006
    kind: Literal["ahp"] = "ahp"

    @classmethod
    def from_pairs(cls, pairs: Mapping[tuple[str, str], float]) -> Pairwise:
        """Build from ``{("a", "b"): 5}``: a is 5 times as important as b."""
        judgements: dict[str, dict[str, float]] = {}
        for (first, second), ratio in pairs.items():
            judgements.setdefault(first, {})[second] = ratio
        return cls(judgements=judgements)

    @classmethod
    def from_upper(cls, criteria: Sequence[str], upper: Sequence[float]) -> Pairwise:
        """Build from the upper triangle of the matrix, row by row, as books print it.

        Parameters
        ----------
        criteria
            Ids in the order of the rows.
        upper
            ``n (n - 1) / 2`` ratios of the row's to the column's criterion; NaN is no answer.

        Raises
        ------
        ValueError
            For another number of ratios, and for every fault of the answers.
        """
        pairs = list(combinations(criteria, 2))
        if len(upper) != len(pairs):
            raise ValueError(
                f"{len(criteria)} criteria make {len(pairs)} pairs, not {len(upper)} ratios"
            )
        return cls._answered(criteria, dict(zip(pairs, upper, strict=True)))

    @classmethod
    def from_matrix(cls, criteria: Sequence[str], matrix: Floats) -> Pairwise:
        """Build from the matrix of ratios of the row's to the column's criterion.

        Parameters
        ----------
        criteria
            Ids in the order of rows and columns.
        matrix
            Of shape (n, n); NaN is no answer, and one side of the diagonal is enough.

        Raises
        ------
        ValueError
            For another shape, a diagonal that is not 1, two sides that are not reciprocal within
            one millionth, and for every fault of the answers.
        """
        size = len(criteria)
        if matrix.shape != (size, size):
            raise ValueError(f"{size} criteria need {size} x {size} ratios, not {matrix.shape}")
        wrong = [f"{own:g}" for own in np.diag(matrix) if not (isnan(own) or own == 1)]
        if wrong:
            raise ValueError(f"the diagonal must be 1 throughout, not {', '.join(wrong)}")
        entries = zip(product(criteria, criteria), matrix.flat, strict=True)
        pairs = {pair: float(ratio) for pair, ratio in entries if pair[0] != pair[1]}
        for first, second in combinations(criteria, 2):
            if _alike(pairs[first, second], pairs[second, first]):
                del pairs[second, first]
        return cls._answered(criteria, pairs)

    @classmethod
    def _answered(cls, criteria: Sequence[str], pairs: Mapping[tuple[str, str], float]) -> Pairwise:
        if repeated := sorted({name for name in criteria if list(criteria).count(name) > 1}):
            raise ValueError(f"named more than once among the criteria: {', '.join(repeated)}")
        judgements: dict[str, dict[str, float]] = {name: {} for name in criteria}
        for (first, second), ratio in pairs.items():
            if not isnan(ratio):
                judgements[first][second] = ratio
        return cls(judgements=judgements)

    def answering(self, first: str, second: str, ratio: float) -> Pairwise:
        """Return the answers with one changed or added; the criteria keep their order.

        Parameters
        ----------
        first, second
            Ids of two criteria that are compared already.
        ratio
            How many times as important the first is; it takes the place of what was said of the
            pair, whichever way round that was.

        Raises
        ------
        ValueError
            For an unknown criterion, and for every fault of the answers.

        Examples
        --------
        >>> asked = Pairwise(judgements={"cost": {"speed": 3}, "speed": {"risk": 2}})
        >>> asked.answering("risk", "speed", 1).weights()
        <Weights cost 60.0%, speed 20.0%, risk 20.0%>
        """
        known = self.criteria
        for name in [name for name in (first, second) if name not in known]:
            expected = meant(name, known) or f"one of {', '.join(known)}"
            raise ValueError(f"{name!r} is no criterion of these answers; expected {expected}")
        said = {name: dict(self.judgements.get(name, {})) for name in known}
        said[second].pop(first, None)
        said[first][second] = ratio
        return replace(self, judgements=said)

    def __repr__(self) -> str:
        return (
            f"<Pairwise: {sum(map(len, self.judgements.values())):,} answers on "
            f"{len(self.criteria):,} criteria, consistency ratio "
            f"{self.consistency.consistency_ratio:.2f}>"
        )

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria: first those with answers listed under them, then the others."""
        named = [name for others in self.judgements.values() for name in others]
        return tuple(dict.fromkeys([*self.judgements, *named]))

    @property
    def _pairs(self) -> Iterator[tuple[str, str, float]]:
        for first, others in self.judgements.items():
            for second, ratio in others.items():
                yield first, second, ratio

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the answers."""
        if len(self.criteria) < 2:
            yield "judgements must compare at least two criteria"
            return
        for first, second, ratio in self._pairs:
            back = self.judgements.get(second, {}).get(first)
            if first == second:
                yield f"{first} is compared with itself"
            elif not (isfinite(ratio) and ratio > 0):
                yield f"{first} to {second} must be a ratio above 0, not {ratio:g}"
            elif back and first < second and not _alike(ratio, back):
                yield (
                    f"{first} to {second} is {ratio:g}, but {second} to {first} is {back:g}, not "
                    f"1/{ratio:g}; answer a pair once"
                )
        parts = [", ".join(part) for part in self._known_pairs.parts]
        if len(parts) > 1:
            yield f"no answer connects the parts ({'), ('.join(parts)}); compare one of each"
        if not self.random_index.reaches(len(self.criteria)):
            yield (
                f"random_index {self.random_index} ends at {self.random_index.largest} criteria, "
                f"here are {len(self.criteria)}; {RandomIndex.ALONSO_LAMATA_2006} has no end"
            )

    @property
    def _known_pairs(self) -> ComparisonMatrix:
        pairs = {(first, second): 1.0 for first, second, _ in self._pairs if first != second}
        return ComparisonMatrix.from_pairs(self.criteria, pairs)

    @cached_property
    def matrix(self) -> ComparisonMatrix:
        """The answers as ratios by row and column."""
        pairs = {(first, second): ratio for first, second, ratio in self._pairs}
        return ComparisonMatrix.from_pairs(self.criteria, pairs)

    @cached_property
    def consistency(self) -> Consistency:
        """How far the answers contradict each other, and which to ask again."""
        return Consistency(self.matrix, self._priorities, self.random_index)

    @property
    def _priorities(self) -> Floats:
        if self.method is PriorityRule.EIGENVECTOR:
            return self.matrix.eigenvector
        return self.matrix.log_least_squares

    def weights(self) -> Weights:
        """Return the weights; their notes tell of answers that contradict each other too much."""
        by_criterion = dict(zip(self.criteria, self._priorities.tolist(), strict=True))
        notes: tuple[str, ...] = ()
        if not self.consistency.acceptable:
            notes = (str(self.consistency), *self.consistency.advice())
        return Weights(by_criterion, self, notes)


def _alike(ratio: float, back: float) -> bool:
    return isclose(ratio * back, 1, rel_tol=_SAME_RATIO)
