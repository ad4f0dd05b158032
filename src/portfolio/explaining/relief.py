"""Ways in which limits may give way: by steps of a change, or a rule that goes whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import pairwise

import numpy as np

from portfolio.explaining.changes import Change, Step, WithoutRule
from portfolio.planning import Problem
from portfolio.planning.model import Block, Columns, Floats, Ints, Model


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
    lower, upper
        By how much a step moves the bounds of each row outward, at least 0, shape (rows,).
    wider
        By how much a step moves the upper bound of each column, at least 0, shape (columns,).
    """

    change: Change
    most: int
    price: float
    lower: Floats
    upper: Floats
    wider: Floats

    @property
    def helps(self) -> bool:
        """Whether it moves anything."""
        return bool(self.lower.any() or self.upper.any() or self.wider.any())

    def made(self, steps: int) -> Change:
        """Return the change of so many steps."""
        return self.change.times(steps) if isinstance(self.change, Step) else self.change


@dataclass(frozen=True, eq=False)
class Widest:
    """A problem with a column for everything that some changes would make possible.

    More people may mean more external people, for whom there were neither columns nor limits
    before. They are there, but bound to 0 as long as nothing gives way.

    Attributes
    ----------
    problem
        As things are.
    steps
        Changes of which some may be made, one step each.
    most
        Most steps of each.
    """

    problem: Problem
    steps: Sequence[Step] = ()
    most: int = 1

    @cached_property
    def whole(self) -> Problem:
        """The problem after all of the changes, each made as often as it may be."""
        changes = (step.times(self.most) for step in self.steps)
        return reduce(lambda asked, change: change.applied(asked), changes, self.problem)

    @cached_property
    def model(self) -> Model:
        """The problem's model, with columns bound to 0 for what it does not have."""
        wide, (lower, upper, most) = self.whole.model, self._bounds(self.problem)
        return replace(
            wide, columns=_with_upper(wide.columns, most), blocks=_with(wide.blocks, lower, upper)
        )

    def reliefs(self, price: float) -> tuple[Relief, ...]:
        """Return the relief of each step, all at one price; none for a step that moves nothing.

        Raises
        ------
        ValueError
            If a step changes more than limits, or tightens one.
        """
        found = (self._relief(step, price) for step in self.steps)
        return tuple(relief for relief in found if relief.helps)

    def _relief(self, step: Step, price: float) -> Relief:
        changed = step.applied(self.problem)
        old, new = self.problem.model.matrix, changed.model.matrix
        if old.shape == new.shape and abs(old - new).nnz:
            raise ValueError(f"{step} changes more than limits")
        before, after = self._bounds(self.problem), self._bounds(changed)
        lower = _difference(before[0], after[0])
        upper = _difference(after[1], before[1])
        wider = _difference(after[2], before[2])
        if min(each.min(initial=0.0) for each in (lower, upper, wider)) < 0:
            raise ValueError(f"{step} tightens a limit")
        return Relief(step, self.most, price, lower, upper, wider)

    def _bounds(self, problem: Problem) -> tuple[Floats, Floats, Floats]:
        """Return bounds of rows and upper bounds of columns, 0 for those it does not have."""
        numbers, model, wide = self.whole.column_numbers, problem.model, self.whole.model
        if not numbers.keys() >= problem.column_numbers.keys():
            raise ValueError("the change makes or removes decisions, not only limits")
        upper = np.zeros(len(wide.worth))
        upper[[numbers[name] for name in problem.column_numbers]] = model.upper
        if len(model.row_lower) == len(wide.row_lower):
            return model.row_lower, model.row_upper, upper
        places = {key: k for k, key in enumerate(_row_keys(self.whole))}
        keys = _row_keys(problem)
        if len(problem.constraints) != len(self.whole.constraints) or not places.keys() >= {*keys}:
            raise ValueError("the change makes or removes rules, not only limits")
        low, high = (np.where(np.isfinite(b), 0.0, b) for b in (wide.row_lower, wide.row_upper))
        rows = [places[key] for key in keys]
        low[rows], high[rows] = model.row_lower, model.row_upper
        return low, high, upper

    def dropped(self, change: WithoutRule, price: float) -> Relief:
        """Return the relief by a rule that is dropped: its rows bind nothing any more."""
        model = self.model
        stated = zip(self.problem.constraints, rows_of(self.problem), strict=True)
        own = [rows for rule, rows in stated if rule == change.rule]
        rows = np.concatenate([np.empty(0, np.int64), *own])
        part = model.matrix[rows].tocoo()
        ends = part.data * np.stack([model.lower[part.col], model.upper[part.col]])
        least = np.bincount(part.row, ends.min(axis=0), minlength=len(rows))
        greatest = np.bincount(part.row, ends.max(axis=0), minlength=len(rows))
        lower, upper = np.zeros((2, len(model.row_lower)))
        lower[rows] = np.maximum(0.0, model.row_lower[rows] - least)
        upper[rows] = np.maximum(0.0, greatest - model.row_upper[rows])
        return Relief(change, 1, price, lower, upper, np.zeros(len(model.worth)))


def rows_of(problem: Problem) -> Sequence[Ints]:
    """Return the rows of the model that each rule of a problem stands for, in order."""
    sizes = [sum(map(len, rule.blocks(problem))) for rule in problem.constraints]
    return [np.arange(first, last) for first, last in pairwise(np.cumsum([0, *sizes]).tolist())]


def _row_keys(problem: Problem) -> list[tuple[int, int, str]]:
    """Return what each row of the model is called: its rule and block in order, and its label."""
    return [
        (i, j, block.labels.text(row))
        for i, rule in enumerate(problem.constraints)
        for j, block in enumerate(rule.blocks(problem))
        for row in range(len(block))
    ]


def _with_upper(columns: Sequence[Columns], upper: Floats) -> tuple[Columns, ...]:
    parts = np.split(upper, np.cumsum([len(part) for part in columns])[:-1])
    return tuple(replace(part, upper=most) for part, most in zip(columns, parts, strict=True))


def _with(blocks: Sequence[Block], lower: Floats, upper: Floats) -> tuple[Block, ...]:
    cuts = np.cumsum([len(block) for block in blocks])[:-1]
    bounds = zip(blocks, np.split(lower, cuts), np.split(upper, cuts), strict=True)
    return tuple(replace(block, lower=low, upper=high) for block, low, high in bounds)


def _difference(high: Floats, low: Floats) -> Floats:
    """Return the difference of bounds, 0 where both are the same infinity."""
    same = high == low
    return np.where(same, 0.0, high - np.where(same, 0.0, low))
