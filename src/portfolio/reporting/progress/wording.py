"""Where a search stands, in one sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from portfolio.planning import Phase, Progress
from portfolio.reporting.amounts import SPACE, at_most, money

_DOING: Mapping[Phase, str] = {
    Phase.RELAXATION: "Finding what no plan can exceed",
    Phase.KERNEL: "Looking for a good plan",
    Phase.NEIGHBOURHOODS: "Making the plan better",
    Phase.PROOF: "Trying what is left",
    Phase.TIES: "Choosing among plans of equal worth",
}


def sentence(progress: Progress, currency: str = "") -> str:
    """Return what the search does, the best plan so far, what is still possible, and the time.

    Parameters
    ----------
    progress
        Where the search stands.
    currency
        Sign or code before what a plan is worth; empty where that is no money.
    """
    standing = _standing(progress, currency)
    told = f"{_DOING[progress.phase]}: {standing}" if standing else _DOING[progress.phase]
    return f"{told}, {duration(progress.seconds)}"


def duration(seconds: float) -> str:
    """Return a time in words: ``14 s``, ``2 min 05 s``, ``1 h 02 min``."""
    whole = int(seconds)
    if whole < 60:
        return f"{whole}{SPACE}s"
    if whole < 3600:
        return f"{whole // 60}{SPACE}min {whole % 60:02}{SPACE}s"
    return f"{whole // 3600}{SPACE}h {whole % 3600 // 60:02}{SPACE}min"


def share_reached(progress: Progress) -> float | None:
    """Best plan as a share of what no plan can exceed, in [0, 1]; None where that says nothing."""
    best, bound = progress.objective, progress.bound
    if not isfinite(best) or not isfinite(bound) or bound <= 0:
        return None
    return min(1.0, max(0.0, best / bound))


def _standing(progress: Progress, currency: str) -> str:
    best, bound = progress.objective, progress.bound
    if not isfinite(best):
        return (
            f"no plan is worth more than about {money(bound, currency)}" if isfinite(bound) else ""
        )
    plan = f"best plan {money(best, currency)}"
    if not isfinite(bound):
        return plan
    if bound <= best:
        return f"{plan}, no other is better"
    if bound - best > abs(best):
        return f"{plan}, at most about {money(bound, currency)} is possible"
    return f"{plan}, at most {at_most((bound - best) / abs(best))} more is possible"
