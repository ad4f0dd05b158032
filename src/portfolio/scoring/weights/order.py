"""A ranking of criteria in which some may tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

TiedOrder = Sequence[str | Sequence[str]]
"""Ids, the most important first; equally important ones as a sequence within."""


def ties(order: TiedOrder) -> tuple[tuple[str, ...], ...]:
    """Return the ids rank by rank; most ranks hold one."""
    return tuple((each,) if isinstance(each, str) else tuple(each) for each in order)


def order_faults(order: TiedOrder) -> Iterator[str]:
    """Tell what is wrong with a ranking: criteria named twice, ranks that hold none."""
    groups = ties(order)
    for name, times in Counter(name for tied in groups for name in tied).items():
        if times > 1:
            yield f"order names {name} {times} times, expected once"
    for rank, tied in enumerate(groups, 1):
        if not tied:
            yield f"order has nothing at place {rank}, expected a criterion"
