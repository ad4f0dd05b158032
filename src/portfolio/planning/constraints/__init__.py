"""Rules of a plan, one file each. A new constraint is one file and one line here."""

from collections.abc import Mapping

from portfolio.planning.constraints.active_limit import ActiveLimit
from portfolio.planning.constraints.added_row import AddedRow
from portfolio.planning.constraints.after import After
from portfolio.planning.constraints.all_or_none import AllOrNone
from portfolio.planning.constraints.budget import Budget
from portfolio.planning.constraints.change_load import ChangeLoad
from portfolio.planning.constraints.choose import Choose
from portfolio.planning.constraints.constraint import Constraint, Violation
from portfolio.planning.constraints.contract_limit import ContractLimit
from portfolio.planning.constraints.disabled import Disabled
from portfolio.planning.constraints.exclude import Exclude
from portfolio.planning.constraints.few_changes import FewChanges
from portfolio.planning.constraints.frozen import Frozen
from portfolio.planning.constraints.goes_on import GoesOn
from portfolio.planning.constraints.hiring_limit import HiringLimit
from portfolio.planning.constraints.horizon_mix import MIX_PRESETS, HorizonMix
from portfolio.planning.constraints.implied import implied_constraints
from portfolio.planning.constraints.lending_limit import LendingLimit
from portfolio.planning.constraints.mandate import Mandate
from portfolio.planning.constraints.may_stop import MayStop
from portfolio.planning.constraints.measure import Measure
from portfolio.planning.constraints.members import Where
from portfolio.planning.constraints.minimum_quick_wins import MinimumQuickWins
from portfolio.planning.constraints.needs_first import NeedsFirst
from portfolio.planning.constraints.not_concurrent import NotConcurrent
from portfolio.planning.constraints.once import Once
from portfolio.planning.constraints.period import Period
from portfolio.planning.constraints.pin import Pin
from portfolio.planning.constraints.requires import Requires
from portfolio.planning.constraints.requires_any import RequiresAny
from portfolio.planning.constraints.risk_share import RiskShare
from portfolio.planning.constraints.share import Share
from portfolio.planning.constraints.staffing import Staffing
from portfolio.planning.constraints.start_limit import StartLimit
from portfolio.planning.constraints.synergy import Synergy
from portfolio.planning.constraints.training_limit import TrainingLimit
from portfolio.planning.constraints.window import Window

CONSTRAINTS: Mapping[str, type[Constraint]] = {
    constraint.kind: constraint
    for constraint in (
        Once,
        Budget,
        Staffing,
        HiringLimit,
        ContractLimit,
        TrainingLimit,
        LendingLimit,
        Requires,
        RequiresAny,
        After,
        NeedsFirst,
        Choose,
        AllOrNone,
        NotConcurrent,
        ActiveLimit,
        StartLimit,
        ChangeLoad,
        Mandate,
        Exclude,
        Pin,
        GoesOn,
        MayStop,
        Window,
        Frozen,
        FewChanges,
        Synergy,
        Share,
        HorizonMix,
        RiskShare,
        MinimumQuickWins,
    )
}

__all__ = [
    "CONSTRAINTS",
    "MIX_PRESETS",
    "ActiveLimit",
    "AddedRow",
    "After",
    "AllOrNone",
    "Budget",
    "ChangeLoad",
    "Choose",
    "Constraint",
    "ContractLimit",
    "Disabled",
    "Exclude",
    "FewChanges",
    "Frozen",
    "GoesOn",
    "HiringLimit",
    "HorizonMix",
    "LendingLimit",
    "Mandate",
    "MayStop",
    "Measure",
    "MinimumQuickWins",
    "NeedsFirst",
    "NotConcurrent",
    "Once",
    "Period",
    "Pin",
    "Requires",
    "RequiresAny",
    "RiskShare",
    "Share",
    "Staffing",
    "StartLimit",
    "Synergy",
    "TrainingLimit",
    "Violation",
    "Where",
    "Window",
    "implied_constraints",
]
