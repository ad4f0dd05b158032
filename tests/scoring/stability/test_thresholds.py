"""From which share of the draws on a place is safe."""

from __future__ import annotations

from portfolio.scoring.stability.thresholds import NEAR, SURE


def test_who_is_safe_has_no_near_counterpart() -> None:
    """The documented shares; of two who swap one is safe exactly if the other is not near."""
    assert (SURE, NEAR) == (0.95, 0.05)
    assert SURE + NEAR == 1
