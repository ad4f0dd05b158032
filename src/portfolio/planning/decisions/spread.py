"""What work uses quarter by quarter, spread over the calendar for every start at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import methodcaller

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.model import Floats, Ints, Shorts, Triplets, sum_by_column

_values = methodcaller("values")


def expand(counts: Ints) -> tuple[Ints, Ints]:
    """Repeat each position by its count; also the running number within each repetition."""
    owner = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, within


def runs(first: Ints, counts: Ints) -> Shorts:
    """Count on from each number, as many times as its count says."""
    ends = np.cumsum(counts)
    numbers = np.arange(ends[-1] if len(ends) else 0, dtype=np.int32)
    numbers += np.repeat((first - ends + counts).astype(np.int32), counts)
    return numbers


@dataclass(frozen=True, slots=True)
class Places:
    """Where the starts of each way stand: one column for each quarter, one after the other.

    Attributes
    ----------
    duration, start, counts
        By way: quarters of work, first quarter it may start in, number of its starts.
    quarters
        Length of the calendar.
    """

    duration: Ints
    start: Ints
    counts: Ints
    quarters: int

    @property
    def first(self) -> Ints:
        """Number of the first column by way."""
        return np.asarray(np.cumsum(self.counts) - self.counts)


@dataclass(frozen=True, slots=True)
class Spread:
    """What every start uses, by name (of a fund or role) and quarter of the calendar.

    Kept as lines, one for the work of a way under a name and one for what comes after it; written
    out for every start it would be ten times as long.

    Attributes
    ----------
    places
        Starts by way.
    names
        How many names there are.
    owner, code, lag, length
        By line: positions of its way and name, quarters from the start of the work to its first
        amount, number of its amounts, one a quarter.
    scale
        What to multiply the amounts of a line with, by line.
    amounts
        Amounts of all lines, one line after the other.
    after
        By way: what it uses in each quarter after its work, under all names.
    """

    places: Places
    names: int
    owner: Ints
    code: Ints
    lag: Ints
    length: Ints
    scale: Floats
    amounts: Floats
    after: Floats

    @classmethod
    def of(
        cls,
        places: Places,
        names: Sequence[str],
        build: Sequence[Mapping[str, tuple[float, ...]]],
        run: Sequence[Mapping[str, float]],
        scale: Floats,
    ) -> Spread:
        """Read what each way uses.

        Parameters
        ----------
        places
            Starts by way.
        names
            Funds or roles, in order.
        build, run
            By way: amounts by name and quarter of work, and by name for each quarter after.
        scale
            What to multiply those of the work with, by way.
        """
        building, building_code = _owners(names, build)
        running, running_code = _owners(names, run)
        work, left = places.duration[building], (places.quarters - places.duration)[running]
        left = np.maximum(left, 0)
        profiles = chain.from_iterable(map(_values, build))
        amounts = np.fromiter(chain.from_iterable(profiles), dtype=float, count=work.sum())
        levels = chain.from_iterable(map(_values, run))
        level = np.fromiter(levels, dtype=float, count=len(running))
        return cls(
            places,
            len(names),
            owner=np.concatenate([building, running]),
            code=np.concatenate([building_code, running_code]),
            lag=np.concatenate([np.zeros_like(work), places.duration[running]]),
            length=np.concatenate([work, left]),
            scale=np.concatenate([scale[building], np.ones(len(running))]),
            amounts=np.concatenate([amounts, np.repeat(level, left)]),
            after=np.bincount(running, level, minlength=len(build)).astype(np.float64),
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Names times quarters, and starts."""
        return self.names * self.places.quarters, int(self.places.counts.sum())

    def worked(self, factors: Floats) -> Floats:
        """Amounts of the work of each way, not scaled, each times the factor of its quarter."""
        line, within = expand(np.where(self.lag == 0, self.length, 0))
        amounts = self.amounts[(np.cumsum(self.length) - self.length)[line] + within]
        amounts *= factors[within]
        sums = np.bincount(self.owner[line], amounts, minlength=len(self.places.counts))
        return np.asarray(sums, dtype=np.float64)

    def in_order(self) -> Spread:
        """Return the same, the lines of each way by name and quarter: so are rows in a column."""
        # Work stands before what comes after it, and stays there.
        order = np.argsort(self.owner * self.names + self.code, kind="stable")
        line, within = expand(self.length[order])
        source = (np.cumsum(self.length) - self.length)[order][line] + within
        return replace(
            self,
            owner=self.owner[order],
            code=self.code[order],
            lag=self.lag[order],
            length=self.length[order],
            scale=self.scale[order],
            amounts=self.amounts[source],
        )

    def matrix(self) -> coo_array:
        """Use by name and quarter (rows) and start (columns), line by line."""
        row, column, value = self.triplets()
        return coo_array((value, (row, column)), shape=self.shape)

    def triplets(self) -> Triplets:
        """Return the same, not yet a matrix."""
        top, first, amounts, sizes = self._strips()
        column = runs(first, sizes)
        # Down the rows as far as along the columns.
        row = column + np.repeat((top - first).astype(np.int32), sizes)
        return Triplets(row, column, np.repeat(amounts, sizes))

    def totals(self) -> Floats:
        """Use of each start over the calendar, line by line added up."""
        _, first, amounts, sizes = self._strips()
        column, amount = runs(first, sizes), np.repeat(amounts, sizes)
        return sum_by_column(column, amount, self.shape[1])

    def _strips(self) -> tuple[Ints, Ints, Floats, Ints]:
        """First row and column, value and number of the equal amounts on each diagonal."""
        places = self.places
        line, within = expand(self.length)
        owner, lag = self.owner[line], self.lag[line] + within
        # Of the starts of a way, one a quarter, the first ones use it within the calendar.
        quarter = places.start[owner] + lag
        inside = np.minimum(places.counts[owner], places.quarters - quarter)
        amounts = self.amounts * self.scale[line]
        sizes = np.where(amounts, np.maximum(inside, 0), 0)
        top = self.code[line] * places.quarters + quarter
        return top, places.first[owner], amounts, sizes


def _owners(names: Sequence[str], uses: Sequence[Mapping[str, object]]) -> tuple[Ints, Ints]:
    """Position of the way and of the name of each use."""
    number = {name: k for k, name in enumerate(names)}
    sizes = np.fromiter(map(len, uses), dtype=np.int64, count=len(uses))
    codes = map(number.__getitem__, chain.from_iterable(uses))
    code = np.fromiter(codes, dtype=np.int64, count=sizes.sum())
    return np.repeat(np.arange(len(uses)), sizes), code
