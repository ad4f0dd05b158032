"""Prove how good a plan is: split all plans into boxes until none can hold one much better."""

from __future__ import annotations

from dataclasses import replace

from portfolio.planning.model import Model
from portfolio.planning.outcome import Outcome
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.bounding.tree import Tree
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods import choices_of
from portfolio.planning.solvers.solver import Phase, Progress, ProgressListener, settle
from portfolio.planning.solvers.strengthening.rounds import strengthened

_SMALL, _LARGE = 200, 1_000
"""Choices below which HiGHS is soon done, and above which a linear program takes too long."""


def prove(
    session: Session, best: Outcome, limits: Limits, on_progress: ProgressListener | None = None
) -> Outcome:
    """Return a plan at least as good, with a bound that no plan within the bounds held exceeds.

    Parameters
    ----------
    session
        The model inside HiGHS.
    best
        A plan.
    limits
        When to stop; leaves split are counted as nodes there.
    on_progress
        Called after every split.
    """
    model, shape = session.model, Shape.of(session.model)

    def out() -> bool:
        return session.interrupted or not limits.time_left

    linear = strengthened(session, shape, out)
    tree = Tree(linear, shape, model.integer, best.objective * session.scale)
    enough = limits.gap * abs(best.objective) * session.scale
    before = limits.spent
    while not (tree.done or tree.full or out() or limits.nodes_left == 0):
        if tree.bound - tree.floor <= enough or not tree.grow(out):
            break
        limits.spend(1)
        if on_progress is not None:
            found, bound = tree.floor / session.scale, tree.bound / session.scale
            nodes = limits.spent - before
            on_progress(Progress(limits.elapsed, found, bound, nodes, Phase.PROOF))
    if tree.best is not None:
        values = settle(model, tree.best * session.unit)
        best = replace(best, values=values, objective=float(model.worth @ values))
    return replace(best, bound=max(best.objective, tree.bound / session.scale))


def pays(model: Model) -> bool:
    """Whether most choices are about when and how to do one thing, and there are not too many."""
    choices = choices_of(model)
    timed = sum(len(group.columns) for group in Shape.of(model).groups if len(group.columns) > 1)
    return bool(0.5 * choices.sum() <= timed and _SMALL <= choices.sum() <= _LARGE)
