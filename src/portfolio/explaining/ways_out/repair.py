"""One way out of a conflict."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain.told import Told
from portfolio.explaining.changes import Change
from portfolio.planning import Roadmap


@dataclass(frozen=True, repr=False)
class Repair(Told):
    """Changes of one kind after which a plan exists.

    Attributes
    ----------
    kind
        What is changed: a key of ``WAYS_OUT``.
    changes
        What, and by how much.
    size
        Their sum: money, FTE-quarters, rules that are dropped or looser, or quarters.
    roadmap
        The best plan with the changes.
    proven
        Whether less of this kind is known not to do, to the step.
    """

    kind: str
    changes: tuple[Change, ...]
    size: float
    roadmap: Roadmap
    proven: bool

    def __str__(self) -> str:
        least = "" if self.proven else " (perhaps less would do)"
        return f"{'; '.join(map(str, self.changes))}{least}"
