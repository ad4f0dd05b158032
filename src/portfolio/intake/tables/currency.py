"""The check that all money is in one currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from portfolio.errors import Finding
from portfolio.intake.cells import is_blank, unescape
from portfolio.intake.field import FieldKind
from portfolio.intake.number import parse_money
from portfolio.intake.records import Records

_BARE = re.compile(r"[-+\d.]*", re.ASCII)
"""Amounts that carry no currency: nearly all there are, so that nobody takes them apart twice."""


def check_currency(tables: Iterable[Records], decimal: str) -> Iterator[Finding]:
    """Find amounts whose written currency is not that of the first one written."""
    first = ""
    for records in tables:
        for k, column, currency in _marked(records, decimal):
            first = first or currency
            if currency != first:
                yield records.finding(k, column, f"one currency throughout, {first}")


def _marked(records: Records, decimal: str) -> Iterator[tuple[int, str, str]]:
    for column, cells in zip(records.sheet.columns, records.sheet.cells, strict=True):
        field = records.spec.find(column)
        if field is None or field.kind is not FieldKind.MONEY:
            continue
        for k, cell in enumerate(cells):
            if isinstance(cell, str) and not _BARE.fullmatch(cell) and not is_blank(cell):
                known = records.known(k, column)
                currency = parse_money(unescape(cell.strip()), decimal)[1] if known else ""
                if currency:
                    yield k, column, currency
