"""A model written as a PuLP problem, and what an analyst added to it read back."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.planning.constraints.added_row import AddedRow
from portfolio.planning.decisions.added_variables import AddedVariable
from portfolio.planning.model import Model
from portfolio.planning.model_names import column_names, sides
from portfolio.planning.solvers.pulp_package import (
    ZERO,
    PulpRow,
    PulpVariable,
    has_special_sets,
    make_problem,
    objective_of,
    rows_of,
    variables_of,
)

if TYPE_CHECKING:
    from portfolio.planning.solvers.pulp_package import LpProblem

NAME = "roadmap"
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Additions:
    """What was added to a model by hand.

    Attributes
    ----------
    variables
        New variables, in order.
    rows
        New rows, and narrowed bounds of variables as rows, in order.
    """

    variables: tuple[AddedVariable, ...]
    rows: tuple[AddedRow, ...]


def to_pulp(model: Model) -> LpProblem:
    """Write a model as a PuLP minimisation of the negated worth, with readable names.

    Minimisation, because the signs of bounds and duals differ between solvers for maximisation.
    A row between two bounds becomes two constraints.
    """
    return make_problem(NAME, _variables(model), (-model.worth).tolist(), _rows(model))


def read_additions(model: Model, problem: LpProblem) -> Additions:
    """Return what a PuLP problem holds beyond a model it was written from.

    Raises
    ------
    ValueError
        If anything else was changed: objective or direction, rows or variables of the model,
        wider bounds, special ordered sets; the message names what, and what to do instead.
    """
    zeros = {f"{ZERO}{name}" for name, terms, *_ in _rows(model) if not terms}
    before = {one.name: one for one in (*_variables(model), *map(_zero, sorted(zeros)))}
    now = {one.name: one for one in variables_of(problem)}
    stated = {row.name: row for row in _stated_rows(model)}
    found = {row.name: row for row in rows_of(problem)}
    costs, constant, minimised = objective_of(problem)
    faults = [
        *_changed_objective(model, costs, constant, minimised=minimised),
        *(f"variable {name} is gone" for name in before if name not in now),
        *_widened(before, now),
        *_changed_rows(stated, found),
        *(["special ordered sets cannot be kept; write rows"] if has_special_sets(problem) else []),
    ]
    new = [one for name, one in now.items() if name not in before]
    faults += [f"variable {one.name} needs finite bounds" for one in new if _endless(one)]
    if faults:
        more = f"; and {len(faults) - _MOST_TOLD:,} more" * (len(faults) > _MOST_TOLD)
        raise ValueError(
            "only rows and variables can be added by hand: " + "; ".join(faults[:_MOST_TOLD]) + more
        )
    variables = tuple(
        AddedVariable(one.name, one.lower, one.upper, one.integer, costs.get(one.name, 0.0))
        for one in new
    )
    added = [_added(row, zeros) for name, row in found.items() if name not in stated]
    return Additions(variables, (*added, *_narrowed(before, now)))


def _variables(model: Model) -> list[PulpVariable]:
    bounds = model.lower.tolist(), model.upper.tolist(), model.integer.tolist()
    parts = zip(column_names(model.columns), *bounds, strict=True)
    return [PulpVariable(name, low, high, whole) for name, low, high, whole in parts]


def _rows(model: Model) -> Iterator[tuple[str, list[tuple[int, float]], str, float]]:
    matrix = model.matrix
    for side in sides(model):
        entries = slice(matrix.indptr[side.row], matrix.indptr[side.row + 1])
        columns, values = matrix.indices[entries].tolist(), matrix.data[entries].tolist()
        terms = [(k, v) for k, v in zip(columns, values, strict=True) if v]
        yield side.name, terms, side.sense, side.bound


def _stated_rows(model: Model) -> Iterator[PulpRow]:
    names = column_names(model.columns)
    for name, terms, sense, bound in _rows(model):
        by_name = {names[k]: value for k, value in terms} or {f"{ZERO}{name}": 1.0}
        yield PulpRow(name, by_name, sense, bound)


def _zero(name: str) -> PulpVariable:
    return PulpVariable(name, 0.0, 0.0, integer=False)


def _endless(one: PulpVariable) -> bool:
    return not (math.isfinite(one.lower) and math.isfinite(one.upper))


def _changed_objective(
    model: Model, costs: Mapping[str, float], constant: float, *, minimised: bool
) -> Iterator[str]:
    if not minimised:
        yield "the problem is to be minimised (the worth stands in it with a minus)"
    if constant:
        yield f"the objective has a constant, {constant:,g}, which changes no plan"
    for name, worth in zip(column_names(model.columns), model.worth.tolist(), strict=True):
        if costs.get(name, 0.0) != -worth:
            yield (
                f"the objective of {name} was {-worth:,g} and is {costs.get(name, 0.0):,g}; "
                "state another objective in the problem instead"
            )


def _widened(before: Mapping[str, PulpVariable], now: Mapping[str, PulpVariable]) -> Iterator[str]:
    for name, one in before.items():
        other = now.get(name, one)
        if other.lower < one.lower or other.upper > one.upper:
            yield f"variable {name} was made wider than {one.lower:,g} to {one.upper:,g}"
        if other.integer != one.integer:
            kind = "in whole numbers" if one.integer else "in fractions as well"
            yield f"variable {name} is to be counted {kind}"


def _changed_rows(stated: Mapping[str, PulpRow], found: Mapping[str, PulpRow]) -> Iterator[str]:
    for name, row in stated.items():
        if name not in found:
            yield f"row {name} is gone; leave a rule out with problem.without(...)"
        elif found[name] != row:
            yield f"row {name} was changed; add a row of your own instead"


def _narrowed(
    before: Mapping[str, PulpVariable], now: Mapping[str, PulpVariable]
) -> Iterator[AddedRow]:
    for name, one in before.items():
        other = now[name]
        if (one.lower, one.upper) != (other.lower, other.upper):
            yield AddedRow(f"bounds of {name}", ((name, 1.0),), other.lower, other.upper)


def _added(row: PulpRow, zeros: Collection[str]) -> AddedRow:
    lower = row.bound if row.sense in (">=", "=") else -math.inf
    upper = row.bound if row.sense in ("<=", "=") else math.inf
    terms = sorted((name, value) for name, value in row.terms.items() if name not in zeros)
    return AddedRow(row.name, tuple(terms), lower, upper)
