"""``portfolio``: reads the words, runs the command, turns what went wrong into an exit code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from enum import IntEnum

from portfolio.cli import check, import_inventory, init, plan, score, template
from portfolio.cli.output import Output
from portfolio.errors import InvalidInput, Locked, NoRoadmap


class Exit(IntEnum):
    """Exit codes; part of the interface."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    INVALID_INPUT = 3
    NO_PLAN_EXISTS = 4
    LIMIT_BEFORE_PLAN = 5
    CONDITION_NOT_MET = 6
    LOCKED = 7
    INTERRUPTED = 130


COMMANDS = (init, template, check, score, plan, import_inventory)


def main(words: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    words
        Words after ``portfolio``; those of the process by default.

    Returns
    -------
    int
        An `Exit` code.
    """
    arguments = _parser().parse_args(words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    output = Output(json=arguments.json, quiet=arguments.quiet)
    with output:
        try:
            missed = arguments.command(arguments, output)
            code = Exit.CONDITION_NOT_MET if missed else Exit.DONE
            output.result["exit_code"] = int(code)
        except (Exception, KeyboardInterrupt) as error:
            code = _exit_code(error)
            output.fail(error, code, with_trace=code is Exit.UNEXPECTED)
    return int(code)


def _exit_code(error: BaseException) -> Exit:
    if isinstance(error, NoRoadmap):
        return Exit.NO_PLAN_EXISTS if error.proven else Exit.LIMIT_BEFORE_PLAN
    for kind, code in (
        (InvalidInput, Exit.INVALID_INPUT),
        (Locked, Exit.LOCKED),
        ((FileExistsError, FileNotFoundError, NotADirectoryError, PermissionError), Exit.USAGE),
        (KeyboardInterrupt, Exit.INTERRUPTED),
    ):
        if isinstance(error, kind):
            return code
    return Exit.UNEXPECTED


def _parser() -> argparse.ArgumentParser:
    from importlib.metadata import version

    parser = argparse.ArgumentParser(
        prog="portfolio",
        description="Decide which AI initiatives to do, when, and with whom.",
        epilog="Exit codes: 0 done, 1 unexpected, 2 usage, 3 invalid input, 4 no plan exists, "
        "5 a limit came before any plan, 6 a required condition is not met, 7 locked, "
        "130 interrupted.",
    )
    release = version("initiative-portfolio")
    parser.add_argument("--version", action="version", version=f"portfolio {release}")
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in COMMANDS:
        command.add_to(commands)
    for sub in commands.choices.values():
        sub.add_argument("--json", action="store_true", help="one JSON document on stdout")
        sub.add_argument("--quiet", action="store_true", help="no progress on stderr")
    return parser


if __name__ == "__main__":
    sys.exit(main())
