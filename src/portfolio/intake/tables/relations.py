"""From the rows of the relations table to relations, without loops."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from portfolio.domain import Relation, RelationKind, Timing
from portfolio.errors import Finding
from portfolio.intake.records import Records

_TIMED = frozenset({RelationKind.AFTER, RelationKind.NEEDS_FIRST, RelationKind.SCALES_FROM})
_PLANNED = _TIMED | {RelationKind.REQUIRES}


def check_relations(records: Records) -> Iterator[Finding]:
    """Find links of an initiative to itself, lags and timings without meaning, and circles."""
    edges: dict[tuple[str, str], int] = {}
    for k in range(len(records)):
        kind, lag = records.get(str, "kind", k), records.get(int, "lag", k)
        source, target = records.get(str, "from", k), records.get(str, "to", k)
        if kind and kind not in _TIMED and lag:
            expected = f"0, as '{kind}' says nothing about time"
            yield records.finding(k, "lag", expected)
        if kind and kind not in _TIMED and records.get(str, "timing", k) == Timing.START_TO_START:
            yield records.finding(k, "timing", f"blank, as '{kind}' says nothing about time")
        if not source or not target:
            continue
        if source == target:
            yield records.finding(k, "to", "another initiative than in 'from'")
        elif kind in _PLANNED:
            edges.setdefault((source, target), k)
    for circle in find_circles(edges):
        rows = [edges[link] for link in pairwise(circle)]
        numbers = ", ".join(str(records.sheet.rows[k]) for k in sorted(rows))
        expected = f"no circle of initiatives that wait for each other; see rows {numbers}"
        yield records.sheet.finding(max(rows), "to", " -> ".join(circle), expected)


def find_circles(links: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Find circles among links, no link in two of them; each begins and ends with its smallest id.

    The first is found by depth-first search (`graphlib`), its links are removed, and so on.
    """
    left = set(links)
    while True:
        graph: dict[str, list[str]] = {}
        for source, target in sorted(left):
            graph.setdefault(source, []).append(target)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            found: list[str] = error.args[1][:0:-1]
            start = found.index(min(found))
            circle = (*found[start:], *found[:start], found[start])
            left.difference_update(pairwise(circle))
            yield circle
        else:
            return


def build_relations(records: Records) -> tuple[Relation, ...]:
    """Build the relations of a checked table, sorted by source, target and kind."""
    found = [
        Relation(
            RelationKind(record.text("kind")),
            record.text("from"),
            record.text("to"),
            record.the(int, "lag"),
            Timing(record.text("timing")),
        )
        for record in records
    ]
    return tuple(sorted(found, key=lambda link: (link.source, link.target, link.kind)))
