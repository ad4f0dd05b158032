"""Files and frames in, a checked backlog and capacity out."""

from portfolio.intake.backlog import Assessment, Assumption, Backlog
from portfolio.intake.capacity import Capacity, HiringTerms
from portfolio.intake.columns import TABLES, Field, FieldKind, TableSpec
from portfolio.intake.fit import check_fit
from portfolio.intake.read import read_backlog, read_capacity

__all__ = [
    "TABLES",
    "Assessment",
    "Assumption",
    "Backlog",
    "Capacity",
    "Field",
    "FieldKind",
    "HiringTerms",
    "TableSpec",
    "check_fit",
    "read_backlog",
    "read_capacity",
]
