"""What initiatives and criteria are called."""

from __future__ import annotations

from portfolio.reporting.charts.names import Names
from portfolio.scoring import Scorecard


def test_a_scorecard_knows_both(card: Scorecard) -> None:
    """Initiatives and criteria are called by their titles."""
    names = Names.of(card)
    assert names.short("A", 30) == "Advice"
    assert names.short("gain", 30) == "Gain"


def test_unknown_ids_stay() -> None:
    """Without names, or with an empty one, the id is written."""
    assert Names.of(None).short("A-1", 30) == "A-1"
    assert Names.of({"A-1": ""}).short("A-1", 30) == "A-1"


def test_names_are_cut() -> None:
    """A long name ends in an ellipsis."""
    assert Names.of({"A": "Customer assistant"}).short("A", 9) == "Customer…"
