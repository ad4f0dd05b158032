"""Axes that a notebook shows."""

from __future__ import annotations

from portfolio.reporting.charts.sheet import Sheet


def test_a_notebook_gets_a_picture() -> None:
    """The axes give their whole figure as PNG, at twice the resolution of the screen."""
    ax = Sheet.of(None, 2.0).ax
    shown = ax._repr_png_()
    assert shown is not None
    picture, how = shown
    assert picture.startswith(b"\x89PNG")
    # The width of a PNG stands in the bytes 16 to 19; nine inches at 144 dots are 1,296.
    assert int.from_bytes(picture[16:20], "big") == 1296
    assert how == {"width": 648}
