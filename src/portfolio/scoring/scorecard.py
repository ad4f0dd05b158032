"""The result of scoring: value and feasibility of every candidate, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from portfolio.domain import Range
from portfolio.domain.expected import Expected
from portfolio.domain.meant import did_you_mean
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring import axis_totals, scorecard_table
from portfolio.scoring.criterion import Axis
from portfolio.scoring.explanation import Explanation, Step
from portfolio.scoring.knock_outs import Strike
from portfolio.scoring.missing import Missing
from portfolio.scoring.quadrant import Quadrant
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Scores
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.values import Values
from portfolio.scoring.verdict import Verdict

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Scorecard:
    """Value and feasibility of every candidate; made by `score`.

    Scales are anchored, so what an initiative scores hangs on no other initiative. Feasibility is
    no calibrated probability, and a sum of points over a portfolio is blind to size: many small
    initiatives beat a large one.

    Attributes
    ----------
    backlog, rubric
        What was scored, by what.
    scores
        Scores of the candidates; unknown ones filled as `missing` says.
    missing
        What was done about unknown scores.
    strikes
        Knock-outs that met an initiative, waived ones included.
    notes
        What a reader must know about the whole, in sentences.
    """

    backlog: Backlog
    rubric: Rubric
    scores: Scores
    missing: Missing = Missing.ERROR
    strikes: tuple[Strike, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the candidates in the order of the backlog; every array is aligned with them."""
        return self.scores.initiatives

    @cached_property
    def values(self) -> Values:
        """Value of each score by candidate (rows) and criterion (columns of the rubric)."""
        return Values.of(self.scores, self.rubric, self.missing)

    @cached_property
    def contributions(self) -> Floats:
        """Weight x value by candidate (rows) and criterion (columns of the rubric), in [0, 1].

        The contributions of an axis add up to `value` or `feasibility`.
        """
        return axis_totals.contributions(self.values.likely, self.rubric)

    @cached_property
    def matrices(self) -> Mapping[Axis, ValueMatrix]:
        """Values and weights by axis, of the axes the rubric judges: what a ranking is made of."""
        return {axis: self._matrix(axis) for axis in Axis if self.rubric.of(axis)}

    @cached_property
    def contest(self) -> tuple[ValueMatrix, ...]:
        """Values and weights by judged axis, of those that planning may choose and of no others.

        An excluded initiative cannot take a place among the first from one that can be done;
        leaving it out changes nobody else's priority, nor who is ahead of whom.

        Raises
        ------
        ValueError
            If every initiative is excluded.
        """
        if len(self) and not self.eligible.any():
            raise ValueError(f"all {len(self):,} initiatives are knocked out: none is left to rank")
        rows = np.flatnonzero(self.eligible).tolist()
        return tuple(matrix.at(rows) for matrix in self.matrices.values())

    @cached_property
    def value(self) -> Floats:
        """How much it is worth doing, in [0, 1]; 1 where the rubric does not judge it."""
        return axis_totals.total(self.contributions, self.rubric, Axis.VALUE)

    @cached_property
    def value_low(self) -> Floats:
        """Value with every score at its worse bound, in [0, 1]."""
        return axis_totals.total(self._bounds[0], self.rubric, Axis.VALUE)

    @cached_property
    def value_high(self) -> Floats:
        """Value with every score at its better bound, in [0, 1]."""
        return axis_totals.total(self._bounds[1], self.rubric, Axis.VALUE)

    @cached_property
    def feasibility(self) -> Floats:
        """How well it can be done, in [0, 1]; 1 where the rubric does not judge it."""
        return axis_totals.total(self.contributions, self.rubric, Axis.FEASIBILITY)

    @cached_property
    def feasibility_low(self) -> Floats:
        """Feasibility with every score at its worse bound, in [0, 1]."""
        return axis_totals.total(self._bounds[0], self.rubric, Axis.FEASIBILITY)

    @cached_property
    def feasibility_high(self) -> Floats:
        """Feasibility with every score at its better bound, in [0, 1]."""
        return axis_totals.total(self._bounds[1], self.rubric, Axis.FEASIBILITY)

    @cached_property
    def priority(self) -> Floats:
        """``sqrt(value x feasibility)``, in [0, 1]; a zero on either axis is fatal.

        An axis below 0, as extrapolated values can make it, is as fatal.
        """
        root: Floats = np.sqrt(self._product)
        return root

    @cached_property
    def points(self) -> Floats:
        """``100 x value x feasibility``, in [0, 100]; orders as `priority` does."""
        return 100 * self._product

    @cached_property
    def quadrants(self) -> tuple[Quadrant, ...]:
        """Quadrant by candidate."""
        pairs = zip(self.value.tolist(), self.feasibility.tolist(), strict=True)
        return tuple(Quadrant.at(value, able, self.rubric.cut) for value, able in pairs)

    @cached_property
    def evidence_confidence(self) -> Floats:
        """Mean confidence of the evidence in [0, 1], by weight; NaN where none is stated.

        Reported only: discounting value by it would punish bold initiatives twice.
        """
        return axis_totals.evidence_confidence(self.scores, self.rubric)

    @cached_property
    def knock_outs(self) -> Mapping[str, str]:
        """Why planning may not choose an initiative, in a sentence, by id of the excluded."""
        struck: dict[str, str] = {}
        for strike in (strike for strike in self.strikes if strike.excludes):
            before = f"{struck[strike.initiative]}; " if strike.initiative in struck else ""
            struck[strike.initiative] = f"{before}{strike}"
        return struck

    @cached_property
    def warnings(self) -> Mapping[str, tuple[str, ...]]:
        """Knock-outs that only warn, and waived exclusions, in sentences by id."""
        told: dict[str, tuple[str, ...]] = {}
        for strike in (strike for strike in self.strikes if not strike.excludes):
            told[strike.initiative] = (*told.get(strike.initiative, ()), str(strike))
        return told

    @cached_property
    def eligible(self) -> NDArray[np.bool_]:
        """Whether planning may choose it, by candidate."""
        return np.array([name not in self.knock_outs for name in self.ids], dtype=np.bool_)

    @property
    def excluded(self) -> tuple[str, ...]:
        """Ids that planning may not choose, in the order of `ids`."""
        return tuple(name for name in self.ids if name in self.knock_outs)

    @cached_property
    def ranking(self) -> tuple[str, ...]:
        """Ids by falling priority, ties by id; the excluded ones keep their place."""
        order = sorted(zip((-self.priority).tolist(), self.ids, strict=True))
        return tuple(name for _, name in order)

    def position(self, initiative: str) -> int:
        """Return where an initiative stands in `ids` and in every array.

        Raises
        ------
        KeyError
            For an id that was not scored; the message names the nearest one.
        """
        if initiative in self._positions:
            return self._positions[initiative]
        hint = did_you_mean(initiative, self.ids)
        raise KeyError(f"{initiative!r} was not scored{hint}")

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Verdict]:
        """Verdicts in the order of `ids`."""
        return map(self.__getitem__, self.ids)

    def __getitem__(self, initiative: str) -> Verdict:
        """Return the verdict on one initiative by its id."""
        at = self.position(initiative)
        return Verdict(
            initiative=initiative,
            title=self.backlog.by_id[initiative].title,
            value=_at(at, self.value_low, self.value, self.value_high),
            feasibility=_at(at, self.feasibility_low, self.feasibility, self.feasibility_high),
            priority=self.priority[at].item(),
            points=self.points[at].item(),
            quadrant=self.quadrants[at],
            eligible=self.eligible[at].item(),
            remarks=(
                *([self.knock_outs[initiative]] if initiative in self.knock_outs else []),
                *self.warnings.get(initiative, ()),
            ),
        )

    def explain(self, initiative: str) -> Explanation:
        """Return the steps from the scores of one initiative to its verdict."""
        return Explanation(self[initiative], self._steps(self.position(initiative)))

    def opinions(self, initiative: str, criterion: str) -> tuple[Assessment, ...]:
        """Return who said what of an initiative on a criterion, by assessor; empty if nobody did.

        A score from the initiatives table is nobody's: its assessor is empty.

        Raises
        ------
        KeyError
            For an id that was not scored; the message names the nearest one.
        """
        self.position(initiative)
        if criterion not in self.rubric.by_id:
            hint = did_you_mean(criterion, self.rubric.by_id)
            raise KeyError(f"{criterion!r} is no criterion of the rubric{hint}")
        said = (
            each
            for each in self.scores.given
            if each.initiative == initiative and each.criterion == criterion
        )
        return tuple(sorted(said, key=lambda each: each.assessor))

    def to_frame(self) -> pd.DataFrame:
        """One row a candidate, in the order of `ids`.

        Columns: ``id``, ``title``, ``value``, ``value_low``, ``value_high``, ``feasibility``,
        ``feasibility_low``, ``feasibility_high`` and ``priority`` in [0, 1], ``points`` in
        [0, 100], ``quadrant``, ``eligible``, ``remarks`` in sentences, ``unknown_scores`` (how
        many), ``evidence_confidence`` in [0, 1].
        """
        return scorecard_table.to_frame(self)

    def __repr__(self) -> str:
        return scorecard_table.in_words(self)

    def _repr_html_(self) -> str:
        return scorecard_table.to_html(self)

    def _steps(self, row: int) -> tuple[Step, ...]:
        scores, likely = self.scores, self.values.likely[row].tolist()
        ranges = zip(scores.low[row], scores.likely[row], scores.high[row], strict=True)
        return tuple(
            Step(criterion, Range(*map(float, given)), assessors, value)
            for criterion, given, assessors, value in zip(
                self.rubric.criteria, ranges, scores.assessors[row].tolist(), likely, strict=True
            )
        )

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.ids)}

    @cached_property
    def _bounds(self) -> tuple[Floats, Floats]:
        ends = (self.values.low, self.values.high)
        low, high = (axis_totals.contributions(end, self.rubric) for end in ends)
        return low, high

    @cached_property
    def _product(self) -> Floats:
        product: Floats = np.maximum(self.value, 0) * np.maximum(self.feasibility, 0)
        return product

    def _matrix(self, axis: Axis) -> ValueMatrix:
        columns = [at for at, each in enumerate(self.rubric.criteria) if each.axis is axis]
        return ValueMatrix(
            self.ids,
            tuple(self.rubric.criteria[at].id for at in columns),
            self.values.low[:, columns],
            self.values.likely[:, columns],
            self.values.high[:, columns],
            np.array([self.rubric.criteria[at].weight for at in columns]),
        )


SCORECARD = Expected("a scorecard", Scorecard, "score(backlog)")


def _at(position: int, low: Floats, likely: Floats, high: Floats) -> Range:
    return Range(low[position].item(), likely[position].item(), high[position].item())
