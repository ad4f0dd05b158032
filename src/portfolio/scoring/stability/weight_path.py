"""One or several weights moved together while the others keep their proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np

from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, eq=False, slots=True)
class WeightPath:
    """Products of axis totals as straight lines in the weight of a group of criteria.

    ``P_i(t) = base_i + t slope_i`` where t is the joint weight of the group within its axis.
    Inside the group and outside of it weights keep their proportions; where all of them are 0,
    they move in equal parts. The other axis stays.

    Attributes
    ----------
    axis
        Which axis the group is of.
    stated
        Joint weight of the group as stated, in [0, 1].
    within, without
        Weights of the axis at t = 1 and at t = 0; each adds up to 1.
    base, slope
        By initiative.
    """

    axis: int
    stated: float
    within: Floats
    without: Floats
    base: Floats
    slope: Floats

    @classmethod
    def of(cls, model: PriorityModel, group: Sequence[str]) -> WeightPath:
        """Find the lines.

        Parameters
        ----------
        model
            What is ranked.
        group
            Criteria of one axis, at least one and not all of them.

        Raises
        ------
        KeyError
            For an unknown criterion.
        ValueError
            For a group that is empty, names a criterion twice, or spreads over two axes or over
            the whole of one.
        """
        axis, inside = _columns(model, group)
        matrix = model.axes[axis]
        within = _shares(np.where(inside, matrix.weights, 0.0), inside)
        without = _shares(np.where(inside, 0.0, matrix.weights), ~inside)
        other = model.elsewhere(axis)
        base = matrix.likely @ without * other
        slope = matrix.likely @ (within - without) * other
        stated = fsum(matrix.weights[inside].tolist())
        return cls(axis, min(stated, 1.0), within, without, base, slope)

    def weights(self, joint: float) -> Floats:
        """Return the weights of the axis with the group at a joint weight in [0, 1]."""
        return joint * self.within + (1 - joint) * self.without

    def products(self, joint: float) -> Floats:
        """Return the products of the axis totals with the group at a joint weight in [0, 1]."""
        return self.base + joint * self.slope


def _columns(model: PriorityModel, group: Sequence[str]) -> tuple[int, np.ndarray]:
    """Axis of the group, and which of its columns belong to it."""
    places = [model.column(name) for name in group]
    axes = {axis for axis, _ in places}
    if len(axes) != 1 or len(set(places)) < len(places):
        raise ValueError(f"different criteria of one axis are expected, not {list(group)}")
    axis = axes.pop()
    inside = np.zeros(len(model.axes[axis].criteria), dtype=np.bool_)
    inside[[column for _, column in places]] = True
    if inside.all():
        raise ValueError(f"{list(group)} is the whole axis: its weight is 1 and cannot move")
    return axis, inside


def _shares(weights: Floats, group: np.ndarray) -> Floats:
    total = weights.sum()
    return np.asarray(weights / total if total > 0 else group / group.sum())
