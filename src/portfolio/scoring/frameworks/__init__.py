"""Scoring schemes people already use, to compare with: a new one is one file and one line below.

None of them feeds the plan. BXT is a rubric like any other and is scored by `portfolio.score`;
the others read columns of their own (``x.NAME``) of the initiatives table.
"""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.frameworks.bxt import BXT, BxtReading, read_bxt
from portfolio.scoring.frameworks.ecv import Ecv
from portfolio.scoring.frameworks.framework import Framework
from portfolio.scoring.frameworks.framework_ranking import FrameworkRanking
from portfolio.scoring.frameworks.ice import Ice, IceRule
from portfolio.scoring.frameworks.ranking_overlap import RankingOverlap
from portfolio.scoring.frameworks.rice import Rice
from portfolio.scoring.frameworks.value_effort import ValueEffort
from portfolio.scoring.frameworks.wsjf import Wsjf
from portfolio.scoring.rubric import Rubric

FRAMEWORKS: Mapping[str, type[Framework]] = {
    "ecv": Ecv,
    "ice": Ice,
    "rice": Rice,
    "value_effort": ValueEffort,
    "wsjf": Wsjf,
}
"""Kind, as a settings file names it, to class."""

READY_RUBRICS: Mapping[str, Rubric] = {
    "bxt": BXT,
}
"""Published rubrics by name, for `portfolio.score`."""

__all__ = [
    "BXT",
    "FRAMEWORKS",
    "READY_RUBRICS",
    "BxtReading",
    "Ecv",
    "Framework",
    "FrameworkRanking",
    "Ice",
    "IceRule",
    "RankingOverlap",
    "Rice",
    "ValueEffort",
    "Wsjf",
    "read_bxt",
]
