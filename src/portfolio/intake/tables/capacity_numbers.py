"""The checks of a capacity that is given as plain numbers instead of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import cast

import numpy as np

from portfolio.domain import Quarter
from portfolio.errors import Finding
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.columns import TABLES
from portfolio.intake.frame import plain_cell
from portfolio.intake.nearest import Nearest
from portfolio.intake.tables.capacity_parts import NO_FUND, NO_ROLE
from portfolio.intake.tables.hiring import HiringTerms

_SOURCE = "Capacity.of"


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


def check_terms(
    hiring: Mapping[str, HiringTerms], people: Collection[str], money: Collection[str]
) -> Iterator[Finding]:
    """Find terms of hiring out of their ranges, or of unknown roles and funds."""
    for role, terms in hiring.items():
        if role not in people:
            near = Nearest(people).to(role)
            yield Finding(_SOURCE, "hiring", None, "role", role, NO_ROLE, near)
        if terms.fund not in money:
            near = Nearest(money).to(terms.fund)
            yield Finding(_SOURCE, "hiring", None, f"{role} fund", terms.fund, NO_FUND, near)
        for attribute in fields(terms):
            column = TABLES["hiring"].find(attribute.name)
            value = getattr(terms, attribute.name)
            assert column is not None
            fault = cell_reader(column)(value)
            if isinstance(fault, Fault):
                where = f"{role} {attribute.name}"
                yield Finding(_SOURCE, "hiring", None, where, str(value), fault.expected)
