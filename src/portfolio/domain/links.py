"""How initiatives hang together: relations between two, groups of several."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """What a link between two initiatives means; the three planning kinds are never conflated.

    ``requires``: the first only if the second is selected. ``after``: if both are selected, the
    first starts after the second is live. ``needs_first``: both of these. ``scales_from``: the
    first rolls out what the second piloted; planned like ``needs_first``. ``enables``: told in
    reports, without effect on the plan.
    """

    REQUIRES = "requires"
    AFTER = "after"
    NEEDS_FIRST = "needs_first"
    ENABLES = "enables"
    SCALES_FROM = "scales_from"


class Timing(StrEnum):
    """What the later of two initiatives waits for.

    ``FS`` (finish to start): it starts after the earlier one is live. ``SS`` (start to start): it
    starts no earlier than the earlier one does.
    """

    FINISH_TO_START = "FS"
    START_TO_START = "SS"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one initiative to another.

    Attributes
    ----------
    kind
        What the link means.
    source, target
        Ids; read "source requires target".
    lag
        Quarters between go-live (or start) of the target and start of the source, at least 0.
    timing
        Whether go-live or start of the target counts.
    """

    kind: RelationKind
    source: str
    target: str
    lag: int = 0
    timing: Timing = Timing.FINISH_TO_START


@dataclass(frozen=True, slots=True)
class Group:
    """Initiatives under a common rule.

    Attributes
    ----------
    name
        Name of the group.
    members
        Ids, sorted.
    at_least, at_most
        How many members must and may be selected; None for no such bound.
    all_or_none
        Whether either all members are selected or none.
    not_concurrent
        Whether no two members may be under construction in the same quarter.
    """

    name: str
    members: tuple[str, ...]
    at_least: int | None = None
    at_most: int | None = None
    all_or_none: bool = False
    not_concurrent: bool = False
