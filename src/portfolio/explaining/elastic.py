"""A problem some of whose limits give way at a price, and the cheapest plan for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import coo_array

from portfolio.explaining.relief import Relief, Widest
from portfolio.planning import Outcome, Roadmap, Status
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block, Columns, Ints, Labels, Model
from portfolio.planning.reaching import first_plan
from portfolio.planning.solvers import Solver


@dataclass(frozen=True, eq=False)
class Elastic:
    """A problem in which some limits may give way.

    The model has two columns more for every relief: r, the steps made of it, and u, whether any
    is. A row ``l <= a x <= h`` that gives way becomes ``a x + sum of lower r >= l`` and
    ``a x - sum of upper r <= h``; ``least u <= r <= most u``; with a worth asked for,
    ``worth x >= sum of worth u``. The least ``sum of price r`` is sought. Source: Chinneck
    (2008), Feasibility and Infeasibility in Optimization, ch. 6 (elastic programming).

    Attributes
    ----------
    widest
        The problem whose rules hold but for the reliefs.
    reliefs
        What may give way, each at least one step.
    single
        Whether exactly one of the reliefs is used, not any number.
    worth
        What a plan must be worth at least where a relief is used, by relief; None for any worth.
        Only with `single`.
    least
        Fewest steps of each relief, where it is used; None for one.
    """

    widest: Widest
    reliefs: tuple[Relief, ...]
    single: bool = False
    worth: tuple[float, ...] | None = None
    least: tuple[int, ...] | None = None

    def cheapest(self, solver: Solver) -> tuple[Outcome, Ints]:
        """Find a plan that needs the least relief, by price.

        Parameters
        ----------
        solver
            Who looks for it.

        Returns
        -------
        tuple of Outcome and array
            What was found, worth minus the price; and the steps of each relief.
        """
        outcome = solver.solve(self.model)
        return outcome, self._made(outcome)

    def _made(self, outcome: Outcome) -> Ints:
        if outcome.values is None:
            return np.zeros(len(self.reliefs), dtype=np.int64)
        return np.round(outcome.values[self._steps]).astype(np.int64)

    def first(self, solver: Solver, *, expected: bool = True) -> tuple[Outcome, Ints]:
        """Find a plan that needs no more relief than there is, or learn that there is none.

        Parameters
        ----------
        solver
            Who looks for it.
        expected
            As in `portfolio.planning.reaching.reach`.

        Returns
        -------
        tuple of Outcome and array
            What was found, by its worth; and the steps of each relief.
        """
        base, model = self.widest.model.worth, self.model
        worth = np.concatenate([base, np.zeros(len(model.worth) - len(base))])
        outcome = first_plan(replace(model, worth=worth), solver, expected=expected)
        return outcome, self._made(outcome)

    def roadmap(self, outcome: Outcome) -> Roadmap:
        """Return a plan that was found, for the problem with all that could be made possible."""
        values = None if outcome.values is None else outcome.values[: len(self.widest.model.worth)]
        return Roadmap(self.widest.whole, replace(outcome, values=values))

    def is_least(self, outcome: Outcome) -> bool:
        """Whether no plan needs less relief than one that was found.

        Steps are whole: at one price for all, a bound less than a step away is proof enough.
        """
        prices = {relief.price for relief in self.reliefs}
        near = outcome.bound - outcome.objective < (1 - 1e-6) * min(prices)
        return outcome.status is Status.OPTIMAL or (len(prices) == 1 and near)

    @cached_property
    def model(self) -> Model:
        """The problem's model with the steps and the use of each relief."""
        base = self.widest.model
        price = [relief.price for relief in self.reliefs]
        worth = np.concatenate(
            [np.zeros(len(base.worth)), np.negative(price), np.zeros(len(price))]
        )
        sides = (self._side("lower"), self._side("upper"), self._wider())
        return Model(
            (*self._opened(), self._columns()), (*self._freed(), *sides, self._use()), worth
        )

    @cached_property
    def _steps(self) -> Ints:
        return len(self.widest.model.worth) + np.arange(len(self.reliefs))

    def _columns(self) -> Columns:
        most = [relief.most for relief in self.reliefs]
        size, problem = 2 * len(most), self.widest.problem
        changes = [relief.change for relief in self.reliefs]
        return Columns(
            family="reliefs",
            labels=Labels.product(what=("steps", "used"), change=changes),
            lower=np.zeros(size),
            upper=np.array([*most, *(1 for _ in most)], dtype=np.float64),
            integer=np.ones(size, dtype=np.bool_),
            spend=coo_array((len(problem.funds) * problem.quarters, size)),
            people=coo_array((len(problem.roles) * problem.quarters, size)),
            penalty=np.zeros(size),
        )

    @cached_property
    def _rows(self) -> Ints:
        """Rows that give way."""
        return np.flatnonzero(np.sum([r.lower + r.upper for r in self.reliefs], axis=0))

    def _freed(self) -> list[Block]:
        """Return the problem's blocks, those rows unbounded that give way."""
        free = np.zeros(len(self.widest.model.row_lower), dtype=bool)
        free[self._rows] = True
        blocks, first = [], 0
        for block in self.widest.model.blocks:
            inside = free[first : first + len(block)]
            first += len(block)
            lower = np.where(inside, -np.inf, block.lower)
            upper = np.where(inside, np.inf, block.upper)
            blocks.append(replace(block, lower=lower, upper=upper))
        return blocks

    def _side(self, side: str) -> Block:
        """Return one side of every row that gives way, with its reliefs."""
        model, rows, is_lower = self.widest.model, self._rows, side == "lower"
        part = model.matrix[rows].tocoo()
        moves = np.stack([(r.lower if is_lower else -r.upper)[rows] for r in self.reliefs])
        which, places = np.nonzero(moves)
        bound, none = model.row_lower if is_lower else model.row_upper, np.full(len(rows), np.inf)
        return Block(
            rule=f"{side} limits, as far as they give way",
            labels=Labels.single("row", rows.tolist()),
            row=np.concatenate([part.row, places]).astype(np.int64),
            column=np.concatenate([part.col, self._steps[which]]).astype(np.int64),
            value=np.concatenate([part.data, moves[which, places]]),
            lower=bound[rows] if is_lower else -none,
            upper=none if is_lower else bound[rows],
        )

    def _opened(self) -> list[Columns]:
        """Return the columns, each as wide as all reliefs together could make it."""
        wider = np.sum([relief.most * relief.wider for relief in self.reliefs], axis=0)
        opened, first = [], 0
        for part in self.widest.model.columns:
            more = wider[first : first + len(part)]
            first += len(part)
            opened.append(replace(part, upper=part.upper + more))
        return opened

    def _wider(self) -> Block:
        """Return what binds each column that reliefs widen to as much as they do."""
        rows, upper = Rows("columns, as far as they give way", "column"), self.widest.model.upper
        moves = np.stack([relief.wider for relief in self.reliefs])
        for column in np.flatnonzero(moves.any(axis=0)).tolist():
            used = np.flatnonzero(moves[:, column])
            own = (np.array([column]), 1.0)
            rows.add(column, own, (self._steps[used], -moves[used, column]), upper=upper[column])
        return rows.block()

    def _use(self) -> Block:
        """Return what ties steps to their use, use to being single, and worth to use."""
        rows, count = Rows("how far limits give way", "row"), len(self.reliefs)
        used = self._steps + count
        for k, (relief, least) in enumerate(
            zip(self.reliefs, self.least or (1,) * count, strict=True)
        ):
            step, use = self._steps[k : k + 1], used[k : k + 1]
            rows.add(f"most of {relief.change}", (step, 1.0), (use, -float(relief.most)), upper=0.0)
            rows.add(f"least of {relief.change}", (step, 1.0), (use, -float(least)), lower=0.0)
        if self.single:
            rows.add("one", (used, 1.0), lower=1.0, upper=1.0)
        if self.worth is not None:
            base = self.widest.model.worth
            there, above = np.flatnonzero(base), np.array(self.worth)
            rows.add("worth", (there, base[there]), (used, -above), lower=0.0)
        return rows.block()
