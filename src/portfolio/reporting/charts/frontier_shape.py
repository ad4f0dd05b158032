"""Where the worth along a frontier rises, and where it is flat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from portfolio.explaining import FrontierPoint

_SAME = 1e-9


def worth_of(point: FrontierPoint) -> float:
    """Return the worth of the best plan found at a level."""
    return point.roadmap.objective


def rounding_of(point: FrontierPoint) -> float:
    """Return up to which difference worths count as the same."""
    return _SAME * max(1.0, abs(worth_of(point)))


def gains_of(there: Sequence[FrontierPoint]) -> dict[int, float]:
    """Return by how much worth rises where it does and the plan changes, by position.

    Parameters
    ----------
    there
        Points with a plan, from the tightest.
    """
    rises = {k: worth_of(there[k]) - worth_of(there[k - 1]) for k in range(1, len(there))}
    return {k: g for k, g in rises.items() if g > rounding_of(there[k]) and _swapped(there[k])}


def plateaus_of(there: Sequence[FrontierPoint]) -> list[tuple[FrontierPoint, FrontierPoint]]:
    """Return first and last points of stretches along which worth stays the same."""
    found: list[tuple[FrontierPoint, FrontierPoint]] = []
    for before, after in pairwise(there):
        if worth_of(after) - worth_of(before) > rounding_of(after):
            continue
        if found and found[-1][1] is before:
            found[-1] = (found[-1][0], after)
        else:
            found.append((before, after))
    return found


def _swapped(point: FrontierPoint) -> bool:
    swap = point.swap
    return swap is not None and bool(swap.added or swap.dropped or swap.moved or swap.switched)
