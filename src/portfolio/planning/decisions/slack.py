"""By how much each soft rule is missed: v[rule] >= 0, at a price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.decisions.family import Decided
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class SlackTerm:
    """One way to miss a soft rule.

    Attributes
    ----------
    rule
        The soft rule.
    label
        What the rule wants there, in words.
    penalty
        Objective points for each unit missed, at least 0.
    most
        The most it can be missed by, finite.
    """

    rule: Soft
    label: str
    penalty: float
    most: float

    def __str__(self) -> str:
        return self.label


@runtime_checkable
class Soft(Protocol):
    """A constraint that may be missed at a price."""

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """Ways to miss the rule; none when it is hard."""
        ...


def slack_columns(problem: Problem, rule: Soft) -> Mapping[str, int]:
    """Return the column by which each want of a soft rule is missed, by its label.

    A rule that is stated twice is missed once: its rows share the columns of the first.
    """
    found: dict[str, int] = {}
    for k, term in enumerate(problem.columns[Slack.name].labels.axes["rule"]):
        if isinstance(term, SlackTerm) and term.rule == rule:
            found.setdefault(term.label, problem.offsets[Slack.name] + k)
    return found


@dataclass(frozen=True)
class Slack:
    """Decide by how much soft rules are missed."""

    name: ClassVar[str] = "slack"

    def columns(self, problem: Problem) -> Columns:
        """One column for each way to miss a soft rule, in the order of the rules."""
        terms = [term for rule in problem.offering(Soft) for term in rule.slack(problem)]
        size = len(terms)
        return Columns(
            family=self.name,
            labels=Labels.single("rule", terms),
            lower=np.zeros(size),
            upper=np.array([term.most for term in terms], dtype=float),
            integer=np.zeros(size, dtype=bool),
            spend=partial(coo_array, (len(problem.funds) * problem.quarters, size)),
            people=partial(coo_array, (len(problem.roles) * problem.quarters, size)),
            penalty=np.array([term.penalty for term in terms], dtype=float),
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Decided, ...]:
        """Nothing is done by missing a rule; `Roadmap.penalties` tells what it costs."""
        return ()
