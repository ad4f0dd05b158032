"""How long it takes from domain objects to a model that HiGHS holds, ours and in PuLP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import pulp

from benchmarks.generator import Family, Instance, generate
from benchmarks.idiomatic_pulp import build, hand_over
from benchmarks.stopwatch import cpu_seconds
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs_session import Session

REPEATS = 20
"""The least of so many measurements counts."""

ONCE_FROM = 5000
"""PuLP is measured only once for portfolios of this size and beyond, ours `FEW` times."""

FEW = 5


@dataclass(frozen=True, slots=True)
class BuildTime:
    """CPU seconds to build one model and hand it over to HiGHS.

    Attributes
    ----------
    size, starts
        Initiatives, and quarters they may start in, summed over all.
    columns, rows, coefficients
        Size of the model, the same for both.
    ours, theirs
        CPU seconds of this library and of PuLP; PuLP's is None where it was not measured.
    """

    size: int
    starts: int
    columns: int
    rows: int
    coefficients: int
    ours: float
    theirs: float | None

    @property
    def ratio(self) -> float | None:
        """How many times as long PuLP takes."""
        return None if self.theirs is None else self.theirs / self.ours


def measure_build(size: int, family: Family, *, seed: int = 1, with_pulp: bool = True) -> BuildTime:
    """Measure one size.

    Raises
    ------
    RuntimeError
        If the two models do not have the same number of columns, rows and coefficients.
    """
    instance = generate(size, family, seed=seed)
    is_large, theirs = size >= ONCE_FROM, None
    ours, mine = cpu_seconds(lambda: build_ours(instance), FEW if is_large else REPEATS)
    if with_pulp:
        theirs, other = cpu_seconds(lambda: build_pulp(instance), 1 if is_large else REPEATS)
        if shape(mine.model) != handed_over(other):
            raise RuntimeError(
                f"the models differ: ours {shape(mine.model)}, PuLP's {handed_over(other)}"
            )
    starts = len(instance.problem().starts)
    return BuildTime(size, starts, *shape(mine.model), ours, theirs)


def build_ours(instance: Instance) -> Session:
    """Build with this library, from backlog, capacity and rules; checks of the input included."""
    # A session begins with the model handed over: the step of `solve` before the search.
    return Session(instance.problem().model)


def build_pulp(instance: Instance) -> highspy.Highs:
    """Build with PuLP, from the same backlog, capacity and rules."""
    lp = build(instance)
    hand_over(lp, pulp.HiGHS(msg=False))
    solver: highspy.Highs = lp.solverModel
    return solver


def shape(model: Model) -> tuple[int, int, int]:
    """Columns, rows and coefficients of a model of ours.

    Of columns that no plan can use HiGHS is handed no coefficients; they count here.
    """
    return len(model.worth), len(model.row_lower), model.by_column.nnz


def handed_over(solver: highspy.Highs) -> tuple[int, int, int]:
    """Columns, rows and coefficients that HiGHS holds."""
    return solver.getNumCol(), solver.getNumRow(), solver.getNumNz()


def growth(times: Sequence[BuildTime], smallest: int = 0) -> float:
    """Exponent b of ``seconds = a * starts^b``, least squares in logarithms; ours only.

    Parameters
    ----------
    times
        At least two sizes from `smallest` on.
    smallest
        Sizes below are left out: their time is mostly the same for any size.
    """
    used = [time for time in times if time.size >= smallest]
    logs = np.log([(time.starts, time.ours) for time in used])
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])
