"""Money: what flows are worth, when it is back, what risk, delay and optimism cost."""

from portfolio.scoring.finance.appraisal import Appraisal
from portfolio.scoring.finance.decision_tree import Chance, Decision, Phase
from portfolio.scoring.finance.delay import Job, JobSequence, cd3, cost_of_delay
from portfolio.scoring.finance.internal_rate import Irr, irr, xirr
from portfolio.scoring.finance.modified_rate import mirr
from portfolio.scoring.finance.optimism_bias import BiasFactor, OptimismBias
from portfolio.scoring.finance.payback_time import discounted_payback, payback
from portfolio.scoring.finance.period import Period
from portfolio.scoring.finance.present_value import npv, profitability_index, xnpv
from portfolio.scoring.finance.staged_value import PhaseWorth, StagedValue, rnpv
from portfolio.scoring.finance.three_point import (
    BetaPert,
    Lognormal,
    PathDuration,
    PearsonTukey,
    Pert,
    Swanson,
    ThreePoint,
    Triangular,
)
from portfolio.scoring.finance.uplift_bounds import (
    IT_COST,
    IT_DURATION,
    OUTSOURCING_COST,
    UpliftBounds,
)

__all__ = [
    "IT_COST",
    "IT_DURATION",
    "OUTSOURCING_COST",
    "Appraisal",
    "BetaPert",
    "BiasFactor",
    "Chance",
    "Decision",
    "Irr",
    "Job",
    "JobSequence",
    "Lognormal",
    "OptimismBias",
    "PathDuration",
    "PearsonTukey",
    "Period",
    "Pert",
    "Phase",
    "PhaseWorth",
    "StagedValue",
    "Swanson",
    "ThreePoint",
    "Triangular",
    "UpliftBounds",
    "cd3",
    "cost_of_delay",
    "discounted_payback",
    "irr",
    "mirr",
    "npv",
    "payback",
    "profitability_index",
    "rnpv",
    "xirr",
    "xnpv",
]
