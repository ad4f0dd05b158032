"""No more people join than the terms of hiring allow in total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import Violation
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions import Hires
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class HiringLimit:
    """Over the calendar, no more people of a role join than its terms allow.

    For every role r with ``max_total``: ``sum over q of h[r, q] <= max_total[r]``.
    """

    kind: ClassVar[str] = "hiring_limit"

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule names nothing."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a role with a total limit."""
        hires = problem.columns[Hires.name]
        roles, offset = hires.labels.axes["role"], problem.offsets[Hires.name]
        rows = Rows(str(self), "role", "people")
        for code, role in enumerate(roles):
            most = problem.capacity.hiring[str(role)].max_total
            if most is not None:
                columns = offset + np.flatnonzero(hires.labels.codes["role"] == code)
                rows.add(role, (columns, 1.0), upper=most)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count who joins, in each quarter and in total."""
        for role, terms in roadmap.problem.capacity.hiring.items():
            joining = [hire.people for hire in roadmap.hires if hire.role == role]
            if terms.max_total is not None and sum(joining) > terms.max_total:
                yield Violation(str(self), role, f"{sum(joining)} join of {terms.max_total}")
            if joining and min(joining) < 0:
                yield Violation(str(self), role, f"{min(joining)} join in one quarter")
            if joining and max(joining) > terms.max_per_quarter:
                yield Violation(str(self), role, f"{max(joining)} join in one quarter")

    def __str__(self) -> str:
        return "No more people join than the terms of hiring allow"
