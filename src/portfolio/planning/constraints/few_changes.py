"""The plan differs little from the last one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

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
from portfolio.planning.decisions.slack import SlackTerm, slack_columns
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class FewChanges:
    """At most so many changes against the last plan: each dropped, added or moved one counts.

    With L the initiatives of the last plan, s and m their start and mode there, and N all others:
    ``sum over i in L of (1 - x[i, m, s]) + sum over i in N of y[i] - v <= at_most``, where v >= 0
    are the changes beyond that a soft rule pays for. Work in flight that goes on is no change, if
    it is stopped it is dropped; what is delivered or withdrawn by now counts nowhere. What should
    have started before the calendar begins has changed in any case.

    Attributes
    ----------
    starts
        First quarter of work in the last plan, by id; initiatives not named were not in it.
    at_most
        Number of changes, 0 or more.
    modes
        Mode in the last plan, by id; any mode will do for those not named.
    price
        Objective points for each change beyond; None where there may be none.
    reason
        Why.
    """

    starts: Mapping[str, Quarter]
    at_most: int = 0
    modes: Mapping[str, str] = field(default_factory=dict)
    price: float | None = None
    reason: str = ""

    kind: ClassVar[str] = "few_changes"

    def __post_init__(self) -> None:
        check_numbers(self)
        if not self.at_most >= 0:
            raise ValueError(f"few_changes: at_most must be 0 or more, not {self.at_most}")
        if self.price is not None and not 0 <= self.price < math.inf:
            raise ValueError(f"few_changes: price must be 0 or more, not {self.price}")

    @classmethod
    def since(cls, last: Roadmap, at_most: int = 0, price: float | None = None) -> FewChanges:
        """Compare with the last roadmap."""
        starts, modes = said_by(last)
        return cls(starts, at_most, modes, price)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or mode."""
        check_last_plan(problem, self)

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """One way to miss the rule, by more changes; none when it is hard."""
        if self.price is None:
            return ()
        return (SlackTerm(self, self._label, self.price, float(len(problem.backlog))),)

    @property
    def _label(self) -> str:
        changes = "change" if self.at_most == 1 else "changes"
        return f"at most {self.at_most} {changes} against the last plan"

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row."""
        known, starts = problem.backlog.by_id, problem.starts
        before = [i for i in sorted(self.starts) if not known[i].status.is_over]
        kept = [
            starts.of(i) if known[i].status is Status.IN_FLIGHT else kept_columns(problem, self, i)
            for i in before
        ]
        new = [i for i in starts.span if i not in self.starts]
        added = starts.of_all(i for i in new if known[i].status is not Status.IN_FLIGHT)
        beyond = np.array([*slack_columns(problem, self).values()], dtype=np.int64)
        rows = Rows(str(self), "rule", "changes")
        rows.add(
            "changes",
            (added, 1.0),
            *((columns, -1.0) for columns in kept),
            (beyond, -1.0),
            upper=float(self.at_most - len(before)),
        )
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count the changes; a soft rule cannot be broken."""
        changes = self.changes(roadmap)
        if self.price is None and len(changes) > self.at_most:
            named = ", ".join(f"{name} {how}" for name, how in changes.items())
            yield Violation(str(self), "the plan", f"{len(changes)} changes: {named}")

    def changes(self, roadmap: Roadmap) -> Mapping[str, str]:
        """How each initiative that changes differs from the last plan, in words, by id."""
        known = roadmap.problem.backlog.by_id
        found = {}
        for initiative in sorted({*self.starts, *(e.initiative.id for e in roadmap.entries)}):
            status = known[initiative].status
            if status.is_over:
                continue
            if initiative not in self.starts:
                found[initiative] = "" if status is Status.IN_FLIGHT else "added"
            elif status is Status.IN_FLIGHT:
                found[initiative] = "" if roadmap.includes(initiative) else "dropped"
            else:
                found[initiative] = moved_to(roadmap, self, initiative)
        return {initiative: how for initiative, how in found.items() if how}

    def looser(self, steps: int) -> FewChanges:
        """Allow so many more changes."""
        return replace(self, at_most=self.at_most + steps)

    def __str__(self) -> str:
        if self.price is None:
            return f"{self._label.capitalize()}{because(self.reason)}"
        free = self._label.replace("at most", "Beyond")
        price = f"each one takes {self.price:,.6g} off the objective"
        return f"{free}, {price}{because(self.reason)}"
