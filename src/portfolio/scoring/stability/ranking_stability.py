"""How robust a ranking is, in one call: shares of ranks, intervals of weights, dominance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from portfolio.scoring.stability.dominance_relation import Dominance, dominance
from portfolio.scoring.stability.input_swing import Tornado, tornado
from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.potential import Potential, potential_optimality
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.rank_acceptability import RankAcceptability, smaa
from portfolio.scoring.stability.smallest_change import WeightChange, critical_changes
from portfolio.scoring.stability.spread import Spread
from portfolio.scoring.stability.weight_interval import WeightIntervals, weight_intervals
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.weights.weight_set import WeightSet

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.scorecard import Scorecard

_SURE = 0.95


@dataclass(frozen=True, eq=False, repr=False)
class Stability:
    """How robust a ranking is; each part is found when first asked for.

    Attributes
    ----------
    acceptability
        Shares of ranks over all weights and scores held possible.
    top
        How many are the first that matter.
    """

    acceptability: RankAcceptability
    top: int = 10

    @property
    def model(self) -> PriorityModel:
        """What is ranked."""
        return self.acceptability.model

    @property
    def scope(self) -> WeightScope:
        """Which weights are held possible."""
        return self.acceptability.draws.scope

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
            scores = f"scores {draws.spread.value} between low and high, each on its own"
        return f"Assumed: {self.scope.meaning}; {scores}; {draws.samples:,} draws."

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, by falling priority; columns as `RankAcceptability.to_frame`."""
        return self.acceptability.to_frame(self.top)

    def __str__(self) -> str:
        return " ".join([*self._places(), self._hinge(), self.assumptions])

    def __repr__(self) -> str:
        return f"<Stability: {self}>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(str(self))}</p>\n{self.acceptability._repr_html_()}"

    def _places(self) -> list[str]:
        count = len(self.model)
        if self.top >= count:
            leader = int(np.argmax(self.acceptability.first))
            return [self.acceptability.describe(self.model.initiatives[leader], 1)]
        within = self.acceptability.within(self.top)
        inside, outside = self.model.order[: self.top], self.model.order[self.top :]
        sure = sum(within[at] >= _SURE for at in inside)
        close = sum(within[at] > 1 - _SURE for at in outside)
        return [
            f"Of the first {self.top:,} by priority, {sure:,} stay among the first {self.top:,} "
            f"in at least {_SURE:.0%} of the draws.",
            f"Of the other {count - self.top:,}, {close:,} get there in more than {1 - _SURE:.0%}.",
        ]

    def _hinge(self) -> str:
        kept = Keep.TOP.in_words(self.top)
        if not self.changes:
            return f"No single weight, however changed, alters {kept}."
        first = self.changes[0]
        return f"The ranking hinges most on the weight of {first.criterion!r}. {first}"


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
        A scorecard, or one or two matrices of values.
    weight_sets
        Which weights are possible: a set for each axis, or a scope. None takes, for a scorecard,
        what the answers behind its weights leave open; where they leave nothing open, each weight
        from a half to the double of the stated one, as `WeightScope.around`. The result says so.
    samples
        How many draws, at least 1.
    rng
        A seed or a generator.
    top
        How many are the first that matter, at least 1.
    spread
        How scores are spread between low, likely and high.

    Raises
    ------
    ValueError
        For fewer than 1 sample, `top` below 1, or sets of weights that do not fit the axes.
    """
    if top < 1:
        raise ValueError(f"top must be at least 1 initiative, not {top}")
    model = _model_of(ranked)
    possible = _scope_of(ranked, model) if weight_sets is None else weight_sets
    return Stability(smaa(model, possible, samples=samples, rng=rng, spread=spread), top)


def _model_of(ranked: Scorecard | Matrices) -> PriorityModel:
    """Return the matrices of a scorecard's judged axes as a model; others as they are."""
    from portfolio.scoring.scorecard import Scorecard

    if isinstance(ranked, Scorecard):
        return PriorityModel(tuple(ranked.matrices.values()))
    return PriorityModel.of(ranked)


def _scope_of(ranked: Scorecard | Matrices, model: PriorityModel) -> WeightScope:
    """Return what the answers behind a rubric's weights leave open; weights near by, without."""
    from portfolio.scoring.scorecard import Scorecard

    if not isinstance(ranked, Scorecard):
        return WeightScope.around(model)
    asked = [ranked.rubric.weighting.get(axis) for axis in ranked.matrices]
    return WeightScope.answered(model, [each.weight_set() if each else None for each in asked])
