"""Which kinds of neighbourhoods suit a model of what size, and how long each is searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from portfolio.planning.model import Model
from portfolio.planning.solvers.choices import choices_of
from portfolio.planning.solvers.highs_session import Relaxation
from portfolio.planning.solvers.neighbourhoods.choosing import ByYield, Choosing, InTurns
from portfolio.planning.solvers.neighbourhoods.draws import (
    Draw,
    by_choice,
    by_difference,
    by_need,
    by_subject,
    by_time,
)

_FEW, _MEDIUM, _MANY = (200, 700), 2_500, 20_000
"""From and to how many choices a model is small; up to how many it is of medium size; from how many
on choices are drawn one by one."""
_PATIENCE, _CHOICES = 60, 60
"""Neighbourhoods searched in vain before giving up: so many, but no more than one for every so
many choices, for a small model is better searched whole."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of neighbourhood.

    Attributes
    ----------
    draw
        Draws which choices are held.
    size
        Choices open at first.
    seconds
        Most that the search of one may take.
    """

    draw: Draw
    size: float
    seconds: float = 1.5


@dataclass(frozen=True, slots=True)
class Manner:
    """How a plan is made better.

    Attributes
    ----------
    kinds
        Kinds of neighbourhoods.
    most
        Choices open at most.
    patience
        How many neighbourhoods are searched in vain.
    nodes
        Most that the search of one may take.
    smaller
        Factor of the size after a search that did not end.
    choosing
        How the next kind is chosen; is told how many there are.
    frees_means
        Whether means that the plan has may go in every neighbourhood.
    rounds
        How often the plan to begin with is improved, each time by other draws.
    """

    kinds: tuple[Kind, ...]
    most: float
    patience: int
    nodes: int = 60
    smaller: float = 0.85
    choosing: Callable[[int], Choosing] = InTurns
    frees_means: bool = False
    rounds: int = 1

    @property
    def sizes(self) -> list[float]:
        """Choices open at first, by kind."""
        return [min(kind.size, self.most) for kind in self.kinds]


def manner_of(model: Model, relaxed: Relaxation) -> Manner:
    """Return what suits a model of this size.

    Small: half of all choices, those that the relaxation is nearly indifferent about first; what
    is missing in so small a plan is in its combinations. Of medium size: many brief searches, in
    turns of these, of what needs the same as one that is done, and of what begins in the same few
    quarters; they find more than few long ones of one kind. Larger ones where the model begins
    with a plan, for that came out of small ones. Of very many choices: single ones, with what the
    plan has instead of them, until those that plan and relaxation differ in, or those that need
    the same, gain more.
    """
    count = int(choices_of(model).sum())
    most, patience = count / 2, min(_PATIENCE, 1 + count // _CHOICES)
    if count > _MANY:
        kinds = (
            Kind(by_choice(model, relaxed), 200),
            Kind(by_difference(model, relaxed), 300, 10.0),
            Kind(by_need(model, relaxed), 400, 3.0),
        )
        return Manner(kinds, most, patience, choosing=ByYield)
    near = by_subject(model, relaxed)
    if _FEW[0] <= count <= _FEW[1]:
        return Manner((Kind(near, most, 3.0),), most, 30, nodes=300)
    if _FEW[1] < count <= _MEDIUM:
        draws = near, by_need(model, relaxed), by_time(model, relaxed)
        # Also where that plan is left aside now, so that other neighbourhoods are tried.
        size = 150 if model.start is None else 250
        brief = tuple(Kind(draw, size, 0.4) for draw in draws)
        return Manner(brief, most, 90, nodes=100, smaller=0.8, frees_means=True, rounds=3)
    return Manner((Kind(near, 150),), most, patience)
