"""Names in a sentence: the first few of them, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 8
"""So many names a sentence bears."""


def listed(names: Iterable[object], most: int = MOST, *, between: str = ", ") -> str:
    """Write names one after the other: ``A, B and 12 more`` where there are more than `most`.

    Parameters
    ----------
    names
        In the order in which they are told; tables hold all of them.
    most
        How many are named, at least 1.
    between
        What stands between two names.
    """
    told = [str(name) for name in names]
    if len(told) <= most:
        return between.join(told)
    return f"{between.join(told[:most])} and {len(told) - most:,} more"
