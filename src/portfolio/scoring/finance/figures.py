"""Amounts and rates in the words people use: ``4.1 million``, ``12,400``, ``8.7%``."""

from __future__ import annotations

from math import inf, isfinite, isinf, isnan

_SCALES = ((1e9, "billion"), (1e6, "million"))


def in_words(amount: float) -> str:
    """Return an amount for a sentence: ``4.1 million``, ``12,400``, ``11.6``, ``none``.

    From a million on with one figure after the point, from a hundred on without, below with three
    figures; ``never`` for infinity and ``none`` for NaN.
    """
    if not isfinite(amount):
        return ("never" if amount > 0 else "-never") if isinf(amount) else "none"
    for scale, name in _SCALES:
        # 999,960 shows as 1.0 million, not as 1000.0 thousand or the like.
        if abs(amount) >= scale * 0.99995:
            return f"{amount / scale:,.1f} {name}"
    text = f"{amount:,.0f}" if abs(amount) >= 99.95 else f"{amount:.3g}"
    return "0" if float(text.replace(",", "")) == 0 else text


def as_percent(share: float) -> str:
    """Return a share as percent, at most one figure after the point: ``8.7%``, ``10%``."""
    if isnan(share):
        return "none"
    return (
        "beyond any number" if share == inf else f"{round(share, 3) + 0.0:,.1%}".replace(".0%", "%")
    )
