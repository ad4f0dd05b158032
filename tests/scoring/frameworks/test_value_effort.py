"""Value over effort by hand."""

from __future__ import annotations

from tests.scoring.frameworks.conftest import Columns

from portfolio.scoring.frameworks import ValueEffort


def test_by_hand(with_columns: Columns) -> None:
    """8 / 5 = 1.6 comes after 3 / 1 = 3: the ratio forgets size, and the result says so."""
    found = ValueEffort().rank(
        with_columns(A={"value": 8, "effort": 5}, B={"value": 3, "effort": 1})
    )
    assert found.scores.tolist() == [1.6, 3.0]
    assert found.ranking == ("B", "A")
    assert found.explain("A") == (
        "Project A: Value over effort = value 8 / effort 5 = 1.6 points; rank 2 of 2."
    )
    assert "forgets size" in found._repr_html_()
