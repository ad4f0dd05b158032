"""What the data alone say of the criteria: which tell initiatives apart, which say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.html_table import html_table
from portfolio.scoring.methods.normalisation import Normalisation, span
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix

if TYPE_CHECKING:
    import pandas as pd

_NOISE = 1e-12
_ALIKE = 0.8
"""Correlation from which a sentence calls two criteria nearly the same."""


@dataclass(frozen=True, eq=False, repr=False)
class Diagnosis:
    """How much each criterion tells initiatives apart, and how much of that others tell too.

    Entropy and CRITIC shares are often called objective weights. They are no preferences, and
    nothing here is used to score:

    - they are not tied to the step from the worst to the best end of a scale, which is what a
      weight must say (Keeney 1992 on range-free importance);
    - they change when an initiative is added;
    - entropy needs numbers above 0 with a true zero, and moving the zero changes it;
    - a criterion that matters little but is noisy gets most;
    - a criterion on which all are equal gets nothing, though it may decide go or no-go.

    Attributes
    ----------
    matrix
        What was looked at: likely values, more is better in every column, so that a correlation
        above 0 always says that two criteria favour the same initiatives.
    normalisation
        What columns are scaled by before deviations are compared; none for anchored values,
        ``MIN_MAX`` for raw data as in the source of CRITIC.
    """

    matrix: ValueMatrix
    normalisation: Normalisation = Normalisation.NONE

    @cached_property
    def deviation(self) -> Floats:
        """Standard deviation by criterion, with m - 1 of m initiatives below the line."""
        others = max(len(self.matrix) - 1, 1)
        deviation: Floats = np.sqrt((self._centred**2).sum(axis=0) / others)
        return deviation

    @cached_property
    def correlation(self) -> Floats:
        """Pearson's r of every pair of criteria, in [-1, 1].

        1 of a criterion with itself; 0 with a criterion on which all are equal.
        """
        lengths = np.sqrt((self._centred**2).sum(axis=0))
        directions = self._centred / np.where(lengths > 0, lengths, 1.0)
        table = np.clip(directions.T @ directions, -1.0, 1.0)
        np.fill_diagonal(table, 1.0)
        return table

    @cached_property
    def entropy_share(self) -> Floats | None:
        """Share by criterion in what the distributions leave to be told; None below 0.

        ``p_ij = x_ij / sum_i x_ij``, ``e_j = -sum_i p_ij ln p_ij / ln m``, shares in proportion
        to ``1 - e_j``; all 0 where no criterion tells anything apart. Defined for numbers of at
        least 0 only. Sources: Shannon (1948); Zeleny (1982).
        """
        values = self.matrix.likely
        if (values < 0).any():
            return None
        count, totals = len(values), values.sum(axis=0)
        told = np.zeros(len(totals))
        if count > 1:
            parts = np.divide(values, totals, out=np.zeros_like(values), where=totals > 0)
            logs = np.log(parts, out=np.zeros_like(parts), where=parts > 0)
            told = np.maximum(1 + (parts * logs).sum(axis=0) / np.log(count), 0.0)
        return _shares(np.where(self._flat, 0.0, told))

    @cached_property
    def critic_share(self) -> Floats:
        """Share by criterion in what deviates and is told by no other criterion.

        ``c_j = s_j sum_k (1 - r_jk)`` with deviations s and correlations r, shares in proportion;
        all 0 where no criterion tells anything apart. Source: Diakoulaki, Mavrotas and
        Papayannakis (1995), Computers & Operations Research 22:763-770.
        """
        conflict = 1 - self.correlation
        conflict[conflict < _NOISE] = 0.0
        return _shares(self.deviation * conflict.sum(axis=0))

    def nearest(self, criterion: str) -> tuple[str, float] | None:
        """Return the other criterion with the greatest correlation, and that; None without one."""
        at = self.matrix.criteria.index(criterion)
        row = np.delete(self.correlation[at], at)
        if not len(row):
            return None
        others = [name for name in self.matrix.criteria if name != criterion]
        return others[int(row.argmax())], float(row.max())

    @property
    def sentence(self) -> str:
        """Which criterion tells most apart, which nothing, and which pairs say nearly the same."""
        names, shares = self.matrix.criteria, self.critic_share.tolist()
        flat = [name for name, same in zip(names, self._flat, strict=True) if same]
        most = int(np.argmax(shares))
        if len(flat) == len(names):
            parts = ["No criterion tells the initiatives apart."]
        elif shares[most] == 0:
            parts = ["All criteria put the initiatives in the same proportions."]
        else:
            parts = [f"{names[most]} tells most apart (CRITIC share {shares[most]:.0%})."]
            parts += [f"All are equal on {', '.join(flat)}."] if flat else []
        pairs = ", ".join(f"{a} and {b} (r = {r:.2f})" for (a, b), r in self._alike.items())
        parts += [f"Nearly the same: {pairs}."] if pairs else []
        return " ".join([*parts, "None of this says what matters."])

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion.

        Columns: ``criterion``; ``weight`` (as preferences put it); ``least``, ``greatest`` and
        ``deviation`` of the values; ``nearest`` (the other criterion most like it) with
        ``correlation`` in [-1, 1]; ``entropy_share``, ``critic_share`` in [0, 1]. Empty where
        not defined.
        """
        import pandas as pd

        names, values = self.matrix.criteria, self.matrix.likely
        nearest = [self.nearest(name) or (None, None) for name in names]
        return pd.DataFrame(
            {
                "criterion": names,
                "weight": self.matrix.weights,
                "least": values.min(axis=0),
                "greatest": values.max(axis=0),
                "deviation": self.deviation,
                "nearest": [name for name, _ in nearest],
                "correlation": np.array([r for _, r in nearest], dtype=np.float64),
                "entropy_share": np.nan if self.entropy_share is None else self.entropy_share,
                "critic_share": self.critic_share,
            }
        )

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        heads = ["Criterion", "Weight", "Deviation", "Nearest", "r", "Entropy", "CRITIC"]
        rows = []
        for at, name in enumerate(self.matrix.criteria):
            other, r = self.nearest(name) or ("", 0.0)
            entropy = "" if self.entropy_share is None else f"{self.entropy_share[at]:.0%}"
            shares = [entropy, f"{self.critic_share[at]:.0%}"]
            weight, deviation = f"{self.matrix.weights[at]:.0%}", f"{self.deviation[at]:.3g}"
            rows.append([name, weight, deviation, other, f"{r:.2f}" if other else "", *shares])
        return html_table(heads, rows, self.sentence)

    @cached_property
    def _centred(self) -> Floats:
        columns = [self.normalisation.apply(column) for column in self.matrix.likely.T]
        scaled = np.stack(columns, axis=1)
        centred: Floats = scaled - scaled.mean(axis=0)
        # The mean of equal numbers may differ from them by rounding, which is no deviation.
        centred[:, self._flat] = 0.0
        return centred

    @cached_property
    def _flat(self) -> NDArray[np.bool_]:
        return np.array([span(column) == 0 for column in self.matrix.likely.T], dtype=np.bool_)

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str], float]:
        names = self.matrix.criteria
        return {
            (names[row], names[column]): float(self.correlation[row, column])
            for row in range(len(names))
            for column in range(row + 1, len(names))
            if self.correlation[row, column] >= _ALIKE
        }


def diagnose(
    matrix: ValueMatrix, *, normalisation: Normalisation = Normalisation.NONE
) -> Diagnosis:
    """Describe how much each criterion of a matrix tells initiatives apart; weighs nothing."""
    return Diagnosis(matrix, normalisation)


def _shares(amounts: Floats) -> Floats:
    total = amounts.sum()
    return amounts / total if total > 0 else np.zeros(len(amounts))
