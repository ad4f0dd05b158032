"""The nouns of portfolio planning; knows nothing of files, solvers or charts."""

from portfolio.domain.horizon import Horizon
from portfolio.domain.initiative import Initiative
from portfolio.domain.links import Group, Relation, RelationKind, Timing
from portfolio.domain.quarter import Quarter, calendar
from portfolio.domain.range import Range

__all__ = [
    "Group",
    "Horizon",
    "Initiative",
    "Quarter",
    "Range",
    "Relation",
    "RelationKind",
    "Timing",
    "calendar",
]
