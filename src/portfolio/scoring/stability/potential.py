"""Who can be first at all under possible weights and scores, with weights that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from portfolio.scoring.stability.dominance_relation import always_ahead
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.weight_scope import TooManyCorners, WeightScope
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.weight_set import WeightSet

_TIE = 1e-9
_DRAWS, _ROUNDS = 2_000, 10


class CanWin(StrEnum):
    """Whether some possible weights and scores put an initiative first.

    ``open`` is said only with two axes, where the question is no linear one: neither weights nor
    a proof that there are none were found.
    """

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True)
class Potential:
    """Whether an initiative can be first.

    Attributes
    ----------
    initiative
        Its id.
    can_win
        Whether it can be first, ties included.
    weights
        Weights by criterion, of all axes, that put it first at its best scores and the worst of
        the others; empty unless it can.
    """

    initiative: str
    can_win: CanWin
    weights: Mapping[str, float]

    def __str__(self) -> str:
        said = {"yes": "can be first", "no": "can never be first", "open": "may or may not lead"}
        return f"{self.initiative} {said[self.can_win.value]} under the weights held possible."


def potential_optimality(matrices: Matrices, scope: WeightScope) -> tuple[Potential, ...]:
    """Return who can be first under some possible weights, its scores high and the others' low.

    Weights drawn at random find most of those who can; being always behind the same other one
    rules most others out. For the rest a linear programme decides:
    with one axis, whether ``w . (high_i - low_j) >= 0`` for all j has a solution; with two,
    whether the same holds for a table M in place of the products ``w u'`` of both axes' weights,
    which is needed but not enough. From its answer one axis after the other is improved.

    Parameters
    ----------
    matrices
        What is ranked.
    scope
        Which weights are possible.

    Notes
    -----
    Where a set of weights has some thousands of corners, nobody is ruled out beforehand, and the
    linear programme decides on more initiatives: slower, not less exact.
    """
    model = PriorityModel.of(matrices)
    drawn = scope.sample(_DRAWS, 0)
    outdone = _outdone(model, scope)
    found = []
    for position, name in enumerate(model.initiatives):
        witness = None if outdone[position] else Duel.of(model, position).search(drawn)
        can_win = CanWin.NO if outdone[position] else CanWin.YES
        if not outdone[position] and witness is None:
            can_win, witness = _decide(Duel.of(model, position), scope)
        given = np.concatenate(witness).tolist() if witness else []
        found.append(Potential(name, can_win, dict(zip(model.criteria, given, strict=False))))
    return tuple(found)


def _outdone(model: PriorityModel, scope: WeightScope) -> list[bool]:
    """Return who is always behind the same other one, as far as corners can be tried."""
    try:
        ahead = always_ahead(model, scope)
    except TooManyCorners:
        return [False] * len(model)
    return [bool(each) for each in np.any(ahead, axis=0)]


@dataclass(frozen=True, eq=False, slots=True)
class Duel:
    """One initiative at its best against all others at their worst.

    Attributes
    ----------
    best
        Its high values, for each axis.
    rivals
        Low values of the others (rows), for each axis.
    """

    best: tuple[Floats, ...]
    rivals: tuple[Floats, ...]

    @classmethod
    def of(cls, model: PriorityModel, position: int) -> Duel:
        """Set one initiative against all others."""
        best = tuple(matrix.high[position] for matrix in model.axes)
        rivals = tuple(np.delete(matrix.low, position, axis=0) for matrix in model.axes)
        return cls(best, rivals)

    def search(self, weights: tuple[Floats, ...]) -> tuple[Floats, ...] | None:
        """Return those of many weights (rows, for each axis) with the most lead; None if behind."""
        own, others = np.ones(len(weights[0])), np.ones((len(weights[0]), len(self.rivals[0])))
        for drawn, best, rivals in zip(weights, self.best, self.rivals, strict=True):
            own = own * (drawn @ best)
            others = others * (drawn @ rivals.T)
        leads = own - others.max(axis=1, initial=-np.inf)
        at = int(np.argmax(leads))
        return tuple(drawn[at] for drawn in weights) if leads[at] >= -_TIE else None

    def leads(self, axis: int, weights: tuple[Floats, ...]) -> Floats:
        """Return leads by rival and criterion of an axis while the other has these weights."""
        other = 1 - axis
        if len(self.best) == 1:
            return np.asarray(self.best[0] - self.rivals[0])
        own = self.best[other] @ weights[other]
        theirs = self.rivals[other] @ weights[other]
        return np.asarray(own * self.best[axis] - theirs[:, np.newaxis] * self.rivals[axis])

    def tables(self) -> Floats:
        """Return leads by rival and pair of criteria, one of each axis."""
        if len(self.best) == 1:
            return self.leads(0, ())
        own = np.outer(*self.best).ravel()
        theirs = np.einsum("ra,rb->rab", *self.rivals).reshape(len(self.rivals[0]), -1)
        return np.asarray(own - theirs)


def _decide(duel: Duel, scope: WeightScope) -> tuple[CanWin, tuple[Floats, ...] | None]:
    rows = [_closed(each) for each in scope.sets]
    if len(rows) == 1:
        table, margin = _widest(duel.leads(0, ()), rows[0])
        return (CanWin.YES, (table,)) if margin >= -_TIE else (CanWin.NO, None)
    first, second = (np.vstack([each, np.eye(each.shape[1])]) for each in rows)
    table, margin = _widest(duel.tables(), np.asarray(np.kron(first, second), dtype=np.float64))
    if margin < -_TIE:
        return CanWin.NO, None
    joint = table.reshape(rows[0].shape[1], -1)
    weights = [joint.sum(axis=1), joint.sum(axis=0)]
    for turn in range(_ROUNDS):
        axis = turn % 2
        weights[axis], margin = _widest(duel.leads(axis, tuple(weights)), rows[axis])
        if margin >= -_TIE:
            return CanWin.YES, tuple(weights)
    return CanWin.OPEN, None


def _closed(weights: WeightSet) -> Floats:
    """Return rows that say ``rows @ w >= 0`` of weights in sum 1."""
    matrix, limits = weights.rows()
    return np.asarray(matrix - limits[:, np.newaxis])


def _widest(leads: Floats, rows: Floats) -> tuple[Floats, float]:
    """Return weights with the greatest least lead, and that lead: a linear programme.

    ``max s  s.t.  leads @ w >= s, rows @ w >= 0, sum w = 1, w >= 0``.
    """
    from scipy.optimize import linprog

    count = leads.shape[1]
    above = np.hstack([-leads, np.ones((len(leads), 1))])
    within = np.hstack([-rows, np.zeros((len(rows), 1))])
    result = linprog(
        np.append(np.zeros(count), -1.0),
        A_ub=np.vstack([above, within]),
        b_ub=np.zeros(len(above) + len(within)),
        A_eq=np.append(np.ones(count), 0.0)[np.newaxis],
        b_eq=np.ones(1),
        bounds=[(0, None)] * count + [(None, None)],
        method="highs",
    )
    if result.x is None:
        raise RuntimeError(f"the linear programme ended without an answer: {result.message}")
    return np.asarray(result.x[:count]), float(result.x[count])
