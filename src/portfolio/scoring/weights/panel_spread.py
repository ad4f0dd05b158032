"""How far the members of a panel are apart on the weight of each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table

if TYPE_CHECKING:
    import pandas as pd


_TIE_DIGITS = 9
"""Differences that agree to so many decimals are alike; the one named first is told."""


@dataclass(frozen=True, slots=True)
class CriterionSpread:
    """What the members of a panel say about one criterion.

    Attributes
    ----------
    criterion
        Its id.
    weight
        The panel's weight, in [0, 1].
    low, high
        The least and the greatest weight any member gives.
    lowest, highest
        Who gives them; of several the one named first.
    """

    criterion: str
    weight: float
    low: float
    lowest: str
    high: float
    highest: str

    @property
    def width(self) -> float:
        """Distance of the greatest from the least weight, in [0, 1]."""
        return self.high - self.low

    def __str__(self) -> str:
        """One sentence with both ends and who holds them."""
        return (
            f"{self.criterion}: {self.low:.1%} ({self.lowest}) to {self.high:.1%} "
            f"({self.highest}), the panel {self.weight:.1%}"
        )


@dataclass(frozen=True, eq=False, repr=False)
class PanelSpread:
    """How far the members of a panel are apart.

    Attributes
    ----------
    weights
        The panel's, by criterion.
    by_member
        Each member's, by criterion.
    """

    weights: Mapping[str, float]
    by_member: Mapping[str, Mapping[str, float]]

    def __getitem__(self, criterion: str) -> CriterionSpread:
        """Return what the members say about one criterion."""
        given = {member: weights[criterion] for member, weights in self.by_member.items()}
        lowest, highest = min(given, key=given.__getitem__), max(given, key=given.__getitem__)
        return CriterionSpread(
            criterion, self.weights[criterion], given[lowest], lowest, given[highest], highest
        )

    @property
    def rows(self) -> tuple[CriterionSpread, ...]:
        """The criteria in the order of the panel's weights."""
        return tuple(self[criterion] for criterion in self.weights)

    @property
    def widest(self) -> CriterionSpread:
        """The criterion the members are furthest apart on; of several the first."""
        return max(self.rows, key=lambda row: round(row.width, _TIE_DIGITS))

    def distance(self, member: str) -> float:
        """Return the share of all weight that a member places otherwise than the panel.

        ``sum_j abs(w_member,j - w_panel,j) / 2``, in [0, 1].
        """
        return sum(abs(self._gap(member, criterion)) for criterion in self.weights) / 2

    @property
    def furthest(self) -> str:
        """The member whose weights are furthest from the panel's; of several the first."""
        return max(self.by_member, key=lambda member: round(self.distance(member), _TIE_DIGITS))

    def _gap(self, member: str, criterion: str) -> float:
        return self.by_member[member][criterion] - self.weights[criterion]

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion.

        Columns: ``criterion``, ``weight`` (the panel's), ``low``, ``lowest`` (who), ``high``,
        ``highest`` (who).
        """
        import pandas as pd

        names = ["criterion", "weight", "low", "lowest", "high", "highest"]
        return pd.DataFrame({name: [getattr(row, name) for row in self.rows] for name in names})

    def __str__(self) -> str:
        """Say who differs most from the panel, on what, and where members are furthest apart."""
        who = self.furthest
        gaps = {each: round(abs(self._gap(who, each)), _TIE_DIGITS) for each in self.weights}
        what = max(gaps, key=gaps.__getitem__)
        return (
            f"{who} differs most from the panel, by {self.distance(who):.0%} of all weight: "
            f"{self.by_member[who][what]:.1%} for {what} instead of {self.weights[what]:.1%}; "
            f"members are furthest apart on {self.widest}"
        )

    def __repr__(self) -> str:
        return f"<PanelSpread: {self}>"

    def _repr_html_(self) -> str:
        heads = ["Criterion", "Panel", "Least", "Who", "Most", "Who"]
        rows = [
            [
                row.criterion,
                f"{row.weight:.1%}",
                f"{row.low:.1%}",
                row.lowest,
                f"{row.high:.1%}",
                row.highest,
            ]
            for row in self.rows
        ]
        return html_table(heads, rows, str(self))
