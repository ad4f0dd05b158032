"""Order in time between two initiatives: shared rows of `After` and `NeedsFirst`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

import numpy as np

from portfolio.planning.constraints.constraint import Violation
from portfolio.planning.model import Block, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


_MOST_LAG = 400
"""A century; more is a slip of the pen."""


class Ordered(Protocol):
    """A rule by which the source starts ``lag`` quarters after go-live of the target."""

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
        """Quarters between go-live of the target and start of the source."""
        ...


def order_block(problem: Problem, rule: Ordered, only_if_selected: bool) -> Block:
    """Rows by time: whatever of the source has started must have its target live."""
    starts = problem.starts
    source, target = starts.of(rule.source), starts.of(rule.target)
    begin = starts.start[source]
    ready = starts.start[target] + starts.duration[target] + rule.lag
    started = begin <= begin[:, np.newaxis]
    live = ready <= begin[:, np.newaxis]
    # 1 - y[target] on the right, moved to the left, cancels the starts that are early enough.
    helped = 1.0 * ~live if only_if_selected else -1.0 * live
    coefficients = np.hstack([started, helped])
    row, used = np.nonzero(coefficients)
    return Block(
        rule=str(rule),
        labels=Labels.single("quarter", [problem.capacity.calendar[t] for t in begin]),
        row=row,
        column=np.concatenate([source, target])[used],
        value=coefficients[row, used],
        lower=np.full(len(begin), -np.inf),
        upper=np.full(len(begin), 1.0 if only_if_selected else 0.0),
        unit="starts",
    )


def check_order(roadmap: Roadmap, rule: Ordered) -> Iterator[Violation]:
    """Compare the dates of both when both are planned."""
    source, target = roadmap.entry(rule.source), roadmap.entry(rule.target)
    if source and target and source.start - target.go_live < rule.lag:
        found = f"starts {source.start}; {rule.target} is live from {target.go_live}"
        yield Violation(str(rule), rule.source, found)


def check_lag(kind: str, lag: int) -> None:
    """Raise ValueError for a lag below 0."""
    if not 0 <= lag <= _MOST_LAG or lag != int(lag):
        raise ValueError(f"{kind}: lag must be 0 to {_MOST_LAG} whole quarters, not {lag}")


def lag_text(lag: int) -> str:
    """Return the lag as the end of a sentence; empty for none."""
    return f" for {lag} quarter{'s' if lag > 1 else ''}" if lag else ""
