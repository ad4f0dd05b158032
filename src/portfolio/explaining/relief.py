"""Ways in which limits may give way: by steps of a change, or a rule that goes whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.explaining.changes import Change, Step, WithoutRule
from portfolio.planning import Problem
from portfolio.planning.model import Floats, Ints


@dataclass(frozen=True, eq=False)
class Relief:
    """One way in which limits may give way.

    Attributes
    ----------
    change
        One step of it; a rule goes whole, in one step.
    most
        Most steps.
    price
        What one step counts against the others, above 0.
    rows
        Rows of the model that it touches, shape (k,).
    lower, upper
        By how much a step moves their bounds outward, at least 0, shape (k,).
    """

    change: Change
    most: int
    price: float
    rows: Ints
    lower: Floats
    upper: Floats

    @classmethod
    def of_step(cls, problem: Problem, step: Step, most: int, price: float) -> Relief:
        """Return the relief by a change that moves bounds of rows outward and nothing else.

        Raises
        ------
        ValueError
            If the change moves more than bounds of rows, or tightens one.
        """
        before, after = problem.model, step.applied(problem).model
        same = before.matrix.shape == after.matrix.shape
        if not same or abs(before.matrix - after.matrix).nnz:
            raise ValueError(f"{step} changes more than limits")
        lower = _difference(before.row_lower, after.row_lower)
        upper = _difference(after.row_upper, before.row_upper)
        if min(lower.min(initial=0.0), upper.min(initial=0.0)) < 0:
            raise ValueError(f"{step} tightens a limit")
        rows = np.flatnonzero(lower + upper)
        return cls(step, most, price, rows, lower[rows], upper[rows])

    @classmethod
    def of_rule(cls, problem: Problem, change: WithoutRule, price: float) -> Relief:
        """Return the relief by a rule that is dropped: its rows bind nothing any more."""
        model = problem.model
        stated = zip(problem.constraints, rows_of(problem), strict=True)
        rows = np.concatenate([np.empty(0, np.int64), *(r for c, r in stated if c == change.rule)])
        part = model.matrix[rows].tocoo()
        ends = part.data * np.stack([model.lower[part.col], model.upper[part.col]])
        least = np.bincount(part.row, ends.min(axis=0), minlength=len(rows))
        greatest = np.bincount(part.row, ends.max(axis=0), minlength=len(rows))
        lower = np.maximum(0.0, model.row_lower[rows] - least)
        upper = np.maximum(0.0, greatest - model.row_upper[rows])
        return cls(change, 1, price, rows, lower, upper)

    def made(self, steps: int) -> Change:
        """Return the change of so many steps."""
        return self.change.times(steps) if isinstance(self.change, Step) else self.change


def rows_of(problem: Problem) -> Sequence[Ints]:
    """Return the rows of the model that each rule of a problem stands for, in order."""
    sizes = [sum(map(len, rule.blocks(problem))) for rule in problem.constraints]
    return [np.arange(first, last) for first, last in pairwise(np.cumsum([0, *sizes]).tolist())]


def _difference(high: Floats, low: Floats) -> Floats:
    """Return the difference of bounds, 0 where both are the same infinity."""
    same = high == low
    return np.where(same, 0.0, high - np.where(same, 0.0, low))
