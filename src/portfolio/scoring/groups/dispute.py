"""What assessors said of one initiative on one criterion, where they did not say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.value_functions.value_function import Floats

_SAME = 12  # decimals to which two spreads are one, so that rounding breaks no tie


@dataclass(frozen=True, slots=True)
class Dispute:
    """What assessors said of one initiative on one criterion, where they did not say the same.

    Attributes
    ----------
    initiative, criterion
        Ids.
    subject
        Names of both, for people.
    said
        Likely score by assessor, from the least to the greatest.
    spread
        Worth of the widest difference, in (0, 1] of the way from the worst to the best end.
    """

    initiative: str
    criterion: str
    subject: str
    said: Mapping[str, float]
    spread: float

    def __str__(self) -> str:
        """One line: what it is about and who said what."""
        return f"{self.subject}: {self.opinions}"

    @property
    def opinions(self) -> str:
        """Who said what, from the least score to the greatest."""
        return ", ".join(f"{score:g} ({who})" for who, score in self.said.items())


def spreads(ratings: Ratings) -> Floats:
    """Return the spread of the values of each initiative (row) and criterion; NaN below two."""
    size = len(ratings.initiatives) * len(ratings.criteria)
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, ratings.cell, ratings.value)
    np.maximum.at(high, ratings.cell, ratings.value)
    several = np.bincount(ratings.cell, minlength=size) > 1
    spread: Floats = np.full(size, np.nan)
    np.subtract(high, low, out=spread, where=several)
    return spread.reshape(len(ratings.initiatives), len(ratings.criteria))


def disputes(ratings: Ratings) -> tuple[Dispute, ...]:
    """Return every cell whose assessors differ, the widest spread first, then by name."""
    spread = spreads(ratings).ravel()
    order = np.lexsort((ratings.who, ratings.score, ratings.cell))
    starts = np.searchsorted(ratings.cell[order], np.arange(len(spread) + 1))
    found = []
    for cell in np.flatnonzero(spread > 0).tolist():
        row, column = divmod(cell, len(ratings.criteria))
        initiative, criterion = ratings.initiatives[row], ratings.criteria[column]
        title = ratings.rubric.by_id[criterion].title.lower()
        here = order[starts[cell] : starts[cell + 1]]
        names, scores = ratings.who[here].tolist(), ratings.score[here].tolist()
        said = {ratings.assessors[k]: score for k, score in zip(names, scores, strict=True)}
        subject = f"{ratings.titles[initiative]}, {title}"
        found.append(Dispute(initiative, criterion, subject, said, float(spread[cell])))
    return tuple(sorted(found, key=lambda each: -round(each.spread, _SAME)))
