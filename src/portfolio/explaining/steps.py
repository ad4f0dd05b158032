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
    too_few
        The most steps that are known to be too few; 0 where nothing is known.
    """

    steps: int | None
    proven: bool
    too_few: int = 0


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

    The middle is asked about first, for it is the easier to tell the farther it is from where
    steps begin to be enough. What is found for some steps will mostly do for fewer, and then be
    the best there is: so one step less is asked about every other time, as long as all answers
    are known. Below the first that is not, only the most steps that are too few are sought.

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
        return Fewest(None, proven, most if proven else 0)
    too_few, unknown, turn = 0, enough, 0
    while (top := min(enough, unknown)) - too_few > 1:
        middle, turn = (too_few + top) // 2, turn + 1
        less = middle if turn % 2 or unknown < enough else enough - 1
        found = ask(less, less < enough - 1)
        if found.enough is not None:
            enough = min(found.enough, less)
        elif found.too_few:
            too_few = less
        else:
            unknown = less
    return Fewest(enough, too_few == enough - 1, too_few)
