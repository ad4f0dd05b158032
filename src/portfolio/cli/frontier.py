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
from portfolio.domain import Horizon, Quarter
from portfolio.domain.meant import did_you_mean
from portfolio.explaining import (
    Frontier,
    FrontierPoint,
    Levels,
    LevelUnit,
    frontier,
    money_levels,
    people_levels,
    share_levels,
)
from portfolio.explaining.frontier_point import amount_of
from portfolio.planning import Problem, RiskShare, Roadmap, Share, Status, Where
from portfolio.planning.solvers import Solver
from portfolio.reporting import Style, plot_frontier
from portfolio.reporting.finished_run import read_finished_run
from portfolio.reporting.pictures import picture_format, write_chart

LIMITS = "budget, budget:FUND, budget:FUND:QUARTER, people:ROLE, horizon:H3 or risk"
_SHARES = ("risk", "horizon")
_KINDS = ("budget", "people", *_SHARES)


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("frontier", help="worth of the best plan against one limit")
    add_run(parser)
    parser.add_argument(
        "--over",
        default="budget",
        metavar="LIMIT",
        help=f"{LIMITS} (%(default)s)",
    )
    for name, default in (("--low", "0.5"), ("--high", "1.5")):
        parser.add_argument(
            name,
            type=float,
            help=f"times what there is ({default}); of risk and horizon the share itself, 0 to 1",
        )
    parser.add_argument("--points", type=int, default=21, help="how many levels (%(default)s)")
    parser.add_argument(
        "--finest",
        type=float,
        metavar="AMOUNT",
        help="also find where between the levels the plan changes, to this amount of the limit",
    )
    parser.add_argument("--chart", metavar="FILE", help="also draw it, as a .png or .svg")
    parser.add_argument("--force", action="store_true", help="replace the chart if it exists")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Plan at each level; tells whether any has a plan."""
    solver, factors, chart = solver_of(arguments), _factors(arguments), _chart(arguments)
    known = roadmap_of(arguments, output)
    problem = known.problem
    levels = _levels(problem, arguments.over, factors)
    found = _reached(known, levels, arguments.finest, solver, output)
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
        is_share = levels.unit is LevelUnit.SHARE
        today = None if is_share else levels.levels[-1] / factors[-1]
        style = Style(currency=currency)
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
    is_share = arguments.over.partition(":")[0] in _SHARES
    low, high = (0.0, 1.0) if is_share else (0.5, 1.5)
    low = low if arguments.low is None else arguments.low
    high = high if arguments.high is None else arguments.high
    points = arguments.points
    if not 0 <= low < high < float("inf"):
        raise WrongWords(f"levels go from --low, at least 0, up to --high, not {low} to {high}")
    if is_share and high > 1:
        raise WrongWords(f"--high must be a share, at most 1, not {high}")
    if points < 2:
        raise WrongWords(f"--points must be 2 or more, not {points}")
    if arguments.finest is not None and not arguments.finest > 0:
        raise WrongWords(f"--finest must be above 0, not {arguments.finest}")
    factors: list[float] = np.linspace(low, high, points).round(6).tolist()
    return factors


def _levels(problem: Problem, over: str, factors: list[float]) -> Levels:
    """Return the levels that the words ask for."""
    what, *names = over.split(":")
    try:
        if what == "budget" and len(names) <= 2:
            return _of_money(problem, names, factors)
        if what == "people" and len(names) == 1:
            return _of_people(problem, names[0], factors)
        if what == "risk" and not names:
            return share_levels(RiskShare(at_most=1.0).share, factors)
        if what == "horizon" and len(names) == 1:
            check_names(names, [horizon.value for horizon in Horizon], "horizon")
            return share_levels(Share(names[0], Where("horizon", (names[0],))), factors)
    except ValueError as error:
        raise WrongWords(f"--over {over}: {error}") from None
    meant = did_you_mean(what, _KINDS) if what not in _KINDS else ""
    raise WrongWords(f"--over {over}: {LIMITS} is expected{meant}")


def _of_money(problem: Problem, names: list[str], factors: list[float]) -> Levels:
    fund, quarter = (*names, "", "")[:2]
    check_names([fund] if fund else [], problem.capacity.money, "fund")
    only = Quarter.parse(quarter) if quarter else None
    return money_levels(problem, factors, fund=fund, first=only, last=only)


def _of_people(problem: Problem, role: str, factors: list[float]) -> Levels:
    people = problem.capacity.people
    check_names([role], people, "role")
    average = sum(people[role]) / problem.quarters
    return people_levels(problem, role, [(factor - 1) * average for factor in factors])


def _reached(
    known: Roadmap, levels: Levels, finest: float | None, solver: Solver, output: Output
) -> Frontier:
    """Return the frontier, as far as it was reached, and tell how far that is."""
    asked, done = len(levels.levels), count(1)

    def tell(point: FrontierPoint) -> None:
        level = f"{levels.name} {amount_of(point.level)}"
        of_all = "" if finest else f" of {asked}"
        output.step(f"Planned with {level} ({next(done)}{of_all})")

    output.step(f"Planning at {asked} levels of {levels.name}, the loosest first")
    found = frontier(
        known.problem, levels, finest=finest, start=known, solver=solver, on_point=tell
    )
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
