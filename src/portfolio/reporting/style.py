"""How results are written and drawn: the currency, and how much of a long list is shown."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.domain.plain import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Style(Plain):
    """How results are written and drawn.

    Attributes
    ----------
    currency
        Sign or code put before amounts of money, such as ``€`` or ``EUR``; may be empty.
    most_initiatives
        Most initiatives a chart or a list of the brief names, at least 1; the biggest are named,
        the rest are counted.
    most_panels
        Most roles or funds that get a panel of their own, at least 1; the most used ones do.

    Raises
    ------
    ValueError
        If a limit is below 1.
    """

    currency: str = "€"
    most_initiatives: int = 40
    most_panels: int = 9

    def __post_init__(self) -> None:
        for name in ("most_initiatives", "most_panels"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1, not {getattr(self, name)}")


DEFAULT_STYLE = Style()
"""Euro, 40 initiatives, 9 panels."""
