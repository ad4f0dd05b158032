"""HiGHS through highspy: arrays handed over in one call, searched in the way that pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from portfolio.domain.expected import word_of
from portfolio.planning.model import Model
from portfolio.planning.outcome import Outcome
from portfolio.planning.solvers.highs_corner import corner_of
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.kernel import search_kernel
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.solver import ProgressListener, check_limits


class Strategy(StrEnum):
    """How HiGHS is used.

    ``auto``: the linear relaxation first, then what it shows to pay: a search among the columns
    that matter, certified by the relaxation, and the full search from the best plan found.
    ``full``: the full search alone. ``proof``: the same without heuristics, for where no plan is
    expected, or one that is nearly as good is known.
    """

    AUTO = "auto"
    FULL = "full"
    PROOF = "proof"


@dataclass(frozen=True)
class Highs:
    """HiGHS, the default solver.

    Gap and node limit are repeatable, a time limit is not: where the clock ends the search or a
    part of it, the same input may give another plan, and `Outcome.repeatable` tells.

    Attributes
    ----------
    gap
        Stop when the plan is proven to be within this share of the best one, from 0 to 1.
    time_limit
        Seconds of wall clock; None for none.
    node_limit
        Nodes of the search tree; None for none.
    threads
        Threads of the solver; 1 is repeatable everywhere.
    strategy
        How the plan is searched for.
    """

    gap: float = 1e-4
    time_limit: float | None = None
    node_limit: int | None = None
    threads: int = 1
    strategy: Strategy = Strategy.AUTO

    name: ClassVar[str] = "highs"

    def __post_init__(self) -> None:
        check_limits(
            self.name,
            self.gap,
            self.time_limit,
            node_limit=self.node_limit,
            threads=self.threads,
        )
        object.__setattr__(self, "strategy", word_of("highs: strategy", Strategy, self.strategy))

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model."""
        session = Session(model, self.threads, heuristics=self.strategy is not Strategy.PROOF)
        limits = Limits(self.gap, self.time_limit, self.node_limit)
        with session.interruptible():
            if self.strategy is Strategy.AUTO:
                found = search_kernel(session, limits, on_progress)
            else:
                found = session.search(limits, start=model.start, on_progress=on_progress)
        corner = corner_of(session.basis) if session.basis else None
        return replace(found, timed=limits.timed, corner=corner)
