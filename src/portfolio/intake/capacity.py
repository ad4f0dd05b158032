"""Money by fund and quarter, people by role and quarter, terms of getting more people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.expected import Expected
from portfolio.domain.html_table import html_table
from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.tables.capacity_numbers import (
    check_calendar,
    check_grid,
    check_pairs,
    check_terms,
    pair_name,
    spread,
)
from portfolio.intake.tables.capacity_parts import assemble_capacity, by_roles
from portfolio.intake.tables.contracting import ContractTerms
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.refusal import refuse_if_any
from portfolio.intake.tables.substitution import SubstitutionTerms
from portfolio.intake.tables.training import TrainingTerms

__all__ = ["Capacity", "ContractTerms", "HiringTerms", "SubstitutionTerms", "TrainingTerms"]

if TYPE_CHECKING:
    import pandas as pd

_QUARTER = Expected("a quarter", Quarter, "Quarter(2027, 1)")


@dataclass(frozen=True, repr=False)
class Capacity(Told):
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
    contracting
        Terms by role; a role without terms cannot be bought as external people.
    training
        Terms by pair of roles, in order of the role that people leave, then of the one they get.
    substitution
        Terms by pair of roles, in order of the role that lends its people, then of the other one.
    """

    calendar: tuple[Quarter, ...]
    money: Mapping[str, tuple[float, ...]]
    people: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    hiring: Mapping[str, HiringTerms] = field(default_factory=dict)
    contracting: Mapping[str, ContractTerms] = field(default_factory=dict)
    training: tuple[TrainingTerms, ...] = ()
    substitution: tuple[SubstitutionTerms, ...] = ()

    @classmethod
    def of(
        cls,
        calendar: Sequence[Quarter],
        money: Mapping[str, float | Sequence[float]],
        people: Mapping[str, float | Sequence[float]] | None = None,
        hiring: Mapping[str, HiringTerms] | None = None,
        contracting: Mapping[str, ContractTerms] | None = None,
        training: Sequence[TrainingTerms] = (),
        substitution: Sequence[SubstitutionTerms] = (),
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
        hiring, contracting
            Terms by role.
        training, substitution
            Terms, at most one for each pair of roles.

        Raises
        ------
        InvalidInput
            With every finding.
        ValueError
            For a calendar of anything but quarters.

        Examples
        --------
        >>> from portfolio import calendar
        >>> Capacity.of(calendar("2027Q1", 4), money={"innovation": 250_000}).quarters
        4
        """
        quarters = _QUARTER.many("Capacity.of: calendar", calendar)
        hired, bought = dict(hiring or {}), dict(contracting or {})
        funds, roles = spread(money, len(quarters)), spread(people or {}, len(quarters))
        trained = {pair_name(terms): terms for terms in training}
        lent = {pair_name(terms): terms for terms in substitution}
        refuse_if_any(
            [
                *check_calendar(quarters),
                *check_grid("budget", funds, quarters),
                *check_grid("capacity", roles, quarters),
                *check_terms("hiring", hired, roles, funds),
                *check_terms("contracting", bought, roles, funds),
                *check_terms("training", trained, roles, funds),
                *check_terms("substitution", lent, roles, funds),
                *check_pairs("training", training),
                *check_pairs("substitution", substitution),
            ]
        )
        return cls(
            quarters,
            _floats(funds),
            _floats(roles),
            dict(sorted(hired.items())),
            dict(sorted(bought.items())),
            by_roles(training),
            by_roles(substitution),
        )

    @classmethod
    def from_frames(
        cls,
        budget: pd.DataFrame,
        capacity: pd.DataFrame | None = None,
        hiring: pd.DataFrame | None = None,
        contracting: pd.DataFrame | None = None,
        training: pd.DataFrame | None = None,
        substitution: pd.DataFrame | None = None,
    ) -> Capacity:
        """Check the tables of these names and build from them.

        Raises
        ------
        InvalidInput
            With every finding: gaps in the calendar, missing quarters, negative amounts, ...
        """
        tables = {
            "budget": budget,
            "capacity": capacity,
            "hiring": hiring,
            "contracting": contracting,
            "training": training,
            "substitution": substitution,
        }
        given = {name: frame for name, frame in tables.items() if frame is not None}
        sheets = {name: sheet_of_frame(frame, name) for name, frame in given.items()}
        return cls(*assemble_capacity(sheets))

    def __str__(self) -> str:
        money = sum(map(sum, self.money.values()))
        return (
            f"{self.calendar[0]} to {self.calendar[-1]}, {money:,.0f} in "
            f"{listed(self.money) or 'no fund'}; people: {listed(self.people) or 'not limited'}"
        )

    def _repr_html_(self) -> str:
        headers = ("limit", *map(str, self.calendar))
        rows = [(f"{fund}, money", *(f"{x:,.0f}" for x in row)) for fund, row in self.money.items()]
        rows += [(f"{role}, FTE", *(f"{x:g}" for x in row)) for role, row in self.people.items()]
        told = [f"can be hired: {', '.join(self.hiring) or 'nobody'}"]
        told += [f"can be bought: {', '.join(self.contracting)}"] if self.contracting else []
        trained = ", ".join(map(pair_name, self.training))
        told += [f"can be trained: {trained}"] if trained else []
        lent = ", ".join(map(pair_name, self.substitution))
        told += [f"can be lent: {lent}"] if lent else []
        return html_table(headers, rows, caption="; ".join(["Capacity by quarter", *told]))

    @property
    def quarters(self) -> int:
        """Length of the calendar."""
        return len(self.calendar)


def _floats(rows: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, ...]]:
    return {name: tuple(map(float, row)) for name, row in rows.items()}
