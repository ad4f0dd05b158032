"""What every objective offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from portfolio.planning.model import Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


class Objective(Protocol):
    """What a plan is worth: a sum over its entries, less the worth of other money spent."""

    kind: ClassVar[str]

    @property
    def unit(self) -> str:
        """Unit of the worth, for people."""
        ...

    def start_worth(self, problem: Problem) -> Floats:
        """Worth by column of the starts."""
        ...

    def money_worth(self, problem: Problem) -> Floats:
        """Worth of one unit of money spent by other decisions (hires), by quarter; at most 0."""
        ...

    def entry_worth(self, problem: Problem, entry: Entry) -> float:
        """Worth of one planned initiative, in plain arithmetic from its record."""
        ...

    def notes(self, problem: Problem) -> tuple[str, ...]:
        """Sentences a reader of the result must know."""
        ...

    def __str__(self) -> str:
        """Return what is maximised, in words."""
        ...
