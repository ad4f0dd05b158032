"""Scores by several people."""

from __future__ import annotations

import pandas as pd

from portfolio.domain import Range
from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.records import Records, read_records
from portfolio.intake.tables.assessments import Assessment, build_assessments, check_assessments


def records(*rows: tuple[object, ...]) -> Records:
    """Make records of assessor, score, low and high for one initiative and criterion."""
    frame = pd.DataFrame(rows, columns=["assessor", "score", "low", "high"], dtype=object)
    frame = frame.assign(initiative="A", criterion="value")
    return read_records(TABLES["assessments"], sheet_of_frame(frame, "assessments"))


def test_blank_bounds_are_the_score() -> None:
    """One number has no spread; a bound that is given is kept."""
    made = build_assessments(records(("Bo", 3, None, 5), ("Ann", 2, None, None)))
    assert made == (
        Assessment("A", "value", "Ann", Range(2, 2, 2)),
        Assessment("A", "value", "Bo", Range(3, 3, 5)),
    )


def test_order_of_low_score_and_high() -> None:
    """Bounds may touch the score, not cross it; a score in doubt is compared with nothing."""
    assert list(check_assessments(records(("Ann", 3, 3, 3), ("Bo", "x", 9, 1)))) == []
    found = list(check_assessments(records(("Ann", 3, 3.5, 2.5))))
    assert [finding.column for finding in found] == ["low", "high"]
