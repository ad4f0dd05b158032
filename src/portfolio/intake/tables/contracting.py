"""The terms of buying external people by the quarter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms:
    """What external people of a role cost, and how many there may be.

    They are bought quarter by quarter, are fully productive at once, and leave nothing behind.

    Attributes
    ----------
    rate
        Money for one FTE in one quarter, before the premium.
    premium
        Share added to the rate, at least 0.
    unit
        FTE of the smallest amount; only multiples of it are bought. 0 for any amount.
    max_share
        Most FTE in a quarter as a share of the role's own people in that quarter, at least 0.
    max_fte
        Most FTE in a quarter; None for no such limit.
    fund
        Fund that pays.
    """

    rate: float
    premium: float = 0.0
    unit: float = 0.0
    max_share: float = 1.0
    max_fte: float | None = None
    fund: str

    @property
    def price(self) -> float:
        """Money for one FTE in one quarter: ``rate * (1 + premium)``."""
        return self.rate * (1 + self.premium)

    def most(self, own: float) -> float:
        """Most FTE in a quarter in which the role has so many own people."""
        by_share = self.max_share * own
        return by_share if self.max_fte is None else min(by_share, self.max_fte)
