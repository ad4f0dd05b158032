"""What a plan charges to a fund, quarter by quarter, against what is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.planning.use import money_causes

if TYPE_CHECKING:
    from portfolio.planning import Roadmap

FULL = 0.995
"""Share of a limit from which on a quarter counts as full."""


@dataclass(frozen=True, slots=True)
class FundUse:
    """Money charged to a fund or to several, one number a quarter.

    Attributes
    ----------
    name
        Of the fund; empty for all of them together.
    by_cause
        Money spent for ``build``, ``run``, ``hiring`` and whatever else the plan may spend on.
    limit
        The budget.
    moved
        Money taken out for a later quarter or for another fund; negative for money that comes in
        that way.
    """

    name: str
    by_cause: Mapping[str, tuple[float, ...]]
    limit: tuple[float, ...]
    moved: tuple[float, ...]

    @classmethod
    def of(cls, roadmap: Roadmap, *funds: str) -> FundUse:
        """Return the use of one fund, or of several added up."""
        use, problem = roadmap.money_use, roadmap.problem
        quarters = [[use[fund, quarter] for fund in funds] for quarter in problem.capacity.calendar]
        others = [cause for cause in money_causes(problem) if problem.columns[cause].priced]
        return cls(
            name=funds[0] if len(funds) == 1 else "",
            by_cause={
                cause: tuple(
                    sum(each.by_cause.get(cause, 0.0) for each in uses) for uses in quarters
                )
                for cause in ("build", "run", "hiring", *others)
            },
            limit=tuple(sum(each.limit for each in uses) for uses in quarters),
            moved=tuple(sum(sum(each.moved.values()) for each in uses) for uses in quarters),
        )

    @property
    def total(self) -> tuple[float, ...]:
        """Everything spent, by quarter."""
        return tuple(sum(causes) for causes in zip(*self.by_cause.values(), strict=True))

    @property
    def there(self) -> tuple[float, ...]:
        """Money that can be spent, by quarter: the budget, less what is moved out of it."""
        return tuple(budget - out for budget, out in zip(self.limit, self.moved, strict=True))

    @property
    def share(self) -> float:
        """Share of the budget that is spent, or else of what others pay; 0 when there is none."""
        given = sum(self.limit) or sum(self.there)
        return sum(self.total) / given if given else 0.0

    @property
    def full(self) -> tuple[int, ...]:
        """Quarters (positions in the calendar) in which nothing to speak of is left."""
        return full_quarters(self.total, self.there)


def full_quarters(used: Sequence[float], limit: Sequence[float]) -> tuple[int, ...]:
    """Return where something is used and at least `FULL` of the limit is."""
    pairs = enumerate(zip(used, limit, strict=True))
    return tuple(k for k, (use, there) in pairs if use > 0 and use >= FULL * there)


def fund_uses(roadmap: Roadmap) -> tuple[FundUse, ...]:
    """Return the use of every fund, the largest budget first, then by name.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    uses = [FundUse.of(roadmap, fund) for fund in roadmap.problem.funds]
    return tuple(sorted(uses, key=lambda use: (-sum(use.limit), use.name)))
