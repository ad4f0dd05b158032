"""The columns of the further tables point at initiatives and agree with the domain."""

from __future__ import annotations

from portfolio.domain import RelationKind
from portfolio.intake import companion_fields as companions
from portfolio.intake.columns import TABLES
from portfolio.intake.field import FieldKind


def test_kinds_of_relations_are_those_of_the_domain() -> None:
    """Every kind of link can be written, and no other."""
    kind = companions.RELATION_FIELDS[0]
    assert kind.choices == tuple(word.value for word in RelationKind)


def test_references_are_ids() -> None:
    """Every column that names an initiative is an id and must be filled in, but for rules."""
    naming = [
        (table, field.name)
        for table, spec in TABLES.items()
        for field in spec.fields
        if field.refers and table != "constraints"
    ]
    assert naming == [
        ("modes", "initiative"),
        ("staffing", "initiative"),
        ("spend", "initiative"),
        ("assessments", "initiative"),
        ("relations", "from"),
        ("relations", "to"),
        ("groups", "initiative"),
    ]
    fields = [TABLES[table].find(name) for table, name in naming]
    assert all(field and field.kind is FieldKind.ID and field.required for field in fields)


def test_rules_of_a_group_may_be_blank() -> None:
    """A rule stands on any row of its group, so a blank cell says nothing, not 'no'."""
    for field in companions.GROUP_FIELDS[2:]:
        assert not field.required
        assert field.default == ""
