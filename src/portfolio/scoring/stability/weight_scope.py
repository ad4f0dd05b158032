"""Which weights an analysis holds possible, axis by axis, and what that assumes in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights.weight_set import WeightSet


class TooManyCorners(ValueError):
    """A set of weights has more corners than can be tried one by one."""


@dataclass(frozen=True, eq=False)
class WeightScope:
    """Which weights an analysis holds possible, and what that assumes.

    Attributes
    ----------
    sets
        A set of weights for each axis, its criteria in the order of the axis. What is possible
        on one axis does not hang on the other.
    meaning
        What is assumed of the weights, as the rest of a sentence.
    """

    sets: tuple[WeightSet, ...]
    meaning: str

    @classmethod
    def free(cls, model: PriorityModel) -> WeightScope:
        """Hold any weights possible, all alike: nothing stated about weights is used."""
        sets = (WeightSet.free(matrix.criteria) for matrix in model.axes)
        return cls(tuple(sets), "any weights at all, whatever was stated")

    @classmethod
    def around(cls, model: PriorityModel, factor: float = 2.0) -> WeightScope:
        """Hold weights possible that lie near the stated ones.

        Parameters
        ----------
        model
            Where the stated weights are.
        factor
            How many times less or more than stated each weight may be, at least 1; a weight of 0
            stays 0. The default, a half to the double, is a convention and no finding.

        Raises
        ------
        ValueError
            If `factor` is below 1.
        """
        if not factor >= 1:
            raise ValueError(f"factor must be at least 1, not {factor}")
        limits = "a half and the double" if factor == 2 else f"1/{factor:g} and {factor:g} times"
        meaning = f"each weight between {limits} of what was stated" if factor > 1 else "as stated"
        return cls(tuple(_around(matrix, factor) for matrix in model.axes), meaning)

    @classmethod
    def answered(
        cls,
        model: PriorityModel,
        answers: Sequence[WeightSet | None],
        axes: Sequence[str] = (),
    ) -> WeightScope:
        """Hold possible what answers leave open, and weights near the stated ones elsewhere.

        Parameters
        ----------
        model
            Where the stated weights are.
        answers
            By axis what was answered; None, or a single vector of weights, counts as stated.
        axes
            What the axes are called, where the meaning is to name them.
        """
        open_ends = [each if each and not each.is_point else None for each in answers]
        near = cls.around(model)
        if not any(open_ends):
            return near
        pairs = list(zip(open_ends, near.sets, strict=True))
        both = cls.given(model, [each or stated for each, stated in pairs])
        if all(each or len(stated.criteria) == 1 for each, stated in pairs):
            return both
        if not axes:
            return cls(both.sets, f"{both.meaning}; elsewhere, {near.meaning}")
        said = (
            f"on {axis}, {both.meaning if each else near.meaning}"
            for axis, (each, stated) in zip(axes, pairs, strict=True)
            if len(stated.criteria) > 1
        )
        return cls(both.sets, "; ".join(said))

    @classmethod
    def given(cls, model: PriorityModel, sets: WeightSet | Sequence[WeightSet]) -> WeightScope:
        """Hold possible what was elicited.

        Parameters
        ----------
        model
            What is ranked.
        sets
            A set for each axis, of the criteria of that axis in any order.

        Raises
        ------
        ValueError
            If there are more or fewer sets than axes, or their criteria differ.
        """
        given = (sets,) if isinstance(sets, WeightSet) else tuple(sets)
        if len(given) != len(model.axes):
            raise ValueError(f"{len(model.axes)} sets of weights are expected, not {len(given)}")
        for matrix, each in zip(model.axes, given, strict=True):
            if set(each.criteria) != set(matrix.criteria):
                raise ValueError(
                    f"a set of weights of {', '.join(sorted(each.criteria))} "
                    f"for criteria {', '.join(sorted(matrix.criteria))}"
                )
        ordered = (
            WeightSet(matrix.criteria, each.statements)
            for matrix, each in zip(model.axes, given, strict=True)
        )
        return cls(tuple(ordered), "all weights that the answers allow")

    def corners(self) -> tuple[Floats, ...]:
        """Return the corners of the set of each axis, one a row.

        Raises
        ------
        TooManyCorners
            If a set has some thousands of them; the message says what may be done instead.
        """
        found = []
        for each in self.sets:
            try:
                found.append(each.extreme_points())
            except ValueError as error:
                count, first = len(each.criteria), each.criteria[0]
                raise TooManyCorners(
                    f"the weights of {count:,} criteria ({first!r} and so on) leave some thousands "
                    "of corners open, too many to try each; leave less open (`weight_sets`: an "
                    "order, ratios, narrower limits) or judge by fewer criteria. Shares of draws "
                    "need no corners: `stability(...).acceptability.pairwise` says how often one "
                    "initiative is ahead of another"
                ) from error
        return tuple(found)

    def sample(self, samples: int, seed: int) -> tuple[Floats, ...]:
        """Draw weights for each axis, uniformly and independently of the other axis."""
        return tuple(
            each.sample(samples, np.random.default_rng([seed, axis]))
            for axis, each in enumerate(self.sets)
        )


def _around(matrix: ValueMatrix, factor: float) -> WeightSet:
    limits = {
        name: (weight / factor, min(1.0, weight * factor))
        for name, weight in zip(matrix.criteria, matrix.weights.tolist(), strict=True)
    }
    return WeightSet.interval(limits)
