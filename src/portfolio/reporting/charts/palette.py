"""Colours, markers and hatches of all charts: safe for colour-blind eyes and in grey.

Colours by Okabe and Ito (2008), Color Universal Design, with greys for what is not a category.
Whatever differs by colour differs by marker, hatch or label as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portfolio.domain import Horizon

INK, MUTED, RULE, BAND = "#1F2933", "#5B6875", "#D5DAE0", "#F4F6F8"
"""Text, lesser text, lines, and stripes behind."""

WARNING = "#D55E00"


@dataclass(frozen=True, slots=True)
class Look:
    """How one category is drawn.

    Attributes
    ----------
    colour
        Fill or line.
    marker
        Of points.
    hatch
        Of bars; empty for a plain fill.
    """

    colour: str
    marker: str = "o"
    hatch: str = ""


HORIZON_LOOKS: Mapping[Horizon | None, Look] = {
    Horizon.H1: Look("#0072B2", "o"),
    Horizon.H2: Look("#E69F00", "s"),
    Horizon.H3: Look("#009E73", "^"),
    None: Look("#56697C", "o"),
}
"""By horizon; None for initiatives without one."""

USE_LOOKS: Mapping[str, Look] = {
    "build": Look("#3D5166"),
    "run": Look("#A9B9C9", hatch="///"),
    "hiring": Look("#CC79A7", hatch="xxx"),
    "contractors": Look("#E69F00", hatch="..."),
    "training": Look("#56B4E9", hatch="\\\\\\"),
}
"""By what money or people are used for."""

OTHER_USE = Look("#8C564B", hatch="+++")
"""What money or people are used for that has no look of its own."""

CATEGORY_LOOKS: tuple[Look, ...] = (
    Look("#0072B2", "o"),
    Look("#E69F00", "s", "////"),
    Look("#009E73", "^"),
    Look("#CC79A7", "D", "...."),
    Look("#56B4E9", "v", "\\\\\\\\"),
    Look("#56697C", "P"),
    Look("#1F2933", "X", "xxxx"),
    Look("#8C564B", "<"),
)
"""Of things without an order of their own, such as criteria; light and dark by turns."""

SHADES: tuple[str, ...] = ("#FFFFFF", "#D6E6F2", "#7FB3D8", "#0072B2", "#00436B")
"""From nothing to much."""
