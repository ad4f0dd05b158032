"""Roadmap or Problem in, reasons out."""

from portfolio.explaining.all_conflicts import Conflicts, all_conflicts
from portfolio.explaining.alternatives import Alternatives, alternatives
from portfolio.explaining.changes import (
    CHANGES,
    Change,
    Cheaper,
    LooserRule,
    MoreMoney,
    MorePeople,
    ScaledMoney,
    Shorter,
    WiderWindow,
    WithoutRule,
    WithRule,
    WorthMore,
)
from portfolio.explaining.conflict import Conflict, explain_conflict
from portfolio.explaining.cut_ladder import CutLadder, cut_ladder
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.frontier import Frontier, frontier
from portfolio.explaining.frontier_point import FrontierPoint
from portfolio.explaining.interval import Interval
from portfolio.explaining.levels import Levels, LevelUnit, money_levels, people_levels, share_levels
from portfolio.explaining.limits import Limits, LimitUse, limits
from portfolio.explaining.prices import Price, Prices, prices
from portfolio.explaining.reasons import Reason, give_reasons
from portfolio.explaining.repairs import Repairs, repairs
from portfolio.explaining.scenarios import Comparison, Scenario, scenarios
from portfolio.explaining.suggestions import StepSizes, Suggestion
from portfolio.explaining.verdict import Verdict
from portfolio.explaining.ways_out import Repair
from portfolio.explaining.why import Why, why
from portfolio.explaining.why_not import WhyNot, why_not

__all__ = [
    "CHANGES",
    "Alternatives",
    "Change",
    "Cheaper",
    "Comparison",
    "Conflict",
    "Conflicts",
    "CutLadder",
    "Difference",
    "Frontier",
    "FrontierPoint",
    "Interval",
    "LevelUnit",
    "Levels",
    "LimitUse",
    "Limits",
    "LooserRule",
    "MoreMoney",
    "MorePeople",
    "Price",
    "Prices",
    "Reason",
    "Repair",
    "Repairs",
    "ScaledMoney",
    "Scenario",
    "Shorter",
    "StepSizes",
    "Suggestion",
    "Verdict",
    "Why",
    "WhyNot",
    "WiderWindow",
    "WithRule",
    "WithoutRule",
    "WorthMore",
    "all_conflicts",
    "alternatives",
    "compare_entries",
    "cut_ladder",
    "explain_conflict",
    "frontier",
    "give_reasons",
    "limits",
    "money_levels",
    "people_levels",
    "prices",
    "repairs",
    "scenarios",
    "share_levels",
    "why",
    "why_not",
]
