"""Who may do whose work: terms, tables, settings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from portfolio.domain import calendar
from portfolio.errors import InvalidInput
from portfolio.intake import Capacity, SubstitutionTerms, read_capacity, write_template

BUDGET = pd.DataFrame({"fund": "a", "quarter": ["2027Q1", "2027Q2"], "amount": 1})
PEOPLE = pd.DataFrame(
    [(role, quarter, 1) for role in ("dev", "ml") for quarter in ("2027Q1", "2027Q2")],
    columns=["role", "quarter", "fte"],
)


def test_roles_and_efficiency_are_needed() -> None:
    """By default all people of a role may be lent."""
    assert SubstitutionTerms(source="dev", target="ml", efficiency=0.5).max_share == 1.0
    with pytest.raises(TypeError, match="efficiency"):
        SubstitutionTerms(source="dev", target="ml")  # type: ignore[call-arg]


def test_frames_and_numbers_agree() -> None:
    """Terms are put in order of their roles; a blank share is all of them."""
    rows = [("ml", "dev", "80%", 0.5), ("dev", "ml", 0.6, None)]
    lent = pd.DataFrame(rows, columns=["from", "to", "efficiency", "max_share"])
    made = Capacity.from_frames(BUDGET, PEOPLE, substitution=lent)
    there = SubstitutionTerms(source="dev", target="ml", efficiency=0.6)
    back = SubstitutionTerms(source="ml", target="dev", efficiency=0.8, max_share=0.5)
    assert made.substitution == (there, back)
    people = {"dev": 1, "ml": 1}
    by_hand = Capacity.of(calendar("2027Q1", 2), {"a": 1}, people, substitution=[back, there])
    assert by_hand == made
    assert "can be lent: dev to ml, ml to dev" in made._repr_html_()


def test_all_faults_at_once() -> None:
    """Unknown roles with the nearest, a role that lends to itself, a pair twice, no efficiency."""
    rows = [("dev", "ml", 0.5), ("dev", "ml", 1.5), ("dve", "ml", None), ("ml", "ml", 1)]
    lent = pd.DataFrame(rows, columns=["from", "to", "efficiency"])
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(BUDGET, PEOPLE, substitution=lent)
    told = refused.value.findings
    found = [str(finding).removeprefix("frame, substitution, ") for finding in told]
    assert [line.split(";")[0] for line in found] == [
        "row 3, column 'efficiency': found '1.5'",
        "row 3, column 'from': found 'dev / ml'",
        "row 4, column 'efficiency': a value",
        "row 4, column 'from': found 'dve'",
        "row 5, column 'to': found 'ml'",
    ]
    assert found[3].endswith("(did you mean 'dev'?)")
    assert found[4].endswith("another role than in from")


def test_the_template_asks_for_them(tmp_path: Path) -> None:
    """The example reads back."""
    pytest.importorskip("openpyxl")
    (terms,) = read_capacity(write_template(tmp_path / "t.xlsx")).substitution
    assert terms == SubstitutionTerms(
        source="data_scientist", target="ai_engineer", efficiency=0.6, max_share=0.5
    )
