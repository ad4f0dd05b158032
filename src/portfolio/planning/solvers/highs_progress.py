"""What HiGHS tells while it runs, handed on to whoever listens."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.solver import Phase, Progress, ProgressListener

if TYPE_CHECKING:
    import highspy


@contextmanager
def reporting(
    solver: highspy.Highs, listener: ProgressListener | None, scale: float
) -> Iterator[None]:
    """Tell a listener of this search, and of no later one."""
    if listener is None:
        yield
        return
    heard = _Heard(solver, listener)

    def tell(event: highspy.HighsCallbackEvent) -> None:
        data = event.data_out
        heard.tell(
            Progress(
                data.running_time,
                best / scale if math.isfinite(best := data.mip_primal_bound) else -math.inf,
                data.mip_dual_bound / scale,
                int(data.mip_node_count),
            )
        )

    solver.cbMipLogging += tell
    try:
        yield
    finally:
        solver.cbMipLogging -= tell
    heard.check()


@contextmanager
def relaxing(
    solver: highspy.Highs, listener: ProgressListener | None, limits: Limits
) -> Iterator[None]:
    """Tell a listener now and then that the relaxation is still being solved."""
    if listener is None:
        yield
        return
    told, heard = -math.inf, _Heard(solver, listener)

    def tell(event: highspy.HighsCallbackEvent) -> None:
        nonlocal told
        # The simplex method calls at every step, tens of thousands of times.
        if limits.elapsed - told >= _PAUSE:
            told = limits.elapsed
            heard.tell(Progress(told, -math.inf, math.inf, limits.spent, Phase.RELAXATION))

    solver.cbSimplexInterrupt += tell
    try:
        yield
    finally:
        solver.cbSimplexInterrupt -= tell
    heard.check()


class _Heard:
    """A listener whose fault ends the search, for in a thread of HiGHS it would be lost."""

    def __init__(self, solver: highspy.Highs, listener: ProgressListener) -> None:
        self._solver, self._listener = solver, listener
        self._fault: Exception | None = None

    def tell(self, progress: Progress) -> None:
        """Tell the listener, unless it failed before."""
        if self._fault is not None:
            return
        try:
            self._listener(progress)
        except Exception as fault:
            self._fault = fault
            self._solver.cancelSolve()  # type: ignore[no-untyped-call]

    def check(self) -> None:
        """Raise what the listener failed with, if it did."""
        if self._fault is not None:
            raise self._fault


_PAUSE = 0.25
"""Seconds between two words of progress."""
