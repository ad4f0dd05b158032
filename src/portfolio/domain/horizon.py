"""The three horizons of growth."""

from __future__ import annotations

from enum import StrEnum


class Horizon(StrEnum):
    """How far an initiative moves the business; not a date.

    H1 improves the existing business within a team, H2 either reaches across the organisation
    or opens something new, H3 does both.
    """

    H1 = "H1"
    H2 = "H2"
    H3 = "H3"

    @property
    def title(self) -> str:  # type: ignore[override]
        """Name in words."""
        return {"H1": "H1 run", "H2": "H2 grow", "H3": "H3 transform"}[self.value]

    @property
    def rank(self) -> int:
        """1, 2 or 3."""
        return int(self.value[1])
