"""How robust a ranking is: to other weights, to scores that are not known exactly."""

from portfolio.scoring.stability.benefit_cost import EfficientFrontier, efficient_frontier
from portfolio.scoring.stability.core_portfolios import CoreIndex, core_index
from portfolio.scoring.stability.dominance_relation import Dominance, dominance, pareto
from portfolio.scoring.stability.input_swing import InputSwing, Tornado, tornado
from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.open_questions import OpenQuestion, OpenQuestions
from portfolio.scoring.stability.potential import CanWin, Potential, potential_optimality
from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.stability.rank_acceptability import RankAcceptability, smaa
from portfolio.scoring.stability.ranking_stability import Stability, stability
from portfolio.scoring.stability.smallest_change import (
    NearestWeights,
    WeightChange,
    critical_changes,
    nearest_weights,
    pair_changes,
)
from portfolio.scoring.stability.spread import Spread
from portfolio.scoring.stability.weight_interval import (
    Crossing,
    WeightInterval,
    WeightIntervals,
    crossings,
    weight_intervals,
)
from portfolio.scoring.stability.weight_scope import TooManyCorners, WeightScope

__all__ = [
    "CanWin",
    "CoreIndex",
    "Crossing",
    "Dominance",
    "EfficientFrontier",
    "InputSwing",
    "Keep",
    "NearestWeights",
    "OpenQuestion",
    "OpenQuestions",
    "Potential",
    "PriorityModel",
    "RankAcceptability",
    "Spread",
    "Stability",
    "TooManyCorners",
    "Tornado",
    "WeightChange",
    "WeightInterval",
    "WeightIntervals",
    "WeightScope",
    "core_index",
    "critical_changes",
    "crossings",
    "dominance",
    "efficient_frontier",
    "nearest_weights",
    "pair_changes",
    "pareto",
    "potential_optimality",
    "smaa",
    "stability",
    "tornado",
    "weight_intervals",
]
