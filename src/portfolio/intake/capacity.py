"""Money by fund and quarter, people by role and quarter, terms of hiring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.html_table import html_table
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.tables.capacity_numbers import check_calendar, check_grid, check_terms, spread
from portfolio.intake.tables.capacity_parts import assemble_capacity
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.refusal import refuse_if_any

__all__ = ["Capacity", "HiringTerms"]

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Capacity:
    """What there is to spend and who is there to work; its quarters are the calendar.

    Attributes
    ----------
    calendar
        Consecutive quarters of the plan.
    money
        Amount by fund, one number a quarter.
    people
        FTE by role, one number a quarter.
    hiring
        Terms by role; a role without terms cannot be hired.
    """

    calendar: tuple[Quarter, ...]
    money: Mapping[str, tuple[float, ...]]
    people: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    hiring: Mapping[str, HiringTerms] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        calendar: Sequence[Quarter],
        money: Mapping[str, float | Sequence[float]],
        people: Mapping[str, float | Sequence[float]] | None = None,
        hiring: Mapping[str, HiringTerms] | None = None,
    ) -> Capacity:
        """Build from plain numbers; a single number holds for every quarter.

        Parameters
        ----------
        calendar
            Consecutive quarters.
        money
            Amount by fund, at least 0.
        people
            FTE by role, at least 0.
        hiring
            Terms by role.

        Raises
        ------
        InvalidInput
            With every finding.

        Examples
        --------
        >>> from portfolio import calendar
        >>> Capacity.of(calendar("2027Q1", 4), money={"innovation": 250_000}).quarters
        4
        """
        quarters, terms = tuple(calendar), dict(hiring or {})
        funds, roles = spread(money, len(quarters)), spread(people or {}, len(quarters))
        refuse_if_any(
            [
                *check_calendar(quarters),
                *check_grid("budget", funds, quarters),
                *check_grid("capacity", roles, quarters),
                *check_terms(terms, roles, funds),
            ]
        )
        return cls(quarters, _floats(funds), _floats(roles), dict(sorted(terms.items())))

    @classmethod
    def from_frames(
        cls,
        budget: pd.DataFrame,
        capacity: pd.DataFrame | None = None,
        hiring: pd.DataFrame | None = None,
    ) -> Capacity:
        """Check the tables ``budget``, ``capacity`` and ``hiring`` and build from them.

        Raises
        ------
        InvalidInput
            With every finding: gaps in the calendar, missing quarters, negative amounts, ...
        """
        tables = {"budget": budget, "capacity": capacity, "hiring": hiring}
        given = {name: frame for name, frame in tables.items() if frame is not None}
        sheets = {name: sheet_of_frame(frame, name) for name, frame in given.items()}
        return cls(*assemble_capacity(sheets))

    def _repr_html_(self) -> str:
        headers = ("limit", *map(str, self.calendar))
        rows = [(f"{fund}, money", *(f"{x:,.0f}" for x in row)) for fund, row in self.money.items()]
        rows += [(f"{role}, FTE", *(f"{x:g}" for x in row)) for role, row in self.people.items()]
        hired = ", ".join(self.hiring) or "nobody"
        return html_table(headers, rows, caption=f"Capacity by quarter; can be hired: {hired}")

    @property
    def quarters(self) -> int:
        """Length of the calendar."""
        return len(self.calendar)


def _floats(rows: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(map(float, row)) for name, row in rows.items()}
