"""The fewest steps of a change that are enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Fewest:
    """The fewest steps that are enough.

    Attributes
    ----------
    steps
        How many; None where even the most are not known to be enough.
    proven
        Whether one step less is known not to be enough, or none to be.
    """

    steps: int | None
    proven: bool


class Tried(NamedTuple):
    """What came of asking about a number of steps.

    Attributes
    ----------
    enough
        The fewest steps for which what was found will do, at most those asked; None if nothing
        was found.
    too_few
        Whether the steps asked are known to be too few.
    """

    enough: int | None
    too_few: bool = False


Ask = Callable[[int, bool], Tried]
"""Asks about a number of steps; whether they are expected to be enough."""


def fewest_steps(ask: Ask, most: int, known: int | None = None) -> Fewest:
    """Find the fewest steps that are enough; more steps are never too few.

    What is found for some steps will mostly do for fewer, and then be the best there is. So one
    step less is asked about first; the middle every other time, for the case that it is not.

    Parameters
    ----------
    ask
        Tells of a number of steps, from 1 to `most`.
    most
        No more steps than this are taken.
    known
        So many are known to be enough; None if none are.
    """
    enough, proven = known, True
    if enough is None:
        enough, proven = ask(most, True)
    if enough is None:
        return Fewest(None, proven)
    short, proven, turn = 0, True, 0
    while enough - short > 1:
        middle, turn = (short + enough) // 2, turn + 1
        less = enough - 1 if turn % 2 else middle
        found = ask(less, less < enough - 1)
        if found.enough is None:
            short, proven = less, found.too_few
        else:
            enough = min(found.enough, less)
    return Fewest(enough, proven)
