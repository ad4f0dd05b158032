"""Activities one after the other, and the probability of being done by a deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import erf, fsum, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import as_percent, in_words
from portfolio.scoring.finance.three_point.estimate import ThreePoint

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class PathDuration:
    """Activities one after the other: how long they take, and when they may be done.

    As in PERT the total is taken for normal, with the sum of the means and of the variances. That
    holds for independent activities on the one path that decides; where several paths are nearly
    as long, the true probability is lower.
    Source: Malcolm, Roseboom, Clark and Fazar, Operations Research 7 (1959) 646-669.

    Attributes
    ----------
    activities
        Duration by name; at least one, all in one unit of time.
    unit
        That unit, for the sentence.

    Raises
    ------
    ValueError
        If there are no activities.
    """

    activities: Mapping[str, ThreePoint]
    unit: str = "periods"

    def __post_init__(self) -> None:
        if not self.activities:
            raise ValueError("a path needs at least one activity")

    @property
    def mean(self) -> float:
        """Expected duration."""
        return fsum(activity.mean for activity in self.activities.values())

    @property
    def variance(self) -> float:
        """Variance of the duration."""
        return fsum(activity.variance for activity in self.activities.values())

    @property
    def sd(self) -> float:
        """Standard deviation of the duration."""
        return sqrt(self.variance)

    def probability_by(self, deadline: float) -> float:
        """Return the probability in [0, 1] of being done by a deadline."""
        if not self.sd:
            return float(self.mean <= deadline)
        return (1 + erf((deadline - self.mean) / (self.sd * sqrt(2)))) / 2

    def deadline_for(self, probability: float) -> float:
        """Return the deadline that is met with a probability, above 0 and below 1.

        Raises
        ------
        ValueError
            For any other probability.
        """
        if not 0 < probability < 1:
            raise ValueError(f"a probability must be above 0 and below 1, not {probability}")
        return self.mean + self.sd * NormalDist().inv_cdf(probability)

    @property
    def sentence(self) -> str:
        """What to expect, and what to promise."""
        return (
            f"Expect {in_words(self.mean)} {self.unit}, give or take {in_words(self.sd)}; "
            f"{in_words(self.deadline_for(0.9))} {self.unit} are kept with {as_percent(0.9)} "
            "probability, if no other path is as long."
        )

    def to_frame(self) -> pd.DataFrame:
        """One row an activity, in order. Columns: ``activity``, ``mean``, ``variance``, ``sd``."""
        import pandas as pd

        rows = [(name, a.mean, a.variance, a.sd) for name, a in self.activities.items()]
        return pd.DataFrame(rows, columns=["activity", "mean", "variance", "sd"])

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<PathDuration {self.sentence}>"

    def _repr_html_(self) -> str:
        rows = [
            [name, in_words(activity.mean), in_words(activity.sd)]
            for name, activity in self.activities.items()
        ]
        return html_table(["Activity", "Mean", "Standard deviation"], rows, self.sentence)
