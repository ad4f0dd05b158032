"""The checks of a capacity that is given as plain numbers instead of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import cast

import numpy as np

from portfolio.domain import Quarter
from portfolio.domain.meant import meant
from portfolio.errors import Finding
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.columns import TABLES
from portfolio.intake.frame import plain_cell
from portfolio.intake.tables.capacity_parts import NO_FUND, NO_ROLE, SAME_ROLE
from portfolio.intake.tables.contracting import ContractTerms
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.substitution import SubstitutionTerms
from portfolio.intake.tables.training import TrainingTerms

_SOURCE = "Capacity.of"
_COLUMNS = {"source": "from", "target": "to"}
"""Columns that bear another name than the attribute."""


def spread(
    numbers: Mapping[str, float | Sequence[float]], quarters: int
) -> dict[str, tuple[float, ...]]:
    """Return the numbers by name, a single number repeated for every quarter."""
    found = {}
    for name, value in sorted(numbers.items()):
        cells = np.atleast_1d(np.asarray(value, dtype=object)).tolist()
        row = tuple(plain_cell(cell) for cell in cells)
        found[name] = row * quarters if np.ndim(value) == 0 else row
    return cast("dict[str, tuple[float, ...]]", found)


def check_calendar(calendar: Sequence[Quarter]) -> Iterator[Finding]:
    """Find a calendar that is empty or has gaps."""
    if not calendar:
        yield Finding(_SOURCE, "calendar", expected="at least one quarter")
    for earlier, later in pairwise(calendar):
        if later - earlier != 1:
            expected = f"{earlier + 1}, the quarter after {earlier}"
            yield Finding(_SOURCE, "calendar", value=str(later), expected=expected)


def check_grid(
    table: str, numbers: Mapping[str, Sequence[object]], calendar: Sequence[Quarter]
) -> Iterator[Finding]:
    """Find wrong amounts of the budget or FTE of the capacity table, by name and quarter."""
    owner, amount = TABLES[table].fields[0], TABLES[table].fields[-1]
    read = cell_reader(amount)
    for name, row in numbers.items():
        if not isinstance(cell_reader(owner)(name), str):
            yield Finding(_SOURCE, table, None, owner.name, str(name), owner.expected)
        if len(row) != len(calendar):
            expected = f"one number, or one for each of the {len(calendar)} quarters"
            yield Finding(_SOURCE, table, None, name, f"{len(row)} numbers", expected)
            continue
        wrong = {
            str(cell): (quarter, meaning)
            for quarter, cell in reversed(list(zip(calendar, row, strict=True)))
            if not isinstance(meaning := read(cell), float)
        }
        for cell, (quarter, meaning) in reversed(wrong.items()):
            expected = meaning.expected if isinstance(meaning, Fault) else amount.expected
            yield Finding(_SOURCE, table, None, f"{name} {quarter}", cell, expected)


Paired = TrainingTerms | SubstitutionTerms
Terms = HiringTerms | ContractTerms | Paired


def check_terms(
    table: str, terms: Mapping[str, Terms], people: Collection[str], money: Collection[str]
) -> Iterator[Finding]:
    """Find terms out of their ranges, or of unknown roles and funds.

    Parameters
    ----------
    table
        Name of the table the terms could stand in.
    terms
        By role, or by `pair_name` where they are about two roles.
    people, money
        Known roles, known funds.
    """
    for name, one in terms.items():
        named = [("role", name)]
        if isinstance(one, Paired):
            named = [("from", one.source), ("to", one.target)]
        for column, role in named:
            if role not in people:
                near = meant(role, people)
                yield Finding(_SOURCE, table, None, column, role, NO_ROLE, near)
        if not isinstance(one, SubstitutionTerms) and one.fund not in money:
            near = meant(one.fund, money)
            yield Finding(_SOURCE, table, None, f"{name} fund", one.fund, NO_FUND, near)
        yield from _out_of_range(table, name, one)


def _out_of_range(table: str, name: str, terms: Terms) -> Iterator[Finding]:
    for attribute in fields(terms):
        column = TABLES[table].find(_COLUMNS.get(attribute.name, attribute.name))
        value = getattr(terms, attribute.name)
        assert column is not None
        fault = cell_reader(column)(value)
        if isinstance(fault, Fault):
            where = f"{name} {column.name}"
            yield Finding(_SOURCE, table, None, where, str(value), fault.expected)


def check_pairs(table: str, pairs: Sequence[Paired]) -> Iterator[Finding]:
    """Find terms for one pair of roles twice, and from a role to itself."""
    seen: set[str] = set()
    for terms in pairs:
        name = pair_name(terms)
        if name in seen:
            expected = "one entry for each from and to"
            yield Finding(_SOURCE, table, None, "from", name, expected)
        if terms.source == terms.target:
            yield Finding(_SOURCE, table, None, "to", terms.target, SAME_ROLE)
        seen.add(name)


def pair_name(terms: Paired) -> str:
    """Both roles of terms of training or lending, for people."""
    return f"{terms.source} to {terms.target}"
