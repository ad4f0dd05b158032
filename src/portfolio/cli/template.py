"""``portfolio template``: an explained workbook to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output
from portfolio.intake import write_template
from portfolio.scoring import DEFAULT_RUBRIC


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("template", help="write an explained workbook to fill in")
    parser.add_argument("out", metavar="XLSX", help="workbook to write")
    parser.add_argument("--force", action="store_true", help="replace the workbook if it exists")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Write the workbook; whatever is wrong is raised."""
    path = Path(arguments.out)
    criteria = [(criterion.id, criterion.title) for criterion in DEFAULT_RUBRIC.criteria]
    write_template(path, criteria=criteria, overwrite=arguments.force)
    output.result["template"] = str(path)
    output.say(f"Template: {path}")
    return Exit.DONE
