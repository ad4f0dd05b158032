"""Files and frames in, a checked backlog and capacity out."""

from portfolio.intake.backlog import Assessment, Assumption, Backlog
from portfolio.intake.capacity import (
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.intake.columns import TABLES, Field, FieldKind, TableSpec
from portfolio.intake.duplicates import DuplicatePair, Duplicates, find_duplicates
from portfolio.intake.fit import check_fit
from portfolio.intake.mapping import read_mapped
from portfolio.intake.read import read_backlog, read_capacity, read_sound_part
from portfolio.intake.rule_sheet import read_rule_sheet
from portfolio.intake.template import write_template

__all__ = [
    "TABLES",
    "Assessment",
    "Assumption",
    "Backlog",
    "Capacity",
    "ContractTerms",
    "DuplicatePair",
    "Duplicates",
    "Field",
    "FieldKind",
    "HiringTerms",
    "SubstitutionTerms",
    "TableSpec",
    "TrainingTerms",
    "check_fit",
    "find_duplicates",
    "read_backlog",
    "read_capacity",
    "read_mapped",
    "read_rule_sheet",
    "read_sound_part",
    "write_template",
]
