"""What explanations cost in plans: ``PYTHONPATH=src python -m benchmarks.bench_explaining``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.generator import Family, generate
from benchmarks.selection import generate_selection
from portfolio.explaining import Levels, frontier, money_levels, why_not
from portfolio.explaining.suggestions import DIMENSIONS
from portfolio.planning import Highs, Problem, Roadmap, plan
from portfolio.run import pose
from portfolio.settings import read_settings

FACTORS = tuple(k / 20 for k in range(10, 30))
"""Budgets of the frontier, as multiples of today's."""
T = TypeVar("T")
SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "insurer" / "settings.toml"


@dataclass(frozen=True)
class Cost:
    """What an explanation costs.

    Attributes
    ----------
    what
        Explained.
    one_plan, all_of_it
        CPU seconds of one plan, and of the explanation.
    told
        What came out, in words.
    """

    what: str
    one_plan: float
    all_of_it: float
    told: str

    @property
    def ratio(self) -> float:
        """How many plans the explanation costs."""
        return self.all_of_it / self.one_plan

    def __str__(self) -> str:
        return (
            f"| {self.what} | {self.one_plan:.2f} | {self.all_of_it:.2f} | {self.ratio:.1f} | "
            f"{self.told} |"
        )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds some work takes, and what it gives."""
    began = process_time()
    given = work()
    return process_time() - began, given


def measure_frontier(problem: Problem, what: str, solver: Highs, *, anew: bool = False) -> Cost:
    """Measure a frontier of twenty budgets against one plan at the same gap.

    Parameters
    ----------
    problem
        With today's budget.
    what
        Names the problem.
    solver
        Of each plan.
    anew
        Whether twenty plans from nothing are measured, too.
    """
    problem, asked = problem.built(), f"{solver.gap:.2%} or {solver.time_limit:.0f} s"
    levels = money_levels(problem, FACTORS)
    alone, one = timed(lambda: plan(problem, solver=solver))
    spent, found = timed(lambda: frontier(problem, levels, solver=solver))
    gaps = [roadmap.gap for roadmap in found.roadmaps if roadmap.outcome.has_plan]
    today = found.roadmaps[FACTORS.index(1.0)].gap
    told = (
        f"gap of the plan {one.gap:.2%}, of the same budget in the frontier {today:.2%}, "
        f"of all {min(gaps):.2%} to {max(gaps):.2%}"
    )
    if anew:
        many, _ = timed(lambda: [_planned(problem, levels, k, solver) for k in levels.levels])
        told += f"; twenty plans from nothing {many:.2f} s"
    return Cost(f"frontier of 20 budgets, {what}, {asked}", alone, spent, told)


def _planned(problem: Problem, levels: Levels, level: float, solver: Highs) -> Roadmap:
    return plan(levels.at(level).applied(problem), solver=solver)


def measure_why_not(problem: Problem, solver: Highs, along: Sequence[str]) -> Cost:
    """Measure why_not of everything that is not planned against one plan."""
    alone, roadmap = timed(lambda: plan(problem.built(), solver=solver))
    names = [name for name in problem.windows if not roadmap.includes(name)]
    spent, suggested, proven, known, left_open = 0.0, 0, 0, 0, 0
    for name in names:
        seconds, answer = timed(partial(why_not, roadmap, name, along=along))
        spent += seconds
        suggested += len(answer.suggestions)
        proven += sum(one.proven for one in answer.suggestions)
        known += sum(one.too_little > 0 for one in answer.suggestions)
        left_open += len(answer.open_kinds)
    what = f"why_not of {len(names)} initiatives of the sample, along {', '.join(along)}"
    told = (
        f"{suggested} suggestions, {proven} proven smallest, {known} with a part proven needed; "
        f"{left_open} kinds left open"
    )
    return Cost(what, alone, spent, told)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gap", type=float, default=1e-4, help="of the frontier")
    parser.add_argument("--seconds", type=float, default=20.0, help="of one plan at most")
    parser.add_argument("--size", type=int, default=200, help="of the frontier")
    parser.add_argument("--periods", type=int, default=12, help="of the frontier: 1, or 8 to 16")
    parser.add_argument("--anew", action="store_true", help="measure twenty plans from nothing")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--along", nargs="*", default=list(DIMENSIONS), choices=list(DIMENSIONS))
    options = parser.parse_args(arguments)
    print("| explanation | one plan, CPU s | all of it | ratio | told |")
    print("| --- | ---: | ---: | ---: | --- |")
    for seed in options.seeds:
        solver = Highs(gap=options.gap, time_limit=options.seconds)
        name = f"n = {options.size}, seed {seed}"
        if options.periods == 1:
            name = f"one period, {name}"
            problem = generate_selection(options.size, seed=seed).problem()
        else:
            drawn = generate(options.size, Family.BASE, quarters=options.periods, seed=seed)
            problem = drawn.problem()
        cost = measure_frontier(problem, name, solver, anew=options.anew)
        print(cost, flush=True)
    if options.along:
        settings = read_settings(SAMPLE)
        given = settings.planning.solver
        asked = given if isinstance(given, Highs) else Highs(gap=1e-3, node_limit=20_000)
        print(measure_why_not(pose(settings), asked, options.along), flush=True)


if __name__ == "__main__":
    main()
