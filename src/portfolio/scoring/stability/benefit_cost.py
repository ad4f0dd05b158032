"""What is worth its cost: no other initiative gives as much for less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class EfficientFrontier:
    """Benefit against cost, and who is efficient: nobody else gives as much for no more.

    Attributes
    ----------
    benefit, cost
        By id.
    efficient
        Ids by rising cost.
    """

    benefit: Mapping[str, float]
    cost: Mapping[str, float]
    efficient: tuple[str, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative. Columns: ``initiative``, ``benefit``, ``cost``, ``efficient``."""
        import pandas as pd

        return pd.DataFrame(
            {
                "initiative": list(self.benefit),
                "benefit": list(self.benefit.values()),
                "cost": [self.cost[name] for name in self.benefit],
                "efficient": [name in self.efficient for name in self.benefit],
            }
        )

    def __repr__(self) -> str:
        names = ", ".join(self.efficient)
        return f"<EfficientFrontier: {names} of {len(self.benefit):,} initiatives>"

    def _repr_html_(self) -> str:
        rows = [
            [name, f"{self.benefit[name]:,.4g}", f"{self.cost[name]:,.4g}"]
            for name in self.efficient
        ]
        return html_table(["Efficient", "Benefit", "Cost"], rows)


def efficient_frontier(
    benefit: Mapping[str, float], cost: Mapping[str, float]
) -> EfficientFrontier:
    """Return who gives more than everyone who costs no more; Goodwin and Wright, chapter 3.

    Parameters
    ----------
    benefit
        By id, more is better.
    cost
        By id, less is better, in any unit.

    Raises
    ------
    ValueError
        If the ids differ, or a number is not finite.
    """
    if unlike := sorted(benefit.keys() ^ cost.keys()):
        raise ValueError(f"benefit and cost must both be given; not so for {', '.join(unlike)}")
    numbers = np.array([[benefit[name], cost[name]] for name in benefit]).reshape(-1, 2)
    if not np.isfinite(numbers).all():
        raise ValueError("benefit and cost must be finite numbers")
    gain, spent = numbers.T
    weakly = (gain[:, np.newaxis] >= gain) & (spent[:, np.newaxis] <= spent)
    worse = np.any(weakly & ~weakly.T, axis=0).tolist()
    kept = [name for name, drop in zip(benefit, worse, strict=True) if not drop]
    ordered = sorted(kept, key=lambda name: (cost[name], name))
    return EfficientFrontier(dict(benefit), dict(cost), tuple(ordered))
