"""The fewest steps of a change that are enough."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from portfolio.explaining.interval import Interval


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


def fewest_steps(worth: Callable[[int], Interval], wanted: Interval, most: int) -> Fewest:
    """Find the fewest steps after which something is worth as much as is wanted.

    More steps are never worth less. Between a number of steps that is enough and one that is not,
    the next one asked is where a straight line between both meets what is wanted, and the middle
    every other time: regula falsi, kept from crawling.

    Parameters
    ----------
    worth
        What is known of the worth after so many steps, at least 1.
    wanted
        What is known of the worth that is wanted.
    most
        No more steps than this are taken.
    """
    known = {most: worth(most)}
    if not known[most].low >= wanted.high:
        return Fewest(None, known[most].high < wanted.low)
    short, enough, turn = 0, most, 0
    while enough - short > 1:
        middle, turn = (short + enough) // 2, turn + 1
        rise = known[enough].low - known[short].low if short in known else 0.0
        if turn % 2 and 0 < rise < math.inf:
            share = (wanted.high - known[short].low) / rise
            middle = short + round(share * (enough - short))
        middle = min(max(middle, short + 1), enough - 1)
        known[middle] = worth(middle)
        if known[middle].low >= wanted.high:
            enough = middle
        else:
            short = middle
    return Fewest(enough, short == 0 or known[short].high < wanted.low)
