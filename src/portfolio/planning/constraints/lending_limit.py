"""No role lends more of its people than the terms of substitution allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import Violation, check_numbers, exceeds
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions import Lending, Loan
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class LendingLimit:
    """In every quarter, no role lends more of its people than the terms allow, to any or to all.

    For every pair of roles a, b and quarter t: ``l[a, b, t] <= max_share[a, b] K[a, t]``, which
    the bounds of the columns keep; and ``sum over b of l[a, b, t] <= at_most * K[a, t]``.

    Attributes
    ----------
    at_most
        Most people lent to all other roles together, as a share of the lending role's own
        people, in [0, 1].
    """

    at_most: float = 1.0

    kind: ClassVar[str] = "lending_limit"

    def __post_init__(self) -> None:
        check_numbers(self)
        if not 0 <= self.at_most <= 1:
            raise ValueError(f"lending_limit: at_most must be in [0, 1], not {self.at_most}")

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule names nothing."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a lending role and quarter."""
        rows = Rows(str(self), "role and quarter", "FTE")
        if Lending.name in problem.columns:
            offset = problem.offsets[Lending.name]
            codes = problem.columns[Lending.name].labels.codes
            for number, role in enumerate(problem.roles):
                for t, quarter in enumerate(problem.capacity.calendar):
                    mine = np.flatnonzero((codes["from"] == number) & (codes["quarter"] == t))
                    if len(mine):
                        upper = self.at_most * problem.capacity.people[role][t]
                        rows.add(f"{role} in {quarter}", (offset + mine, 1.0), upper=upper)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare what each role lends with its own people, to each other role and to all."""
        people, calendar = roadmap.problem.capacity.people, roadmap.problem.capacity.calendar
        lent: dict[tuple[str, int], float] = {}
        for loan in roadmap.done(Loan):
            source, t = loan.terms.source, calendar.index(loan.quarter)
            lent[source, t] = lent.get((source, t), 0.0) + loan.fte
            most = loan.terms.max_share * people[source][t]
            if exceeds(loan.fte, most):
                found = f"{loan.fte:,.2f} FTE lent to {loan.terms.target}, {most:,.2f} allowed"
                yield Violation(str(self), f"{source} in {loan.quarter}", found)
        for (source, t), fte in lent.items():
            most = self.at_most * people[source][t]
            if exceeds(fte, most):
                found = f"{fte:,.2f} FTE lent, {most:,.2f} allowed"
                yield Violation(str(self), f"{source} in {calendar[t]}", found)

    def __str__(self) -> str:
        of_its_own = "" if self.at_most == 1 else f", nor more than {self.at_most:.0%} of them"
        return (
            f"No role lends more of its own people than the terms of substitution allow{of_its_own}"
        )
