"""The row of one initiative and how its figures are written."""

from __future__ import annotations

import pytest

from portfolio.domain import Range
from portfolio.scoring import Quadrant, Verdict
from portfolio.scoring.verdict import in_hundredths


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Range.exactly(0.625), "62.5"),
        (Range.exactly(1.0), "100.0"),
        (Range(0.5, 0.625, 1.0), "62.5 (50.0 to 100.0)"),
    ],
)
def test_shares_are_shown_from_0_to_100(share: Range, text: str) -> None:
    """One decimal; bounds only where there are any."""
    assert in_hundredths(share) == text


def test_verdicts_compare_by_what_they_say() -> None:
    """Two verdicts with the same figures are equal, so results can be compared row by row."""

    def verdict(points: float) -> Verdict:
        return Verdict(
            initiative="A",
            title="A",
            value=Range.exactly(0.5),
            feasibility=Range.exactly(0.5),
            priority=0.5,
            points=points,
            quadrant=Quadrant.SHELVE,
            eligible=True,
        )

    assert verdict(25) == verdict(25)
    assert verdict(25) != verdict(26)


def test_shown_in_a_sentence() -> None:
    """How high, where that puts it, and the remarks; figures from 0 to 100, one decimal."""
    verdict = Verdict(
        initiative="A",
        title="Triage",
        value=Range(0.5, 0.6, 0.7),
        feasibility=Range.exactly(0.15),
        priority=0.3,
        points=9,
        quadrant=Quadrant.SHELVE,
        eligible=False,
        remarks=("excluded: too long",),
    )
    assert str(verdict) == (
        "Triage (A): value 60.0 (50.0 to 70.0) and feasibility 15.0 of 100, priority 30.0: "
        f"{Quadrant.SHELVE}. excluded: too long."
    )
    assert repr(verdict) == f"<Verdict on {verdict}>"
