"""``portfolio plan``: the whole flow, from a settings file to a run folder."""

from __future__ import annotations

import argparse

from portfolio.cli.commands import Commands, add_settings, settings_of
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output
from portfolio.run import run


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("plan", help="plan a roadmap and write a run folder")
    add_settings(parser)
    parser.add_argument("--out", required=True, metavar="FOLDER", help="run folder to write")
    parser.add_argument("--force", action="store_true", help="replace the run folder if it exists")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Run; tells whether a required condition is missed."""
    settings = settings_of(arguments)
    done = run(
        settings,
        arguments.out,
        force=arguments.force,
        on_progress=output.progress,
        on_step=output.step,
    )
    roadmap = done.roadmap
    output.result |= {
        "folder": str(done.folder),
        "brief": str(done.brief),
        "status": roadmap.outcome.status.value,
        "stopped": roadmap.outcome.stopped.value,
        "objective": roadmap.objective,
        "bound": roadmap.bound if roadmap.bound < float("inf") else None,
        "gap": roadmap.gap if roadmap.gap < float("inf") else None,
        "planned": [entry.initiative.id for entry in roadmap.entries],
        "people_hired": sum(hire.people for hire in roadmap.hires),
        "missed_conditions": list(done.missed),
    }
    output.say(str(roadmap))
    for note in (*roadmap.notes, *(f"Condition missed: {missed}." for missed in done.missed)):
        output.say(note)
    output.say(f"Report: {done.brief}")
    return Exit.CONDITION_NOT_MET if done.missed else Exit.DONE
