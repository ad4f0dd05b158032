"""``portfolio check``: everything that is wrong with the input, before any planning."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from portfolio.cli.commands import Commands, add_settings, settings_of
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output
from portfolio.intake import Backlog, find_duplicates
from portfolio.planning import Disabled
from portfolio.run import pose

_SHOWN = 10


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("check", help="check settings and tables, look for duplicates")
    add_settings(parser)
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Check; whatever is wrong is raised."""
    problem = pose(settings_of(arguments), output.step)
    backlog = problem.backlog
    output.say(f"No findings: {len(backlog):,} initiatives, {len(problem.windows):,} plannable.")
    output.say(f"Capacity {problem.capacity}.")
    for initiative, reason in problem.left_out.items():
        output.say(f"  {initiative} {reason}")
    switched_off = [str(rule) for rule in problem.constraints if isinstance(rule, Disabled)]
    for rule in switched_off:
        output.say(f"{rule}.")
    _tell_assumptions(backlog, output)
    _tell_duplicates(backlog, output)
    output.result |= {
        "initiatives": len(backlog),
        "plannable": len(problem.windows),
        "left_out": dict(problem.left_out),
        "switched_off": switched_off,
    }
    return Exit.DONE


def _tell_assumptions(backlog: Backlog, output: Output) -> None:
    for assumption in backlog.assumptions:
        output.say(
            f"Assumed for {assumption.initiatives:,}: {assumption.field} = {assumption.value} "
            f"({assumption.reason})"
        )


def _tell_duplicates(backlog: Backlog, output: Output) -> None:
    if find_spec("rapidfuzz") is None:
        output.say("Duplicates not looked for: install the extra 'dedupe'.")
        return
    output.step("Looking for duplicates")
    pairs = find_duplicates(backlog).pairs
    for pair in pairs[:_SHOWN]:
        output.say(f"Likely duplicates: {pair.first} and {pair.second}: {pair.reason}")
    if len(pairs) > _SHOWN:
        output.say(f"... and {len(pairs) - _SHOWN:,} more likely duplicates")
    output.result["duplicates"] = [[pair.first, pair.second, pair.likeness] for pair in pairs]
