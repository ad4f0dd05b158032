"""From a problem to a checked roadmap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from portfolio.errors import PortfolioError
from portfolio.planning.arguments import LISTENER, PROBLEM, SOLVER
from portfolio.planning.canonical import settle_ties
from portfolio.planning.exactness import solve_exactly
from portfolio.planning.outcome import Outcome
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Roadmap
from portfolio.planning.solvers import Highs, Phase, Progress, ProgressListener, Solver
from portfolio.planning.thrift import spend_least
from portfolio.planning.warm_start import begun_with

if TYPE_CHECKING:
    from portfolio.planning.solvers.pulp_package import LpProblem


def plan(
    problem: Problem,
    *,
    model: LpProblem | None = None,
    start: Roadmap | None = None,
    solver: Solver | None = None,
    on_progress: ProgressListener | None = None,
) -> Roadmap:
    """Find the best roadmap a solver can, and check it against every rule.

    A plan that is proven optimal is canonical, too, mostly: among all plans of equal worth it is
    the one that spends least, then starts earliest, then changes least against the last plan,
    then comes first by id; whoever solves it, in whatever order rows come, with however many
    threads. `Outcome.canonical` tells. A plan that stopped at a gap or a limit spends no money in
    vain, and is found again by the same solver on the same input unless a clock had a say
    (`Outcome.repeatable`).

    Parameters
    ----------
    problem
        What may be decided, under which rules, and what is wanted.
    model
        The problem's PuLP form with rows or variables added by hand, as
        `Problem.from_pulp` takes it; None for the problem as it is.
    start
        A roadmap to begin with, of this problem or one like it. Where it breaks a rule, what fits
        of it and is worth most is begun with.
    solver
        By default HiGHS, which stops at a gap of 0.1 % or after 60 seconds.
    on_progress
        Called now and then with the best plan and bound so far.

    Returns
    -------
    Roadmap
        Also when there is no plan: its outcome then says why, and only asking for its entries
        raises.

    Raises
    ------
    ValueError
        If something else is given than is expected.
    PortfolioError
        If the plan breaks a rule; a fault of the solver, never of the input.
    """
    PROBLEM.check("plan", problem)
    problem = problem if model is None else problem.from_pulp(model)
    chosen = solver or Highs(gap=1e-3, time_limit=60.0)
    SOLVER.check("solver", chosen)
    if on_progress is not None:
        LISTENER.check("on_progress", on_progress)
    asked = problem.model if start is None else begun_with(problem, start)
    outcome = solve_exactly(asked, chosen, on_progress)
    if outcome.has_plan:
        tell = partial(_tell_settling, outcome, on_progress) if on_progress else None
        outcome = settle_ties(problem, outcome, chosen, tell)
        outcome = outcome if outcome.canonical else spend_least(problem, outcome, chosen)
    return checked(problem, outcome)


def _tell_settling(found: Outcome, on_progress: ProgressListener, part: Progress) -> None:
    """Tell that the plan is found already, and which of its equals is taken is not."""
    seconds = found.effort.seconds + part.seconds
    on_progress(Progress(seconds, found.objective, found.bound, part.nodes, Phase.TIES))


def checked(problem: Problem, outcome: Outcome) -> Roadmap:
    """Return the roadmap of what was found, held to every rule and to what it is told to be worth.

    Raises
    ------
    PortfolioError
        If the plan breaks a rule; a fault of the solver, never of the input.
    """
    roadmap = Roadmap(problem, outcome)
    if outcome.has_plan and (broken := roadmap.violations() or roadmap.contradictions()):
        raise PortfolioError("the solver's plan breaks rules: " + "; ".join(map(str, broken)))
    return roadmap
