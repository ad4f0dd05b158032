"""Pairs of initiatives that may be one and the same, ranked, nothing merged."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain import Initiative
from portfolio.domain.html_table import html_table
from portfolio.domain.told import Told
from portfolio.intake.backlog import BACKLOG, Backlog
from portfolio.intake.wording import Wording

if TYPE_CHECKING:
    import pandas as pd

_TITLE, _DESCRIPTION = 0.95, 0.75  # most evidence that titles, descriptions alone can give
_BLOCK = 256  # initiatives compared at once; bounds memory


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two initiatives that may be one and the same.

    Attributes
    ----------
    first, second
        Ids, first < second.
    likeness
        Strength of the evidence in [0, 1]; not a probability.
    reason
        What the two have in common, in words.
    """

    first: str
    second: str
    likeness: float
    reason: str


@dataclass(frozen=True, repr=False)
class Duplicates(Told):
    """Pairs worth a look, the most alike first.

    Attributes
    ----------
    backlog
        Where they were looked for.
    pairs
        By falling likeness, then by ids.
    threshold
        Least likeness a pair was reported for.
    found
        Pairs at or above the threshold; more than ``len(pairs)`` if a limit cut the list.
    """

    backlog: Backlog
    pairs: tuple[DuplicatePair, ...]
    threshold: float
    found: int

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[DuplicatePair]:
        return iter(self.pairs)

    def __str__(self) -> str:
        """Return what was found, one line a pair."""
        lines = [f"  {p.likeness:.2f}  {p.first} = {p.second}?  {p.reason}" for p in self.pairs]
        return "\n".join([self._headline, *lines])

    def to_frame(self) -> pd.DataFrame:
        """One row a pair: ids, titles, likeness in [0, 1], reason."""
        import pandas as pd

        columns = ["first", "first_title", "second", "second_title", "likeness", "reason"]
        titles = {initiative.id: initiative.title for initiative in self.backlog.initiatives}
        rows = [
            (p.first, titles[p.first], p.second, titles[p.second], p.likeness, p.reason)
            for p in self.pairs
        ]
        return pd.DataFrame(rows, columns=columns)

    @property
    def _headline(self) -> str:
        cut = f"; the {len(self):,} most alike are shown" if len(self) < self.found else ""
        pairs = "pair" if self.found == 1 else "pairs"
        return (
            f"{self.found:,} possible duplicate {pairs} among {len(self.backlog):,} initiatives "
            f"(likeness at least {self.threshold:g}{cut})"
        )

    def _repr_html_(self) -> str:
        titles = {one.id: f"{one.id}: {one.title}" for one in self.backlog.initiatives}
        rows = [
            (f"{p.likeness:.2f}", titles[p.first], titles[p.second], p.reason) for p in self.pairs
        ]
        headers = ("likeness", "initiative", "may be the same as", "why")
        return html_table(headers, rows, self._headline)


def find_duplicates(
    backlog: Backlog, *, threshold: float = 0.65, limit: int | None = None
) -> Duplicates:
    r"""Rank pairs of initiatives by how likely they are the same idea submitted twice.

    Case, accents, punctuation, word order, plural, a misspelt letter in a longer word and
    ``chat bot`` for ``chatbot`` make no difference; rare words weigh more than common ones
    (`Wording`). Titles are compared by soft cosine :math:`t`, descriptions by cosine :math:`d`;
    :math:`i` and :math:`j` are the information in the titles and descriptions, of a pair the
    lesser one. The evidence of the two texts adds up as independent evidence would:

    .. math::

        s = 1 - e^{-j/3}, \quad
        \text{likeness} = 1 - \left(1 - 0.95\,(1 - e^{-i / (1 + 1.2 s (1-d))})\,t^2\right)
        \left(1 - 0.75\,s\,d^2\right)

    so either text may suffice, a short stock title ("AI chatbot") never does, and the less the
    descriptions agree the more the titles have to say.

    Parameters
    ----------
    backlog
        Where to look; delivered and withdrawn initiatives count too.
    threshold
        Least likeness to report, in (0, 1].
    limit
        Most pairs to report, at least 1; None for all.

    Raises
    ------
    ImportError
        Without rapidfuzz (extra ``dedupe``).
    ValueError
        If threshold or limit is out of range; for what is no backlog.
    """
    BACKLOG.check("find_duplicates", backlog)
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold must be above 0 and at most 1, not {threshold!r}")
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be at least 1 or None, not {limit!r}")
    ordered = sorted(backlog.initiatives, key=lambda initiative: initiative.id)
    titles = Wording.of([initiative.title for initiative in ordered], misspelt=True)
    descriptions = Wording.of([initiative.description for initiative in ordered], misspelt=False)
    hits = list(_compare(titles, descriptions, threshold))
    hits.sort(key=lambda hit: (-hit.likeness, hit.first, hit.second))
    pairs = tuple(
        DuplicatePair(
            ordered[hit.first].id,
            ordered[hit.second].id,
            hit.likeness,
            _reason(ordered[hit.first], ordered[hit.second], hit, descriptions),
        )
        for hit in hits[:limit]
    )
    return Duplicates(backlog, pairs, threshold, len(hits))


@dataclass(frozen=True, slots=True)
class _Hit:
    """Positions of two initiatives, and how alike they and their texts are."""

    first: int
    second: int
    likeness: float
    title: float
    description: float


def _compare(titles: Wording, descriptions: Wording, threshold: float) -> Iterator[_Hit]:
    for start in range(0, len(titles.words), _BLOCK):
        stop = min(start + _BLOCK, len(titles.words))
        t, d = titles.likeness(start, stop), descriptions.likeness(start, stop)
        s = 1 - np.exp(-descriptions.shared_information(start, stop) / 3)
        needed = 1 + 1.2 * s * (1 - d)
        told = 1 - np.exp(-titles.shared_information(start, stop) / needed)
        likeness = 1 - (1 - _TITLE * told * t**2) * (1 - _DESCRIPTION * s * d**2)
        for i, j in np.argwhere(np.triu(likeness >= threshold, k=1)):
            yield _Hit(int(start + i), int(start + j), *(float(m[i, j]) for m in (likeness, t, d)))


def _reason(first: Initiative, second: Initiative, hit: _Hit, descriptions: Wording) -> str:
    parts = [_titles_in_words(hit.title)]
    here, there = descriptions.words[hit.first], descriptions.words[hit.second]
    shared = sorted(set(here) & set(there), key=lambda word: (-descriptions.rarity[word], word))
    if here and here == there:
        parts.append("same description")
    elif here and there and shared:
        parts.append("descriptions share " + ", ".join(f"'{word}'" for word in shared[:3]))
    elif here and there:
        parts.append("descriptions share no word")
    if first.business_unit and first.business_unit.casefold() == second.business_unit.casefold():
        parts.append("same business unit")
    for one in (first, second):
        if one.status.is_over:
            parts.append(f"{one.id} is already {one.status}")
    return "; ".join(parts)


def _titles_in_words(likeness: float) -> str:
    if likeness >= 1 - 1e-9:
        return "same title"
    percent = math.floor(100 * likeness)  # rounded down: 99.6 % must not read as 100 %
    return f"titles {percent} % alike" if percent else "titles differ"
