"""How long a plan takes end to end and how good it is, ours and with PuLP and HiGHS."""

from __future__ import annotations

from dataclasses import dataclass

import pulp

from benchmarks.generator import Family, Instance, generate
from benchmarks.idiomatic_pulp import build
from benchmarks.stopwatch import cpu_seconds
from portfolio.planning import Highs, plan

GAP = 0.01
"""Both stop when their plan is proven to be within this share of the best one."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One plan.

    Attributes
    ----------
    seconds
        CPU seconds from domain objects to the plan.
    worth
        Objective, in money; NaN without a plan.
    gap
        Proven gap, as a share of the worth.
    """

    seconds: float
    worth: float
    gap: float


@dataclass(frozen=True, slots=True)
class PlanTime:
    """The same portfolio planned twice.

    Attributes
    ----------
    size, family
        Of the portfolio.
    limit
        Seconds of wall clock each search was given.
    ours, theirs
        Plan of this library, checked against every rule; plan of PuLP with HiGHS, unchecked.
    """

    size: int
    family: Family
    limit: float
    ours: Planned
    theirs: Planned

    @property
    def ratio(self) -> float:
        """How many times as long PuLP takes."""
        return self.theirs.seconds / self.ours.seconds


def measure_plan(size: int, family: Family, limit: float, *, seed: int = 1) -> PlanTime:
    """Plan one portfolio both ways, once, with one thread each."""
    instance = generate(size, family, seed=seed)
    ours = plan_ours(instance, limit)
    return PlanTime(size, family, limit, ours, plan_pulp(instance, limit))


def plan_ours(instance: Instance, limit: float) -> Planned:
    """Plan with this library."""
    solver = Highs(gap=GAP, time_limit=limit)
    seconds, roadmap = cpu_seconds(lambda: plan(instance.problem(), solver=solver))
    return Planned(seconds, roadmap.objective, roadmap.gap)


def plan_pulp(instance: Instance, limit: float) -> Planned:
    """Plan with PuLP and HiGHS."""

    def solve() -> pulp.LpProblem:
        lp = build(instance)
        lp.solve(pulp.HiGHS(msg=False, gapRel=GAP, timeLimit=limit, threads=1))
        return lp

    seconds, lp = cpu_seconds(solve)
    worth = pulp.value(lp.objective)
    return Planned(seconds, worth, lp.solverModel.getInfo().mip_gap)
