"""What explanations cost in plans: ``PYTHONPATH=src python -m benchmarks.bench_explaining``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.generator import Family, generate
from portfolio.explaining import WhyNot, frontier, money_levels, why_not
from portfolio.explaining.suggestions import DIMENSIONS
from portfolio.planning import Highs, Problem, Roadmap, plan
from portfolio.run import pose
from portfolio.settings import read_settings

FACTORS = tuple(k / 20 for k in range(10, 30))
"""Budgets of the frontier, as multiples of today's."""
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


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the CPU seconds some work takes, and what it gives."""
    began = process_time()
    given = work()
    return process_time() - began, given


def measure_frontier(size: int, solver: Highs, *, seed: int = 1) -> Cost:
    """Measure a frontier of twenty budgets against one plan at the same gap."""
    problem = generate(size, Family.BASE, seed=seed).problem().built()
    began = process_time()
    one = plan(problem, solver=solver)
    alone, began = process_time() - began, process_time()
    found = frontier(problem, money_levels(problem, FACTORS), solver=solver)
    spent = process_time() - began
    gaps = [roadmap.gap for roadmap in found.roadmaps if roadmap.outcome.has_plan]
    today = found.roadmaps[FACTORS.index(1.0)].gap
    told = (
        f"gap of the plan {one.gap:.2%}, of the same budget in the frontier {today:.2%}, "
        f"of all {min(gaps):.2%} to {max(gaps):.2%}"
    )
    asked = f"{solver.gap:.2%} or {solver.time_limit:.0f} s"
    return Cost(f"frontier of 20 budgets, n = {size}, seed {seed}, {asked}", alone, spent, told)


def measure_why_not(problem: Problem, solver: Highs, along: Sequence[str]) -> Cost:
    """Measure why_not of everything that is not planned against one plan."""
    began = process_time()
    roadmap: Roadmap = plan(problem.built(), solver=solver)
    alone = process_time() - began
    names = [name for name in problem.windows if not roadmap.includes(name)]
    spent, suggested, proven, known, left_open = 0.0, 0, 0, 0, 0
    for name in names:
        seconds, answer = timed(
            lambda name=name: why_not(roadmap, name, along=along)  # type: ignore[misc]
        )
        spent += seconds
        assert isinstance(answer, WhyNot)
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
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--along", nargs="*", default=list(DIMENSIONS), choices=list(DIMENSIONS))
    options = parser.parse_args(arguments)
    print("| explanation | one plan, CPU s | all of it | ratio | told |")
    print("| --- | ---: | ---: | ---: | --- |")
    for seed in options.seeds:
        solver = Highs(gap=options.gap, time_limit=options.seconds)
        print(measure_frontier(options.size, solver, seed=seed), flush=True)
    if options.along:
        settings = read_settings(SAMPLE)
        given = settings.planning.solver
        asked = given if isinstance(given, Highs) else Highs(gap=1e-3, node_limit=20_000)
        print(measure_why_not(pose(settings), asked, options.along), flush=True)


if __name__ == "__main__":
    main()
