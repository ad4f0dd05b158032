"""How well the assessors of one criterion agree on the order of the initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.criterion import Criterion
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.value_functions.value_function import Floats

FEWEST_INITIATIVES = 3
"""Fewest initiatives an order of which says anything."""

_LEVELS = ((0.7, "well"), (0.5, "fairly well"), (0.3, "weakly"))


@dataclass(frozen=True, eq=False, repr=False)
class Concordance:
    """How well the assessors of one criterion agree on the order of the initiatives.

    Only initiatives that each of the compared assessors rated are compared. Where not everybody
    rated everything, assessors are left out one by one, always the one whose leaving completes
    the most initiatives (else the one with the fewest ratings, else the last by name); of the
    groups passed on the way, the one with the most ratings is compared.

    Attributes
    ----------
    criterion
        What was rated.
    initiatives, assessors
        Ids of what was compared, by whom: rows and columns of the arrays.
    scores, values
        On the scale of the criterion; their worth in [0, 1].
    left_out
        Assessors who rated the criterion but are not compared.
    unrated
        How many initiatives with a rating are not compared, since somebody compared did not rate
        them.
    """

    criterion: Criterion
    initiatives: tuple[str, ...]
    assessors: tuple[str, ...]
    scores: Floats
    values: Floats
    left_out: tuple[str, ...] = ()
    unrated: int = 0

    @classmethod
    def of(cls, ratings: Ratings, criterion: str) -> Concordance:
        """Compare the assessors of one criterion that occurs in the ratings."""
        at = np.flatnonzero(ratings.column == ratings.criteria.index(criterion))
        rows, row = np.unique(ratings.row[at], return_inverse=True)
        people, who = np.unique(ratings.who[at], return_inverse=True)
        scores = np.full((len(rows), len(people)), np.nan)
        values = scores.copy()
        scores[row, who], values[row, who] = ratings.score[at], ratings.value[at]
        here, those = _compared(~np.isnan(scores))
        return cls(
            criterion=ratings.rubric.by_id[criterion],
            initiatives=tuple(ratings.initiatives[k] for k in rows[here].tolist()),
            assessors=tuple(ratings.assessors[k] for k in people[those].tolist()),
            scores=scores[np.ix_(here, those)],
            values=values[np.ix_(here, those)],
            left_out=tuple(ratings.assessors[k] for k in np.delete(people, those).tolist()),
            unrated=len(rows) - len(here),
        )

    @property
    def judged(self) -> bool:
        """Whether `w` says anything: somebody tells the initiatives apart, and there are enough."""
        return bool(np.isfinite(self.w))

    @cached_property
    def w(self) -> float:
        r"""Kendall's coefficient of concordance in [0, 1], corrected for ties; NaN if unknown.

        .. math:: W = \frac{12 \sum_i (R_i - \bar R)^2}{m^2 (n^3 - n) - m \sum_j T_j},
           \quad T_j = \sum_{ties} (t^3 - t)

        with n initiatives, m assessors and :math:`R_i` the sum of the ranks of initiative i. 1 is
        one order for all, about 1/m what chance gives. Levels differ freely: an assessor who
        scores everything a point lower agrees fully.

        Source: Kendall and Babington Smith (1939); Siegel and Castellan (1988), section 9.7.
        """
        n, m = len(self.initiatives), len(self.assessors)
        if n < FEWEST_INITIATIVES or m < 2:
            return float("nan")
        ranks, ties = _ranks(self.scores)
        sums = ranks.sum(axis=1)
        spread = float(((sums - sums.mean()) ** 2).sum())
        most = float(m**2 * (n**3 - n) - m * ties)
        return 12 * spread / most if most > 0 else float("nan")

    @property
    def chi_square(self) -> float:
        """``m (n - 1) W``, Friedman's statistic with n - 1 degrees of freedom."""
        n, m = len(self.initiatives), len(self.assessors)
        return m * (n - 1) * self.w

    @cached_property
    def p_value(self) -> float:
        """Probability in [0, 1] of as much agreement by chance, by the chi-square law; or NaN.

        The law is rough for few initiatives: below seven, read it as a hint.
        """
        from scipy.special import chdtrc

        return float(chdtrc(len(self.initiatives) - 1, self.chi_square)) if self.judged else np.nan

    @cached_property
    def icc(self) -> float:
        """Reliability of the mean value over the compared assessors, at most 1; NaN if unknown.

        ``ICC(2,k) = (MSR - MSE) / (MSR + (MSC - MSE) / n)``: initiatives and assessors both
        random, absolute agreement, so that different levels count against it. It rests on values,
        as steps on the scale need not be worth the same. Below 0 means worse than chance.

        Source: Shrout and Fleiss (1979), Psychological Bulletin 86:420-428.
        """
        n, m = len(self.initiatives), len(self.assessors)
        if n < FEWEST_INITIATIVES or m < 2:
            return float("nan")
        middle = float(self.values.mean())
        rows, columns = self.values.mean(axis=1) - middle, self.values.mean(axis=0) - middle
        rest = self.values - middle - rows[:, None] - columns
        by_row = m * float((rows**2).sum()) / (n - 1)
        by_column = n * float((columns**2).sum()) / (m - 1)
        error = float((rest**2).sum()) / ((n - 1) * (m - 1))
        whole = by_row + (by_column - error) / n
        return (by_row - error) / whole if whole > 0 else float("nan")

    @property
    def correlation(self) -> float:
        """Mean rank correlation of two assessors, in [-1/(m-1), 1]: ``(m W - 1) / (m - 1)``.

        Other than W it does not hang on how many assessors there are: two people whose orders
        have nothing to do with each other have W = 0.5 and a correlation of 0. Exact where nobody
        ties, else near. Source: Kendall and Gibbons (1990), Rank Correlation Methods, chapter 6.
        """
        m = len(self.assessors)
        return (m * self.w - 1) / (m - 1) if m > 1 else float("nan")

    @property
    def level(self) -> str:
        """How they agree: well, fairly well, weakly or hardly, by `correlation`; empty if unknown.

        The bounds .7, .5 and .3 are those of Schmidt (1997), Decision Sciences 28:763-774, for
        the W of a large panel, which its correlation equals.
        """
        if not self.judged:
            return ""
        return next((word for least, word in _LEVELS if self.correlation >= least), "hardly")

    @property
    def phrase(self) -> str:
        """How they agree, as the middle of the sentence "Assessors ... on it"; empty if unknown."""
        return "hardly agree" if self.level == "hardly" else f"agree {self.level}".strip()

    def __str__(self) -> str:
        """One sentence: how well they agree, on how many initiatives, who is left out."""
        title, n, m = self.criterion.title, len(self.initiatives), len(self.assessors)
        if m < 2 or n < FEWEST_INITIATIVES:
            return (
                f"{title}: no two assessors rated the same {FEWEST_INITIATIVES} initiatives, "
                "so agreement cannot be judged."
            )
        if not self.judged:
            return f"{title}: nobody of {m} assessors tells the {n} initiatives apart."
        chance = "; chance alone could give as much" if self.p_value > 0.05 else ""
        told = f"{title}: {m} assessors {self.phrase} on the order of {n:,} initiatives"
        aside = f" Not compared: {', '.join(self.left_out)}." if self.left_out else ""
        return f"{told} (W = {self.w:.2f}{chance}).{aside}"

    def __repr__(self) -> str:
        return f"<Concordance {self}>"


def _ranks(scores: Floats) -> tuple[Floats, float]:
    """Rank by column, ties sharing their mean rank, and the sum of t^3 - t over all ties."""
    ranks, ties = np.empty_like(scores), 0.0
    for column in range(scores.shape[1]):
        _, place, count = np.unique(scores[:, column], return_inverse=True, return_counts=True)
        ranks[:, column] = (np.cumsum(count) - (count - 1) / 2)[place]
        ties += float((count.astype(np.float64) ** 3 - count).sum())
    return ranks, ties


def _compared(rated: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of the complete part that is compared; both empty where there is none."""
    people, size = np.arange(rated.shape[1]), 0
    best = (people[:0], people[:0])
    while len(people) >= 2:
        missing = ~rated[:, people]
        gaps = missing.sum(axis=1)
        rows = np.flatnonzero(gaps == 0)
        if len(rows) >= FEWEST_INITIATIVES and len(rows) * len(people) > size:
            best, size = (rows, people), len(rows) * len(people)
        freed = missing[gaps == 1].sum(axis=0)
        given = rated[:, people].sum(axis=0)
        leaving = min(range(len(people)), key=lambda k: (-freed[k], given[k], -k))
        people = np.delete(people, leaving)
    return best
