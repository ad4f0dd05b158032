"""Solvers that PuLP reaches, each held to the referee; those that are not here are skipped."""

from __future__ import annotations

from random import Random

import pulp
import pytest
from tests.contracts.drawn import RULES, draw_problem

from portfolio.planning import Enumeration, Problem, Pulp, Status, plan
from portfolio.planning.solvers.pulp_package import pulp_version, reach

KNOWN = ("HiGHS", "PULP_CBC_CMD", "COIN_CMD", "SCIP_PY", "GUROBI")
"""HiGHS; CBC that comes with PuLP 3, and one on the path; the extras ``scip`` and ``gurobi``."""
REACHED = sorted({*KNOWN, *pulp.listSolvers(onlyAvailable=True)})


@pytest.fixture(params=REACHED)
def solver(request: pytest.FixtureRequest) -> Pulp:
    """Return a solver that PuLP reaches, with no gap."""
    name = str(request.param)
    try:
        reach(name, 0.0, None)
    except ValueError:
        pytest.skip(f"{name} is not reached by PuLP {pulp_version()} here")
    return Pulp(name, gap=0.0)


def _drawn(seed: int) -> Problem:
    rng = Random(seed)
    return draw_problem(rng, *rng.sample(sorted(RULES), 3))


def test_its_plan_is_that_of_the_referee(solver: Pulp) -> None:
    """On drawn problems: what exists, what it is worth, and that every rule is kept.

    The referee is complete enumeration.
    """
    planned = 0
    for seed in range(7000, 7018):
        problem = _drawn(seed)
        found, referee = plan(problem, solver=solver), plan(problem, solver=Enumeration())
        assert found.outcome.has_plan == referee.outcome.has_plan, (seed, found.outcome)
        if not referee.outcome.has_plan:
            assert found.outcome.status is Status.INFEASIBLE, (seed, found.outcome)
            continue
        planned += 1
        assert found.violations() == (), seed
        missed = 1e-5 * max(1.0, abs(referee.objective))
        assert abs(found.objective - referee.objective) <= missed, seed
        assert found.bound >= referee.objective - missed, seed
    assert planned >= 8
