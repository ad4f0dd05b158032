"""Rows on which initiatives are selected, written for many rules at once."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

import numpy as np

from portfolio.planning.joint_block import JointBlock
from portfolio.planning.model import Block, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

ANY_START = -1


class Selection(NamedTuple):
    """A row: what the selected initiatives count adds up to something between two bounds.

    Attributes
    ----------
    label
        What the row stands for.
    terms
        Ids, and what each counts; one that cannot be planned counts nothing.
    lower, upper
        Bounds, infinite where there is none.
    start
        Position of a quarter in the calendar if only those who start in it count.
    """

    label: str
    terms: Sequence[tuple[str, float]]
    lower: float = -math.inf
    upper: float = math.inf
    start: int = ANY_START


class SelectionRule(ABC):
    """A rule on which initiatives are selected: from what it selects follow its rows.

    Attributes
    ----------
    kind
        Short name of such rules.
    axis, unit
        What the rows run over, and the unit of both their sides.
    """

    kind: ClassVar[str]
    axis: ClassVar[str]
    unit: ClassVar[str] = "starts"

    @abstractmethod
    def selections(self, problem: Problem) -> Iterable[Selection]:
        """Rows that hold exactly when the rule does; none where it holds anyhow."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """Rows of this rule alone."""
        return self.joint_block(problem, [self]).apart()

    @classmethod
    def joint_block(cls, problem: Problem, rules: Sequence[Self]) -> JointBlock:
        """Rows of several rules, one rule after the other."""
        by_rule = [(rule, rows) for rule in rules if (rows := [*rule.selections(problem)])]
        rows = list(chain.from_iterable(rows for _, rows in by_rule))
        terms = list(chain.from_iterable(row.terms for row in rows))
        column, counts = problem.starts.of_each(name for name, _ in terms)
        sizes = [len(row.terms) for row in rows]
        row = np.repeat(np.repeat(np.arange(len(rows), dtype=np.int32), sizes), counts)
        value = np.repeat(np.array([weight for _, weight in terms], dtype=float), counts)
        start = np.array([one.start for one in rows], dtype=np.int64)[row]
        there = (start == ANY_START) | (start == problem.starts.start[column])
        return JointBlock(
            rule=f"{len(by_rule):,} rules {cls.kind}",
            rules=[rule for rule, _ in by_rule],
            ends=np.cumsum([len(rows) for _, rows in by_rule], dtype=np.int64),
            labels=Labels.single(cls.axis, [row.label for row in rows]),
            row=row[there],
            column=column[there],
            value=value[there],
            lower=np.array([row.lower for row in rows], dtype=float),
            upper=np.array([row.upper for row in rows], dtype=float),
            unit=cls.unit,
            name=cls.kind,
        )
