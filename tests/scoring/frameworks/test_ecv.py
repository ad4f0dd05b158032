"""ECV: the published number, each part of the formula, and the ranking by scarce resource."""

from __future__ import annotations

import pytest
from tests.scoring.frameworks.conftest import Columns

from portfolio.scoring.frameworks import Ecv

ROW = {
    "ecv_npv": 10,
    "ecv_p_commercial": 0.6,
    "ecv_launch_cost": 1,
    "ecv_p_technical": 0.5,
    "ecv_development_cost": 1.5,
    "ecv_resource": 4,
}


def test_golden(with_columns: Columns) -> None:
    """domain.md 1.5: (10 x 0.6 - 1) x 0.5 - 1.5 = 1, and 1 / 4 for each unit of resource."""
    found = Ecv().rank(with_columns(A=ROW))
    assert found.scores.tolist() == pytest.approx([1.0])
    assert found.ranked_by.tolist() == pytest.approx([0.25])
    assert found.explain("A") == (
        "Project A: ECV = (NPV 10 x commercial success 0.6 - launch 1) x technical success 0.5 - "
        "development 1.5 = 1 money, ranked by 0.25; rank 1 of 1."
    )


@pytest.mark.parametrize(
    ("column", "figure", "ecv"),
    [
        ("ecv_npv", 20, 4.0),  # (12 - 1) x .5 - 1.5
        ("ecv_npv", -10, -5.0),  # (-6 - 1) x .5 - 1.5
        ("ecv_p_commercial", "100%", 3.0),  # (10 - 1) x .5 - 1.5
        ("ecv_launch_cost", 3, 0.0),  # (6 - 3) x .5 - 1.5
        ("ecv_p_technical", 1, 3.5),  # 5 x 1 - 1.5
        ("ecv_development_cost", 0, 2.5),
        ("ecv_resource", 1, 1.0),  # not part of ECV itself
    ],
)
def test_each_part(with_columns: Columns, column: str, figure: object, ecv: float) -> None:
    """Every part of the formula by hand, from the golden numbers."""
    found = Ecv().rank(with_columns(A={**ROW, column: figure}))
    assert found.scores.tolist() == pytest.approx([ecv])


def test_rank_goes_by_the_scarce_resource(with_columns: Columns) -> None:
    """B has the lesser ECV (0.5 against 1) but needs an eighth of the resource: 1 against 0.25."""
    cheap = {**ROW, "ecv_development_cost": 2, "ecv_resource": 0.5}
    found = Ecv().rank(with_columns(A=ROW, B=cheap))
    assert found.scores.tolist() == pytest.approx([1.0, 0.5])
    assert found.ranking == ("B", "A")
    assert found.to_frame()["ranked_by"].tolist() == pytest.approx([1.0, 0.25])


def test_launches_that_lose_money_are_noted(with_columns: Columns) -> None:
    """The formula launches whatever the cost; 10 x .6 = 6 is less than 7, and that is said."""
    backlog = with_columns(A=ROW, B={**ROW, "ecv_launch_cost": 7})
    assert Ecv().rank(backlog).notes == (
        "1 would lose money by launching: NPV x success is below its cost.",
    )
    assert Ecv().rank(with_columns(A={**ROW, "ecv_launch_cost": 6})).notes == ()


def test_money_may_carry_a_currency(with_columns: Columns) -> None:
    """Amounts are read as elsewhere in the tables: grouped thousands, a sign."""
    found = Ecv().rank(with_columns(A={**ROW, "ecv_npv": "€ 1,000"}))
    assert found.scores.tolist() == pytest.approx([(600 - 1) * 0.5 - 1.5])
