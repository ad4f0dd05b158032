"""What a plan maximises. A new objective is one file and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio.planning.objectives.given import GivenWorth
from portfolio.planning.objectives.npv import Npv
from portfolio.planning.objectives.objective import Objective
from portfolio.planning.objectives.score_points import ScorePoints, Size

if TYPE_CHECKING:
    from portfolio.intake import Backlog

OBJECTIVES: Mapping[str, type[Objective]] = {
    objective.kind: objective for objective in (Npv, ScorePoints, GivenWorth)
}


def default_objective(backlog: Backlog) -> Objective:
    """Net present value where any benefit is known in money, else points."""
    known = any(initiative.benefit.likely for initiative in backlog.initiatives)
    return Npv() if known else ScorePoints()


__all__ = [
    "OBJECTIVES",
    "GivenWorth",
    "Npv",
    "Objective",
    "ScorePoints",
    "Size",
    "default_objective",
]
