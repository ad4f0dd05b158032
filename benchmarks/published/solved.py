"""What the public API finds for a published instance, and how long it takes."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.published.instances import Published
from benchmarks.stopwatch import cpu_seconds
from portfolio import Highs, Roadmap, plan

DIGITS = 1e-6
"""Values this near to each other, as a share, are the same."""


@dataclass(frozen=True, slots=True)
class Solved:
    """One instance, planned once.

    Attributes
    ----------
    name, optimum, proven
        As in `Published`.
    size
        Initiatives.
    objective, bound, gap
        Of the plan.
    seconds
        CPU seconds from the problem to the checked plan.
    """

    name: str
    optimum: float
    proven: bool
    size: int
    objective: float
    bound: float
    gap: float
    seconds: float

    @property
    def verdict(self) -> str:
        """What the plan says about the published value, in a word or two."""
        room = DIGITS * max(1.0, abs(self.optimum))
        if self.objective < self.optimum - room:
            return "below the published value"
        if self.objective > self.optimum + room:
            return "**above an optimum**" if self.proven else "better than published"
        if self.gap <= DIGITS:
            return "proven" if self.proven else "proven here"
        return "reached, not proven"


def solve(instance: Published, limit: float) -> Solved:
    """Plan one instance with a gap of 0, for so many CPU seconds at most."""
    problem = instance.problem.built()

    def search() -> Roadmap:
        with interrupted_after(limit):
            return plan(problem, solver=Highs(gap=0.0))

    seconds, roadmap = cpu_seconds(search)
    found = (roadmap.objective, roadmap.bound, roadmap.gap, seconds)
    size = len(problem.backlog)
    return Solved(instance.name, instance.optimum, instance.proven, size, *found)


@contextmanager
def interrupted_after(limit: float) -> Iterator[None]:
    """Press Ctrl-C after so many CPU seconds, whatever else the machine does meanwhile.

    A search then keeps its best plan and the bound; not on Windows, which has no such clock.
    """
    before = signal.signal(signal.SIGPROF, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


def head() -> str:
    """Return the first two lines of the table."""
    heads = "instance | initiatives | published | found | bound | gap | CPU s | verdict"
    return f"| {heads} |\n| --- |{' ---: |' * heads.count('|')}"


def row(one: Solved) -> str:
    """Return the line of an instance."""
    values = (_number(value) for value in (one.optimum, one.objective, one.bound))
    gap = "0" if one.gap <= DIGITS else f"{one.gap:.3%}"
    cells = [one.name, f"{one.size:,}", *values, gap, f"{one.seconds:.2f}", one.verdict]
    return f"| {' | '.join(cells)} |"


def summary(solved: Sequence[Solved], limit: float) -> str:
    """Return how many were proven, reached and missed, and the time of all."""
    proven = sum(one.gap <= DIGITS for one in solved)
    missed = sum("below" in one.verdict for one in solved)
    total = sum(one.seconds for one in solved)
    return (
        f"{proven} of {len(solved)} proven optimal, {len(solved) - proven - missed} reached, "
        f"{missed} below the published value; at most {limit:g} CPU seconds each, "
        f"{total:,.0f} together."
    )


def _number(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")
