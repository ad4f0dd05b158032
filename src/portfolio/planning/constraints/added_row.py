"""A row that an analyst added to the model by hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain.meant import did_you_mean
from portfolio.planning.constraints.constraint import TOLERANCE, Violation
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap

_MEASURED = 1e-6
"""Share of its terms that a row over continuous columns may be missed by; solvers measure so."""

_MOST_SHOWN = 6


@dataclass(frozen=True)
class AddedRow:
    """A row added by hand: a weighted sum of columns between two bounds.

    ``lower <= sum over columns of coefficient * column <= upper``.

    Attributes
    ----------
    name
        What the analyst calls it.
    terms
        Column name, as `Problem.to_pulp` names it, and coefficient.
    lower, upper
        Bounds, infinite where there is none.
    """

    name: str
    terms: tuple[tuple[str, float], ...]
    lower: float = -math.inf
    upper: float = math.inf

    kind: ClassVar[str] = "added"

    def __post_init__(self) -> None:
        numbers = [coefficient for _, coefficient in self.terms]
        if not all(map(math.isfinite, numbers)) or not self.lower <= self.upper:
            raise ValueError(
                f"row {self.name!r}: coefficients must be finite and lower <= upper, "
                f"not {numbers}, {self.lower} and {self.upper}"
            )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for a column the problem does not have."""
        known = problem.column_numbers
        for column, _ in self.terms:
            if column not in known:
                hint = did_you_mean(column, known)
                raise ValueError(f"row {self.name!r}: unknown column {column!r}{hint}")

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """Return the row itself."""
        numbers = problem.column_numbers
        rows = Rows(str(self), "row")
        columns = np.array([numbers[column] for column, _ in self.terms], dtype=np.int64)
        values = np.array([value for _, value in self.terms], dtype=np.float64)
        rows.add(self.name, (columns, values), lower=self.lower, upper=self.upper)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add the terms up at the plan."""
        problem, values = roadmap.problem, roadmap.outcome.values
        if values is None:
            return
        places = [problem.column_numbers[column] for column, _ in self.terms]
        parts = [
            coefficient * float(values[k])
            for k, (_, coefficient) in zip(places, self.terms, strict=True)
        ]
        whole = bool(problem.model.integer[places].all())
        room = (TOLERANCE if whole else _MEASURED) * max(1.0, sum(map(abs, parts)))
        total = math.fsum(parts)
        if not self.lower - room <= total <= self.upper + room:
            yield Violation(str(self), self.name, f"{total:,.6g}")

    def __str__(self) -> str:
        shown = "".join(_term(*term) for term in self.terms[:_MOST_SHOWN])
        shown = shown.removeprefix(" + ").lstrip()
        more = len(self.terms) - _MOST_SHOWN
        shown += f" and {more:,} more term{'s' * (more > 1)}" if more > 0 else ""
        bounds = f"is {self.lower:,g}"
        if self.lower != self.upper:
            least = [f"at least {self.lower:,g}"] if math.isfinite(self.lower) else []
            most = [f"at most {self.upper:,g}"] if math.isfinite(self.upper) else []
            bounds = f"is {' and '.join(least + most) or 'anything'}"
        return f"Added by hand, '{self.name}': {shown or 'nothing'} {bounds}"


def _term(column: str, coefficient: float) -> str:
    size = "" if abs(coefficient) == 1 else f"{abs(coefficient):,g} "
    return f" {'-' if coefficient < 0 else '+'} {size}{column}"
