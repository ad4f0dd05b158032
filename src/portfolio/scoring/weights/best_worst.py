"""Weights from comparing all criteria with the best and with the worst one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import isfinite
from typing import Literal

from portfolio.scoring.weights.best_worst_consistency import BestWorstConsistency, consistency_index
from portfolio.scoring.weights.best_worst_models import (
    BestWorstSolution,
    RatioSolution,
    solve_linear,
    solve_ratio,
)
from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights

_WIDE = 5e-4
"""Intervals of weights narrower than this, in [0, 1], are not worth telling."""


class BestWorstModel(StrEnum):
    """What shall deviate least from the answers.

    ``linear``: differences of weights; one solution. ``ratio``: ratios of weights; often a whole
    interval of equally good weights, of which the middle is taken.
    """

    LINEAR = "linear"
    RATIO = "ratio"


@dataclass(frozen=True, kw_only=True)
class BestWorst(Single):
    """The best-worst method: which criterion matters most, which least, and by how much.

    With n criteria it asks 2 n - 3 ratios, fewer than comparing all pairs. Answers that
    contradict each other still give weights: the weights' notes say how much, and where.
    Source: Rezaei (2015), Omega 53, 49-57; Rezaei (2016), Omega 64, 126-130.

    Attributes
    ----------
    best, worst
        Ids of the criterion that matters most and of the one that matters least.
    best_to_others
        How many times as important as each other criterion the best one is, at least 1; commonly
        1 to 9.
    others_to_worst
        How many times as important as the worst criterion each other one is, at least 1. Best to
        worst may stand in either mapping or in both.
    model
        What shall deviate least from the answers.

    Raises
    ------
    ValueError
        With every fault: the best is the worst, a criterion not compared, ratios below 1 or
        above that of best to worst, two different ratios of best to worst.
    """

    best: str
    worst: str
    best_to_others: Mapping[str, float]
    others_to_worst: Mapping[str, float]
    model: BestWorstModel = BestWorstModel.LINEAR
    kind: Literal["best_worst"] = "best_worst"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, in the order they were compared."""
        named = [*self.best_to_others, *self.others_to_worst, self.best, self.worst]
        return tuple(dict.fromkeys(named))

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the answers."""
        if self.best == self.worst:
            yield f"best and worst must be two criteria, not both {self.best}"
            return
        yield from self._gaps()
        given = {self.best_to_others.get(self.worst), self.others_to_worst.get(self.best)} - {None}
        if len(given) == 2:
            yield (
                f"{self.best} to {self.worst} is {self.best_to_others[self.worst]:g} in "
                f"best_to_others, but {self.others_to_worst[self.best]:g} in others_to_worst"
            )
        most = max((ratio for ratio in given if ratio is not None), default=float("inf"))
        for key, answers, own in self._answers:
            for name, ratio in answers.items():
                if name == own and ratio != 1:
                    yield f"{key} has {ratio:g} for {name} to itself, expected 1 or nothing"
                elif not (isfinite(ratio) and ratio >= 1):
                    yield f"{key} has {ratio:g} for {name}, expected a ratio of at least 1"
                elif ratio > most:
                    yield (
                        f"{key} has {ratio:g} for {name}, more than the {most:g} of "
                        f"{self.best} to {self.worst}, which must be the greatest"
                    )

    @property
    def _answers(self) -> tuple[tuple[str, Mapping[str, float], str], ...]:
        return (
            ("best_to_others", self.best_to_others, self.best),
            ("others_to_worst", self.others_to_worst, self.worst),
        )

    def _gaps(self) -> Iterator[str]:
        ends = {self.best, self.worst}
        for key, answers, _ in self._answers:
            if gaps := [name for name in self.criteria if name not in {*answers, *ends}]:
                yield f"{key} has no ratio for {', '.join(gaps)}"
        if self.worst not in self.best_to_others and self.best not in self.others_to_worst:
            yield f"best_to_others has no ratio for the worst, {self.worst}"

    @property
    def best_to_worst(self) -> float:
        """Ratio of the best to the worst criterion."""
        return self.best_to_others.get(self.worst) or self.others_to_worst[self.best]

    @cached_property
    def consistency(self) -> BestWorstConsistency:
        """How far the answers contradict each other, known before solving."""
        direct = self.best_to_worst
        first = {self.best: 1.0, self.worst: direct, **self.best_to_others}
        second = {self.best: direct, self.worst: 1.0, **self.others_to_worst}
        return BestWorstConsistency(
            self.best,
            self.worst,
            {name: first[name] for name in self.criteria},
            {name: second[name] for name in self.criteria},
        )

    @cached_property
    def solution(self) -> BestWorstSolution:
        """Weights that deviate least from the answers, and by how much."""
        solve = solve_linear if self.model is BestWorstModel.LINEAR else solve_ratio
        return solve(
            self.criteria.index(self.best),
            self.criteria.index(self.worst),
            list(self.consistency.best_to_others.values()),
            list(self.consistency.others_to_worst.values()),
        )

    @property
    def consistency_ratio(self) -> float | None:
        """``CR = xi / CI(a_BW)`` of the ratio model; None for the linear one.

        The index belongs to deviations of ratios: dividing the linear model's deviation by it
        means nothing. Source: Rezaei (2015).
        """
        if self.model is BestWorstModel.LINEAR:
            return None
        index = consistency_index(self.best_to_worst)
        return self.solution.deviation / index if index else 0.0

    def weights(self) -> Weights:
        """Return the weights; notes tell of contradictions and of intervals of weights."""
        notes = [] if self.consistency.acceptable else [str(self.consistency)]
        solution = self.solution
        bounds = zip(self.criteria, solution.low, solution.high, strict=True)
        wide = [f"{a} {low:.1%} to {high:.1%}" for a, low, high in bounds if high - low > _WIDE]
        if wide:
            notes.append(
                "other weights fit the answers as well as these, which are the middle: "
                + ", ".join(wide)
            )
        by_criterion = dict(zip(self.criteria, solution.weights.tolist(), strict=True))
        return Weights(by_criterion, self, tuple(notes))

    def weight_set(self) -> WeightSet:
        """Return all weights that deviate least from the answers; one point in the linear model.

        In the ratio model each criterion's ratio to the worst one lies between bounds of its own.
        """
        if not isinstance(self.solution, RatioSolution):
            return super().weight_set()
        statements = []
        for name, least, most in zip(
            self.criteria, self.solution.least.tolist(), self.solution.most.tolist(), strict=True
        ):
            if name != self.worst:
                statements.append(Statement({name: 1.0, self.worst: -least}))
                statements.append(Statement({name: -1.0, self.worst: most}))
        return WeightSet.linear(self.criteria, statements)
