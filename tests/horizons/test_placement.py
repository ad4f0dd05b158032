"""The sentence of a placement."""

from __future__ import annotations

from portfolio.domain import Horizon
from portfolio.horizons import Confidence, Placement


def test_a_plain_placement() -> None:
    """The axes, without the signals, and how sure the rule is."""
    placed = Placement(
        initiative="A",
        horizon=Horizon.H1,
        ruled=Horizon.H1,
        label=Confidence.MEDIUM,
        confidence=0.75,
        candidates=(Horizon.H1,),
        distance=2.0,
        reasons=("scope 1 is tactical.", "novelty 1 is existing business.", "Sourcing buy ..."),
    )
    assert str(placed) == (
        "H1 run: scope 1 is tactical; novelty 1 is existing business; confidence medium"
    )
    assert not placed.overridden


def test_doubts_are_told() -> None:
    """A conflict and a borderline are part of the sentence."""
    placed = Placement(
        initiative="A",
        horizon=Horizon.H2,
        ruled=Horizon.H2,
        distance=0.5,
        borderline=True,
        conflict=True,
        reasons=("scope 3.5 is strategic.", "novelty 1 is existing business."),
    )
    assert placed.reason.endswith(
        "confidence low; the signals contradict the axes; borderline, 0.5 from the cut"
    )


def test_an_override_without_a_ruling() -> None:
    """Where an axis is missing the sentence says that the rule cannot speak."""
    placed = Placement(initiative="A", horizon=Horizon.H3, override_reason="board")
    assert placed.reason == (
        "H3 transform by override (board); the rule says nothing, an axis is missing"
    )
