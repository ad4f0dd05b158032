"""When a search of several parts stops: one clock and one count of nodes for all of them."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Limits:
    """What is left of the time and the nodes of a search.

    Attributes
    ----------
    gap
        Stop when the plan is proven to be within this share of the best one.
    seconds, nodes
        Of the whole search; None for no limit.
    spent
        Nodes explored so far, in parts too.
    whole
        The limits these are a part of.
    timed
        Whether the clock, or somebody, decided what was searched, so that it may be something else
        next time.
    """

    gap: float
    seconds: float | None = None
    nodes: int | None = None
    spent: int = 0
    whole: Limits | None = None
    timed: bool = False
    _began: float = field(default_factory=time.monotonic)

    @property
    def elapsed(self) -> float:
        """Seconds since the search began."""
        return time.monotonic() - self._began

    @property
    def time_left(self) -> float:
        """Seconds left, at least 0; infinite without a limit."""
        return math.inf if self.seconds is None else max(0.0, self.seconds - self.elapsed)

    @property
    def nodes_left(self) -> int | None:
        """Nodes left, at least 0; None without a limit."""
        return None if self.nodes is None else max(0, self.nodes - self.spent)

    @property
    def out(self) -> bool:
        """Whether nothing is left of time or nodes."""
        return not self.time_left or self.nodes_left == 0

    def spend(self, nodes: int) -> None:
        """Count nodes that were explored."""
        self.spent += nodes
        if self.whole is not None:
            self.whole.spend(nodes)

    def note_clock(self) -> None:
        """Take note that the clock, or somebody, decided."""
        self.timed = True
        if self.whole is not None:
            self.whole.note_clock()

    def part(self, share: float, nodes: int) -> Limits:
        """Return the limits of a part: a share of the time left, at most so many nodes."""
        left = None if self.seconds is None else share * self.time_left
        return Limits(self.gap, left, self._nodes(nodes), whole=self)

    def at_most(self, seconds: float, nodes: int, gap: float) -> Limits:
        """Return the limits of a part with its own gap; seconds count only where time does."""
        left = None if self.seconds is None else min(seconds, self.time_left)
        return Limits(gap, left, self._nodes(nodes), whole=self)

    def _nodes(self, nodes: int) -> int:
        return nodes if self.nodes_left is None else min(nodes, self.nodes_left)
