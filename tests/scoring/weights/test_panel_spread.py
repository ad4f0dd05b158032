"""How far the members of a panel are apart."""

from __future__ import annotations

import pytest

from portfolio.scoring.weights.panel_spread import PanelSpread

SPREAD = PanelSpread(
    weights={"x": 0.5, "y": 0.3, "z": 0.2},
    by_member={
        "Ana": {"x": 0.6, "y": 0.3, "z": 0.1},
        "Bo": {"x": 0.5, "y": 0.25, "z": 0.25},
        "Cy": {"x": 0.4, "y": 0.35, "z": 0.25},
    },
)


def test_one_criterion() -> None:
    """The ends of a criterion and who holds them; of two at the same end the first is named."""
    row = SPREAD["x"]
    assert (row.low, row.lowest, row.high, row.highest) == (0.4, "Cy", 0.6, "Ana")
    assert row.width == pytest.approx(0.2)
    assert row.weight == 0.5
    assert SPREAD["z"].highest == "Bo"
    assert str(row) == "x: 40.0% (Cy) to 60.0% (Ana), the panel 50.0%"
    assert [each.criterion for each in SPREAD.rows] == ["x", "y", "z"]


def test_who_and_what() -> None:
    """Cy places (0.1 + 0.05 + 0.05) / 2 of all weight otherwise, Ana (0.1 + 0 + 0.1) / 2.

    Both come to a tenth; Bo to (0 + 0.05 + 0.05) / 2. Members are furthest apart on x.
    """
    assert SPREAD.distance("Ana") == pytest.approx(0.1)
    assert SPREAD.distance("Cy") == pytest.approx(0.1)
    assert SPREAD.distance("Bo") == pytest.approx(0.05)
    assert SPREAD.widest.criterion == "x"
    assert SPREAD.furthest == "Ana"


def test_sentence() -> None:
    """One sentence names who differs most, on what, and where members are furthest apart."""
    spread = PanelSpread(
        {"x": 0.5, "y": 0.5}, {"Ana": {"x": 0.7, "y": 0.3}, "Bo": {"x": 0.4, "y": 0.6}}
    )
    assert str(spread) == (
        "Ana differs most from the panel, by 20% of all weight: 70.0% for x instead of 50.0%; "
        "members are furthest apart on x: 40.0% (Bo) to 70.0% (Ana), the panel 50.0%"
    )
    assert repr(spread) == f"<PanelSpread: {spread}>"
    assert "70.0%" in spread._repr_html_()


def test_table() -> None:
    """One row a criterion with both ends and who holds them."""
    frame = SPREAD.to_frame()
    assert list(frame.columns) == ["criterion", "weight", "low", "lowest", "high", "highest"]
    assert frame.iloc[0].tolist() == ["x", 0.5, 0.4, "Cy", 0.6, "Ana"]
