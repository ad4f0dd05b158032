"""Which initiative starts in which quarter, in which mode: x[i, m, s] in {0, 1}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Initiative
from portfolio.planning.decisions.family import Decided
from portfolio.planning.decisions.spread import Places, Spread, expand, runs
from portfolio.planning.late import Late
from portfolio.planning.model import Columns, Floats, Ints, Labels, Shorts

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, kw_only=True)
class StartColumns(Columns):
    """One column for every initiative, mode and quarter it may start in, in this order.

    Attributes
    ----------
    ways
        Initiatives with at least one column, one for each mode they can be done in; sorted by id,
        the modes of one initiative together.
    owner, start
        By column: position of its way, position of its quarter in the calendar.
    charges, demands
        What `spend` and `people` are written out from when somebody reads them.
    """

    ways: tuple[Initiative, ...]
    owner: Ints
    start: Ints
    spend: Late[coo_array] = Late()  # noqa: RUF009
    people: Late[coo_array] = Late()  # noqa: RUF009
    charges: Spread
    demands: Spread

    @cached_property
    def span(self) -> Mapping[str, tuple[int, int]]:
        """First column, and the one after the last, by id; in order."""
        ends = zip(self.first.tolist(), (self.first + self.sizes).tolist(), strict=True)
        return dict(zip(self.number, ends, strict=True))

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Number of each initiative that can be planned, by id; in order."""
        return {name: k for k, name in enumerate(dict.fromkeys(way.id for way in self.ways))}

    @cached_property
    def sizes(self) -> Ints:
        """How many columns each initiative has, by its number."""
        return np.bincount(self.subject)

    @cached_property
    def first(self) -> Ints:
        """First column of each initiative, by its number."""
        return np.asarray(np.cumsum(self.sizes) - self.sizes)

    @cached_property
    def duration(self) -> Ints:
        """Quarters of work by column."""
        durations = np.array([way.duration for way in self.ways], dtype=np.int64)
        return np.asarray(durations[self.owner])

    @cached_property
    def go_live(self) -> Ints:
        """First quarter after the work by column, counted as `start` is."""
        return np.asarray(self.start + self.duration)

    @cached_property
    def total_spend(self) -> Floats:
        """Money charged by one unit of a column over the calendar, shape (n,)."""
        return self.charges.totals()

    @cached_property
    def subject(self) -> Ints:
        """Number of the initiative, whatever its mode and start."""
        numbers = np.array([self.number[way.id] for way in self.ways], dtype=np.int64)
        return np.asarray(numbers[self.owner])

    def of(self, initiative: str) -> Ints:
        """Columns of one initiative in all its modes; none when it cannot be planned."""
        return np.arange(*self.span.get(initiative, (0, 0)))

    def of_all(self, initiatives: Iterable[str]) -> Shorts:
        """Columns of several initiatives, one after the other."""
        return self.of_each(initiatives)[0]

    def of_each(self, initiatives: Iterable[str]) -> tuple[Shorts, Ints]:
        """Return the same, and how many columns each has; none when it cannot be planned."""
        first, sizes = self._spans
        # The last of these stand for nobody.
        places = [self.number.get(initiative, -1) for initiative in initiatives]
        there = np.array(places, dtype=np.int64)
        return runs(first[there], sizes[there]), sizes[there]

    @cached_property
    def _spans(self) -> tuple[Ints, Ints]:
        return np.append(self.first, 0), np.append(self.sizes, 0)


@dataclass(frozen=True)
class Starts:
    """Decide which initiative starts in which quarter, in which mode."""

    name: ClassVar[str] = "starts"

    def columns(self, problem: Problem) -> StartColumns:
        """One column for each quarter in which a plannable initiative may start, and mode."""
        ways, firsts, lasts = zip(*problem.ways, strict=True) if problem.ways else ((), (), ())
        first, duration = np.array(firsts, dtype=np.int64), [way.duration for way in ways]
        counts = np.array(lasts, dtype=np.int64) - first + 1
        places = Places(np.array(duration, dtype=np.int64), first, counts, problem.quarters)
        owner, within = expand(counts)
        start, size = first[owner] + within, len(owner)
        charges = Spread.of(
            places,
            problem.funds,
            [way.build_spend for way in ways],
            [way.run_spend for way in ways],
            scale=np.array([1 + way.contingency for way in ways], dtype=float),
        )
        demands = Spread.of(
            places,
            problem.roles,
            [way.build_people for way in ways],
            [way.run_people for way in ways],
            scale=np.ones(len(ways)),
        )
        return StartColumns(
            family=self.name,
            labels=Labels(
                {"initiative": [way.name for way in ways], "start": problem.capacity.calendar},
                {"initiative": owner, "start": start},
            ),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=np.ones(size, dtype=bool),
            spend=charges.matrix,
            people=demands.matrix,
            penalty=np.zeros(size),
            charges=charges,
            demands=demands,
            ways=ways,
            owner=owner,
            start=start,
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Decided, ...]:
        """Nothing besides the entries of the roadmap, which tell build and run apart."""
        return ()
