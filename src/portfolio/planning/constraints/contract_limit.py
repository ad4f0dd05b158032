"""No more external people than the terms of contracting allow, and not too many of all people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import Violation, check_numbers, exceeds
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions import Contract, Contractors
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class ContractLimit:
    """In every quarter, no more external people are bought than the terms allow.

    For every role r and quarter t: ``e[r, t] <= min(max_share[r] K[r, t], max_fte[r])``, which the
    bounds of the columns keep. With `at_most`, also ``sum over r of e[r, t] <= at_most * sum over
    r of K[r, t]`` for every quarter t: external people are no more than this share of all own
    people, whatever their roles.

    Attributes
    ----------
    at_most
        Most external people as a share of the own people of all roles, at least 0; None for no
        limit beyond the terms.
    """

    at_most: float | None = None

    kind: ClassVar[str] = "contract_limit"

    def __post_init__(self) -> None:
        check_numbers(self)
        if self.at_most is not None and not 0 <= self.at_most < float("inf"):
            raise ValueError(f"contract_limit: at_most must be a share >= 0, not {self.at_most}")

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule names nothing."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter with a limit over all roles."""
        rows = Rows(str(self), "quarter", "FTE")
        if self.at_most is not None and Contractors.name in problem.columns:
            columns = problem.columns[Contractors.name]
            quarter, offset = columns.labels.codes["quarter"], problem.offsets[Contractors.name]
            fte = -columns.total_people
            for t, label in enumerate(problem.capacity.calendar):
                mine = np.flatnonzero(quarter == t)
                upper = self.at_most * sum(own[t] for own in problem.capacity.people.values())
                rows.add(label, (offset + mine, fte[mine]), upper=upper)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare what is bought with the terms, and with all own people."""
        people, contracts = roadmap.problem.capacity.people, roadmap.done(Contract)
        for t, quarter in enumerate(roadmap.problem.capacity.calendar):
            bought = {role: sum(one.supply(role, quarter) for one in contracts) for role in people}
            for role, terms in roadmap.problem.capacity.contracting.items():
                most = terms.most(people[role][t])
                if exceeds(bought[role], most):
                    found = f"{bought[role]:,.2f} FTE bought, {most:,.2f} allowed"
                    yield Violation(str(self), f"{role} in {quarter}", found)
            own, total = sum(row[t] for row in people.values()), sum(bought.values())
            if self.at_most is not None and exceeds(total, self.at_most * own):
                found = f"{total:,.2f} FTE bought beside {own:,.2f} own people"
                yield Violation(str(self), str(quarter), found)

    def __str__(self) -> str:
        if self.at_most is None:
            return "No more external people are bought than the terms of contracting allow"
        return f"In no quarter are external people more than {self.at_most:.0%} of all own people"
