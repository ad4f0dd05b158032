"""Colours, markers and hatches."""

from __future__ import annotations

from itertools import combinations

from matplotlib.colors import to_rgb

from portfolio.domain import Horizon
from portfolio.reporting.charts.palette import HORIZON_LOOKS, INK, MUTED, USE_LOOKS

OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, in [0, 1]."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_horizons_take_safe_colours() -> None:
    """The three horizons have colours of the palette that Okabe and Ito published."""
    assert {HORIZON_LOOKS[horizon].colour for horizon in Horizon} <= OKABE_ITO


def test_horizons_differ_without_colour() -> None:
    """Each horizon has a marker of its own."""
    assert len({HORIZON_LOOKS[horizon].marker for horizon in Horizon}) == 3


def test_uses_differ_without_colour() -> None:
    """Any two causes differ by their hatch, so a grey print still tells them apart."""
    looks = list(USE_LOOKS.values())
    assert all(one.hatch != other.hatch for one, other in combinations(looks, 2))


def test_text_is_dark_enough() -> None:
    """Text stands out from white by at least 4.5 to 1, as WCAG 2.2 (AA) asks."""
    for colour in (INK, MUTED):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5
