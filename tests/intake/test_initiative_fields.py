"""The columns of the initiatives table offer the words of the domain."""

from __future__ import annotations

from enum import StrEnum

import pytest

from portfolio.domain import Horizon
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)
from portfolio.intake.field import FieldKind
from portfolio.intake.initiative_fields import INITIATIVE_FIELDS

FIELDS = {field.name: field for field in INITIATIVE_FIELDS}


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("kind", Kind),
        ("stage", Stage),
        ("status", Status),
        ("sourcing", Sourcing),
        ("value_driver", ValueDriver),
        ("solution_type", SolutionType),
        ("regulatory_tier", RegulatoryTier),
        ("horizon_override", Horizon),
    ],
)
def test_closed_lists_are_those_of_the_domain(column: str, words: type[StrEnum]) -> None:
    """Every word of the domain can be written, and no other."""
    assert FIELDS[column].choices == tuple(word.value for word in words)


def test_ranges() -> None:
    """Benefits may be negative, costs not; the axes of the horizon run from 1 to 5."""
    assert [FIELDS[name].low for name in ("build_cost", "run_cost", "benefit")] == [0, 0, None]
    for axis in ("scope_reach", "business_model_novelty", "uncertainty"):
        assert (FIELDS[axis].low, FIELDS[axis].high) == (1, 5)
    assert (FIELDS["contingency"].low, FIELDS["contingency"].high) == (0, 2)
    assert (FIELDS["p_success"].low, FIELDS["p_success"].high) == (0, 1)


def test_families_stand_last() -> None:
    """Families of columns follow all single columns, so that a template can end with them."""
    families = [bool(field.prefix) for field in INITIATIVE_FIELDS]
    assert families == sorted(families)
    assert FIELDS["x.NAME"].kind is FieldKind.TEXT
    assert FIELDS["score.CRITERION"].kind is FieldKind.RANGE
