"""The score matrix: what each initiative was given on each criterion, and by how many people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from portfolio.intake.backlog import Assessment

Floats = NDArray[np.float64]


class Evidence(StrEnum):
    """What a score rests on."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    GUESS = "guess"

    @property
    def confidence(self) -> float:
        """1.0, 0.8 or 0.5: the confidence ladder of the RICE method."""
        return {"measured": 1.0, "estimated": 0.8, "guess": 0.5}[self.value]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Scores by initiative (rows) and criterion (columns), on the scales of the criteria.

    Attributes
    ----------
    initiatives, criteria
        Ids of the rows and of the columns.
    low, likely, high
        Least low, mean of the likely scores, greatest high over the assessors. NaN where nobody
        gave a score and nothing was put in its place.
    deviation
        Sample standard deviation of the assessors' likely scores; NaN for fewer than two.
    assessors
        How many people gave the score; the initiatives table counts as one, 0 is unknown.
    evidence
        Mean confidence of the stated evidence in [0, 1]; NaN where none is stated.
    """

    initiatives: tuple[str, ...]
    criteria: tuple[str, ...]
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
        cls, given: Sequence[Assessment], initiatives: Sequence[str], criteria: Sequence[str]
    ) -> Scores:
        """Arrange checked scores; whatever nobody gave is NaN.

        Parameters
        ----------
        given
            Scores of these initiatives on these criteria, in any number and order.
        initiatives, criteria
            Ids of the rows and of the columns.
        """
        rows = {name: row for row, name in enumerate(initiatives)}
        columns = {name: column for column, name in enumerate(criteria)}
        cells = np.fromiter(
            (rows[each.initiative] * len(columns) + columns[each.criterion] for each in given),
            dtype=np.int64,
            count=len(given),
        )
        shape = (len(rows), len(columns))
        size = len(rows) * len(columns)
        arrays = [*_spread(given, cells, size), _confidence(given, cells, size)]
        low, likely, high, deviation, evidence = (a.reshape(shape) for a in arrays)
        assessors = np.bincount(cells, minlength=size).reshape(shape)
        return cls(tuple(rows), tuple(columns), low, likely, high, deviation, assessors, evidence)

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Where nobody gave a score."""
        return np.equal(self.assessors, 0)


def _spread(
    given: Sequence[Assessment], cells: NDArray[np.int64], size: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Low, likely, high and standard deviation by cell."""
    likely = np.array([each.score.likely for each in given], dtype=np.float64)
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    np.fmin.at(low, cells, [each.score.low for each in given])
    np.fmax.at(high, cells, [each.score.high for each in given])
    # Rounding must not carry the mean of equal scores past their bounds.
    mean = np.clip(_mean(likely, cells, size), low, high)
    count = np.bincount(cells, minlength=size)
    squares = np.bincount(cells, (likely - mean[cells]) ** 2, size)
    deviation = np.where(count > 1, np.sqrt(squares / np.maximum(count - 1, 1)), np.nan)
    return low, mean, high, deviation


def _confidence(given: Sequence[Assessment], cells: NDArray[np.int64], size: int) -> Floats:
    stated = [place for place, each in enumerate(given) if each.evidence]
    known = np.array([Evidence(given[place].evidence).confidence for place in stated])
    return _mean(known, cells[stated], size)


def _mean(numbers: Floats, cells: NDArray[np.int64], size: int) -> Floats:
    count = np.bincount(cells, minlength=size)
    total = np.bincount(cells, numbers, size)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
