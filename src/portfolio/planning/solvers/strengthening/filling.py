"""The best way to fill a room with at most one option of each class, by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from portfolio.planning.model import Floats, Ints

Options = Sequence[tuple[int, float]]
"""Weight, at least 1, and gain of each option of a class."""


def fill(classes: Sequence[Options], room: int) -> tuple[Floats, list[int]]:
    """Return the greatest gain for each room up to this one, and what gives it in all the room.

    Source: Kellerer, Pferschy and Pisinger (2004), Knapsack problems, section 11.5 (the
    multiple-choice knapsack).

    Parameters
    ----------
    classes
        At most one option of each is taken.
    room
        Units there are, at least 0.

    Returns
    -------
    tuple
        Gains, shape (room + 1,); by class the position of the option taken, or -1.
    """
    gains, taken = np.zeros(room + 1), []
    for options in classes:
        gains, picks = _add(gains, options)
        taken.append(picks)
    left, chosen = room, []
    for options, picks in zip(reversed(classes), reversed(taken), strict=True):
        pick = int(picks[left])
        left -= options[pick][0] if pick >= 0 else 0
        chosen.append(pick)
    return gains, chosen[::-1]


def _add(before: Floats, options: Options) -> tuple[Floats, Ints]:
    gains, picks = before.copy(), np.full(len(before), -1, dtype=np.int64)
    for number, (weight, gain) in enumerate(options):
        if gain <= 0 or weight >= len(before):
            continue
        tried = before[: len(before) - weight] + gain
        better = tried > gains[weight:] + 1e-12
        gains[weight:][better] = tried[better]
        picks[weight:][better] = number
    return gains, picks
