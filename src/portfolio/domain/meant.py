"""What a misspelt name was most likely meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def meant(name: str, names: Iterable[str]) -> str:
    """Return the nearest of some names, empty where none is near; letter case does not matter."""
    plain = {str(each).casefold(): each for each in names}
    near = get_close_matches(str(name).casefold().strip(), plain, n=1)
    return plain[near[0]] if near else ""


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Ask for the nearest of some names, as the end of a sentence; empty where none is near."""
    near = meant(name, names)
    return f"; did you mean {near!r}?" if near else ""
