"""``portfolio init``: a folder with settings and a small backlog, ready to plan."""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from portfolio.cli.commands import Commands
from portfolio.cli.exits import Exit
from portfolio.cli.output import Output


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("init", help="start a folder with settings and a small backlog")
    parser.add_argument("folder", metavar="FOLDER", help="folder to make")
    parser.set_defaults(command=execute)


def execute(arguments: argparse.Namespace, output: Output) -> Exit:
    """Copy the starter files; whatever is wrong is raised."""
    folder = Path(arguments.folder)
    if folder.exists():
        raise FileExistsError(f"{folder} exists; choose another folder")
    folder.mkdir(parents=True)
    for file in sorted(files("portfolio.cli").joinpath("starter").iterdir(), key=str):
        folder.joinpath(file.name).write_bytes(file.read_bytes())
    settings = folder / "settings.toml"
    output.result["settings"] = str(settings)
    output.say(f"Settings: {settings}")
    output.say(f"Next: portfolio plan {settings} --out {folder / 'run'}")
    return Exit.DONE
