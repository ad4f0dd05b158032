"""The one table of fields: every input table, column, unit, range and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portfolio.intake.companion_fields import (
    ASSESSMENT_FIELDS,
    ASSUMPTION_FIELDS,
    BUDGET_FIELDS,
    CAPACITY_FIELDS,
    GROUP_FIELDS,
    HIRING_FIELDS,
    RELATION_FIELDS,
    SPEND_FIELDS,
    STAFFING_FIELDS,
)
from portfolio.intake.field import Field, FieldKind, TableSpec
from portfolio.intake.initiative_fields import INITIATIVE_FIELDS
from portfolio.intake.mode_fields import MODE_FIELDS
from portfolio.intake.rule_fields import RULE_FIELDS
from portfolio.intake.supply_fields import (
    CONTRACTING_FIELDS,
    SUBSTITUTION_FIELDS,
    TRAINING_FIELDS,
)

__all__ = [
    "BACKLOG_TABLES",
    "CAPACITY_TABLES",
    "RULE_TABLES",
    "TABLES",
    "Field",
    "FieldKind",
    "TableSpec",
]

_PHASED = ("phase", "quarter_of_work")

_BACKLOG = (
    TableSpec("initiatives", "a candidate", INITIATIVE_FIELDS, ("id",)),
    TableSpec(
        "modes",
        "another way of doing an initiative",
        MODE_FIELDS,
        ("initiative", "mode"),
        beside="scores and all else that every mode shares stand in the initiatives table",
    ),
    TableSpec(
        "staffing",
        "the people one initiative needs of one role in a phase or quarter of work",
        STAFFING_FIELDS,
        ("initiative", "mode", "role", *_PHASED),
    ),
    TableSpec(
        "spend",
        "the money one initiative takes from one fund in a quarter of work or after go-live",
        SPEND_FIELDS,
        ("initiative", "mode", *_PHASED, "fund"),
    ),
    TableSpec(
        "assessments",
        "one person's score of one initiative on one criterion",
        ASSESSMENT_FIELDS,
        ("initiative", "criterion", "assessor"),
    ),
    TableSpec(
        "relations", "a link between two initiatives", RELATION_FIELDS, ("kind", "from", "to")
    ),
    TableSpec("groups", "one member of a group", GROUP_FIELDS, ("group", "initiative")),
    TableSpec(
        "assumptions",
        "a value nobody reported, which whoever made the table supplied",
        ASSUMPTION_FIELDS,
        ("field", "value", "reason"),
    ),
)
_CAPACITY = (
    TableSpec("budget", "the money of a fund in a quarter", BUDGET_FIELDS, ("fund", "quarter")),
    TableSpec(
        "capacity", "the people of a role in a quarter", CAPACITY_FIELDS, ("role", "quarter")
    ),
    TableSpec("hiring", "the terms of hiring for a role", HIRING_FIELDS, ("role",)),
    TableSpec(
        "contracting", "the terms of external people for a role", CONTRACTING_FIELDS, ("role",)
    ),
    TableSpec(
        "training", "the terms of training from role to role", TRAINING_FIELDS, ("from", "to")
    ),
    TableSpec(
        "substitution",
        "the terms on which people of one role do the work of another",
        SUBSTITUTION_FIELDS,
        ("from", "to"),
    ),
)
_RULES = (TableSpec("constraints", "a rule that the plan must obey", RULE_FIELDS, ()),)

BACKLOG_TABLES: tuple[str, ...] = tuple(spec.name for spec in _BACKLOG)
"""Tables that make a backlog; only ``initiatives`` is required."""

CAPACITY_TABLES: tuple[str, ...] = tuple(spec.name for spec in _CAPACITY)
"""Tables that make a capacity; only ``budget`` is required."""

RULE_TABLES: tuple[str, ...] = tuple(spec.name for spec in _RULES)
"""Tables that hold rules of a plan; none is required, and planning says what they mean."""

TABLES: Mapping[str, TableSpec] = MappingProxyType(
    {spec.name: spec for spec in (*_BACKLOG, *_CAPACITY, *_RULES)}
)
"""Every input table by name; drives the checks, the template and the documentation."""
