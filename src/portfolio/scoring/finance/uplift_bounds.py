"""Published ranges of how far estimates were exceeded."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class UpliftBounds:
    """Published range of how far estimates of one kind were exceeded.

    Attributes
    ----------
    what
        What is estimated, of which kind of project.
    lower, upper
        Shares of the estimate: with risks managed well, and as it stands at the outset.
    source
        Where the numbers are printed.
    """

    what: str
    lower: float
    upper: float
    source: str

    def __post_init__(self) -> None:
        if not (isfinite(self.upper) and 0 <= self.lower <= self.upper):
            raise ValueError(
                f"{self.what}: 0 <= lower <= upper must hold, not {self.lower} and {self.upper}"
            )


_GREEN_BOOK = (
    "Mott MacDonald, Review of Large Public Procurement in the UK (2002), table 2; "
    "HM Treasury, Supplementary Green Book Guidance: Optimism Bias"
)

IT_COST = UpliftBounds("cost of equipment and development (IT)", 0.10, 2.00, _GREEN_BOOK)
"""Capital cost of equipment and development projects: +10 % to +200 %."""
IT_DURATION = UpliftBounds("duration of equipment and development (IT)", 0.10, 0.54, _GREEN_BOOK)
"""Duration of equipment and development projects: +10 % to +54 %."""
OUTSOURCING_COST = UpliftBounds("running cost of outsourcing", 0.00, 0.41, _GREEN_BOOK)
"""Operating cost of outsourcing projects: +0 % to +41 %."""
