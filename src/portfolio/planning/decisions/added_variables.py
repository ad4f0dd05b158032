"""Variables that an analyst added to the model by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.decisions.family import Decided
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class AddedVariable:
    """One variable added by hand.

    Attributes
    ----------
    name
        What the analyst calls it.
    lower, upper
        Bounds, finite.
    integer
        Whether it takes whole numbers only.
    penalty
        Objective points that one unit costs; negative for points it earns.
    """

    name: str
    lower: float
    upper: float
    integer: bool = False
    penalty: float = 0.0

    def __post_init__(self) -> None:
        numbers = (self.lower, self.upper, self.penalty)
        if not all(map(math.isfinite, numbers)) or self.lower > self.upper:
            raise ValueError(
                f"variable {self.name!r} needs finite bounds, lower <= upper, and a finite "
                f"penalty, not {self.lower}, {self.upper} and {self.penalty}"
            )


@dataclass(frozen=True)
class AddedVariables:
    """Decide variables that were added by hand; they charge no money and bind no people.

    Attributes
    ----------
    variables
        In order; names differ.
    """

    variables: tuple[AddedVariable, ...]

    name: ClassVar[str] = "added"

    def columns(self, problem: Problem) -> Columns:
        """One column a variable."""
        size = len(self.variables)
        return Columns(
            family=self.name,
            labels=Labels.single("name", [one.name for one in self.variables]),
            lower=np.array([one.lower for one in self.variables], dtype=np.float64),
            upper=np.array([one.upper for one in self.variables], dtype=np.float64),
            integer=np.array([one.integer for one in self.variables], dtype=np.bool_),
            spend=partial(coo_array, (len(problem.funds) * problem.quarters, size)),
            people=partial(coo_array, (len(problem.roles) * problem.quarters, size)),
            penalty=np.array([one.penalty for one in self.variables], dtype=np.float64),
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Decided, ...]:
        """Nothing is done by them that charges money or binds people."""
        return ()
