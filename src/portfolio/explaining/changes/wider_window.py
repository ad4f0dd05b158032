"""An initiative may start earlier or finish later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain import Initiative
from portfolio.domain.expected import WHOLE_NUMBER
from portfolio.explaining.changes.change import with_initiative
from portfolio.planning import Problem


@dataclass(frozen=True)
class WiderWindow:
    """The earliest start of an initiative comes earlier, its latest finish later.

    A side without a limit stays without one. Rules of a window of their own are not touched.

    Attributes
    ----------
    initiative
        Id.
    earlier, later
        Quarters, at least 0.
    """

    initiative: str
    earlier: int = 0
    later: int = 0

    kind: ClassVar[str] = "wider_window"

    def __post_init__(self) -> None:
        WHOLE_NUMBER.many("WiderWindow: earlier and later", (self.earlier, self.later))
        if self.earlier < 0 or self.later < 0:
            raise ValueError(
                f"earlier and later must be at least 0, not {self.earlier} and {self.later}"
            )

    def times(self, steps: int) -> WiderWindow:
        """Return a change so many times as large."""
        return replace(self, earlier=steps * self.earlier, later=steps * self.later)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        return with_initiative(problem, self.initiative, self._changed)

    def _changed(self, initiative: Initiative) -> Initiative:
        earliest, latest = initiative.earliest_start, initiative.latest_finish
        return replace(
            initiative,
            earliest_start=earliest and earliest - self.earlier,
            latest_finish=latest and latest + self.later,
        )

    def __str__(self) -> str:
        earlier = f"start {_quarters(self.earlier)} earlier" if self.earlier else ""
        later = f"finish {_quarters(self.later)} later" if self.later else ""
        said = " and ".join(filter(None, (earlier, later))) or "keep its window"
        return f"{self.initiative} may {said}"


def _quarters(count: int) -> str:
    return f"{count} quarter{'' if count == 1 else 's'}"
