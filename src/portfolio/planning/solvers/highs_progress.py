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

    def tell(event: highspy.HighsCallbackEvent) -> None:
        data = event.data_out
        listener(
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


@contextmanager
def relaxing(
    solver: highspy.Highs, listener: ProgressListener | None, limits: Limits
) -> Iterator[None]:
    """Tell a listener now and then that the relaxation is still being solved."""
    if listener is None:
        yield
        return
    told = -math.inf

    def tell(event: highspy.HighsCallbackEvent) -> None:
        nonlocal told
        # The simplex method calls at every step, tens of thousands of times.
        if limits.elapsed - told >= _PAUSE:
            told = limits.elapsed
            listener(Progress(told, -math.inf, math.inf, limits.spent, Phase.RELAXATION))

    solver.cbSimplexInterrupt += tell
    try:
        yield
    finally:
        solver.cbSimplexInterrupt -= tell


_PAUSE = 0.25
"""Seconds between two words of progress."""
