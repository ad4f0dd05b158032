"""Who is at work in a quarter: shared rows of `NotConcurrent` and `ActiveLimit`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.expected import NUMBER
from portfolio.planning.constraints.constraint import Constraint
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


def at_work_block(
    problem: Problem, rule: Constraint, members: Iterable[str], at_most: float
) -> Block:
    """One row a quarter: no more than so many members are under construction in it."""
    starts = problem.starts
    columns = starts.of_all(members)
    begin = starts.start[columns]
    end = begin + starts.duration[columns]
    rows = Rows(str(rule), "quarter", "initiatives at work")
    for t, quarter in enumerate(problem.capacity.calendar):
        at_work = columns[(begin <= t) & (t < end)]
        rows.add(quarter, (at_work, 1.0), upper=float(at_most))
    return rows.block()


def at_work(roadmap: Roadmap, members: Iterable[str]) -> Iterator[tuple[Quarter, list[str]]]:
    """Tell for each quarter of the calendar which members are under construction."""
    chosen = set(members)
    entries = [entry for entry in roadmap.entries if entry.initiative.id in chosen]
    for quarter in roadmap.problem.capacity.calendar:
        yield quarter, [e.initiative.id for e in entries if e.start <= quarter <= e.finish]


def check_limit(kind: str, at_most: int) -> None:
    """Raise ValueError unless a limit is a whole number, 0 or more."""
    NUMBER.check(f"{kind}: at_most", at_most)
    if not at_most >= 0 or not float(at_most).is_integer():
        raise ValueError(f"{kind}: at_most must be a whole number, 0 or more, not {at_most}")
