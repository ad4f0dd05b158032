"""Windows of time: what begins in the same few quarters."""

from __future__ import annotations

import numpy as np

from portfolio.planning.model import Bools, Floats, Ints, Model
from portfolio.planning.solvers.choices import begins

_HALF = 3
"""Quarters before and after the middle of a window that choices may begin in."""
_AWAY = 2.0
"""Quarters that what is not done counts as away from every window, were it nearly done."""


class Windows:
    """Draws a window of time and an order of subjects in which those that begin near it come first.

    Who is at work in the same quarters wants the same people, so what begins in one window is
    decided together; and as other quarters stay closed, more subjects have room.

    Parameters
    ----------
    model
        Its labels tell when columns begin.
    subject, choices
        Number of what each column decides on; which columns mean yes or no.
    distance
        How sure the relaxation is of each subject, as `draws` counts it.
    """

    def __init__(self, model: Model, subject: Ints, choices: Bools, distance: Floats) -> None:
        self._subject, self._choices, self._when = subject, choices, begins(model)
        self._quarters = int(self._when[choices].max(initial=0)) + 1
        self._away = _AWAY * (1 + np.minimum(distance, 3.0))

    def draw(self, rng: np.random.Generator, values: Floats) -> tuple[Floats, Bools]:
        """Return a key of subjects, least first, and the choices within the window or taken.

        Parameters
        ----------
        rng
            Where the window and the order come from.
        values
            The plan: what it does is as far away as it begins, what it does not do is further off
            the surer the relaxation is of it.
        """
        middle = rng.random() * self._quarters
        away, taken = self._away.copy(), self._choices & (values > 0.5)
        away[self._subject[taken]] = np.abs(self._when[taken] - middle)
        within = self._choices & (taken | (np.abs(self._when - middle) <= _HALF))
        return (away + 0.7) * rng.random(len(away)), within
