"""Who scores higher or lower than the panel on the same cells; told, never corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.groups.additive_fit import AdditiveFit
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric

if TYPE_CHECKING:
    import pandas as pd

_CLEAR = 3.0
"""Standard errors beyond which a deviation is no accident: with ten assessors who all score alike,
two errors would accuse somebody in 45 of 100 panels, three in 5 (simulated)."""
_NOISE = 1e-12
"""Deviations nearer to 0 than this are noise of computing."""


def assessor_bias(
    source: Backlog | Iterable[Assessment],
    rubric: Rubric = DEFAULT_RUBRIC,
    *,
    fewest: int = 5,
) -> AssessorBias:
    """Say who scores higher or lower than the panel on the same cells.

    Who judged which cell and who else judged it is accounted for (`AdditiveFit`): one who leans
    makes nobody else look as if they leaned the other way.

    Parameters
    ----------
    source
        A backlog, whose candidates count, or assessments.
    rubric
        What was scored by.
    fewest
        Cells shared with others below which an assessor is not judged, at least 2.

    Raises
    ------
    InvalidInput
        With every score of an unknown initiative or criterion, off its scale, without an assessor
        or given twice by one.
    ValueError
        If `fewest` is below 2.
    """
    if fewest < 2:
        raise ValueError(f"fewest must be at least 2 cells, not {fewest}")
    return AssessorBias(Ratings.of(source, rubric), fewest)


@dataclass(frozen=True, slots=True)
class Leaning:
    """How one assessor's scores lie to those of the panel.

    Attributes
    ----------
    assessor
        Name.
    cells, initiatives
        How many cells (initiative x criterion), of how many initiatives, this assessor and at
        least one other scored.
    deviation
        What the assessor adds to the value of a cell, as a share of 1, against the median of
        the assessors whom shared cells connect; above 0 the assessor is a kind one. NaN without
        such cells. Of two assessors nobody can say who leans: each gets half of what lies
        between them.
    error
        Standard error of that, cells taken as independent; NaN where too few are shared. Cells of
        one initiative hang together, so that the true error is rather greater.
    judged
        Whether there are enough cells to judge.
    """

    assessor: str
    cells: int
    initiatives: int
    deviation: float
    error: float
    judged: bool

    @property
    def leans(self) -> str:
        """``higher``, ``lower``, ``neither``, or ``too few scores``."""
        if not self.judged:
            return "too few scores"
        if not abs(self.deviation) > max(_CLEAR * self.error, _NOISE):
            return "neither"
        return "higher" if self.deviation > 0 else "lower"

    def __str__(self) -> str:
        """One sentence: how far, on how many shared scores."""
        if not self.judged:
            return f"{self.assessor}: {self.cells:,} shared scores, too few to judge."
        how = "scores as the panel does" if self.leans == "neither" else f"scores {self.leans}"
        told = f"{100 * self.deviation:+.1f} of 100 points of value on {self.cells:,} shared scores"
        return f"{self.assessor} {how} ({told}, standard error {100 * self.error:.1f})."


@dataclass(frozen=True, eq=False, repr=False)
class AssessorBias:
    """Who scores higher or lower than the panel; made by `assessor_bias`. Nothing is corrected.

    A deviation is no fault: whoever knows more may well be right. It says whom to ask.

    Attributes
    ----------
    ratings
        Who gave what.
    fewest
        Shared cells below which nobody is judged.
    """

    ratings: Ratings
    fewest: int

    @cached_property
    def leanings(self) -> tuple[Leaning, ...]:
        """One an assessor, by name."""
        ratings, fit, found = self.ratings, self.fit, []
        for k, name in enumerate(ratings.assessors):
            mine = fit.shared & (ratings.who == k)
            count, initiatives = int(mine.sum()), np.unique(ratings.row[mine])
            off, error = fit.effects[k].item(), fit.errors[k].item()
            judged = count >= self.fewest and isfinite(error)
            found.append(Leaning(name, count, len(initiatives), off, error, judged))
        return tuple(found)

    @cached_property
    def fit(self) -> AdditiveFit:
        """What is due to the assessor, and what to the cell."""
        return AdditiveFit(self.ratings)

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Names of the assessors whom shared cells connect; nobody is compared across groups."""
        names = self.ratings.assessors
        return tuple(tuple(names[k] for k in group.tolist()) for group in self.fit.groups)

    @property
    def sentence(self) -> str:
        """Who leans where, the farthest first; that nothing was corrected."""
        far = sorted(self._leaning("higher", "lower"), key=lambda each: -abs(each.deviation))
        quiet = self._leaning("too few scores")
        told = [str(each) for each in far] or ["No assessor scores clearly apart from the panel."]
        if quiet:
            names = ", ".join(each.assessor for each in quiet)
            told.append(f"Too few shared scores to judge: {names}.")
        if len(self.groups) > 1:
            apart = "; ".join(", ".join(group) for group in self.groups)
            told.append(f"No shared scores connect these, each is compared within itself: {apart}.")
        return " ".join([*told, "Nothing was corrected."])

    def _leaning(self, *ways: str) -> list[Leaning]:
        return [each for each in self.leanings if each.leans in ways]

    def to_frame(self) -> pd.DataFrame:
        """One row an assessor, by name.

        Columns: ``assessor``, ``cells`` and ``initiatives`` (shared with others), ``deviation``
        (in [-1, 1] of value, above 0: kinder), ``error`` (standard error of it), ``judged``,
        ``leans`` (higher, lower, neither, too few scores).
        """
        import pandas as pd

        names = ("assessor", "cells", "initiatives", "deviation", "error", "judged", "leans")
        return pd.DataFrame(
            [[getattr(each, name) for name in names] for each in self.leanings],
            columns=list(names),
        )

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<AssessorBias of {len(self.leanings):,} assessors: {self.sentence}>"

    def _repr_html_(self) -> str:
        headers = ["Assessor", "Deviation", "Standard error", "Shared scores", "Leans"]
        rows = [
            [
                each.assessor,
                _points(each.deviation, "+.1f"),
                _points(each.error, ".1f"),
                f"{each.cells:,}",
                each.leans,
            ]
            for each in self.leanings
        ]
        caption = "Deviation from the panel on the same cells, in hundredths of value"
        return f"{html_table(headers, rows, caption)}\n<p>{escape(self.sentence)}</p>"


def _points(share: float, form: str) -> str:
    return format(100 * share, form) if isfinite(share) else "-"
