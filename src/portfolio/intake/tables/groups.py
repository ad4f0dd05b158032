"""From the rows of the groups table to groups; a rule may stand on any row of its group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portfolio.domain import Group
from portfolio.errors import Finding
from portfolio.intake.records import Records, T

_RULES = ("at_least", "at_most", "all_or_none", "not_concurrent")


def check_groups(records: Records) -> Iterator[Finding]:
    """Find groups whose rows contradict each other, or ask for more than all members."""
    for rows in _rows(records).values():
        for rule in _RULES:
            yield from _contradictions(records, rule, rows)
        least = next((k for k in rows if records.get(int, "at_least", k) is not None), rows[0])
        at_least = _rule(records, int, "at_least", rows)
        at_most = _rule(records, int, "at_most", rows)
        members = len({records.get(str, "initiative", k) for k in rows})
        if at_least is not None and at_most is not None and at_least > at_most:
            yield records.finding(least, "at_least", f"no more than at_most, {at_most}")
        if at_least is not None and at_least > members:
            yield records.finding(least, "at_least", f"no more than the {members} members")


def build_groups(records: Records) -> tuple[Group, ...]:
    """Build the groups of a checked table, sorted by name."""
    return tuple(
        Group(
            name,
            tuple(sorted(records.get(str, "initiative", k) or "" for k in rows)),
            _rule(records, int, "at_least", rows),
            _rule(records, int, "at_most", rows),
            _rule(records, bool, "all_or_none", rows) or False,
            _rule(records, bool, "not_concurrent", rows) or False,
        )
        for name, rows in sorted(_rows(records).items())
    )


def _rows(records: Records) -> Mapping[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for k in range(len(records)):
        name = records.get(str, "group", k)
        if name is not None:
            rows.setdefault(name, []).append(k)
    return rows


def _rule(records: Records, kind: type[T], rule: str, rows: Sequence[int]) -> T | None:
    """Rule of a group: what its first filled cell says; None if blank in all rows."""
    filled = (records.get(kind, rule, k) for k in rows)
    return next((value for value in filled if value is not None), None)


def _contradictions(records: Records, rule: str, rows: Sequence[int]) -> Iterator[Finding]:
    filled = [k for k in rows if records.values[rule][k] is not None]
    for k in filled[1:]:
        if records.values[rule][k] != records.values[rule][filled[0]]:
            expected = f"the same as in row {records.sheet.rows[filled[0]]}, or a blank cell"
            yield records.finding(k, rule, expected)
