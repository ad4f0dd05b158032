"""PROMETHEE II: every initiative against every other, criterion by criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np

from portfolio.intake.nearest import Nearest
from portfolio.scoring.methods.method import Method
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.methods.preference import PreferenceFunction, UsualPreference
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix

if TYPE_CHECKING:
    import pandas as pd

_MOST_ROWS = 2000
"""Most initiatives of a table of all pairs: 32 MB."""


@dataclass(frozen=True, slots=True)
class Promethee(Method):
    """Net flow: how much an initiative is preferred to the others, less the others to it.

    ``pi(a, b) = sum_j w_j P_j(a_j - b_j)``, ``phi+(a)`` is the mean of ``pi(a, b)`` over the
    m - 1 others, ``phi-(a)`` of ``pi(b, a)``, ``phi = phi+ - phi-``; the net flows add up to 0.
    Each pair counts, so ranks may reverse when an initiative comes or goes; a dominated one
    never comes before its dominator. By sorting, net flows of m initiatives on n criteria take
    time in the order of ``n m log m``; with a Gaussian preference ``n m^2``, in bounded memory.
    Sources: Brans and Vincke (1985); Brans, Vincke and Mareschal (1986), EJOR 24:228-238;
    Calders and Van Assche (2016), arXiv 1603.00091.

    Attributes
    ----------
    preference
        Degree of preference by lead on a criterion. The usual one needs no threshold and counts
        only who is ahead; where leads within rounding of judgements should not count, take
        `UShapePreference` or `LinearPreference`.
    by_criterion
        Preference functions of criteria that have their own, by id of the criterion.
    """

    preference: PreferenceFunction = field(default_factory=UsualPreference)
    by_criterion: Mapping[str, PreferenceFunction] = field(default_factory=dict)
    kind: Literal["promethee"] = "promethee"
    name: ClassVar[str] = "PROMETHEE II"

    def rank(self, matrix: ValueMatrix) -> PrometheeRanking:
        """Return the flows.

        Raises
        ------
        ValueError
            If `by_criterion` names criteria that the matrix does not have.
        """
        plus, minus = np.zeros((2, len(matrix)))
        functions = self.functions(matrix.criteria)
        for function, column, weight in zip(
            functions, matrix.likely.T, matrix.weights.tolist(), strict=True
        ):
            values, at, counts = np.unique(column, return_inverse=True, return_counts=True)
            wins, losses = function.sums(values, counts.astype(np.float64))
            plus += weight * wins[at]
            minus += weight * losses[at]
        others = max(len(matrix) - 1, 1)
        return PrometheeRanking(matrix, self, plus / others, minus / others)

    def functions(self, criteria: tuple[str, ...]) -> tuple[PreferenceFunction, ...]:
        """Return the preference function of each criterion."""
        near = Nearest(criteria)
        unknown = [name for name in self.by_criterion if name not in criteria]
        if unknown:
            hints = ", ".join(f"{name!r} (nearest: {near.to(name)!r})" for name in unknown)
            raise ValueError(f"preference functions for criteria that are not there: {hints}")
        return tuple(self.by_criterion.get(name, self.preference) for name in criteria)


@dataclass(frozen=True, eq=False, repr=False)
class PrometheeRanking(MethodRanking):
    """Flows of the initiatives.

    Attributes
    ----------
    method
        By what preferences.
    phi_plus, phi_minus
        Mean preference over the others, and of the others, by initiative, in [0, 1].
    """

    method: Promethee
    phi_plus: Floats
    phi_minus: Floats

    @cached_property
    def phi(self) -> Floats:
        """Net flow by initiative, in [-1, 1], in sum 0; more is better."""
        return self.phi_plus - self.phi_minus

    @property
    def columns(self) -> Mapping[str, Floats]:
        """Columns ``phi_plus``, ``phi_minus``, ``phi``."""
        return {"phi_plus": self.phi_plus, "phi_minus": self.phi_minus, "phi": self.phi}

    def preferences(self) -> pd.DataFrame:
        """Return ``pi(a, b)`` in [0, 1] of every initiative a (rows) over every other b (columns).

        Raises
        ------
        ValueError
            For more than 2,000 initiatives; the table would not be readable anyway.
        """
        import pandas as pd

        ids = self.matrix.initiatives
        if len(ids) > _MOST_ROWS:
            raise ValueError(
                f"a table of all pairs is for {_MOST_ROWS:,} initiatives at most, not {len(ids):,}"
            )
        table = np.zeros((len(ids), len(ids)))
        functions = self.method.functions(self.matrix.criteria)
        for function, column, weight in zip(
            functions, self.matrix.likely.T, self.matrix.weights.tolist(), strict=True
        ):
            table += weight * function.degree(column[:, None] - column)
        return pd.DataFrame(table, index=list(ids), columns=list(ids))
