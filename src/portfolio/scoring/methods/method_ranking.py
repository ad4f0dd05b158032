"""What every cross-check gives back: scores and places of the initiatives, with labels."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from numpy.typing import NDArray

from portfolio.domain.html_table import html_table
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.methods.method import Method

_TIE_DIGITS = 12
"""Scores that agree to so many decimals are a tie: the rest is noise of adding up."""


@dataclass(frozen=True, eq=False, repr=False)
class MethodRanking(ABC):
    """Scores of the initiatives under one method, and the order they give.

    Attributes
    ----------
    matrix
        What was ranked; arrays are aligned with its initiatives.
    method
        By what rule.
    """

    matrix: ValueMatrix
    method: Method
    less_is_better: ClassVar[bool] = False
    """Whether the least score comes first."""

    @property
    @abstractmethod
    def columns(self) -> Mapping[str, Floats]:
        """What the method reports by initiative, under the names `to_frame` uses; scores last."""

    @property
    def scores(self) -> Floats:
        """What the initiatives are ordered by, aligned with them."""
        return list(self.columns.values())[-1]

    @cached_property
    def merits(self) -> Floats:
        """Scores with more being better, equal where they differ by noise of adding up only."""
        signed = -self.scores if self.less_is_better else self.scores
        return np.round(signed, _TIE_DIGITS)

    @cached_property
    def by_initiative(self) -> Mapping[str, float]:
        """Score by id, in the order of the matrix."""
        return dict(zip(self.matrix.initiatives, self.scores.tolist(), strict=True))

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Ids from first to last, ties by id."""
        order = sorted(zip((-self.merits).tolist(), self.matrix.initiatives, strict=True))
        return tuple(name for _, name in order)

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Place by initiative, from 1; initiatives that tie share the better place."""
        return np.searchsorted(np.sort(-self.merits), -self.merits) + 1

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, first place first.

        Columns: ``initiative``, ``place`` (from 1, ties share the better one), then those of the
        method as its ranking's attributes name them, the score last.
        """
        import pandas as pd

        frame = pd.DataFrame(
            {"initiative": self.matrix.initiatives, "place": self.places, **self.columns}
        )
        at = {name: row for row, name in enumerate(self.matrix.initiatives)}
        return frame.iloc[[at[name] for name in self.ranking]].reset_index(drop=True)

    @property
    def sentence(self) -> str:
        """Who comes first, and by how much."""
        first = ", ".join(f"{name} {self.by_initiative[name]:.3f}" for name in self.ranking[:3])
        count, criteria = len(self.matrix), len(self.matrix.criteria)
        score = list(self.columns)[-1]
        return (
            f"{self.method.name} of {count:,} initiative{'s' * (count != 1)} "
            f"by {criteria:,} criteri{'a' if criteria != 1 else 'on'}, "
            f"first by {score}: {first}."
        )

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        frame = self.to_frame()
        rows = [
            [name, f"{place:,}", *(f"{number:.3f}" for number in numbers)]
            for name, place, *numbers in frame.itertuples(index=False)
        ]
        return html_table([str(column) for column in frame.columns], rows, self.sentence)
