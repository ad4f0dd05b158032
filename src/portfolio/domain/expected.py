"""What an argument should be, told plainly where something else is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from numbers import Integral, Real
from reprlib import repr as shortened
from typing import TypeVar

from portfolio.domain.meant import did_you_mean

Given = TypeVar("Given")
Word = TypeVar("Word", bound=StrEnum)

_BUILT_IN = (str, bytes, bool, int, float, complex, list, tuple, dict, set, type(None))


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of argument, by which a wrong one is refused where it comes in.

    A check takes less than a microsecond, and one of many about as long for each kind among them.

    Attributes
    ----------
    what
        What it is called, with its article.
    of
        Classes it may be of, or the name of what its class offers: a rule or a solver of one's
        own inherits from nothing.
    written
        How one is written in Python.
    """

    what: str
    of: type | tuple[type, ...] | str
    written: str

    def check(self, asked: str, given: object) -> None:
        """Raise ValueError for an argument of another kind, and tell how one is written.

        Parameters
        ----------
        asked
            Whose argument it is.
        given
            What was given; a class is none of its objects.
        """
        if not self._fits(type(given)):
            example = f"{self.what}, such as {self.written}"
            raise ValueError(f"{asked}: expected {example}, not {_shown(given)}")

    def many(self, asked: str, given: Iterable[Given]) -> tuple[Given, ...]:
        """Return what a list holds; raise ValueError for one alone, and for one of another kind.

        Parameters
        ----------
        asked
            Whose argument it is.
        given
            What was given.
        """
        if isinstance(given, str) or not isinstance(given, Iterable):
            example = f"a list, such as [{self.written}]"
            raise ValueError(f"{asked}: expected {example}, not {_shown(given)}")
        listed = tuple(given)
        if not all(map(self._fits, set(map(type, listed)))):
            for one in listed:
                self.check(asked, one)
        return listed

    def _fits(self, kind: type) -> bool:
        if isinstance(self.of, str):
            return hasattr(kind, self.of)
        # Python counts True as 1; nobody who writes it means a number.
        return issubclass(kind, self.of) and (kind is not bool or self.of is bool)


def word_of(asked: str, words: type[Word], given: object) -> Word:
    """Return a word of a closed list; ValueError with the nearest one and all of them for others.

    Parameters
    ----------
    asked
        Whose argument it is.
    words
        The list.
    given
        One of them, or its text.
    """
    try:
        return words(str(given))
    except ValueError:
        known = [word.value for word in words]
        hint = did_you_mean(str(given), known)
        expected = f"one of {', '.join(known)}"
        raise ValueError(f"{asked}: expected {expected}, not {_shown(given)}{hint}") from None


def _shown(given: object) -> str:
    """Write what was given: a value as it is, of all else the class alone."""
    if isinstance(given, type):
        return f"the class {given.__name__}"
    return shortened(given) if type(given) in _BUILT_IN else f"{type(given).__name__}(...)"


NUMBER = Expected("a number", Real, "0.1")
WHOLE_NUMBER = Expected("a whole number", Integral, "3")
NAME = Expected("a name", str, "'claims-copilot'")
