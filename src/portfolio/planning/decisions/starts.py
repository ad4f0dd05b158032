"""Which initiative starts in which quarter, in which mode: x[i, m, s] in {0, 1}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Initiative
from portfolio.planning.decisions.family import Decided
from portfolio.planning.model import Columns, Floats, Ints, Labels

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
    """

    ways: tuple[Initiative, ...]
    owner: Ints
    start: Ints

    @cached_property
    def span(self) -> Mapping[str, tuple[int, int]]:
        """First column, and the one after the last, by id; in order."""
        ends = np.cumsum(np.bincount(self.owner, minlength=len(self.ways))).tolist()
        spans: dict[str, tuple[int, int]] = {}
        for way, first, end in zip(self.ways, [0, *ends], ends, strict=False):
            spans[way.id] = (spans.get(way.id, (first, end))[0], end)
        return spans

    @cached_property
    def first(self) -> Ints:
        """First column of each initiative, in the order of `span`."""
        return np.array([first for first, _ in self.span.values()], dtype=np.int64)

    @cached_property
    def duration(self) -> Ints:
        """Quarters of work by column."""
        durations = np.array([way.duration for way in self.ways], dtype=np.int64)
        return np.asarray(durations[self.owner])

    @cached_property
    def go_live(self) -> Ints:
        """First quarter after the work by column, counted as `start` is."""
        return np.asarray(self.start + self.duration)

    @property
    def subject(self) -> Ints:
        """Number of the initiative, whatever its mode and start."""
        sizes = [end - first for first, end in self.span.values()]
        return np.repeat(np.arange(len(sizes)), sizes)

    def of(self, initiative: str) -> Ints:
        """Columns of one initiative in all its modes; none when it cannot be planned."""
        return np.arange(*self.span.get(initiative, (0, 0)))

    def of_all(self, initiatives: Iterable[str]) -> Ints:
        """Columns of several initiatives, one after the other."""
        spans = [self.span.get(initiative, (0, 0)) for initiative in initiatives]
        first, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        owner, within = expand(end - first)
        return first[owner] + within


@dataclass(frozen=True)
class Starts:
    """Decide which initiative starts in which quarter, in which mode."""

    name: ClassVar[str] = "starts"

    def columns(self, problem: Problem) -> StartColumns:
        """One column for each quarter in which a plannable initiative may start, and mode."""
        ways = tuple(way for way, _, _ in problem.ways)
        windows = np.array([window for _, *window in problem.ways], dtype=np.int64).reshape(-1, 2)
        counts = windows[:, 1] - windows[:, 0] + 1
        owner, within = expand(counts)
        start = windows[owner, 0] + within
        size = len(owner)
        duration = np.array([way.duration for way in ways], dtype=np.int64)
        first = np.cumsum(counts) - counts
        spread = _Spread(duration, first, counts, windows[:, 0], problem.quarters)
        return StartColumns(
            family=self.name,
            labels=Labels(
                {"initiative": [way.name for way in ways], "start": problem.capacity.calendar},
                {"initiative": owner, "start": start},
            ),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=np.ones(size, dtype=bool),
            spend=spread.matrix(
                problem.funds,
                [way.build_spend for way in ways],
                [way.run_spend for way in ways],
                scale=np.array([1 + way.contingency for way in ways], dtype=float),
            ),
            people=spread.matrix(
                problem.roles,
                [way.build_people for way in ways],
                [way.run_people for way in ways],
                scale=np.ones(len(ways)),
            ),
            penalty=np.zeros(size),
            ways=ways,
            owner=owner,
            start=start,
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Decided, ...]:
        """Nothing besides the entries of the roadmap, which tell build and run apart."""
        return ()


def expand(counts: Ints) -> tuple[Ints, Ints]:
    """Repeat each position by its count; also the running number within each repetition."""
    owner = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, within


@dataclass(frozen=True)
class _Spread:
    """Spreads uses in quarters of work over the calendar, for every start at once.

    By way: quarters of work, number of the first column, number of columns, first quarter it may
    start in.
    """

    duration: Ints
    first: Ints
    counts: Ints
    start: Ints
    quarters: int

    def matrix(
        self,
        names: Sequence[str],
        build: Sequence[Mapping[str, tuple[float, ...]]],
        run: Sequence[Mapping[str, float]],
        scale: Floats,
    ) -> coo_array:
        """Use by name and quarter (rows) and start (columns).

        By initiative: `build` has an amount by name and quarter of work, to be multiplied by
        `scale`, and `run` the amount for each quarter after.
        """
        parts = [self._build(names, build, scale), self._run(names, run)]
        owner, code, lag, amount = (np.concatenate(part) for part in zip(*parts, strict=True))
        # Of the starts of a way, one a quarter, the first ones use it within the calendar.
        quarter = self.start[owner] + lag
        inside = np.minimum(self.counts[owner], self.quarters - quarter)
        sizes = np.where(amount, np.maximum(inside, 0), 0)
        before = np.cumsum(sizes) - sizes
        row, column = (
            np.arange(sizes.sum(), dtype=np.int32)
            + np.repeat((first - before).astype(np.int32), sizes)
            for first in (code * self.quarters + quarter, self.first[owner])
        )
        shape = (len(names) * self.quarters, int(self.counts.sum()))
        return coo_array((np.repeat(amount, sizes), (row, column)), shape=shape)

    def _build(
        self,
        names: Sequence[str],
        build: Sequence[Mapping[str, tuple[float, ...]]],
        scale: Floats,
    ) -> _Entries:
        owner, code = _owners(names, build)
        use, lag = expand(self.duration[owner])
        profiles = chain.from_iterable(by_name.values() for by_name in build)
        amount = np.fromiter(chain.from_iterable(profiles), dtype=float, count=len(use))
        return owner[use], code[use], lag, amount * scale[owner[use]]

    def _run(self, names: Sequence[str], run: Sequence[Mapping[str, float]]) -> _Entries:
        owner, code = _owners(names, run)
        use, after = expand(np.maximum(0, self.quarters - self.duration[owner]))
        amounts = chain.from_iterable(by_name.values() for by_name in run)
        amount = np.fromiter(amounts, dtype=float, count=len(owner))
        return owner[use], code[use], self.duration[owner[use]] + after, amount[use]


_Entries = tuple[Ints, Ints, Ints, Floats]
"""By entry: position of its initiative and name, quarters after the start, amount."""


def _owners(names: Sequence[str], uses: Sequence[Mapping[str, object]]) -> tuple[Ints, Ints]:
    """Position of the initiative and of the name of each use."""
    number = {name: k for k, name in enumerate(names)}
    sizes = np.fromiter(map(len, uses), dtype=np.int64, count=len(uses))
    codes = map(number.__getitem__, chain.from_iterable(uses))
    code = np.fromiter(codes, dtype=np.int64, count=sizes.sum())
    return np.repeat(np.arange(len(uses)), sizes), code
