"""A group of initiatives takes a share of something between two bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain.expected import word_of
from portfolio.planning.constraints.constraint import Violation, because, check_numbers, exceeds
from portfolio.planning.constraints.measure import Measure
from portfolio.planning.constraints.members import Where, check_ids, ids_of
from portfolio.planning.constraints.period import Period, Span
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions import SlackTerm
from portfolio.planning.decisions.slack import slack_columns
from portfolio.planning.model import Block, Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Share:
    """A group takes between two shares of what all selected initiatives take together.

    With m[i, s] the measure and G the group: ``sum over G of m x - at_least * sum over all of
    m x + v >= 0`` and ``at_most * sum over all of m x - sum over G of m x + v >= 0``, where v >= 0
    is what a soft rule is missed by (0 for a hard one). An empty plan satisfies any share.

    By default m is taken over the whole calendar. By year, say, there are such rows for each
    calendar year with m as what falls into it: money and people when they are charged or needed,
    number and value when work starts. A hard share that holds in every year holds over the whole
    calendar as well, for the years add up.

    Attributes
    ----------
    group
        Name for people.
    members
        Ids, or `Where` an attribute says so.
    of
        Share of what.
    at_least, at_most
        Shares in [0, 1]; at least 0 and at most 1 bind nothing, whatever the signs of the measure.
    hard
        Whether the rule may not be missed. A soft rule is missed at a price, so that a backlog
        which cannot attain the share still gets the nearest plan worth having.
    penalty
        Objective points for each unit of the measure missed; None for what an average unit of the
        measure earns, taken over the whole backlog.
    reason
        Why.
    per
        Part of the calendar in which the share must hold: all of it, or each year, half-year or
        quarter.
    """

    group: str
    members: tuple[str, ...] | Where
    of: Measure = Measure.SPEND
    at_least: float = 0.0
    at_most: float = 1.0
    hard: bool = False
    penalty: float | None = None
    reason: str = ""
    per: Period = Period.CALENDAR

    kind: ClassVar[str] = "share"

    def __post_init__(self) -> None:
        check_numbers(self)
        object.__setattr__(self, "of", word_of("share: of", Measure, self.of))
        object.__setattr__(self, "per", word_of("share: per", Period, self.per))
        if not 0 <= self.at_least <= self.at_most <= 1:
            raise ValueError(
                f"share of {self.group!r}: 0 <= at_least <= at_most <= 1 must hold, "
                f"not {self.at_least} and {self.at_most}"
            )
        if self.penalty is not None and not 0 <= self.penalty < math.inf:
            raise ValueError(f"share of {self.group!r}: penalty must be >= 0, not {self.penalty}")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or attribute."""
        check_ids(problem, self, self.members)

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """One way to miss the rule for each bound that can bind, and part of the calendar."""
        if self.hard:
            return ()
        amounts = np.abs(self.of.by_period(problem, self.per))
        penalty = self.penalty
        if penalty is None:
            penalty = average_worth(problem, np.abs(self.of.by_start(problem)))
        most = [max(1.0, float(_greatest(problem, amount).sum())) for amount in amounts]
        return tuple(
            SlackTerm(self, self._label(side, bound, span), penalty, most[k])
            for side, _, bound in self._sides()
            for k, span in enumerate(self._spans(problem))
        )

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row for each bound that can bind, and part of the calendar."""
        amounts, spans = self.of.by_period(problem, self.per), self._spans(problem)
        inside = np.zeros(len(problem.starts), dtype=bool)
        inside[problem.starts.of_all(ids_of(problem, self.members))] = True
        missed = {} if self.hard else slack_columns(problem, self)
        rows = Rows(str(self), "bound", self.of.words)
        for side, sign, bound in self._sides():
            weights = amounts * (sign * (inside - bound))
            for span, weight in zip(spans, weights, strict=True):
                used = np.flatnonzero(weight)
                label = self._label(side, bound, span)
                slack = np.array([missed[label]] if missed else [], dtype=np.int64)
                name = side if self.per is Period.CALENDAR else f"{side} in {span}"
                rows.add(name, (used, weight[used]), (slack, 1.0), lower=0.0)
        yield rows.block()

    def _spans(self, problem: Problem) -> tuple[Span, ...]:
        return self.per.spans(problem.capacity.calendar)

    def _sides(self) -> tuple[tuple[str, float, float], ...]:
        below = (("at least", 1.0, self.at_least),) if self.at_least > 0 else ()
        above = (("at most", -1.0, self.at_most),) if self.at_most < 1 else ()
        return below + above

    def _label(self, side: str, bound: float, span: Span) -> str:
        when = "" if self.per is Period.CALENDAR else f" in {span}"
        return f"'{self.group}' {side} {bound:.0%} of the {self.of.words}{when}"

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the group's amount with the bounds; a soft rule cannot be broken."""
        for span, (inside, total) in self.by_span(roadmap).items() if self.hard else ():
            for _, sign, bound in self._sides():
                if exceeds(sign * bound * total, sign * inside):
                    found = f"{inside:,.2f} of {total:,.2f} {self.of.words}"
                    where = self.group if self.per is Period.CALENDAR else f"{self.group} in {span}"
                    yield Violation(str(self), where, found)

    def by_span(self, roadmap: Roadmap) -> Mapping[Span, tuple[float, float]]:
        """Amount of the group and of all selected initiatives, by part of the calendar."""
        problem = roadmap.problem
        members, found = set(ids_of(problem, self.members)), {}
        for span in self._spans(problem):
            amounts = [
                (entry.initiative.id, self.of.of_entry(problem, entry, span))
                for entry in roadmap.entries
            ]
            found[span] = sum(a for i, a in amounts if i in members), sum(a for _, a in amounts)
        return found

    def amounts(self, roadmap: Roadmap) -> tuple[float, float]:
        """Amount of the group and of all selected initiatives over the whole calendar."""
        parts = self.by_span(roadmap).values()
        return sum(inside for inside, _ in parts), sum(total for _, total in parts)

    def missed(self, roadmap: Roadmap) -> float:
        """By how much the rule is missed, in units of the measure; 0 when it holds."""
        return sum(self.missed_by_span(roadmap).values())

    def missed_by_span(self, roadmap: Roadmap) -> Mapping[Span, float]:
        """By how much the rule is missed, by part of the calendar."""
        return {
            span: sum(max(0.0, sign * (bound * total - inside)) for _, sign, bound in self._sides())
            for span, (inside, total) in self.by_span(roadmap).items()
        }

    def looser(self, steps: int) -> Share:
        """Let both bounds give way by a hundredth a step."""
        least = max(0.0, round(self.at_least - steps / 100, 12))
        most = min(1.0, round(self.at_most + steps / 100, 12))
        return replace(self, at_least=least, at_most=most)

    def __str__(self) -> str:
        band = f"{self.at_least:.0%} to {self.at_most:.0%}"
        if self.at_most == 1:
            band = f"at least {self.at_least:.0%}"
        elif self.at_least == 0:
            band = f"at most {self.at_most:.0%}"
        soft = "takes" if self.hard else "should take"
        when = "" if self.per is Period.CALENDAR else f" in {self.per.every}"
        return f"'{self.group}' {soft} {band} of the {self.of.words}{when}{because(self.reason)}"


def average_worth(problem: Problem, amount: Floats) -> float:
    """Worth of one average unit of a measure: best worth over amount, summed over initiatives."""
    total = float(_greatest(problem, np.abs(amount)).sum())
    best = np.maximum(_greatest(problem, problem.start_worth), 0.0)
    return float(best.sum()) / total if total else 0.0


def _greatest(problem: Problem, by_start: Floats) -> Floats:
    """Greatest number among the starts of each initiative."""
    first = problem.starts.first
    return np.maximum.reduceat(by_start, first) if len(first) else np.empty(0)
