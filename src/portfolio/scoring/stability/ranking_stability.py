"""How robust a ranking is, in one call: shares of ranks, intervals of weights, dominance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.expected import Expected
from portfolio.scoring.scorecard import Scorecard
from portfolio.scoring.stability import stability_text
from portfolio.scoring.stability.dominance_relation import Dominance, dominance
from portfolio.scoring.stability.input_swing import Tornado, tornado
from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.open_questions import OpenQuestions, open_questions
from portfolio.scoring.stability.potential import Potential, potential_optimality
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.rank_acceptability import RankAcceptability, smaa
from portfolio.scoring.stability.smallest_change import WeightChange, critical_changes
from portfolio.scoring.stability.spread import Spread
from portfolio.scoring.stability.thresholds import NEAR, SURE
from portfolio.scoring.stability.weight_interval import WeightIntervals, weight_intervals
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.titles import Titles
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights.weight_set import WeightSet

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Stability:
    """How robust a ranking is; each part is found when first asked for.

    Of a scorecard only those are ranked that planning may choose: whoever is knocked out takes
    no place among the first. The figures rest on draws with a seed: the same seed, the same
    figures.

    Attributes
    ----------
    acceptability
        Shares of ranks over all weights and scores held possible.
    top
        How many are the first that matter.
    scorecard
        What was ranked, if it was a scorecard: it knows titles, assessors and knock-outs.
    """

    acceptability: RankAcceptability
    top: int = 10
    scorecard: Scorecard | None = None

    @property
    def model(self) -> PriorityModel:
        """What is ranked."""
        return self.acceptability.model

    @property
    def scope(self) -> WeightScope:
        """Which weights are held possible."""
        return self.acceptability.draws.scope

    @cached_property
    def titles(self) -> Titles:
        """What initiatives and criteria are called; empty without a scorecard."""
        return Titles.of(self.scorecard)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Ids that are not ranked because a knock-out excludes them, in order."""
        return self.scorecard.excluded if self.scorecard else ()

    @property
    def safe(self) -> tuple[str, ...]:
        """Ids of the first `top` that stay there in at least 95 % of the draws, by priority."""
        first = self.model.ranking[: self.top]
        return tuple(name for name in first if self._within[name] >= SURE)

    @property
    def borderline(self) -> tuple[str, ...]:
        """Ids of the first `top` that stay there in fewer draws, by priority."""
        first = self.model.ranking[: self.top]
        return tuple(name for name in first if self._within[name] < SURE)

    @property
    def rivals(self) -> tuple[str, ...]:
        """Ids outside the first `top` that get there in more than 5 % of the draws, by priority."""
        others = self.model.ranking[self.top :]
        return tuple(name for name in others if self._within[name] > NEAR)

    @cached_property
    def _within(self) -> Mapping[str, float]:
        """Share of draws among the first by id; rounded, as sums of shares miss round numbers."""
        shares = self.acceptability.within(self.top).round(9)
        return dict(zip(self.model.initiatives, shares.tolist(), strict=True))

    def ask_next(self) -> OpenQuestions:
        """Return which scores to settle first: of each borderline or rival one the most telling."""
        return open_questions(self)

    @cached_property
    def intervals(self) -> WeightIntervals:
        """How far each weight may move before the first so many change, exactly."""
        return weight_intervals(self.model, keep=Keep.TOP, top=self.top)

    @cached_property
    def changes(self) -> tuple[WeightChange, ...]:
        """Smallest change of each weight that changes the first so many, most critical first."""
        return critical_changes(self.model, keep=Keep.TOP, top=self.top)

    @cached_property
    def dominance(self) -> Dominance:
        """Who is never behind whom under all weights and scores held possible."""
        return dominance(self.model, self.scope)

    @cached_property
    def potential(self) -> tuple[Potential, ...]:
        """Who can be first under some weights and scores held possible."""
        return potential_optimality(self.model, self.scope)

    def tornado(self, initiative: str) -> Tornado:
        """Return how far each input, moved alone, moves an initiative."""
        return tornado(self.model, initiative, scope=self.scope)

    @cached_property
    def assumptions(self) -> str:
        """What was assumed of weights and scores, in a sentence."""
        draws = self.acceptability.draws
        scores = "scores exact"
        if not self.model.is_exact:
            scores = (
                f"scores {draws.spread.value} between low and high, each drawn on its own (an "
                "assessor who leans shifts many of them together, so that certainty is a little "
                "overstated)"
            )
        return f"Assumed: {self.scope.meaning}; {scores}; {draws.samples:,} draws."

    @property
    def verdict(self) -> str:
        """Who is safe, who is borderline and who could get there, in a line each."""
        return stability_text.verdict(self)

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, by falling priority.

        Columns as `RankAcceptability.to_frame`, with ``title`` after ``initiative`` where titles
        are known.
        """
        return self.titles.added_to(self.acceptability.to_frame(self.top))

    def __str__(self) -> str:
        return stability_text.in_words(self)

    def __repr__(self) -> str:
        return stability_text.in_a_line(self)

    def _repr_html_(self) -> str:
        return stability_text.to_html(self)


_RANKED = Expected(
    "a scorecard or matrices of values",
    (Scorecard, ValueMatrix, PriorityModel, list, tuple),
    "score(backlog)",
)


def stability(
    ranked: Scorecard | Matrices,
    *,
    weight_sets: WeightScope | WeightSet | Sequence[WeightSet] | None = None,
    samples: int = 10_000,
    rng: int | np.random.Generator,
    top: int = 10,
    spread: Spread = Spread.TRIANGULAR,
) -> Stability:
    """Return how robust a ranking is to other weights and scores.

    Parameters
    ----------
    ranked
        A scorecard, of which those are ranked that no knock-out excludes; or one or two matrices
        of values.
    weight_sets
        Which weights are possible: a set for each axis, or a scope. None takes, for a scorecard,
        what the answers behind its weights leave open; where they leave nothing open, each weight
        from a half to the double of the stated one, as `WeightScope.around`. The result says so.
    samples
        How many draws, at least 1.
    rng
        Where chance comes from, always to be said: a whole number of at least 0, such as
        ``rng=1``, which gives the same figures every time, or a numpy generator.
    top
        How many are the first that matter, at least 1.
    spread
        How scores are spread between low, likely and high.

    Raises
    ------
    ValueError
        For fewer than 1 sample, `top` below 1, sets of weights that do not fit the axes, or a
        scorecard whose initiatives are all knocked out.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1 initiative, not {top}")
    model = _model_of(ranked)
    possible = _scope_of(ranked, model) if weight_sets is None else weight_sets
    drawn = smaa(model, possible, samples=samples, rng=rng, spread=spread)
    return Stability(drawn, top, ranked if isinstance(ranked, Scorecard) else None)


def _model_of(ranked: Scorecard | Matrices) -> PriorityModel:
    """Return what a scorecard's eligible initiatives are ranked by as a model; others as given."""
    _RANKED.check("stability", ranked)
    if not isinstance(ranked, Scorecard):
        return PriorityModel.of(ranked)
    return PriorityModel(ranked.contest)


def _scope_of(ranked: Scorecard | Matrices, model: PriorityModel) -> WeightScope:
    """Return what the answers behind a rubric's weights leave open; weights near by, without."""
    if not isinstance(ranked, Scorecard):
        return WeightScope.around(model)
    asked = [ranked.rubric.weighting.get(axis) for axis in ranked.matrices]
    left_open = [each.weight_set() if each else None for each in asked]
    return WeightScope.answered(model, left_open, [axis.value for axis in ranked.matrices])
