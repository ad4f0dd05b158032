"""Prove how good a plan is: split all plans into boxes until none can hold one much better."""

from __future__ import annotations

from dataclasses import replace

from portfolio.planning.model import Model
from portfolio.planning.outcome import Outcome
from portfolio.planning.solvers.bounding.linear import Linear
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.bounding.tree import Tree
from portfolio.planning.solvers.choices import choices_of
from portfolio.planning.solvers.crossing import Crossing
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.solver import Phase, Progress, ProgressListener, settle
from portfolio.planning.solvers.strengthening.rounds import strengthened

_SMALL, _LARGE, _LUMPY = 200, 2_500, 1_000
"""Choices below which HiGHS is soon done, above which a linear program takes too long, and up to
which rows of knapsacks are worth their time."""
_TRIAL, _NEAR = 60, 0.025
"""Splits after which a small model with so little missing, as a share, is left to HiGHS, whose cuts
and conflicts close the last of it sooner."""


def prove(
    session: Session,
    best: Outcome,
    limits: Limits,
    on_progress: ProgressListener | None = None,
    crossing: Crossing | None = None,
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
    crossing
        Is shown the points that are met; changes which bounds are held.
    """
    shape, few = Shape.of(session.model), choices_of(session.model).sum() <= _LUMPY

    def out() -> bool:
        return session.interrupted or not limits.time_left

    linear = strengthened(session, shape, out) if few else Linear(session)
    tree = Tree(linear, shape, session.model.integer, best.objective * session.scale)
    before = limits.spent
    while not (tree.done or tree.full or out() or limits.nodes_left == 0):
        missing = (tree.bound - tree.floor) / max(abs(tree.floor), 1e-9)
        if missing <= limits.gap or (few and tree.grown >= _TRIAL and missing <= _NEAR):
            break
        if not tree.grow(out):
            break
        limits.spend(1)
        best = _better(session, best, limits, tree, crossing)
        if on_progress is not None:
            found, bound = tree.floor / session.scale, tree.bound / session.scale
            nodes = limits.spent - before
            on_progress(Progress(limits.elapsed, found, bound, nodes, Phase.PROOF))
    if not limits.time_left:
        limits.note_clock()
    return replace(best, bound=max(best.objective, tree.bound / session.scale))


def _better(
    session: Session, best: Outcome, limits: Limits, tree: Tree, crossing: Crossing | None
) -> Outcome:
    """Return the best plan that is known after a split, of which the tree is told."""
    if tree.best is not None:
        values, tree.best = settle(session.model, tree.best * session.unit), None
        best = replace(best, values=values, objective=float(session.model.worth @ values))
    if crossing is not None and tree.met is not None and not tree.done:
        missing = (tree.bound - tree.floor) / session.scale
        best = crossing.meet(tree.met, best, missing, limits)
        tree.floor = max(tree.floor, best.objective * session.scale)
    return best


def pays(model: Model) -> bool:
    """Whether most choices are about when and how to do one thing, and there are not too many."""
    return bool(_SMALL <= choices_of(model).sum() <= _LARGE) and is_timed(model)


def is_timed(model: Model) -> bool:
    """Whether most choices are about when and how to do one thing, not about what to do."""
    timed = sum(len(group.columns) for group in Shape.of(model).groups if len(group.columns) > 1)
    return bool(0.5 * choices_of(model).sum() <= timed)
