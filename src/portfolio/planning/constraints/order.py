"""Order in time between two initiatives: shared rows and words of `After` and `NeedsFirst`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

import numpy as np

from portfolio.domain import Timing
from portfolio.planning.constraints.constraint import Violation
from portfolio.planning.model import Block, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


_MOST_LAG = 400
"""A century; more is a slip of the pen."""


class Ordered(Protocol):
    """A rule by which the source starts ``lag`` quarters after go-live or start of the target."""

    @property
    def source(self) -> str:
        """Id of the later initiative."""
        ...

    @property
    def target(self) -> str:
        """Id of the earlier initiative."""
        ...

    @property
    def lag(self) -> int:
        """Quarters between go-live or start of the target and start of the source."""
        ...

    @property
    def timing(self) -> Timing:
        """Whether go-live or start of the target counts."""
        ...


def order_block(problem: Problem, rule: Ordered, only_if_selected: bool) -> Block:
    """Rows by time: whatever of the source has started must have its target far enough."""
    starts = problem.starts
    source, target = starts.of(rule.source), starts.of(rule.target)
    columns, split = np.concatenate([source, target]), len(source)
    live = rule.timing is Timing.FINISH_TO_START
    since = (starts.go_live if live else starts.start)[columns] + rule.lag
    since[:split] = starts.start[source]
    quarters = sorted(set(since[:split].tolist()))
    counts = since <= np.array(quarters, dtype=np.int64)[:, np.newaxis]
    if only_if_selected:
        # 1 - y[target] on the right, moved to the left, cancels the starts that are early enough.
        counts[:, split:] ^= True
    row, used = counts.nonzero()
    return Block(
        rule=str(rule),
        labels=Labels.single("quarter", [problem.capacity.calendar[t] for t in quarters]),
        row=row,
        column=columns[used],
        value=np.where(used < split, 1.0, 1.0 if only_if_selected else -1.0),
        lower=np.full(len(quarters), -np.inf),
        upper=np.full(len(quarters), 1.0 if only_if_selected else 0.0),
        unit="starts",
    )


def check_order(roadmap: Roadmap, rule: Ordered) -> Iterator[Violation]:
    """Compare the dates of both when both are planned."""
    source, target = roadmap.entry(rule.source), roadmap.entry(rule.target)
    if not source or not target:
        return
    live = rule.timing is Timing.FINISH_TO_START
    since = target.go_live if live else target.start
    if source.start - since < rule.lag:
        does = "is live from" if live else "starts"
        yield Violation(
            str(rule), rule.source, f"starts {source.start}; {rule.target} {does} {since}"
        )


def check_timing(rule: Ordered, kind: str) -> None:
    """Raise ValueError for a lag below 0; let the timing be given as a word."""
    if not 0 <= rule.lag <= _MOST_LAG or rule.lag != int(rule.lag):
        raise ValueError(f"{kind}: lag must be 0 to {_MOST_LAG} whole quarters, not {rule.lag}")
    object.__setattr__(rule, "timing", Timing(rule.timing))


def waiting_text(rule: Ordered, only: str = "") -> str:
    """Say what the source waits for."""
    quarters = f"{rule.lag} quarter{'s' if rule.lag > 1 else ''}"
    if rule.timing is Timing.FINISH_TO_START:
        lag = f" for {quarters}" if rule.lag else ""
        return f"{rule.source} starts {only}after {rule.target} is live{lag}"
    if rule.lag:
        return f"{rule.source} starts {only}{quarters} or more after {rule.target} starts"
    return f"{rule.source} starts {only}together with {rule.target} or later"
