"""One assessor's score of one initiative on one criterion, as the assessments table gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.domain import Range
from portfolio.errors import Finding
from portfolio.intake.records import Records


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessor's score of one initiative on one criterion.

    Attributes
    ----------
    initiative, criterion, assessor
        Ids.
    score
        On the criterion's scale; low = likely = high when the assessor gave one number.
    evidence
        ``measured``, ``estimated``, ``guess`` or empty.
    """

    initiative: str
    criterion: str
    assessor: str
    score: Range
    evidence: str = ""


def check_assessments(records: Records) -> Iterator[Finding]:
    """Find rows whose low, score and high are out of order."""
    for k in range(len(records)):
        score = records.get(float, "score", k)
        low, high = records.get(float, "low", k), records.get(float, "high", k)
        if score is not None and low is not None and low > score:
            yield records.finding(k, "low", f"at most the score, {score:g}")
        if score is not None and high is not None and high < score:
            yield records.finding(k, "high", f"at least the score, {score:g}")


def build_assessments(records: Records) -> tuple[Assessment, ...]:
    """Build the assessments of a checked table, sorted by initiative, criterion and assessor."""
    found = []
    for record in records:
        score = record.the(float, "score")
        low, high = record.get(float, "low"), record.get(float, "high")
        spread = Range(score if low is None else low, score, score if high is None else high)
        names = (record.text("initiative"), record.text("criterion"), record.text("assessor"))
        found.append(Assessment(*names, spread, record.text("evidence")))
    return tuple(sorted(found, key=lambda a: (a.initiative, a.criterion, a.assessor)))
