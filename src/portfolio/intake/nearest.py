"""The valid names that many misspelled ones, the cells of a table, most likely stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from portfolio.domain.meant import meant

_MOST_SEARCHES = 50


@dataclass(slots=True)
class Nearest:
    """Looks up the nearest of a fixed set of names, one misspelled word after the other.

    A name that differs in letter case only is found at once. Other searches are slow among many
    names, so that only the first 50 different words get one.

    Attributes
    ----------
    names
        Valid names.
    """

    names: Iterable[str]
    _plain: dict[str, str] = field(init=False, repr=False)
    _found: dict[str, str] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._plain = {name.casefold(): name for name in self.names}

    def to(self, word: str) -> str:
        """Nearest valid name, empty where none is near."""
        plain = word.casefold().strip()
        if plain in self._plain:
            return self._plain[plain]
        if plain not in self._found and len(self._found) < _MOST_SEARCHES:
            self._found[plain] = meant(plain, self._plain.values())
        return self._found.get(plain, "")
