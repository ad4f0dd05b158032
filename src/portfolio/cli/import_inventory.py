"""``portfolio import``: a foreign inventory through a mapping, as tables of our own."""

from __future__ import annotations

import argparse
from pathlib import Path

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output
from portfolio.intake import read_mapped


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("import", help="turn a foreign inventory into our tables")
    parser.add_argument("source", metavar="CSV", help="the foreign inventory")
    parser.add_argument(
        "--mapping", required=True, help="name of a shipped mapping, or a mapping file (.toml)"
    )
    parser.add_argument("--out", required=True, metavar="FOLDER", help="folder for the tables")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Import; whatever is wrong is raised."""
    given = arguments.mapping
    folder = Path(arguments.out)
    if folder.exists():
        raise FileExistsError(f"{folder} exists; choose another folder")
    backlog = read_mapped(arguments.source, Path(given) if given.endswith(".toml") else given)
    tables = backlog.to_tables()
    folder.mkdir(parents=True)
    for name, frame in tables.items():
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    output.result |= {"folder": str(folder), "initiatives": len(backlog)}
    output.say(f"{len(backlog):,} initiatives, {len(backlog.assumptions)} assumptions: {folder}")
    return Exit.DONE
