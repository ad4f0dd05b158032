"""Problem in, Roadmap out: decisions x constraints x objective -> one sparse model -> solver."""

from portfolio.planning.constraints import (
    CONSTRAINTS,
    MIX_PRESETS,
    After,
    AllOrNone,
    Budget,
    Choose,
    Constraint,
    Exclude,
    HiringLimit,
    HorizonMix,
    Mandate,
    Measure,
    NeedsFirst,
    NotConcurrent,
    Once,
    Pin,
    Requires,
    Share,
    Staffing,
    Violation,
    Window,
)
from portfolio.planning.decisions import DECISIONS, Hire
from portfolio.planning.objectives import OBJECTIVES, GivenWorth, Npv, ScorePoints
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Entry, Roadmap
from portfolio.planning.search import plan
from portfolio.planning.solvers import SOLVERS, Enumeration, Highs, Progress, Pulp

__all__ = [
    "CONSTRAINTS",
    "DECISIONS",
    "MIX_PRESETS",
    "OBJECTIVES",
    "SOLVERS",
    "After",
    "AllOrNone",
    "Budget",
    "Choose",
    "Constraint",
    "Entry",
    "Enumeration",
    "Exclude",
    "GivenWorth",
    "Highs",
    "Hire",
    "HiringLimit",
    "HorizonMix",
    "Mandate",
    "Measure",
    "NeedsFirst",
    "NotConcurrent",
    "Npv",
    "Once",
    "Outcome",
    "Pin",
    "Problem",
    "Progress",
    "Pulp",
    "Requires",
    "Roadmap",
    "ScorePoints",
    "Share",
    "Staffing",
    "Status",
    "StopReason",
    "Violation",
    "Window",
    "plan",
]
