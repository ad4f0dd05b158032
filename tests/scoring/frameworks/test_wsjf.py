"""WSJF: the published number, relative steps, and the second pass with responsible-AI work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.frameworks.conftest import Columns

from portfolio.domain import Initiative
from portfolio.intake.backlog import Backlog
from portfolio.scoring.frameworks import Wsjf

STEPS = (1, 2, 3, 5, 8, 13, 20)
steps = st.sampled_from(STEPS)


def row(value: int, urgency: int, opportunity: int, size: int, more: int = 0) -> dict[str, int]:
    """Return the columns of one initiative."""
    return {
        "wsjf_value": value,
        "wsjf_urgency": urgency,
        "wsjf_opportunity": opportunity,
        "wsjf_size": size,
        "wsjf_mitigation": more,
    }


def test_golden(with_columns: Columns) -> None:
    """domain.md 1.5: (8 + 5 + 3) / 5 = 3.2."""
    found = Wsjf().rank(with_columns(A=row(8, 5, 3, 5)))
    assert found.scores.tolist() == [3.2]
    assert found.explain("A") == (
        "Project A: WSJF = (value 8 + urgency 5 + opportunity 3) / size 5 = 3.2 points; "
        "rank 1 of 1."
    )


def test_second_pass_adds_mitigation_to_the_job_size(with_columns: Columns) -> None:
    """16 / (5 + 3) = 2, and the order of the two turns round: 3.2 before 2.5, then 2 after 2.5."""
    backlog = with_columns(A=row(8, 5, 3, 5, 3), B=row(3, 1, 1, 2, 0))
    first, second = Wsjf().rank(backlog), Wsjf().mitigated().rank(backlog)
    assert first.ranking == ("A", "B")
    assert second.scores.tolist() == [2.0, 2.5]
    assert second.ranking == ("B", "A")
    assert second.explain("A") == (
        "Project A: WSJF = (value 8 + urgency 5 + opportunity 3) / (size 5 + mitigation 3) = "
        "2 points; rank 2 of 2."
    )
    assert second.against(first.ranking, top=1).shared == (0, 0)


@given(st.lists(st.tuples(steps, steps, steps, steps, st.sampled_from((0, *STEPS))), min_size=1))
def test_mitigation_never_raises_a_figure(rows: list[tuple[int, int, int, int, int]]) -> None:
    """The law of the second pass: none higher, and equal exactly where nothing was added."""
    backlog = Backlog(
        tuple(
            Initiative(id=f"I{k}", title="", extra={c: str(n) for c, n in row(*each).items()})
            for k, each in enumerate(rows)
        )
    )
    first, second = Wsjf().rank(backlog).scores, Wsjf().mitigated().rank(backlog).scores
    added = [more > 0 for *_, more in rows]
    assert (second <= first).all()
    assert (second < first).tolist() == added


def test_the_smallest_should_have_one(with_columns: Columns) -> None:
    """Relative steps start at 1 in every column; the columns where they do not are named."""
    found = Wsjf().rank(with_columns(A=row(8, 1, 3, 5), B=row(2, 5, 3, 2)))
    assert found.notes == (
        "The smallest initiative of each column should have 1; none has in: value, opportunity "
        "and size.",
    )
    assert Wsjf().rank(with_columns(A=row(1, 1, 1, 1))).notes == ()
    one = Wsjf().rank(with_columns(A=row(1, 1, 1, 2)))
    assert one.notes[0].endswith("none has in: size.")
    two = Wsjf().rank(with_columns(A=row(1, 2, 1, 3)))
    assert two.notes[0].endswith("none has in: urgency and size.")


@pytest.mark.parametrize("column", ["rai", "wsjf_mitigation"])
def test_mitigation_in_a_column_of_your_own(with_columns: Columns, column: str) -> None:
    """The column is the user's; the first pass does not ask for it."""
    cells = {**row(8, 5, 3, 5), column: 3}
    assert Wsjf().mitigated(column).rank(with_columns(A=cells)).scores.tolist() == [2.0]
