"""Whether the answers on pairs contradict each other, how much, and which to ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.comparison_matrix import ComparisonMatrix
from portfolio.scoring.weights.doubtful_answer import DoubtfulAnswer, PairAnswer
from portfolio.scoring.weights.random_index import RandomIndex

if TYPE_CHECKING:
    import pandas as pd

_RATIO_LIMITS = {3: 0.05, 4: 0.08}
_GEOMETRIC_LIMITS = {3: 0.31, 4: 0.35}
_SAME = 1e-9
"""Answers nearer to the others than this, as a logarithm, differ by noise of computing only."""


@dataclass(frozen=True, eq=False, repr=False)
class Consistency:
    """How far answers on pairs contradict each other.

    Attributes
    ----------
    matrix
        The answers.
    weights
        The weights they lead to, aligned with the criteria of the matrix.
    random_index
        The table the consistency ratio is measured by.
    """

    matrix: ComparisonMatrix
    weights: Floats
    random_index: RandomIndex = RandomIndex.ALONSO_LAMATA_2006

    @property
    def lambda_max(self) -> float:
        """Largest eigenvalue of the answers; the number of criteria n if none contradicts."""
        return self.matrix.lambda_max

    @property
    def consistency_index(self) -> float:
        """``CI = (lambda_max - n) / (n - 1)``, 0 or more. Source: Saaty (1977)."""
        # The eigenvalue is n or more; rounding alone can bring it below.
        return max(self.lambda_max - len(self.matrix), 0.0) / (len(self.matrix) - 1)

    @property
    def consistency_ratio(self) -> float:
        """``CR = CI / RI``: 0 without contradictions, 1 as if answered at random.

        The random index RI counts missing answers, see `RandomIndex.of`; the ratio is 0 where
        no answer checks another. Source: Saaty (1980).
        """
        if not self.checkable:
            return 0.0
        return self.consistency_index / self.random_index.of(len(self.matrix), self.matrix.missing)

    @property
    def geometric_index(self) -> float:
        """``GCI = sum_{i<j} ln^2(a_ij w_j / w_i) / s``, at the geometric mean weights.

        s counts the answers beyond the n - 1 that weights need: ``(n - 1) (n - 2) / 2`` for
        complete answers. Source: Crawford and Williams (1985); Aguaron and Moreno-Jimenez (2003).
        """
        return self.matrix.squared_error / self.matrix.spare if self.checkable else 0.0

    @property
    def ratio_limit(self) -> float:
        """Greatest acceptable ratio: 0.05 for 3 criteria, 0.08 for 4, else 0.10 (Saaty, 1994)."""
        return _RATIO_LIMITS.get(len(self.matrix), 0.10)

    @property
    def geometric_limit(self) -> float:
        """Greatest acceptable geometric index: 0.31 for 3 criteria, 0.35 for 4, else 0.37.

        Source: Aguaron and Moreno-Jimenez (2003), where the consistency ratio is about 0.10.
        """
        return _GEOMETRIC_LIMITS.get(len(self.matrix), 0.37)

    @property
    def checkable(self) -> bool:
        """Whether there are more answers than weights need, so that some check others."""
        return self.matrix.spare > 0

    @property
    def acceptable(self) -> bool:
        """Whether both the ratio and the geometric index are within their limits."""
        return (
            self.consistency_ratio <= self.ratio_limit
            and self.geometric_index <= self.geometric_limit
        )

    def doubtful(self, most: int = 3) -> tuple[DoubtfulAnswer, ...]:
        """Return the answers that the others contradict, the worst first.

        The worst is the one without which the others agree best: for complete answers the one
        with the greatest ``abs(ln(a_ij w_j / w_i))`` at the geometric mean weights. Answers that
        no other answer checks are left out, as are those the others confirm.

        Parameters
        ----------
        most
            How many at most, at least 1.
        """
        return tuple(self._doubt(row, column) for _, row, column in self._suspects[:most])

    @cached_property
    def _suspects(self) -> list[tuple[float, int, int]]:
        """Share of the error that stays without an answer, and the place of the answer, sorted."""
        total = self.matrix.squared_error
        found = []
        for row, column in np.argwhere(np.triu(self.matrix.known)).tolist():
            others = self.matrix.without(row, column)
            if len(others.parts) > 1:
                continue
            gap = abs(np.log(self.matrix.ratios[row, column] / others.implied(row, column)))
            if gap > _SAME:
                # Rounded, so that answers equally at fault keep the order they have.
                found.append((round(others.squared_error / total, 9), row, column))
        return sorted(found)

    def _doubt(self, row: int, column: int) -> DoubtfulAnswer:
        implied = self.matrix.without(row, column).implied(row, column)
        mended = Consistency(
            self.matrix.replaced(row, column, implied), self.weights, self.random_index
        )
        return DoubtfulAnswer(
            answer=PairAnswer(
                self.matrix.criteria[row],
                self.matrix.criteria[column],
                float(self.matrix.ratios[row, column]),
            ),
            implied_by_weights=float(self.weights[row] / self.weights[column]),
            implied_by_others=implied,
            ratio_before=self.consistency_ratio,
            ratio_after=mended.consistency_ratio,
            index_before=self.geometric_index,
            index_after=mended.geometric_index,
        )

    def advice(self, most: int = 3) -> Iterator[str]:
        """Say which answers to ask again, in sentences; nothing if the others confirm each."""
        left = [share for share, _, _ in self._suspects]
        if (alike := left.count(min(left, default=0))) > 1:
            yield (
                f"{alike} answers go round a circle that does not close and cannot tell which of "
                "them is off: mending any one of them does the same"
            )
        yield from map(str, self.doubtful(most))

    def to_frame(self) -> pd.DataFrame:
        """One row a doubtful answer, the worst first.

        Columns: ``first``, ``second``, ``ratio`` (what was said), ``implied_by_weights``,
        ``implied_by_others``, ``consistency_ratio_after`` and ``geometric_index_after`` (with the
        ratio the others imply said instead).
        """
        import pandas as pd

        found = self.doubtful(len(self._suspects) or 1)
        return pd.DataFrame(
            {
                "first": [each.answer.first for each in found],
                "second": [each.answer.second for each in found],
                "ratio": [each.answer.ratio for each in found],
                "implied_by_weights": [each.implied_by_weights for each in found],
                "implied_by_others": [each.implied_by_others for each in found],
                "consistency_ratio_after": [each.ratio_after for each in found],
                "geometric_index_after": [each.index_after for each in found],
            }
        )

    def __str__(self) -> str:
        """One sentence: how much the answers contradict each other, against the limits."""
        if not self.checkable:
            return "no answer checks another: there are just as many as weights need"
        verdict = "agree well enough" if self.acceptable else "contradict each other"
        return (
            f"the answers {verdict}: consistency ratio {self.consistency_ratio:.2f} "
            f"(at most {self.ratio_limit:.2f}), geometric index {self.geometric_index:.2f} "
            f"(at most {self.geometric_limit:.2f})"
        )

    def __repr__(self) -> str:
        return f"<Consistency: {self}>"

    def _repr_html_(self) -> str:
        heads = ["Answer", "The others imply", "Consistency ratio then"]
        rows = [[each.answer, each.implied, f"{each.ratio_after:.2f}"] for each in self.doubtful()]
        return html_table(heads, rows, str(self))
