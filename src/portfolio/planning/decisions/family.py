"""What every decision family offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from portfolio.domain import Quarter
from portfolio.planning.model import Columns, Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


class Decided(Protocol):
    """Something a plan does besides starting initiatives: its money and its people."""

    @property
    def cause(self) -> str:
        """What it is, in one word, as a heading of the money and people it moves.

        The name of its family, but for hires, whose cause is ``hiring``.
        """
        ...

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money it charges to a fund in a quarter; negative for money it brings."""
        ...

    def supply(self, role: str, quarter: Quarter) -> float:
        """FTE of a role it adds in a quarter; negative for FTE it takes away."""
        ...


class DecisionFamily(Protocol):
    """A kind of decision: labelled columns with bounds, spend, people and penalty."""

    name: ClassVar[str]

    def columns(self, problem: Problem) -> Columns:
        """Columns of this family for a problem."""
        ...

    def decided(self, problem: Problem, values: Floats) -> tuple[Decided, ...]:
        """Return what values of the columns mean: one object for each thing that is done."""
        ...
