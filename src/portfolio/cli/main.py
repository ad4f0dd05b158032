"""``portfolio``: reads the words, runs the command, turns what went wrong into an exit code."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

from portfolio.cli import (
    check,
    explain,
    frontier,
    import_inventory,
    init,
    plan,
    score,
    template,
    whatif,
)
from portfolio.cli.exits import Exit, exit_of
from portfolio.cli.output import Output

COMMANDS = (init, template, check, score, plan, explain, frontier, whatif, import_inventory)


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
    arguments = _arguments(_parser(), words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    output = Output(json=arguments.json, quiet=arguments.quiet)
    with output:
        try:
            code = arguments.command(arguments, output)
            output.result["exit_code"] = int(code)
        except (Exception, KeyboardInterrupt) as error:
            code = exit_of(error)
            output.fail(error, code, with_trace=code is Exit.UNEXPECTED)
    return int(code)


def _arguments(parser: argparse.ArgumentParser, words: Sequence[str] | None) -> argparse.Namespace:
    """Read the words; ids may stand after options, too, which argparse alone does not take."""
    arguments, rest = parser.parse_known_args(words)
    takes_more = hasattr(arguments, "ids") and not any(word.startswith("-") for word in rest)
    if rest and not takes_more:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        arguments.ids += rest
    return arguments


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
