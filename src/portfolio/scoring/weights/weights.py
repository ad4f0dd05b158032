"""Weights of criteria, with what is to be known about where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, isfinite
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.weights.elicitation import Elicitation


@dataclass(frozen=True, eq=False, repr=False)
class Weights:
    """Weights of criteria, with what is to be known about where they come from.

    Attributes
    ----------
    by_criterion
        Weight in [0, 1] by id of the criterion; they add up to 1.
    source
        The answers they were made from.
    notes
        What a reader must know, in sentences: inconsistent answers, whole intervals of equally
        good weights. Empty when all is well.

    Raises
    ------
    ValueError
        For weights outside [0, 1], or that do not add up to 1 within 1e-9.
    """

    by_criterion: Mapping[str, float]
    source: Elicitation
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = {name: w for name, w in self.by_criterion.items() if not (isfinite(w) and w >= 0)}
        if wrong:
            raise ValueError(f"weights must be at least 0: {wrong}")
        total = fsum(self.by_criterion.values())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"weights add up to {total:.12g}, they must add up to 1")

    @classmethod
    def from_points(
        cls, points: Mapping[str, float], source: Elicitation, notes: tuple[str, ...] = ()
    ) -> Weights:
        """Make weights of points, ``w_j = p_j / sum p``.

        The order of the points changes no bit of a weight.

        Parameters
        ----------
        points
            By criterion, at least 0, in sum above 0.
        source, notes
            As the attributes.
        """
        total = fsum(points.values())
        return cls({name: each / total for name, each in points.items()}, source, notes)

    def __getitem__(self, criterion: str) -> float:
        """Return the weight of one criterion."""
        return self.by_criterion[criterion]

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion, in the order asked. Columns: ``criterion``, ``weight``."""
        import pandas as pd

        names = list(self.by_criterion)
        return pd.DataFrame({"criterion": names, "weight": [self[name] for name in names]})

    def __str__(self) -> str:
        """One line: each criterion with its weight in per cent, the heaviest first."""
        falling = sorted(self.by_criterion.items(), key=lambda item: -item[1])
        return ", ".join(f"{name} {weight:.1%}" for name, weight in falling)

    def __repr__(self) -> str:
        return f"<Weights {self}>"

    def _repr_html_(self) -> str:
        rows = [[name, f"{weight:.1%}"] for name, weight in self.by_criterion.items()]
        return html_table(["Criterion", "Weight"], rows, " ".join(self.notes))
