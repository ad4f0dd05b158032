"""What the commands share: the parser they add themselves to, and the settings argument."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from portfolio.settings import Settings, read_settings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name settings."""
    parser.add_argument("settings", metavar="SETTINGS", help="settings file (TOML)")
    parser.add_argument(
        "--backlog",
        metavar="PATH",
        help="read the backlog from here instead, relative to where you are",
    )


def settings_of(arguments: argparse.Namespace) -> Settings:
    """Read the settings that the arguments name."""
    settings = read_settings(arguments.settings)
    if arguments.backlog:
        place = str(Path(arguments.backlog).absolute())
        intake = settings.intake.model_copy(update={"backlog": place})
        settings = settings.model_copy(update={"intake": intake})
    return settings
