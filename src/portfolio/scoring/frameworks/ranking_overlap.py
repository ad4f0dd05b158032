"""How far the first of one ranking are the first of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class RankingOverlap:
    """How far the first initiatives of a framework are the first of another ranking.

    Attributes
    ----------
    title
        Name of the framework.
    top
        How many of the first are compared.
    ranks
        Rank by the framework, by id in its order; equal figures share the best of their ranks.
    places
        Place by id in the other ranking, 1 the first, among those that are in both.
    left_out
        Ids that are in one of the two only, and are not compared.
    """

    title: str
    top: int
    ranks: dict[str, int]
    places: dict[str, int]
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, title: str, ranks: dict[str, int], ranking: Sequence[str], top: int | None
    ) -> RankingOverlap:
        """Compare; the ranks of those in both are closed up.

        Raises
        ------
        ValueError
            If the rankings share no initiative, an id stands twice, or `top` is not from 1 to the
            number compared.
        """
        if len(set(ranking)) < len(ranking):
            twice = sorted(each for each, count in Counter(ranking).items() if count > 1)
            raise ValueError(f"the ranking names {', '.join(twice)} more than once")
        both = [each for each in ranking if each in ranks]
        if not both:
            raise ValueError("the two rankings share no initiative, so nothing can be compared")
        top = min(10, (len(both) + 1) // 2) if top is None else top
        if not 1 <= top <= len(both):
            raise ValueError(f"top must be from 1 to {len(both)}, all that is compared, not {top}")
        places = {each: place for place, each in enumerate(both, start=1)}
        kept = [(each, rank) for each, rank in ranks.items() if each in places]
        first: dict[int, int] = {}
        for place, (_, rank) in enumerate(kept, start=1):
            first.setdefault(rank, place)
        closed = {each: first[rank] for each, rank in kept}
        return cls(title, top, closed, places, tuple(sorted(set(ranks) ^ set(ranking))))

    @property
    def shared(self) -> tuple[int, int]:
        """Least and most of the first that both have, by how ties at the bound are broken."""
        tied = Counter(self.ranks.values())
        here = [(each, rank) for each, rank in self.ranks.items() if rank <= self.top]
        sure = [each for each, rank in here if rank + tied[rank] - 1 <= self.top]
        border = [each for each, rank in here if rank + tied[rank] - 1 > self.top]
        both = sum(self.places[each] <= self.top for each in sure)
        wanted = sum(self.places[each] <= self.top for each in border)
        free = self.top - len(sure)
        return both + max(0, free - (len(border) - wanted)), both + min(free, wanted)

    @property
    def by_chance(self) -> float:
        """How many of the first two unrelated rankings share on average: ``top^2 / compared``."""
        return self.top**2 / len(self.places)

    @property
    def only_here(self) -> tuple[str, ...]:
        """Ids among the first by the framework (ties at the bound included), not of the other."""
        return tuple(k for k, r in self.ranks.items() if r <= self.top < self.places[k])

    @property
    def only_there(self) -> tuple[str, ...]:
        """Ids among the first of the other ranking, not by the framework."""
        return tuple(k for k, place in self.places.items() if place <= self.top < self.ranks[k])

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative in both, in the order of the framework.

        Columns: ``id``, ``rank`` (by the framework), ``place`` (in the other ranking), ``moves``
        (place minus rank; above 0 the framework puts it higher), ``first_in`` (both, framework,
        other, neither).
        """
        import pandas as pd

        words = {(True, True): "both", (True, False): "framework", (False, True): "other"}
        rows = [
            (each, rank, self.places[each], self.places[each] - rank)
            for each, rank in self.ranks.items()
        ]
        frame = pd.DataFrame(rows, columns=["id", "rank", "place", "moves"])
        first = zip(frame["rank"] <= self.top, frame["place"] <= self.top, strict=True)
        return frame.assign(first_in=[words.get((bool(a), bool(b)), "neither") for a, b in first])

    def __str__(self) -> str:
        """Tell what both have among the first, what chance would give, who is only in one."""
        least, most = self.shared
        count = f"{least}" if least == most else f"{least} to {most} (ties)"
        told = [
            f"{self.title} and the other ranking share {count} of their first {self.top}; of "
            f"{len(self.places):,} compared, chance alone would give {self.by_chance:.1f}."
        ]
        sides = ((f"Only by {self.title}", self.only_here), ("Only there", self.only_there))
        told += [f"{side}: {', '.join(names)}." for side, names in sides if names]
        if self.left_out:
            told.append(f"Not compared, in one of the two only: {len(self.left_out):,}.")
        return " ".join(told)

    def __repr__(self) -> str:
        return f"<RankingOverlap {self}>"

    def _repr_html_(self) -> str:
        headers = ["Initiative", self.title, "Other ranking", "Moves", "Among the first"]
        rows = [
            (each.id, each.rank, each.place, f"{each.moves:+d}", each.first_in)
            for each in self.to_frame().itertuples()
        ]
        return f"{html_table(headers, rows)}\n<p>{escape(str(self))}</p>"
