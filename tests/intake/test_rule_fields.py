"""The columns of the constraints table; a contract holds them against the rules themselves."""

from __future__ import annotations

from portfolio.intake.field import FieldKind
from portfolio.intake.rule_fields import RULE_FIELDS, RULE_KINDS


def test_only_the_kind_must_be_given() -> None:
    """Each kind takes some of the columns, so that every other cell may stay blank."""
    assert [field.name for field in RULE_FIELDS if field.required] == ["kind"]
    assert [field.name for field in RULE_FIELDS if field.default] == ["disabled"]


def test_ids_are_picked_from_the_initiatives() -> None:
    """One id, or several with semicolons between them."""
    naming = {field.name: field.kind for field in RULE_FIELDS if field.refers}
    one, several = FieldKind.ID, FieldKind.WORDS
    assert naming == {
        "initiative": one,
        "source": one,
        "target": one,
        "any_of": several,
        "members": several,
        "if_selected": one,
    }


def test_kinds_are_named_once() -> None:
    """The first column offers them all."""
    assert len(set(RULE_KINDS)) == len(RULE_KINDS)
    assert RULE_FIELDS[0].choices == RULE_KINDS
