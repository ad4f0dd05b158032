"""VIKOR: a compromise between the least regret in sum and the least regret on any criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

import numpy as np

from portfolio.scoring.methods.method import Method
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.methods.normalisation import span
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix

_NOISE = 1e-12
"""Regrets lie in [0, 1]; less than this apart they are equal."""


@dataclass(frozen=True, slots=True)
class Vikor(Method):
    """Regret in sum and at worst, each as a share of its range over the initiatives.

    ``S_i = sum_j w_j (f*_j - f_ij) / (f*_j - f-_j)``, ``R_i`` is the greatest term of the sum,
    ``Q_i = v (S_i - S*) / (S- - S*) + (1 - v) (R_i - R*) / (R- - R*)``, least is best. A
    criterion on which all are alike, or a range of nothing, counts 0. Units do not matter;
    ranges move with the initiatives at hand, so ranks may reverse when one comes or goes.
    Source: Opricovic and Tzeng (2004), EJOR 156(2):445-455.

    Attributes
    ----------
    v
        Weight of the regret in sum, in [0, 1]; the rest goes to the regret at worst.

    Raises
    ------
    ValueError
        If `v` is not in [0, 1].
    """

    v: float = 0.5
    kind: Literal["vikor"] = "vikor"
    name: ClassVar[str] = "VIKOR"

    def __post_init__(self) -> None:
        if not 0 <= self.v <= 1:
            raise ValueError(f"v must be in [0, 1], not {self.v}")

    def rank(self, matrix: ValueMatrix) -> VikorRanking:
        """Return regrets and the compromise."""
        total, worst, regret = np.zeros((3, len(matrix)))
        for column, weight in zip(matrix.likely.T, matrix.weights.tolist(), strict=True):
            if length := span(column):
                np.subtract(column.max(), column, out=regret)
                regret /= length
                regret *= weight
                total += regret
                np.maximum(worst, regret, out=worst)
        q = self.v * _share_of_range(total) + (1 - self.v) * _share_of_range(worst)
        return VikorRanking(matrix, self, total, worst, q)


def _share_of_range(regrets: Floats) -> Floats:
    least = regrets.min()
    length = regrets.max() - least
    return (regrets - least) / length if length > _NOISE else np.zeros(len(regrets))


@dataclass(frozen=True, eq=False, repr=False)
class VikorRanking(MethodRanking):
    """Regrets of the initiatives, and which of them make the compromise.

    Attributes
    ----------
    s, r
        Weighted regret in sum and on the worst criterion, by initiative, in [0, 1].
    q
        Both as shares of their ranges, mixed, in [0, 1]; the least comes first.
    """

    s: Floats
    r: Floats
    q: Floats
    less_is_better: ClassVar[bool] = True

    @property
    def columns(self) -> Mapping[str, Floats]:
        """Columns ``s``, ``r``, ``q``."""
        return {"s": self.s, "r": self.r, "q": self.q}

    @property
    def needed_advantage(self) -> float:
        """Least advantage in `q` of the first that counts: ``1 / (m - 1)`` of m initiatives."""
        return 1 / max(len(self.matrix) - 1, 1)

    @cached_property
    def acceptable_advantage(self) -> bool:
        """Whether the first leads the second by the needed advantage; true of a single one."""
        first, *others = np.sort(self.q).tolist()
        return not others or others[0] - first >= self.needed_advantage - _NOISE

    @cached_property
    def acceptable_stability(self) -> bool:
        """Whether the first has also the least regret in sum, or the least regret at worst."""
        at = self.matrix.initiatives.index(self.ranking[0])
        return bool(min(self.s[at] - self.s.min(), self.r[at] - self.r.min()) <= _NOISE)

    @cached_property
    def compromise(self) -> tuple[str, ...]:
        """Ids that make the compromise, the first in front.

        The first alone if advantage and stability are acceptable; the first two if stability
        alone fails; else all that trail the first by less than the needed advantage.
        """
        if self.acceptable_advantage:
            return self.ranking[: 1 if self.acceptable_stability else 2]
        reach = self.q.min() + self.needed_advantage - _NOISE
        return tuple(name for name in self.ranking if self.by_initiative[name] < reach)

    @property
    def sentence(self) -> str:
        """Who comes first, and who makes the compromise."""
        return f"{super().sentence} Compromise: {', '.join(self.compromise)}."
