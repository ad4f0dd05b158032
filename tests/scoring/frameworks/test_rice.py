"""RICE: the published number, and what every part of the formula does."""

from __future__ import annotations

import pytest
from tests.scoring.frameworks.conftest import Columns

from portfolio.scoring.frameworks import Rice

CHAT = {"rice_reach": 5000, "rice_impact": 2, "rice_confidence": 0.8, "rice_effort": 2}


def test_golden(with_columns: Columns) -> None:
    """domain.md 1.5: 5000 x 2 x 0.8 / 2 = 4000."""
    found = Rice().rank(with_columns(A=CHAT))
    assert found.scores.tolist() == [4000.0]
    assert found.explain("A") == (
        "Project A: RICE = reach 5,000 x impact 2 x confidence 0.8 / effort 2 = 4,000 points; "
        "rank 1 of 1."
    )


@pytest.mark.parametrize(
    ("column", "figure", "score"),
    [
        ("rice_reach", 10_000, 8000.0),
        ("rice_impact", 0.25, 500.0),
        ("rice_confidence", "50%", 2500.0),
        ("rice_effort", 0.5, 16_000.0),
    ],
)
def test_each_part(with_columns: Columns, column: str, figure: object, score: float) -> None:
    """Reach, impact and confidence multiply, effort divides; a confidence may be a percentage."""
    found = Rice().rank(with_columns(A={**CHAT, column: figure}))
    assert found.scores.tolist() == pytest.approx([score])


def test_columns_of_your_own(with_columns: Columns) -> None:
    """Each input may stand in any column of the user."""
    row = {"users": 100, "rice_impact": 1, "rice_confidence": 1, "rice_effort": 4}
    assert Rice(reach="users").rank(with_columns(A=row)).scores.tolist() == [25.0]
