"""Alternatives compared in pairs, criterion by criterion, as in the analytic hierarchy process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.pairwise import Pairwise

if TYPE_CHECKING:
    import pandas as pd


_TIE_DIGITS = 12
"""Totals that agree to so many decimals are a tie: the rest is noise of adding up."""


class SynthesisMode(StrEnum):
    """What each criterion's priorities of the alternatives are divided by.

    ``distributive``: by their sum, so alternatives share what a criterion has to give.
    ``ideal``: by the greatest, so a copy of a lesser alternative changes nothing.
    """

    DISTRIBUTIVE = "distributive"
    IDEAL = "ideal"


@dataclass(frozen=True, eq=False, repr=False)
class Synthesis:
    """Priorities of alternatives that were compared in pairs under each criterion.

    Attributes
    ----------
    alternatives, criteria
        Ids of the rows and of the columns of `local`.
    weights
        Of the criteria, in sum 1.
    local
        Priority of each alternative under each criterion, as `mode` divides them.
    mode
        What they were divided by.
    notes
        What a reader must know, in sentences: answers that contradict each other.
    """

    alternatives: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Floats
    local: Floats
    mode: SynthesisMode
    notes: tuple[str, ...] = ()

    @property
    def contributions(self) -> Floats:
        """What each criterion adds to each alternative's total: weight times local priority."""
        return self.local * self.weights

    @cached_property
    def totals(self) -> Mapping[str, float]:
        """Weighted sum of the local priorities; in ideal mode 1 is an alternative best in all."""
        return dict(zip(self.alternatives, self.contributions.sum(axis=1).tolist(), strict=True))

    @cached_property
    def priorities(self) -> Mapping[str, float]:
        """Totals divided by their sum; the totals themselves in distributive mode."""
        whole = sum(self.totals.values())
        return {name: total / whole for name, total in self.totals.items()}

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Alternatives by falling priority, ties by id."""
        rounded = {name: -round(total, _TIE_DIGITS) for name, total in self.totals.items()}
        return tuple(sorted(rounded, key=lambda name: (rounded[name], name)))

    def to_frame(self) -> pd.DataFrame:
        """One row an alternative, the first in the ranking on top.

        Columns: ``alternative``, ``priority``, ``total``, then one a criterion, named
        ``from.CRITERION``: what it adds to the total.
        """
        import pandas as pd

        places = [self.alternatives.index(name) for name in self.ranking]
        parts = self.contributions[places]
        columns: dict[str, object] = {
            "alternative": list(self.ranking),
            "priority": [self.priorities[name] for name in self.ranking],
            "total": [self.totals[name] for name in self.ranking],
        }
        columns |= {f"from.{name}": parts[:, place] for place, name in enumerate(self.criteria)}
        return pd.DataFrame(columns)

    def __str__(self) -> str:
        """Return the alternatives in order with their priorities."""
        shown = ", ".join(f"{name} {self.priorities[name]:.1%}" for name in self.ranking)
        return f"{shown} ({self.mode} mode)"

    def __repr__(self) -> str:
        return f"<Synthesis {self}>"

    def _repr_html_(self) -> str:
        rows = [[name, f"{self.priorities[name]:.1%}"] for name in self.ranking]
        return html_table(["Alternative", "Priority"], rows, " ".join(self.notes))


def synthesise(
    weights: Mapping[str, float],
    comparisons: Mapping[str, Pairwise],
    mode: SynthesisMode = SynthesisMode.DISTRIBUTIVE,
) -> Synthesis:
    """Put comparisons of alternatives under several criteria together.

    ``distributive``: ``V_i = sum_j w_j p_ij``; ``ideal``: ``V_i = sum_j w_j p_ij / max_k p_kj``,
    with the local priorities ``p_ij`` of alternative i under criterion j. Source: Saaty (1990),
    EJOR 48, 9-26.

    A cross-check for those who compare alternatives in pairs; it never feeds a plan. Priorities
    hang on which alternatives were compared: adding a copy of one can reverse two others, in
    distributive mode (Belton and Gear, 1983, Omega 11, 228-230), and a new best one can in ideal
    mode. Scores on anchored scales have no such fault and add up over a portfolio.

    Parameters
    ----------
    weights
        By criterion, at least 0, in sum 1; ``Weights.by_criterion`` of any method.
    comparisons
        By criterion, the alternatives compared in pairs under it; the same alternatives under
        each.
    mode
        What local priorities are divided by.

    Raises
    ------
    ValueError
        For weights and comparisons of other criteria, weights that do not add up to 1, or
        comparisons that do not all have the same alternatives.
    """
    _check(weights, comparisons)
    criteria = tuple(weights)
    alternatives = comparisons[criteria[0]].criteria
    found = {name: comparisons[name].weights() for name in criteria}
    local = np.array([[found[name][each] for name in criteria] for each in alternatives])
    if mode is SynthesisMode.IDEAL:
        local = local / local.max(axis=0)
    notes = tuple(f"under {name}: {note}" for name, each in found.items() for note in each.notes)
    return Synthesis(
        alternatives, criteria, np.array(list(weights.values())), local, SynthesisMode(mode), notes
    )


def _check(weights: Mapping[str, float], comparisons: Mapping[str, Pairwise]) -> None:
    faults = []
    if not weights or set(weights) != set(comparisons):
        faults.append(f"weights of {sorted(weights)} for comparisons under {sorted(comparisons)}")
    total = sum(weights.values())
    if abs(total - 1) > 1e-9 or not all(weight >= 0 for weight in weights.values()):
        faults.append(f"weights must be at least 0 and add up to 1, not {dict(weights)}")
    first = next(iter(comparisons.values()), None)
    for name, each in comparisons.items():
        if first is not None and set(each.criteria) != set(first.criteria):
            faults.append(f"{name} compares {sorted(each.criteria)}, not {sorted(first.criteria)}")
    if faults:
        raise ValueError("; ".join(faults))
