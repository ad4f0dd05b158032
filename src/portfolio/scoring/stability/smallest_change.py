"""The smallest change of weights that makes two initiatives swap places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class WeightChange:
    """What has to be added to one stated weight to make two initiatives level.

    The other weights stay as they are; dividing all by their new sum changes no ranking. Source:
    Triantaphyllou and Sanchez (1997), Decision Sciences 28(1), who give what is subtracted: the
    same number with the other sign.

    Attributes
    ----------
    criterion
        Whose weight changes.
    ahead, behind
        Ids of the pair as stated.
    stated
        The weight as stated, in [0, 1].
    change
        What is added; negative where the criterion has to count less, infinite where no change
        of this weight brings the pair level.
    """

    criterion: str
    ahead: str
    behind: str
    stated: float
    change: float

    @property
    def is_feasible(self) -> bool:
        """Whether the changed weight is finite and at least 0, and some weight is left."""
        return bool(_leaves_weights(np.array(self.stated), np.array(self.change)))

    @property
    def share(self) -> float:
        """The change as a share of the stated weight; infinite for a weight of 0."""
        if self.stated == 0:
            return 0.0 if self.change == 0 else float(np.copysign(np.inf, self.change))
        return self.change / self.stated

    def __str__(self) -> str:
        if self.change == 0:
            return f"{self.ahead} and {self.behind} are level as stated."
        pair = f"{self.behind} to overtake {self.ahead}"
        if not self.is_feasible:
            return f"No change of the weight of {self.criterion!r} alone allows {pair}."
        turn = "rise" if self.change > 0 else "fall"
        by = f" by {abs(self.share):.1%}" if np.isfinite(self.share) else ""
        new = self.stated + self.change
        return (
            f"For {pair}, the weight of {self.criterion!r} has to {turn}{by}, from "
            f"{self.stated:.3f} to {new:.3f} beside the other weights as stated."
        )


@dataclass(frozen=True, slots=True)
class NearestWeights:
    """The nearest weights of one axis at which two initiatives are level.

    Attributes
    ----------
    ahead, behind
        Ids of the pair as stated.
    weights
        By criterion of the axis that moved, in sum 1.
    distance
        Sum of the absolute changes, in [0, 2]; half of it is the weight that moves.
    """

    ahead: str
    behind: str
    weights: Mapping[str, float]
    distance: float

    def __str__(self) -> str:
        return (
            f"{self.behind} overtakes {self.ahead} once {self.distance / 2:.1%} of the weight "
            "moves to other criteria."
        )


def pair_changes(matrices: Matrices, ahead: str, behind: str) -> tuple[WeightChange, ...]:
    """Return, by criterion, what brings a pair level when that weight alone changes.

    ``change_k = (P_j - P_i) / (a_ik - a_jk)`` with i ahead of j, where ``a_ik`` is the value of i
    on k times its total on the other axis, 1 where there is none.

    Parameters
    ----------
    matrices
        What is ranked.
    ahead, behind
        Ids of two initiatives, the first at least level.

    Raises
    ------
    KeyError
        For an unknown id.
    ValueError
        If the second is ahead of the first.
    """
    model = PriorityModel.of(matrices)
    i, j = _pair(model, ahead, behind)
    changes = _changes(model, np.array([i]), np.array([j]))[0]
    return tuple(
        WeightChange(name, ahead, behind, stated, change)
        for name, stated, change in zip(
            model.criteria, _stated(model).tolist(), changes.tolist(), strict=True
        )
    )


def critical_changes(
    matrices: Matrices, *, keep: Keep = Keep.WINNER, top: int = 10
) -> tuple[WeightChange, ...]:
    """Return the smallest change of each weight that changes the ranking, most critical first.

    Smallest as a share of the stated weight. With ``Keep.WINNER`` this is the percent-top
    criterion of Triantaphyllou and Sanchez (1997), with ``Keep.ORDER`` their percent-any one.
    Criteria whose weight alone changes nothing are left out.

    Parameters
    ----------
    matrices
        What is ranked.
    keep
        What counts as a change of the ranking.
    top
        How many are the first, for ``Keep.TOP``.

    Raises
    ------
    ValueError
        If `top` is below 1.
    """
    model = PriorityModel.of(matrices)
    better, worse = keep.pairs(model, top)
    changes = _changes(model, better, worse)
    stated = _stated(model)
    feasible = _leaves_weights(stated, changes)
    size = np.where(feasible, np.abs(changes), np.inf)
    found = []
    for column in np.flatnonzero(feasible.any(axis=0)).tolist():
        at = int(np.argmin(size[:, column]))
        pair = model.initiatives[better[at]], model.initiatives[worse[at]]
        change = changes[at, column].item()
        found.append(WeightChange(model.criteria[column], *pair, stated[column].item(), change))
    return tuple(sorted(found, key=lambda each: (abs(each.share), each.criterion)))


def nearest_weights(matrices: Matrices, ahead: str, behind: str) -> NearestWeights | None:
    """Return the nearest weights, by L1 distance, at which a pair is level; None if none are.

    ``min sum_k |w_k - w0_k|  s.t.  w . (a_j - a_i) >= 0, sum w = 1, w >= 0``, for one axis while
    the other stays; the nearer axis is given. The linear programme needs no solver: weight moves
    from the criteria that speak most for the one ahead to the one that speaks most for the other,
    until they are level.

    Parameters
    ----------
    matrices
        What is ranked.
    ahead, behind
        Ids of two initiatives, the first at least level.

    Raises
    ------
    KeyError
        For an unknown id.
    ValueError
        If the second is ahead of the first.
    """
    model = PriorityModel.of(matrices)
    i, j = _pair(model, ahead, behind)
    found = []
    for axis, matrix in enumerate(model.axes):
        other = model.elsewhere(axis)
        speaks = matrix.likely[j] * other[j] - matrix.likely[i] * other[i]
        moved = _shifted(matrix.weights, speaks)
        if moved is not None:
            distance = np.abs(moved - matrix.weights).sum().item()
            by_criterion = dict(zip(matrix.criteria, moved.tolist(), strict=True))
            found.append(NearestWeights(ahead, behind, by_criterion, distance))
    return min(found, key=lambda each: each.distance, default=None)


def _shifted(weights: Floats, speaks: Floats) -> Floats | None:
    """Weights after the least shift that makes ``speaks @ weights`` 0; None if none does."""
    to = int(np.argmax(speaks))
    if speaks[to] < 0:
        return None
    moved = weights.copy()
    for column in np.argsort(speaks, kind="stable").tolist():
        missing = -float(speaks @ moved)
        gain = speaks[to] - speaks[column]
        if missing <= 0 or gain <= 0:
            break
        step = min(moved[column], missing / gain)
        moved[column] -= step
        moved[to] += step
    return moved


def _pair(model: PriorityModel, ahead: str, behind: str) -> tuple[int, int]:
    i, j = model.position(ahead), model.position(behind)
    if model.products[i] < model.products[j]:
        raise ValueError(f"{ahead!r} is behind {behind!r}: name the one ahead first")
    return i, j


def _stated(model: PriorityModel) -> Floats:
    return np.concatenate([matrix.weights for matrix in model.axes])


def _changes(model: PriorityModel, better: np.ndarray, worse: np.ndarray) -> Floats:
    """Return what brings pairs (rows) level by criterion (columns), infinite where nothing does."""
    parts = [
        matrix.likely * model.elsewhere(axis)[:, None] for axis, matrix in enumerate(model.axes)
    ]
    part = np.hstack(parts)
    gap = (model.products[worse] - model.products[better])[:, None]
    lead = part[better] - part[worse]
    changes = np.full(lead.shape, np.inf)
    np.divide(gap, lead, out=changes, where=lead != 0)
    return changes


def _leaves_weights(stated: Floats, change: Floats) -> NDArray[np.bool_]:
    """Return where the changed weight is at least 0, and not all weights of its axis are 0."""
    return np.isfinite(change) & (stated + change >= 0) & (1 + change > 0)
