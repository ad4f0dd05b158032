"""Checks of names across rows and tables: repeated keys, look-alike ids, unknown ids."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from portfolio.errors import Finding
from portfolio.intake.nearest import Nearest
from portfolio.intake.records import Records


def check_ids(records: Records) -> Iterator[Finding]:
    """Find ids that occur twice, or differ in letter case or look-alike forms only."""
    first: dict[str, int] = {}
    for k in range(len(records)):
        name = records.get(str, "id", k)
        if name is None:
            continue
        earlier = first.setdefault(_plain(name), k)
        if earlier == k:
            continue
        other, row = records.get(str, "id", earlier), records.sheet.rows[earlier]
        if other == name:
            yield records.finding(k, "id", f"an id that occurs once; row {row} has the same")
        else:
            expected = f"an id that cannot be mistaken for '{other}' in row {row}"
            yield records.finding(k, "id", expected)


def check_repeats(records: Records) -> Iterator[Finding]:
    """Find rows that repeat the key of an earlier row."""
    key = records.spec.key
    first: dict[tuple[object, ...], int] = {}
    for k in range(len(records)):
        values = tuple(records.values[column][k] for column in key)
        if None in values or not records.known(k, *key):
            continue
        earlier = first.setdefault(values, k)
        if earlier != k:
            names, row = " and ".join([", ".join(key[:-1]), key[-1]][len(key) < 2 :]), earlier
            expected = f"one row for each {names}; row {records.sheet.rows[row]} has the same"
            shown = " / ".join(map(str, values))
            yield records.sheet.finding(k, key[0], shown, expected)


def check_references(records: Records, ids: Collection[str]) -> Iterator[Finding]:
    """Find cells that name an initiative which does not exist."""
    nearest = Nearest(ids)
    for field in records.spec.fields:
        if field.refers != "initiatives":
            continue
        for k in range(len(records)):
            name = records.get(str, field.name, k)
            if name is not None and name not in ids:
                expected = "the id of an initiative"
                yield records.finding(k, field.name, expected, nearest.to(name))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
