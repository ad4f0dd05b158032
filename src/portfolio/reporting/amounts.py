"""Amounts in the words people use: ``€1.2 m``, ``3.5 FTE``, ``12%``."""

from __future__ import annotations

import math

SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
UNKNOWN = "\N{EN DASH}"

_UNITS = ((1e9, "bn"), (1e6, "m"), (1e3, "k"), (1.0, ""))


def short(amount: float) -> str:
    """Return a number with at most three figures and k, m or bn; a dash when it is not a number.

    ``950``, ``1.0 k``, ``20 k``, ``96.1 k``, ``350 k``, ``1.2 m``.
    """
    if not math.isfinite(amount):
        return UNKNOWN
    size = abs(amount)
    # 999,500 rounds to three figures as 1.0 m, not as 1,000 k.
    scale, unit = next((s, u) for s, u in _UNITS if size / s >= 0.9995 or s == 1)
    figures = 1 if unit and size / scale < 99.95 else 0
    text = f"{size / scale:,.{figures}f}"
    text = text if size / scale < 9.95 else text.removesuffix(".0")
    text += f"{SPACE}{unit}" if unit else ""
    return f"{MINUS}{text}" if amount < 0 and text != "0" else text


def money(amount: float, currency: str) -> str:
    """Return an amount of money, short, with its currency sign or code before it."""
    text = short(amount)
    gap = SPACE if currency[-1:].isalpha() else ""
    if text == UNKNOWN:
        return text
    if text.startswith(MINUS):
        return f"{MINUS}{currency}{gap}{text[1:]}"
    return f"{currency}{gap}{text}"


def people(fte: float) -> str:
    """Return full-time equivalents with one figure after the point, without the unit."""
    return UNKNOWN if math.isnan(fte) else f"{round(fte, 1) + 0.0:,.1f}".replace("-", MINUS)


def percent(share: float) -> str:
    """Return a share as whole percent; below 10 % with one figure after the point if need be."""
    if math.isnan(share):
        return UNKNOWN
    if 0 < share < 0.0005:
        return "<0.1%"
    text = f"{share:.0%}" if abs(share) >= 0.0995 else f"{100 * share:.1f}".removesuffix(".0") + "%"
    return text.replace("-", MINUS)


def at_most(share: float) -> str:
    """Return a positive share in percent, rounded up to two figures: a bound is never too tight."""
    step = 10.0 ** (math.floor(math.log10(share)) - 1)
    rounded = math.ceil(share / step - 1e-9) * step
    figures = max(0, 1 - math.floor(math.log10(100 * rounded)))
    text = f"{100 * rounded:,.{figures}f}"
    return (text.rstrip("0").rstrip(".") if figures else text) + "%"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: ``1 initiative``, ``1,200 initiatives``."""
    return f"{count:,}{SPACE}{noun if count == 1 else plural or noun + 's'}"
