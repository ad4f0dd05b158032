"""Numbers as people read them in a formula."""

from __future__ import annotations

from math import floor, isfinite, log10


def readable(number: float) -> str:
    """Write a number with thousands separators and at least three significant digits.

    Whole numbers stand without decimals, others with as many as three significant digits need
    but at least one; zeros at the end are left out.
    """
    if not isfinite(number):
        return str(number)
    if number == round(number):
        return f"{number:,.0f}"
    decimals = min(max(1, 2 - floor(log10(abs(number)))), 12)
    return f"{number:,.{decimals}f}".rstrip("0").rstrip(".")
