"""Where progress is shown: a line that is written over, a cell of a notebook, or a log."""

from __future__ import annotations

import os
import sys
from shutil import get_terminal_size
from typing import Any, Protocol, TextIO

from portfolio.reporting.amounts import SPACE

_UP_AND_CLEAR = "\x1b[1A\r\x1b[2K"


class Surface(Protocol):
    """Shows one state after the other."""

    def pause(self, seconds: float) -> float:
        """Return seconds to wait after a state, when the search has gone on for so many seconds."""
        ...

    def show(self, text: str, share: float | None = None) -> None:
        """Show a state in place of the one before.

        Parameters
        ----------
        text
            A sentence.
        share
            How much of what is possible is reached, in [0, 1]; None where that is not known.
        """
        ...

    def keep(self) -> None:
        """Leave the present state where it is; the next one comes after it."""
        ...


class Terminal:
    """One line that each state writes over.

    Parameters
    ----------
    stream
        A terminal that obeys control sequences.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = False

    def pause(self, seconds: float) -> float:
        """Return a fifth of a second: fast enough to look alive."""
        return 0.2

    def show(self, text: str, share: float | None = None) -> None:
        """Write over the line; it ends with a line feed, so that whatever comes next is safe."""
        # A line that wraps would leave its first half behind.
        room = get_terminal_size().columns - 1
        shown = _writable(text, self._stream)
        shown = shown if len(shown) <= room else f"{shown[: room - 3]}..."
        self._stream.write(f"{_UP_AND_CLEAR if self._live else ''}{shown}\n")
        self._stream.flush()
        self._live = True

    def keep(self) -> None:
        """Write the next state on a line of its own."""
        self._live = False


class Log:
    """Lines one after the other, for files and pipes: the longer it takes, the rarer.

    Parameters
    ----------
    stream
        Where they go.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def pause(self, seconds: float) -> float:
        """Return what the search has taken so far, at least a second, at most a minute."""
        return min(60.0, max(1.0, seconds))

    def show(self, text: str, share: float | None = None) -> None:
        """Write a line."""
        self._stream.write(f"{_writable(text, self._stream)}\n")
        self._stream.flush()

    def keep(self) -> None:
        """Nothing is ever written over."""


class Notebook:
    """A display in the cell of a notebook, with a bar."""

    def __init__(self) -> None:
        self._display: Any = None

    def pause(self, seconds: float) -> float:
        """Return half a second: every state is a message to the browser."""
        return 0.5

    def show(self, text: str, share: float | None = None) -> None:
        """Show a bar of what is reached, and the sentence."""
        from html import escape

        from IPython.display import display

        bar = "" if share is None else f'<progress value="{share:.4f}" max="1"></progress> '
        state = {"text/plain": text, "text/html": f"<div>{bar}{escape(text)}</div>"}
        if self._display is None:
            self._display = display(state, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        else:
            self._display.update(state, raw=True)

    def keep(self) -> None:
        """Show the next state in a display of its own."""
        self._display = None


def surface_for(stream: TextIO | None) -> Surface:
    """Return how progress is shown: in the notebook if this is one, else on a stream.

    Parameters
    ----------
    stream
        Where it is wanted even in a notebook; None for the cell, or else stderr.
    """
    if stream is None and _in_notebook():
        return Notebook()
    stream = sys.stderr if stream is None else stream
    return Terminal(stream) if _obeys(stream) else Log(stream)


def _in_notebook() -> bool:
    """Whether this is the process of a notebook; IPython is never loaded to find out."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return shell is not None and hasattr(shell, "kernel")


def _obeys(stream: TextIO) -> bool:
    """Whether a stream is a terminal that moves its cursor when told to."""
    known = os.name != "nt" or "WT_SESSION" in os.environ
    return stream.isatty() and known and os.environ.get("TERM") != "dumb"


def printable(text: str) -> str:
    """Return text without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c in "\n\t" else f"\\x{ord(c):02x}" for c in text)


def _writable(text: str, stream: TextIO) -> str:
    """Return text of one line in letters that a stream has."""
    line = printable(text.replace(SPACE, " ")).replace("\n", " ")
    coding = stream.encoding or "utf-8"
    return line.encode(coding, "replace").decode(coding)
