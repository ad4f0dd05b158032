"""Which rules clash when no plan exists."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain import Initiative
from portfolio.domain.expected import NUMBER
from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.explaining.foregone import foregone
from portfolio.planning import (
    AllOrNone,
    Choose,
    Constraint,
    Exclude,
    GoesOn,
    Mandate,
    Once,
    Problem,
    Requires,
    RequiresAny,
    Status,
    StopReason,
)
from portfolio.planning.arguments import PROBLEM, SOLVER
from portfolio.planning.model import Block, Labels, Model
from portfolio.planning.solvers import Highs, Solver

if TYPE_CHECKING:
    import pandas as pd

_EACH = 10.0
"""Seconds for one question, unless the caller brings a solver."""


_TIMELESS = (Mandate, Exclude, Choose, Requires, RequiresAny, AllOrNone, GoesOn)
"""Rules for which it is no matter when anything is done."""
_OF_ONE = ("initiative", "source", "target")
"""What rules call the initiatives they name."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Rows of one rule that take part in a conflict.

    Attributes
    ----------
    rule
        The rule in a sentence.
    where
        The rows concerned: quarters, funds, roles, initiatives.
    """

    rule: str
    where: tuple[str, ...]

    def __str__(self) -> str:
        said = _words(self.rule)
        shown = listed([one for one in self.where if not _words(one) <= said], 6, between="; ")
        return f"{self.rule} [{shown}]" if shown else self.rule


@dataclass(frozen=True, repr=False)
class Conflict(Told):
    """Rules that cannot hold together, none of which can be spared from the clash.

    Attributes
    ----------
    problem
        The problem without a plan.
    clashes
        The rules; empty when a plan exists, or when a limit ended the search.
    minimal
        Whether dropping any one of them is known to resolve this clash; False when a limit ended
        the search for a smaller set.
    """

    problem: Problem
    clashes: tuple[Clash, ...]
    minimal: bool = True

    def to_frame(self) -> pd.DataFrame:
        """One row a rule of the clash: rule, where."""
        import pandas as pd

        rows = [(clash.rule, "; ".join(clash.where)) for clash in self.clashes]
        return pd.DataFrame(rows, columns=["rule", "where"])

    def __str__(self) -> str:
        if not self.clashes and not self.minimal:
            return "A limit came before it was known whether any rules clash."
        if not self.clashes:
            return "No rules clash: a plan exists."
        lines = [f"  - {clash}" for clash in self.clashes]
        notes = [f"  - {told}" for told in self._facts()]
        head = "These rules cannot hold together"
        if not self.minimal:
            head += " (a part of them may be enough for that; time ran out)"
        return "\n".join([f"{head}:", *lines, *notes])

    def _facts(self) -> list[str]:
        """Tell what the table of initiatives says of those that are named: no rule does."""
        # A row between two initiatives names both: "A -> B".
        rows = (where for clash in self.clashes for where in clash.where)
        rules = rules_named(self.problem, {clash.rule for clash in self.clashes})
        named = {name for where in rows for name in where.split(" -> ")}
        named |= {str(getattr(rule, one, "")) for rule in rules for one in _OF_ONE}
        ones, left_out = self.problem.backlog.initiatives, self.problem.left_out
        hopeless = [f"{name} {why}" for name, why in left_out.items() if name in named]
        timed = any(not isinstance(rule, _TIMELESS) for rule in rules)
        hurried = (one for one in ones if timed and one.id in named and one.id not in left_out)
        return [*hopeless, *filter(None, (self._window(one) for one in hurried))]

    def _window(self, one: Initiative) -> str:
        """Tell the quarters an initiative may be worked on in, where they are not all."""
        calendar = self.problem.capacity.calendar
        # In the mode that leaves most time.
        first = min(way.earliest_start or calendar[0] for way in one.ways)
        last = max(way.latest_finish or calendar[-1] for way in one.ways)
        if first <= calendar[0] and last >= calendar[-1]:
            return ""
        since = f" from {first}" if first > calendar[0] else ""
        until = f" until {last}" if last < calendar[-1] else ""
        fewest = min(way.duration for way in one.ways)
        work = f"{fewest} quarter{'' if fewest == 1 else 's'} of work"
        return f"{one.id} has {work} and may only be worked on{since}{until}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w[\w-]*", text))


def rules_named(problem: Problem, sentences: Collection[str]) -> list[Constraint]:
    """Return the rules of which some sentence is named; a mix of shares has one for each."""
    return [
        rule
        for rule in problem.constraints
        if not {str(rule), *(block.rule for block in rule.blocks(problem))}.isdisjoint(sentences)
    ]


def explain_conflict(
    problem: Problem, *, solver: Solver | None = None, seconds: float = 60.0
) -> Conflict:
    """Find a minimal set of rules that clash.

    What arithmetic alone shows is not solved for: then only the rules it names are looked at. A
    deletion filter (Chinneck 2008, "Feasibility and Infeasibility in Optimization", ch. 6): first
    whole rules are left out one by one, then single rows of the rules that remain; whatever
    can go while the rest still clashes, goes.

    Parameters
    ----------
    problem
        A problem without a plan.
    solver
        Decides whether a plan exists; by default HiGHS with 10 seconds for each question.
    seconds
        After so many seconds overall, what is known is returned, though a smaller set may clash.

    Raises
    ------
    ValueError
        If something else is given than is expected.
    KeyboardInterrupt
        If the user interrupts a question.
    """
    PROBLEM.check("explain_conflict", problem)
    question = _Question(problem, solver or Highs(gap=1.0, time_limit=_EACH), seconds)
    always = [
        b for rule in problem.constraints if isinstance(rule, Once) for b in rule.blocks(problem)
    ]
    suspects = foregone(problem) or problem.constraints
    rules = [
        [block for block in rule.blocks(problem) if len(block)]
        for rule in problem.constraints
        if rule in suspects and not isinstance(rule, Once)
    ]
    if not question.clashes([*always, *(block for rule in rules for block in rule)]):
        return Conflict(problem, (), minimal=not question.undecided)
    whole = _least([rule for rule in rules if rule], always, question)
    rows = [[row] for rule in whole for block in rule for row in _rows(block)]
    needed = _least(rows, always, question)
    return Conflict(problem, _named([row for [row] in needed]), minimal=not question.undecided)


@dataclass
class _Question:
    """Whether rules clash, asked within a number of seconds overall.

    The relaxation without integrality is asked first: it is quick, and rules that clash there
    clash for good.
    """

    problem: Problem
    judge: Solver
    seconds: float
    undecided: bool = False

    def __post_init__(self) -> None:
        SOLVER.check("explain_conflict: solver", self.judge)
        NUMBER.check("explain_conflict: seconds", self.seconds)
        self._end = time.monotonic() + self.seconds

    def clashes(self, blocks: Sequence[Block]) -> bool:
        """Whether the rules are known to clash; no when time is up."""
        model = _feasibility(self.problem, blocks)
        relaxed = tuple(
            replace(part, integer=np.zeros(len(part), dtype=bool)) for part in model.columns
        )
        for asked in (replace(model, columns=relaxed), model):
            if time.monotonic() > self._end:
                self.undecided = True
                return False
            outcome = self.judge.solve(asked)
            if outcome.stopped is StopReason.INTERRUPTED:
                raise KeyboardInterrupt
            if outcome.status is Status.INFEASIBLE:
                return True
        if not outcome.has_plan:
            self.undecided = True
        return False


def _least(
    groups: Sequence[list[Block]],
    always: Sequence[Block],
    question: _Question,
) -> list[list[Block]]:
    """Leave out groups, in halves while that works, until none can be spared."""
    kept = list(groups)
    size = max(1, len(kept) // 2)
    while True:
        position = 0
        while position < len(kept):
            rest = kept[:position] + kept[position + size :]
            if question.clashes([*always, *(block for group in rest for block in group)]):
                kept = rest
            else:
                position += size
        if size == 1:
            return kept
        size = max(1, size // 2)


def _feasibility(problem: Problem, blocks: Sequence[Block]) -> Model:
    return replace(problem.model, blocks=tuple(blocks), worth=np.zeros(len(problem.model.worth)))


def _rows(block: Block) -> list[Block]:
    """Each row of a block as a block of its own."""
    rows = []
    for row in range(len(block)):
        inside = block.row == row
        rows.append(
            replace(
                block,
                labels=Labels.single("row", [block.labels.text(row)]),
                row=np.zeros(int(inside.sum()), dtype=np.int64),
                column=block.column[inside],
                value=block.value[inside],
                lower=block.lower[row : row + 1],
                upper=block.upper[row : row + 1],
            )
        )
    return rows


def _named(rows: Sequence[Block]) -> tuple[Clash, ...]:
    where: dict[str, list[str]] = {}
    for row in rows:
        where.setdefault(row.rule, []).append(row.labels.text(0))
    return tuple(Clash(rule, tuple(places)) for rule, places in where.items())
