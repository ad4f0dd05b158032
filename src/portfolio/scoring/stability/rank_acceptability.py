"""SMAA-2: which share of all possible weights and scores gives each initiative each rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.scoring.stability import acceptability_table
from portfolio.scoring.stability.confidence import confidence_factors
from portfolio.scoring.stability.priority_draws import PriorityDraws
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.ranked import Ranked
from portfolio.scoring.stability.spread import Spread
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.weight_set import WeightSet

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class RankAcceptability:
    """Which share of all possible weights and scores gives each initiative each rank.

    Sources: Lahdelma, Hokkanen and Salminen (1998), European Journal of Operational Research 106;
    Lahdelma and Salminen (2001), Operations Research 49 (SMAA-2). Weights of one axis do not hang
    on those of the other, nor any score on another. Initiatives that are level share their ranks,
    so rows and columns of `shares` add up to 1. Arrays are aligned with ``model.initiatives``.

    Attributes
    ----------
    draws
        What was drawn; the same draws give the same results, bit by bit.
    """

    draws: PriorityDraws

    @property
    def model(self) -> PriorityModel:
        """What is ranked."""
        return self.draws.model

    @property
    def shares(self) -> Floats:
        """Rank acceptability ``b_i^r``: share of draws that give i (rows) the rank r (columns)."""
        return self._counted[0]

    @cached_property
    def standard_errors(self) -> Floats:
        """Standard error of `shares`: ``sqrt(b (1 - b) / samples)``."""
        return np.asarray(np.sqrt(self.shares * (1 - self.shares) / self.draws.samples))

    @cached_property
    def first(self) -> Floats:
        """Share of draws in which each initiative is first."""
        return self.shares[:, 0]

    @cached_property
    def expected_rank(self) -> Floats:
        """Mean rank, from 1; ties count with the middle of the ranks they share."""
        return np.asarray(self.shares @ np.arange(1, len(self.model) + 1))

    @cached_property
    def entropy(self) -> Floats:
        """Entropy of the ranks in bits, ``-sum_r b log2 b``: 0 where the rank is certain."""
        logs = np.log2(self.shares, out=np.zeros_like(self.shares), where=self.shares > 0)
        return np.asarray(-(self.shares * logs).sum(axis=1) + 0.0)

    @property
    def central_weights(self) -> tuple[Floats, ...]:
        """Mean weights that put each initiative (rows) first, for each axis; NaN if none do."""
        return self._counted[1]

    @cached_property
    def confidence(self) -> Floats:
        """Share of fresh scores that put each first at its central weights; NaN if never first."""
        return confidence_factors(self.draws, self.central_weights)

    @cached_property
    def pairwise(self) -> Floats:
        """Share of draws in which the row's initiative is ahead of the column's; ties count half.

        Found by a second pass through the same draws when first asked for.
        """
        wins = np.zeros((len(self.model), len(self.model)))
        step = 1e-12 * self.draws.greatest
        for _, products in self.draws.blocks():
            columns = np.ascontiguousarray(products.T)
            for row, own in enumerate(columns - step):
                wins[row] += np.count_nonzero(own > columns, axis=1)
        return np.asarray((wins + self.draws.samples - wins.T) / (2 * self.draws.samples))

    def within(self, top: int) -> Floats:
        """Return the share of draws in which each initiative is among the first so many.

        Raises
        ------
        ValueError
            If `top` is below 1.
        """
        if top < 1:
            raise ValueError(f"top must be at least 1 initiative, not {top}")
        return np.asarray(np.minimum(self.shares[:, :top].sum(axis=1), 1.0))

    def rank_at(self, share: float) -> np.ndarray:
        """Return the best rank that each initiative holds or beats in a share of the draws.

        Parameters
        ----------
        share
            In (0, 1]: with 0.05 the best plausible rank, with 0.95 the worst.
        """
        # Sums of shares of draws may miss a round number by a rounding error.
        return np.asarray((self.shares.cumsum(axis=1) < share - 1e-9).sum(axis=1) + 1)

    def describe(self, initiative: str, top: int = 10) -> str:
        """Say in a sentence how often an initiative is among the first so many.

        Raises
        ------
        KeyError
            For an unknown id.
        """
        return acceptability_table.sentence(self, self.model.position(initiative), top)

    def to_frame(self, top: int = 10) -> pd.DataFrame:
        """One row an initiative, by falling priority.

        Columns: ``initiative``; ``rank`` as scored; ``expected_rank``; ``best_rank`` and
        ``worst_rank`` (held or beaten in 5 % and in 95 % of the draws); ``first`` and ``in_top``,
        the shares of draws in [0, 1] in which it is first, and among the first `top`; ``entropy``
        in bits; ``confidence`` in [0, 1], NaN if never first.
        """
        return acceptability_table.to_frame(self, top)

    def __repr__(self) -> str:
        return acceptability_table.in_words(self)

    def _repr_html_(self) -> str:
        return acceptability_table.to_html(self)

    @cached_property
    def _counted(self) -> tuple[Floats, tuple[Floats, ...]]:
        """Rank acceptability and central weights, in one pass through the draws."""
        count, draws = len(self.model), self.draws
        shares = np.zeros((count, count))
        sums = [np.zeros((len(matrix.criteria), count)) for matrix in self.model.axes]
        for rows, products in draws.blocks():
            ranked = Ranked.by(products, draws.greatest)
            shares += ranked.shares()
            draw, leader, part = ranked.leaders()
            for total, weights in zip(sums, draws.weights, strict=True):
                for column, drawn in enumerate(weights[rows].T):
                    total[column] += np.bincount(leader, part * drawn[draw], count)
        firsts = np.where(shares[:, 0] > 0, shares[:, 0], np.nan)
        return shares / draws.samples, tuple((total / firsts).T for total in sums)


def smaa(
    matrices: Matrices,
    weight_sets: WeightScope | WeightSet | Sequence[WeightSet] | None = None,
    *,
    samples: int = 10_000,
    rng: int | np.random.Generator,
    spread: Spread = Spread.TRIANGULAR,
) -> RankAcceptability:
    """Return how often each initiative takes each rank over all weights and scores allowed (SMAA).

    Parameters
    ----------
    matrices
        What is ranked: one matrix, or two whose totals are multiplied.
    weight_sets
        Which weights are possible: a set for each axis, or a scope such as
        `WeightScope.around`. None holds any weights possible, all alike: then nothing stated
        about weights is used.
    samples
        How many draws, at least 1. The standard error of a share b is ``sqrt(b (1 - b) /
        samples)``: 10,000 draws give shares within one percentage point, 19 times in 20.
    rng
        A seed or a generator.
    spread
        How scores are spread between low, likely and high.

    Raises
    ------
    ValueError
        For fewer than 1 sample, or sets of weights that do not fit the axes.
    """
    if samples < 1:
        raise ValueError(f"samples must be at least 1, not {samples}")
    model = PriorityModel.of(matrices)
    if weight_sets is None:
        scope = WeightScope.free(model)
    elif isinstance(weight_sets, WeightScope):
        scope = weight_sets
    else:
        scope = WeightScope.given(model, weight_sets)
    seed = int(np.random.default_rng(rng).integers(2**62))
    return RankAcceptability(PriorityDraws(model, scope, spread, samples, seed))
