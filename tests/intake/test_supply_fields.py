"""The columns of contracting and training."""

from __future__ import annotations

import pytest

from portfolio.intake.field import Field, FieldKind
from portfolio.intake.supply_fields import CONTRACTING_FIELDS, TRAINING_FIELDS

EVERY = [*CONTRACTING_FIELDS, *TRAINING_FIELDS]


@pytest.mark.parametrize("field", EVERY, ids=lambda field: field.name)
def test_numbers_have_a_unit_and_are_never_negative(field: Field) -> None:
    """Money, people, shares and quarters say what they count, from 0 or 1 on."""
    if field.kind is not FieldKind.NAME:
        assert field.unit
        assert field.low in (0, 1)


def test_names_and_money_must_be_given() -> None:
    """Who, at what price and from which fund is never guessed."""
    needed = {"role", "rate", "from", "to", "cost", "fund"}
    assert {field.name for field in EVERY if field.required} == needed


def test_training_takes_at_least_a_quarter() -> None:
    """Nobody is trained in no time."""
    (duration,) = (field for field in TRAINING_FIELDS if field.name == "duration")
    assert (duration.low, duration.default) == (1, "1")
