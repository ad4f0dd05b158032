"""What every decision family offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from portfolio.planning.model import Columns

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


class DecisionFamily(Protocol):
    """A kind of decision: labelled columns with bounds, spend, people and penalty."""

    name: ClassVar[str]

    def columns(self, problem: Problem) -> Columns:
        """Columns of this family for a problem."""
        ...
