"""``portfolio frontier``: what the best plan is worth at other levels of one limit."""

from __future__ import annotations

import argparse
from itertools import count
from pathlib import Path

import numpy as np

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit, WrongWords
from portfolio.cli.output import Output
from portfolio.cli.plain_answers import Plain, plain_difference, plain_outcome
from portfolio.cli.questions import (
    add_run,
    check_names,
    roadmap_of,
    solver_of,
    tell_interrupted,
)
from portfolio.explaining import (
    Frontier,
    FrontierPoint,
    Levels,
    frontier,
    money_levels,
    people_levels,
)
from portfolio.explaining.frontier import amount_of
from portfolio.planning import Problem, Roadmap, Status
from portfolio.planning.solvers import Solver
from portfolio.reporting import Style, plot_frontier
from portfolio.reporting.finished_run import read_finished_run
from portfolio.reporting.pictures import picture_format, write_chart


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("frontier", help="worth of the best plan against one limit")
    add_run(parser)
    parser.add_argument(
        "--over",
        default="budget",
        metavar="LIMIT",
        help="budget, budget:FUND or people:ROLE (%(default)s)",
    )
    for name, default in (("--low", 0.5), ("--high", 1.5)):
        parser.add_argument(
            name, type=float, default=default, help="times what there is (%(default)s)"
        )
    parser.add_argument("--points", type=int, default=21, help="how many levels (%(default)s)")
    parser.add_argument("--chart", metavar="FILE", help="also draw it, as a .png or .svg")
    parser.add_argument("--force", action="store_true", help="replace the chart if it exists")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Plan at each level; tells whether any has a plan."""
    solver, factors, chart = solver_of(arguments), _factors(arguments), _chart(arguments)
    known = roadmap_of(arguments, output)
    problem = known.problem
    levels = _levels(problem, arguments.over, factors)
    found = _reached(known, levels, solver, output)
    output.result |= {"limit": levels.name, "points": [_plain(point) for point in found.points]}
    output.say(str(found))
    loose = [point for point in found.points if point.roadmap.outcome.gap > arguments.gap]
    if loose:
        worst = max(point.roadmap.outcome.gap for point in loose)
        output.say(
            f"At {len(loose)} of {len(found.points)} levels a limit of the search came first; "
            f"there a plan may be worth up to {worst:.1%} more."
        )
    if chart is not None:
        currency = read_finished_run(arguments.run).settings["reporting"]["currency"]
        today, style = levels.levels[-1] / factors[-1], Style(currency=currency)
        names = problem.scorecard
        write_chart(lambda: plot_frontier(found, today=today, style=style, names=names), chart)
        output.result["chart"] = str(chart)
        output.say(f"Chart: {chart}")
    return Exit.INTERRUPTED if found.interrupted else _exit(found.roadmaps)


def _chart(arguments: argparse.Namespace) -> Path | None:
    """Return where the chart goes, before anything is searched for that could not be drawn."""
    if arguments.chart is None:
        return None
    chart = Path(arguments.chart)
    try:
        picture_format(chart)
    except ValueError as error:
        raise WrongWords(f"--chart: {error}") from None
    if not chart.absolute().parent.is_dir():
        raise FileNotFoundError(f"there is no folder {chart.absolute().parent} for the chart")
    if chart.exists() and not arguments.force:
        raise FileExistsError(f"{chart} exists and is not replaced unless told to (--force)")
    return chart


def _factors(arguments: argparse.Namespace) -> list[float]:
    low, high, points = arguments.low, arguments.high, arguments.points
    if not 0 <= low < high < float("inf") or points < 2:
        raise WrongWords("levels must go from a --low of at least 0 up to a --high, 2 --points")
    factors: list[float] = np.linspace(low, high, points).round(6).tolist()
    return factors


def _levels(problem: Problem, over: str, factors: list[float]) -> Levels:
    """Return the levels that the words ask for."""
    what, _, name = over.partition(":")
    capacity = problem.capacity
    try:
        if what == "budget":
            check_names([name] if name else [], capacity.money, "fund")
            return money_levels(problem, factors, fund=name)
        if what == "people":
            check_names([name], capacity.people, "role")
            average = sum(capacity.people[name]) / problem.quarters
            return people_levels(problem, name, [(factor - 1) * average for factor in factors])
    except ValueError as error:
        raise WrongWords(f"--over {over}: {error}") from None
    raise WrongWords(f"--over {over}: budget, budget:FUND or people:ROLE is expected")


def _reached(known: Roadmap, levels: Levels, solver: Solver, output: Output) -> Frontier:
    """Return the frontier, as far as it was reached, and tell how far that is."""
    asked, done = len(levels.levels), count(1)

    def tell(point: FrontierPoint) -> None:
        level = f"{levels.name} {amount_of(point.level)}"
        output.step(f"Planned with {level} ({next(done)} of {asked})")

    output.step(f"Planning at {asked} levels of {levels.name}, the loosest first")
    found = frontier(known.problem, levels, start=known, solver=solver, on_point=tell)
    if found.interrupted:
        tell_interrupted(output, len(found.roadmaps), asked)
    return found


def _plain(point: FrontierPoint) -> Plain:
    roadmap = point.roadmap
    planned = roadmap.entries if roadmap.outcome.has_plan else ()
    return {
        "level": point.level,
        **plain_outcome(roadmap.outcome),
        "planned": [entry.initiative.id for entry in planned],
        "swap": plain_difference(point.swap),
    }


def _exit(plans: tuple[Roadmap, ...]) -> Exit:
    if any(one.outcome.has_plan for one in plans):
        return Exit.DONE
    proven = all(one.outcome.status is Status.INFEASIBLE for one in plans)
    return Exit.NO_PLAN_EXISTS if proven else Exit.LIMIT_BEFORE_PLAN
