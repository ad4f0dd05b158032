"""Changes of a problem, one file each. A new kind of change is one file and one line here."""

from collections.abc import Mapping

from portfolio.explaining.changes.change import Change, Step
from portfolio.explaining.changes.cheaper import Cheaper
from portfolio.explaining.changes.looser_rule import LooserRule
from portfolio.explaining.changes.more_money import MoreMoney
from portfolio.explaining.changes.more_people import MorePeople
from portfolio.explaining.changes.scaled_money import ScaledMoney
from portfolio.explaining.changes.shorter import Shorter
from portfolio.explaining.changes.wider_window import WiderWindow
from portfolio.explaining.changes.with_rule import WithRule
from portfolio.explaining.changes.without_rule import WithoutRule
from portfolio.explaining.changes.worth_more import WorthMore

CHANGES: Mapping[str, type[Change]] = {
    change.kind: change
    for change in (
        MoreMoney,
        ScaledMoney,
        MorePeople,
        Cheaper,
        WorthMore,
        WiderWindow,
        Shorter,
        WithRule,
        WithoutRule,
        LooserRule,
    )
}

__all__ = [
    "CHANGES",
    "Change",
    "Cheaper",
    "LooserRule",
    "MoreMoney",
    "MorePeople",
    "ScaledMoney",
    "Shorter",
    "Step",
    "WiderWindow",
    "WithRule",
    "WithoutRule",
    "WorthMore",
]
