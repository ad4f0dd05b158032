"""The example rows: columns that exist, scores in one place only."""

from __future__ import annotations

from portfolio.intake.columns import TABLES
from portfolio.intake.template_rows import example_rows, with_scores


def test_examples_use_existing_columns() -> None:
    """Every cell of the example belongs to a column of its table."""
    for table, rows in example_rows().items():
        for cells in rows:
            assert [name for name in cells if TABLES[table].find(name) is None] == []


def test_examples_fill_every_required_column() -> None:
    """No example row leaves out what is required."""
    for table, rows in example_rows().items():
        for cells in rows:
            assert set(TABLES[table].required) <= cells.keys()


def test_every_score_stands_in_one_place() -> None:
    """Four initiatives on three criteria make 12 scores: 11 in the table, one by two assessors."""
    rows = with_scores(["a", "b", "c"])
    written = [
        (cells["id"], name)
        for cells in rows["initiatives"]
        for name in cells
        if name.startswith("score.")
    ]
    assert len(written) == 11
    assert ("NEXT-BEST-OFFER", "score.a") not in written
    judged = [(cells["initiative"], cells["criterion"]) for cells in rows["assessments"]]
    assert judged == [("NEXT-BEST-OFFER", "a")] * 2


def test_no_criteria_no_scores() -> None:
    """Without criteria nothing is scored by anybody."""
    rows = with_scores([])
    assert rows["assessments"] == ()
    assert list(rows["initiatives"]) == example_rows()["initiatives"]


def test_the_example_itself_is_never_changed() -> None:
    """Scores are put into copies."""
    with_scores(["a"])
    assert not any(
        name.startswith("score.") for row in example_rows()["initiatives"] for name in row
    )
