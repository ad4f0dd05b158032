"""What the last plan starts soon stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Quarter
from portfolio.domain.vocabulary import Status
from portfolio.planning.constraints.constraint import Violation, because, check_numbers
from portfolio.planning.constraints.last_plan import (
    check_last_plan,
    kept_columns,
    moved_to,
    said_by,
)
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Frozen:
    """What the last plan starts in the first quarters of the calendar stays as it was.

    For every initiative i that the last plan starts in quarter s, one of the first `quarters` of
    the calendar, in mode m: ``x[i, m, s] = 1``. What is in flight goes on anyway; what is
    delivered or withdrawn by now is left alone, and so is what should have started before the
    calendar begins.

    Attributes
    ----------
    starts
        First quarter of work in the last plan, by id.
    quarters
        Length of the frozen window, at least 1, counted from the first quarter of the calendar.
    modes
        Mode in the last plan, by id; any mode will do for those not named.
    reason
        Why.
    """

    starts: Mapping[str, Quarter]
    quarters: int = 1
    modes: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    kind: ClassVar[str] = "frozen"

    def __post_init__(self) -> None:
        check_numbers(self)
        if self.quarters < 1:
            raise ValueError(f"frozen: quarters must be 1 or more, not {self.quarters}")

    @classmethod
    def since(cls, last: Roadmap, quarters: int = 1) -> Frozen:
        """Freeze what the last roadmap starts within so many quarters."""
        starts, modes = said_by(last)
        return cls(starts, quarters, modes)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or mode."""
        check_last_plan(problem, self)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row an initiative; where the old start has no column, that is the conflict."""
        rows = Rows(str(self), "initiative", "starts")
        for initiative in self._members(problem):
            kept = kept_columns(problem, self, initiative)
            rows.add(initiative, (kept, 1.0), lower=1.0, upper=1.0)
        yield rows.block()

    def _members(self, problem: Problem) -> Iterator[str]:
        window = problem.capacity.calendar[: self.quarters]
        for initiative, start in sorted(self.starts.items()):
            status = problem.backlog.by_id[initiative].status
            if start in window and not (status.is_over or status is Status.IN_FLIGHT):
                yield initiative

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare start and mode with the last plan."""
        for initiative in self._members(roadmap.problem):
            if found := moved_to(roadmap, self, initiative):
                yield Violation(str(self), initiative, found)

    def looser(self, steps: int) -> Frozen:
        """Freeze so many quarters less, though never none."""
        return replace(self, quarters=max(1, self.quarters - steps))

    def __str__(self) -> str:
        first = "quarter" if self.quarters == 1 else f"{self.quarters} quarters"
        stays = f"What the last plan starts in the first {first} stays as it was"
        return f"{stays}{because(self.reason)}"
