"""How a command ends: exit codes, and which errors mean which."""

from __future__ import annotations

from enum import IntEnum

from portfolio.errors import InvalidInput, Locked, NoRoadmap, PortfolioError


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


class WrongWords(PortfolioError):
    """Words on the command line name what there is not."""


def exit_of(error: BaseException) -> Exit:
    """Return the exit code that an error means."""
    if isinstance(error, NoRoadmap):
        return Exit.NO_PLAN_EXISTS if error.proven else Exit.LIMIT_BEFORE_PLAN
    wrong_place = (FileExistsError, FileNotFoundError, NotADirectoryError, PermissionError)
    for kind, code in (
        (InvalidInput, Exit.INVALID_INPUT),
        (Locked, Exit.LOCKED),
        ((WrongWords, *wrong_place), Exit.USAGE),
        (KeyboardInterrupt, Exit.INTERRUPTED),
    ):
        if isinstance(error, kind):
            return code
    return Exit.UNEXPECTED
