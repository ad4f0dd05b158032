"""Order in time between two initiatives: shared rows and words of `After` and `NeedsFirst`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

import numpy as np

from portfolio.domain import Timing
from portfolio.domain.expected import NUMBER, word_of
from portfolio.planning.constraints.constraint import Violation
from portfolio.planning.decisions.spread import runs
from portfolio.planning.joint_block import JointBlock
from portfolio.planning.model import Bools, Ints, Labels, Shorts

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


_MOST_LAG = 400
"""A century; more is a slip of the pen."""


class Ordered(Protocol):
    """A rule by which the source starts ``lag`` quarters after go-live or start of the target."""

    kind: ClassVar[str]

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


def order_block(
    problem: Problem, kind: str, rules: Sequence[Ordered], *, only_if_selected: bool
) -> JointBlock:
    """Rows by time: whatever of the source has started must have its target far enough."""
    pairs = _pairs(problem, rules)
    rule, time = pairs.source_starts(problem.quarters)
    row, entry = pairs.entries(rule, time, late=only_if_selected)
    return JointBlock(
        rule=f"{len(rules):,} rules {kind}",
        rules=rules,
        ends=np.cumsum(np.bincount(rule, minlength=len(rules))),
        labels=Labels({"quarter": problem.capacity.calendar}, {"quarter": time}),
        row=row,
        column=pairs.column[entry],
        value=np.where(pairs.is_target[entry] & (not only_if_selected), -1.0, 1.0),
        lower=np.full(len(rule), -np.inf),
        upper=np.full(len(rule), 1.0 if only_if_selected else 0.0),
        unit="starts",
        name=kind,
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Columns of the sources and targets of rules, one rule after the other, the source first.

    By column: number of the column, number of its rule, whether it is the target's, and the
    quarter from which on it counts.
    """

    column: Shorts
    rule: Ints
    is_target: Bools
    since: Ints

    def source_starts(self, quarters: int) -> tuple[Ints, Ints]:
        """Rules and the quarters in which their sources may start, each once, in order."""
        places = (self.rule * quarters + self.since)[~self.is_target]
        there = np.zeros(int(places.max(initial=-1)) + 1, dtype=bool)
        there[places] = True
        rule, time = np.divmod(np.flatnonzero(there), quarters)
        return rule, time

    def entries(self, rule: Ints, time: Ints, *, late: bool) -> tuple[Shorts, Shorts]:
        """Row and column, as positions, of each coefficient of rows by rule and time.

        Sources count from their start on; targets while they are ready or, if asked, late.
        """
        sizes = np.bincount(self.rule)
        repeats = sizes[rule]
        entry = runs((np.cumsum(sizes) - sizes)[rule], repeats)
        counts = self.since[entry] <= np.repeat(time, repeats)
        if late:
            # 1 - y[target] on the right, moved to the left, cancels the starts that are ready.
            counts ^= self.is_target[entry]
        row = np.repeat(np.arange(len(rule), dtype=np.int32), repeats)
        return row[counts], entry[counts]


def _pairs(problem: Problem, rules: Sequence[Ordered]) -> _Pairs:
    starts = problem.starts
    column, sizes = starts.of_each(name for one in rules for name in (one.source, one.target))
    side = np.repeat(np.arange(len(sizes)), sizes)
    rule, is_target = side // 2, side % 2 == 1
    lag = np.array([one.lag for one in rules], dtype=np.int64)[rule]
    waits = np.array([one.timing is Timing.FINISH_TO_START for one in rules], dtype=bool)[rule]
    since = starts.start[column] + is_target * (lag + waits * starts.duration[column])
    return _Pairs(column, rule, is_target, since)


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
    NUMBER.check(f"{kind}: lag", rule.lag)
    if rule.source == rule.target:
        raise ValueError(f"{kind}: {rule.source} cannot wait for itself")
    if not 0 <= rule.lag <= _MOST_LAG or rule.lag != int(rule.lag):
        raise ValueError(f"{kind}: lag must be 0 to {_MOST_LAG} whole quarters, not {rule.lag}")
    if type(rule.timing) is not Timing:
        object.__setattr__(rule, "timing", word_of(f"{kind}: timing", Timing, rule.timing))


def waiting_text(rule: Ordered, only: str = "") -> str:
    """Say what the source waits for."""
    quarters = f"{rule.lag} quarter{'s' if rule.lag > 1 else ''}"
    if rule.timing is Timing.FINISH_TO_START:
        lag = f" for {quarters}" if rule.lag else ""
        return f"{rule.source} starts {only}after {rule.target} is live{lag}"
    if rule.lag:
        return f"{rule.source} starts {only}{quarters} or more after {rule.target} starts"
    return f"{rule.source} starts {only}together with {rule.target} or later"
