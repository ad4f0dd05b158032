"""What commands that ask about a finished run share: its plan, the solver, one by one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

from portfolio.cli.exits import WrongWords
from portfolio.cli.output import Output
from portfolio.domain.listed import MOST
from portfolio.domain.meant import did_you_mean
from portfolio.explaining.interruptible import Interruptible
from portfolio.planning import Roadmap
from portfolio.run import reopen

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def add_run(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that name a finished run, and say how long each search may take."""
    parser.add_argument("run", metavar="RUN", help="run folder that 'portfolio plan' wrote")
    parser.add_argument(
        "--settings",
        metavar="FILE",
        help="settings file of the run, if it does not lie where it lay from the run folder",
    )
    parser.add_argument(
        "--gap", type=float, default=1e-3, help="stop each search at this gap (%(default)s)"
    )
    parser.add_argument(
        "--nodes",
        type=int,
        default=5_000,
        help="stop each search after so many nodes (%(default)s)",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        help="stop each search after so long; answers may then differ from one time to the next",
    )


def solver_of(arguments: argparse.Namespace) -> Interruptible:
    """Return who answers each question.

    Raises
    ------
    WrongWords
        If a limit is below 0.
    """
    try:
        return Interruptible(arguments.gap, arguments.seconds, arguments.nodes)
    except ValueError as error:
        raise WrongWords(str(error)) from None


def roadmap_of(arguments: argparse.Namespace, output: Output) -> Roadmap:
    """Return the plan of the run that the arguments name."""
    return reopen(arguments.run, settings_file=arguments.settings, on_step=output.step)


def check_names(names: Sequence[str], known: Collection[str], what: str) -> None:
    """Raise WrongWords with every name that is not known, each with the nearest one."""
    unknown = [name for name in names if name not in known]
    if unknown:
        few = f"; known are {', '.join(known)}" if len(known) <= MOST else ""
        told = (f"unknown {what} {name!r}{did_you_mean(name, known) or few}" for name in unknown)
        raise WrongWords("\n".join(told))


def ask_each(
    asked: Sequence[Asked],
    answer: Callable[[Asked], Answer],
    told: Callable[[Asked], str],
    output: Output,
    cut_short: Callable[[Answer], bool] = lambda _: False,
) -> tuple[tuple[Answer, ...], bool]:
    """Answer one question after the other; Ctrl-C keeps the answers there are by then.

    Parameters
    ----------
    asked
        Questions.
    answer, told
        Answers one, and says what is asked.
    output
        Hears what is asked, and which of how many it is.
    cut_short
        Whether somebody interrupted an answer, which is kept, and is the last one.

    Returns
    -------
    tuple
        The answers, and whether all were given.

    Raises
    ------
    KeyboardInterrupt
        If the first question is interrupted, so that there is nothing to keep.
    """
    answers: list[Answer] = []
    for k, one in enumerate(asked):
        output.step(f"{told(one)} ({k + 1} of {len(asked)})")
        try:
            answers.append(answer(one))
        except KeyboardInterrupt:
            if not answers:
                raise
            tell_interrupted(output, len(answers), len(asked))
            return tuple(answers), False
        if cut_short(answers[-1]):
            tell_interrupted(output, len(answers) - 1, len(asked))
            return tuple(answers), False
    return tuple(answers), True


def tell_interrupted(output: Output, done: int, asked: int) -> None:
    """Say that a part of what was asked is answered."""
    output.result["interrupted"] = True
    output.warn(f"interrupted; {done} of {asked} answered")
