"""``portfolio whatif``: the plan under other budgets, people or wishes, beside the run's."""

from __future__ import annotations

import argparse
from pathlib import Path

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit, WrongWords
from portfolio.cli.output import Output
from portfolio.cli.plain_answers import (
    Plain,
    plain_difference,
    plain_interval,
    plain_outcome,
    plain_repair,
)
from portfolio.cli.questions import add_run, ask_each, roadmap_of, solver_of
from portfolio.errors import Finding, InvalidInput
from portfolio.explaining import (
    Change,
    Comparison,
    Interval,
    MorePeople,
    ScaledMoney,
    Scenario,
    WithRule,
    explain_conflict,
    repairs,
    scenarios,
)
from portfolio.planning import Exclude, Mandate, Problem, Roadmap, Status
from portfolio.planning.solvers import Solver
from portfolio.settings import plain_change, read_scenarios


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("whatif", help="plan with changes and compare with the run")
    add_run(parser)
    parser.add_argument("--budget", type=float, metavar="FACTOR", help="all budgets times this")
    parser.add_argument(
        "--people",
        action="append",
        default=[],
        metavar="ROLE=FTE",
        help="more people of a role, or fewer: data_engineer=+1",
    )
    parser.add_argument(
        "--with", dest="mandated", action="append", default=[], metavar="ID", help="must be done"
    )
    parser.add_argument(
        "--without",
        dest="excluded",
        action="append",
        default=[],
        metavar="ID",
        help="must not be done",
    )
    parser.add_argument("--scenarios", metavar="TOML", help="scenarios in a file, one plan each")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Plan each scenario; tells whether each has a plan."""
    solver, asked = solver_of(arguments), _asked(arguments)
    baseline = roadmap_of(arguments, output)
    _check(asked, baseline.problem, arguments.scenarios)
    plans, complete = ask_each(
        asked,
        lambda one: scenarios(baseline, [one], solver=solver).roadmaps[0],
        lambda one: f"Planning scenario '{one.name}'",
        output,
    )
    told = Comparison(baseline, asked[: len(plans)], plans)
    output.result["baseline"] = plain_outcome(baseline.outcome)
    output.result["scenarios"] = []
    output.say(f"As planned: {baseline.outcome}.")
    for scenario, roadmap in zip(told.scenarios, told.roadmaps, strict=True):
        output.result["scenarios"].append(_tell(told, scenario, roadmap, output))
        if roadmap.outcome.status is Status.INFEASIBLE:
            _tell_conflict(roadmap.problem, solver, output)
    return _exit(plans) if complete else Exit.INTERRUPTED


def _asked(arguments: argparse.Namespace) -> tuple[Scenario, ...]:
    """Return the scenario that the words make, or those of the file."""
    changes: list[Change] = []
    try:
        if arguments.budget is not None:
            changes.append(ScaledMoney(arguments.budget))
        changes += [_people(word) for word in arguments.people]
    except ValueError as error:
        raise WrongWords(str(error)) from None
    changes += [WithRule(Mandate(name)) for name in arguments.mandated]
    changes += [WithRule(Exclude(name)) for name in arguments.excluded]
    if bool(changes) == bool(arguments.scenarios):
        raise WrongWords(
            "say what changes, either by --budget, --people, --with and --without, "
            "or by --scenarios FILE.toml"
        )
    if arguments.scenarios:
        return read_scenarios(arguments.scenarios)
    return (Scenario("what if", tuple(changes)),)


def _people(word: str) -> MorePeople:
    role, _, fte = word.partition("=")
    try:
        return MorePeople(role, float(fte))
    except ValueError:
        raise ValueError(
            f"--people {word}: ROLE=FTE is expected, such as data_engineer=+1"
        ) from None


def _check(asked: tuple[Scenario, ...], problem: Problem, file: str | None) -> None:
    """Raise with everything that scenarios name and the problem does not have."""
    faults = []
    for scenario in asked:
        for change in scenario.changes:
            try:
                change.applied(problem)
            except ValueError as error:
                faults.append((scenario.name, str(error)))
    if faults and file:
        where = str(Path(file))
        raise InvalidInput(
            [Finding(where, f"scenario '{name}'", expected=told) for name, told in faults]
        )
    if faults:
        raise WrongWords("\n".join(told for _, told in faults))


def _tell(told: Comparison, scenario: Scenario, roadmap: Roadmap, output: Output) -> Plain:
    """Say what becomes of a scenario, and return it."""
    there = told.difference(scenario.name) if roadmap.outcome.has_plan else None
    why = () if there is None else told.reasons(scenario.name)
    gain = roadmap.objective - told.baseline.objective
    best = Interval.of_best(roadmap) - Interval.of_best(told.baseline)
    output.say(f"\n{scenario}")
    output.say(f"  {roadmap.outcome}")
    if there is not None:
        sure = "" if best.is_exact else f" (best plan against best plan: {best})"
        output.say(f"  {gain:+,.0f} against the plan{sure}; it {there}")
        for reason in why:
            output.say(f"    {reason}")
    return {
        "name": scenario.name,
        "changes": [plain_change(change) for change in scenario.changes],
        **plain_outcome(roadmap.outcome),
        "gain": gain,
        "gain_of_best": plain_interval(best if there else None),
        "difference": plain_difference(there),
        "reasons": {reason.initiative: reason.why for reason in why},
        "people_hired": sum(hire.people for hire in roadmap.hires) if there else None,
    }


def _tell_conflict(problem: Problem, solver: Solver, output: Output) -> None:
    """Say which rules clash, and what would make a plan."""
    output.step("Looking for the rules that clash")
    conflict = explain_conflict(problem, solver=solver)
    output.result["scenarios"][-1]["clashes"] = [
        {"rule": clash.rule, "where": list(clash.where)} for clash in conflict.clashes
    ]
    output.say(f"{conflict}")
    output.step("Looking for ways out")
    found = repairs(problem, solver=solver, on_found=lambda one: output.step(f"Found: {one}"))
    output.result["scenarios"][-1]["repairs"] = [plain_repair(one) for one in found.repairs]
    output.say(f"{found}")


def _exit(plans: tuple[Roadmap, ...]) -> Exit:
    if any(one.outcome.status is Status.INFEASIBLE for one in plans):
        return Exit.NO_PLAN_EXISTS
    if not all(one.outcome.has_plan for one in plans):
        return Exit.LIMIT_BEFORE_PLAN
    return Exit.DONE
