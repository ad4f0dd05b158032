"""``portfolio explain``: why an initiative is planned or not, and what is scarce."""

from __future__ import annotations

import argparse

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit, WrongWords
from portfolio.cli.output import Output
from portfolio.cli.plain_answers import plain_answer, plain_price, plain_use
from portfolio.cli.questions import (
    add_run,
    ask_each,
    check_names,
    roadmap_of,
    solver_of,
    tell_interrupted,
)
from portfolio.explaining import Why, WhyNot, limits, prices, why, why_not
from portfolio.explaining.suggestions import DIMENSIONS
from portfolio.planning import Roadmap


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain", help="why initiatives are planned or not; what is scarce, and what it is worth"
    )
    add_run(parser)
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="initiatives; without any, limits and their prices"
    )
    parser.add_argument(
        "--along",
        default=",".join(DIMENSIONS),
        metavar="KINDS",
        help="changes to look for that put an initiative in, with commas between (%(default)s)",
    )
    parser.add_argument(
        "--within",
        type=float,
        metavar="SECONDS",
        help="what puts one initiative in is looked for no longer than this, all searches together",
    )
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Explain; tells whether all questions were answered."""
    solver_of(arguments)
    if arguments.within is not None and not arguments.within > 0:
        raise WrongWords(f"--within must be above 0, not {arguments.within}")
    along = tuple(filter(None, (name.strip() for name in arguments.along.split(","))))
    check_names(along, DIMENSIONS, "kind of change")
    roadmap = roadmap_of(arguments, output)
    check_names(arguments.ids, roadmap.problem.backlog.by_id, "initiative")
    if not arguments.ids:
        return _tell_prices(arguments, roadmap, output)

    def answer(initiative: str) -> Why | WhyNot:
        solver = solver_of(arguments)
        if roadmap.includes(initiative):
            return why(roadmap, initiative, solver=solver)
        return why_not(
            roadmap,
            initiative,
            along=along,
            solver=solver,
            seconds=arguments.within,
            on_found=lambda found: output.step(f"Found: {found}"),
        )

    asked = tuple(dict.fromkeys(arguments.ids))
    answers, complete = ask_each(
        asked,
        answer,
        lambda name: f"Asking about {name}",
        output,
        lambda found: isinstance(found, WhyNot) and found.interrupted,
    )
    output.result["answers"] = [plain_answer(one) for one in answers]
    for one in answers:
        output.say(f"{one}\n")
    return Exit.DONE if complete else Exit.INTERRUPTED


def _tell_prices(arguments: argparse.Namespace, roadmap: Roadmap, output: Output) -> Exit:
    """Tell what is scarce at once, then what more of it and each rule less would be worth."""
    used, solver = limits(roadmap), solver_of(arguments)
    output.result["limits"] = [plain_use(use) for use in used.uses]
    output.say(f"{used}\n")
    output.step("Planning anew with one change at a time")
    found = prices(roadmap, solver=solver, on_found=lambda price: output.step(f"Found: {price}"))
    if found.missing:
        asked = len(found.prices) + len(found.missing)
        tell_interrupted(output, len(found.prices), asked)
    output.result["prices"] = [plain_price(roadmap, price) for price in found.ranked]
    output.say("What one change alone would be worth:")
    for line in str(found).splitlines():
        output.say(f"  {line}")
    return Exit.INTERRUPTED if found.missing else Exit.DONE
