"""Uplift of estimates for the optimism that past projects showed (HM Treasury)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, isfinite
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import as_percent
from portfolio.scoring.finance.uplift_bounds import UpliftBounds

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class BiasFactor:
    """One cause of optimism, and how far it is dealt with.

    Attributes
    ----------
    name
        The cause, such as ``poor project intelligence``.
    contribution
        Its share in [0, 1] of the upper bound.
    mitigation
        How far it is managed, in [0, 1]: 0 not at all, 1 wholly.
    """

    name: str
    contribution: float
    mitigation: float

    @property
    def managed(self) -> float:
        """Share of the upper bound that managing it takes away."""
        return self.contribution * self.mitigation


@dataclass(frozen=True, repr=False)
class OptimismBias:
    """Uplift of an estimate: the published upper bound, less what is managed.

    ``uplift = (1 - sum of contribution x mitigation) x upper``. Use your own past projects where
    you have them. A contingency covers the same risk: apply one of the two, not both.

    Attributes
    ----------
    bounds
        The published range.
    factors
        Causes, each name once, contributions at most 1 in sum; without any the whole upper
        bound is added.

    Raises
    ------
    ValueError
        For shares outside [0, 1], contributions above 1 in sum, or causes that stand twice;
        every fault is named.
    """

    bounds: UpliftBounds
    factors: tuple[BiasFactor, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", tuple(self.factors))
        faults = list(_faults(self.factors))
        if faults:
            raise ValueError("; ".join(faults))

    @property
    def managed(self) -> float:
        """Share of the upper bound in [0, 1] that is managed away."""
        return fsum(factor.managed for factor in self.factors)

    @property
    def uplift(self) -> float:
        """Share to add to the estimate; never rounded, nor held at the lower bound."""
        return (1 - self.managed) * self.bounds.upper

    def uplifted(self, estimate: float) -> float:
        """Return an estimate (money or time, at least 0) with the uplift added."""
        if not (isfinite(estimate) and estimate >= 0):
            raise ValueError(f"an estimate of cost or time must be at least 0, not {estimate}")
        return estimate * (1 + self.uplift)

    @property
    def sentence(self) -> str:
        """How much to add and why; a warning below the published lower bound."""
        told = (
            f"Add {as_percent(self.uplift)} to the {self.bounds.what}: {as_percent(self.managed)} "
            f"of the upper bound of {as_percent(self.bounds.upper)} is managed."
        )
        if self.uplift < self.bounds.lower:
            told += (
                f" That is below {as_percent(self.bounds.lower)}, the least that well-managed "
                "projects showed."
            )
        return f"{told} Add no contingency for the same risk."

    def to_frame(self) -> pd.DataFrame:
        """One row a cause. Columns: ``factor``, ``contribution``, ``mitigation``, ``managed``.

        All are shares; ``managed`` is the product, a share of the upper bound.
        """
        import pandas as pd

        rows = [(f.name, f.contribution, f.mitigation, f.managed) for f in self.factors]
        return pd.DataFrame(rows, columns=["factor", "contribution", "mitigation", "managed"])

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<OptimismBias {self.sentence}>"

    def _repr_html_(self) -> str:
        rows = [
            [f.name, *map(as_percent, (f.contribution, f.mitigation, f.managed))]
            for f in self.factors
        ]
        heads = ["Cause", "Contribution", "Managed to", "Taken away"]
        return html_table(heads, rows, f"{self.sentence} Source: {self.bounds.source}.")


def _faults(factors: tuple[BiasFactor, ...]) -> Iterable[str]:
    for factor in factors:
        for word, share in (
            ("contribution", factor.contribution),
            ("mitigation", factor.mitigation),
        ):
            if not 0 <= share <= 1:
                yield f"{factor.name}: {word} must be in [0, 1], not {share}"
    names = [factor.name for factor in factors]
    yield from (f"{name} stands twice" for name in sorted({n for n in names if names.count(n) > 1}))
    total = fsum(factor.contribution for factor in factors)
    if total > 1 + 1e-9:
        yield f"contributions add up to {total:.12g}, more than 1"
