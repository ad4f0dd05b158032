"""Work in flight goes on, unless it may be stopped and is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import Violation, check_known, is_delivered
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions.stops import Stop, stop_columns
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class GoesOn:
    """Work in flight is in the plan, unless it may be stopped (`MayStop`) and is.

    ``y[i] + z[i] >= 1``; without leave to stop there is no z, and the rule is a `Mandate`.

    Attributes
    ----------
    initiative
        Id.
    """

    initiative: str

    kind: ClassVar[str] = "goes_on"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.initiative)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row; without columns it cannot hold, and that is the conflict."""
        if not is_delivered(problem, self.initiative):
            rows = Rows(str(self), "initiative", "starts")
            starts = problem.starts.of(self.initiative)
            stop = stop_columns(problem, self.initiative)
            rows.add(self.initiative, (starts, 1.0), (stop, 1.0), lower=1.0)
            yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the initiative up, among the planned and among the stopped."""
        stopped = {stop.initiative for stop in roadmap.done(Stop)}
        if not roadmap.counts(self.initiative) and self.initiative not in stopped:
            yield Violation(str(self), self.initiative, "neither planned nor stopped")

    def __str__(self) -> str:
        return f"{self.initiative} is in flight and goes on, unless leave is given to stop it"
