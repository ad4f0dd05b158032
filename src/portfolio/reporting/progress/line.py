"""One line that says what is done and how good the plan is by now."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count
from typing import TextIO

from portfolio.planning import Progress
from portfolio.reporting.progress.surface import Surface, surface_for
from portfolio.reporting.progress.wording import sentence, share_reached


class ProgressLine:
    """Shows how a search goes: ``best plan 53.0 m, at most 1.2% more is possible, 14 s``.

    To be handed to `plan` as ``on_progress``. In a notebook it is a bar and a sentence in the
    cell, on a terminal a line that is written over, elsewhere a line now and then, on stderr.

    Parameters
    ----------
    currency
        Sign or code before what a plan is worth.
    stream
        Where to write; by default the cell of the notebook, or stderr.

    Examples
    --------
    >>> from portfolio import plan, ProgressLine  # doctest: +SKIP
    >>> plan(problem, on_progress=ProgressLine(currency="€"))  # doctest: +SKIP
    >>> frontier(problem, levels, on_point=ProgressLine().counting(20))  # doctest: +SKIP
    """

    def __init__(self, *, currency: str = "", stream: TextIO | None = None) -> None:
        self._currency, self._stream = currency, stream
        self._surface: Surface | None = None
        self._next = 0.0
        self._held: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        """Show where the search stands, unless something was shown just before."""
        self._held = progress
        if time.monotonic() >= self._next:
            self._show_search()

    def step(self, what: str) -> None:
        """Show that something else than a search has begun, such as ``Writing the brief``."""
        if self._held is not None:
            self._show_search()
        surface = self._here()
        surface.keep()
        surface.show(what)
        surface.keep()
        # What follows at once is not worth a line of its own.
        self._next = time.monotonic() + surface.pause(0.0)

    def counting(self, of: int | None = None) -> Callable[[object], None]:
        """Return what shows one answer after the other: ``7 of 20: budget 900,000: 3,287,025``.

        To be handed to `frontier` as ``on_point``, to `prices`, `scenarios`, `why_not`, `repairs`
        and the others as ``on_found``.

        Parameters
        ----------
        of
            How many answers there will be, if that is known: then there is a bar.
        """
        numbers, of_all = count(1), "" if of is None else f" of {of:,}"

        def tell(answer: object) -> None:
            number, (first, *_) = next(numbers), (*str(answer).splitlines(), "")
            share = min(1.0, number / of) if of else None
            self._here().show(f"{number:,}{of_all}: {first}", share)

        return tell

    def _show_search(self) -> None:
        progress, surface = self._held, self._here()
        if progress is not None:
            surface.show(sentence(progress, self._currency), share_reached(progress))
            self._next = time.monotonic() + surface.pause(progress.seconds)
            self._held = None

    def _here(self) -> Surface:
        """Return the surface, looked for only now: by now the streams are what they will be."""
        if self._surface is None:
            self._surface = surface_for(self._stream)
        return self._surface
