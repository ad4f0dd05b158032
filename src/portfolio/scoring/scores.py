"""The score matrix: what each initiative was given on each criterion, and by how many people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from portfolio.intake.backlog import Assessment
from portfolio.scoring.pooling import Pooling, mean, pool
from portfolio.scoring.value_functions.value_function import Floats


class Evidence(StrEnum):
    """What a score rests on."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    GUESS = "guess"

    @property
    def confidence(self) -> float:
        """1.0, 0.8 or 0.5: the confidence ladder of the RICE method."""
        return {"measured": 1.0, "estimated": 0.8, "guess": 0.5}[self.value]


@dataclass(frozen=True, eq=False)
class Scores:
    """Scores by initiative (rows) and criterion (columns), on the scales of the criteria.

    Attributes
    ----------
    given
        The opinions they were made from.
    initiatives, criteria
        Ids of the rows and of the columns.
    pooling
        How the likely scores of several people became one.
    cells
        Place of each opinion in the matrix, row by row.
    low, likely, high
        Least low, pooled likely and greatest high score over the assessors. NaN where nobody gave
        a score and nothing was put in its place.
    deviation
        Sample standard deviation of the assessors' likely scores; NaN for fewer than two.
    assessors
        How many people gave the score; the initiatives table counts as one, 0 is unknown.
    evidence
        Mean confidence of the stated evidence in [0, 1]; NaN where none is stated.
    """

    given: tuple[Assessment, ...]
    initiatives: tuple[str, ...]
    criteria: tuple[str, ...]
    pooling: Pooling
    cells: NDArray[np.int64]
    low: Floats
    likely: Floats
    high: Floats
    deviation: Floats
    assessors: NDArray[np.int64]
    evidence: Floats

    def __post_init__(self) -> None:
        for array in (self.low, self.likely, self.high, self.deviation, self.evidence):
            array.setflags(write=False)
        self.assessors.setflags(write=False)

    @classmethod
    def of(
        cls,
        given: Sequence[Assessment],
        initiatives: Sequence[str],
        criteria: Sequence[str],
        pooling: Pooling = Pooling.MEAN,
    ) -> Scores:
        """Arrange checked scores; whatever nobody gave is NaN.

        Parameters
        ----------
        given
            Scores of these initiatives on these criteria, in any number and order.
        initiatives, criteria
            Ids of the rows and of the columns.
        pooling
            Mean or median of the likely scores of several people.
        """
        rows, columns = tuple(initiatives), tuple(criteria)
        cells, shape = _cells(given, rows, columns), (len(rows), len(columns))
        size = len(rows) * len(columns)
        likely = np.array([each.score.likely for each in given], dtype=np.float64)
        ends = [np.array([getattr(each.score, end) for each in given]) for end in ("low", "high")]
        low, middle, high = pool((ends[0], likely, ends[1]), cells, size, pooling)
        return cls(
            tuple(given),
            rows,
            columns,
            pooling,
            cells,
            low.reshape(shape),
            middle.reshape(shape),
            high.reshape(shape),
            _deviation(likely, cells, size).reshape(shape),
            np.bincount(cells, minlength=size).reshape(shape),
            _confidence(given, cells, size).reshape(shape),
        )

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Where nobody gave a score."""
        return np.equal(self.assessors, 0)


def _cells(
    given: Sequence[Assessment], initiatives: Sequence[str], criteria: Sequence[str]
) -> NDArray[np.int64]:
    """Return the place of each opinion in a matrix of these rows and columns, row by row."""
    rows = {name: row for row, name in enumerate(initiatives)}
    columns = {name: column for column, name in enumerate(criteria)}
    places = (rows[each.initiative] * len(columns) + columns[each.criterion] for each in given)
    return np.fromiter(places, dtype=np.int64, count=len(given))


def _deviation(likely: Floats, cells: NDArray[np.int64], size: int) -> Floats:
    """Sample standard deviation by cell; NaN for fewer than two opinions."""
    count = np.bincount(cells, minlength=size)
    squares = np.bincount(cells, (likely - mean(likely, cells, size)[cells]) ** 2, size)
    return np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan)


def _confidence(given: Sequence[Assessment], cells: NDArray[np.int64], size: int) -> Floats:
    stated = [place for place, each in enumerate(given) if each.evidence]
    known = np.array([Evidence(given[place].evidence).confidence for place in stated])
    return mean(known, cells[stated], size)
