"""Which initiative starts in which quarter: x[i, s] in {0, 1}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Initiative
from portfolio.planning.model import Columns, Ints, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True)
class StartColumns(Columns):
    """One column for every initiative and quarter it may start in, by initiative, then quarter.

    Attributes
    ----------
    initiatives
        Initiatives with at least one column, sorted by id.
    owner, start
        By column: position of its initiative, position of its quarter in the calendar.
    first
        By initiative, its first column; one more entry closes the last one.
    """

    initiatives: tuple[Initiative, ...]
    owner: Ints
    start: Ints
    first: Ints

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Position by id."""
        return {initiative.id: k for k, initiative in enumerate(self.initiatives)}

    @cached_property
    def duration(self) -> Ints:
        """Quarters of work by initiative."""
        return np.array([initiative.duration for initiative in self.initiatives], dtype=np.int64)

    def of(self, initiative: str) -> Ints:
        """Columns of one initiative; none when it cannot be planned."""
        k = self.position.get(initiative)
        if k is None:
            return np.empty(0, dtype=np.int64)
        return np.arange(self.first[k], self.first[k + 1])

    def of_all(self, initiatives: Iterable[str]) -> Ints:
        """Columns of several initiatives, one after the other."""
        return np.concatenate([np.empty(0, dtype=np.int64), *(self.of(i) for i in initiatives)])


@dataclass(frozen=True)
class Starts:
    """Decide which initiative starts in which quarter."""

    name: ClassVar[str] = "starts"

    def columns(self, problem: Problem) -> StartColumns:
        """One column for each quarter in which a plannable initiative may start."""
        plannable = tuple(problem.windows)
        windows = np.array([problem.windows[i] for i in plannable], dtype=np.int64).reshape(-1, 2)
        counts = windows[:, 1] - windows[:, 0] + 1
        owner, within = _expand(counts)
        start = windows[owner, 0] + within
        size = len(owner)
        initiatives = tuple(problem.backlog.by_id[i] for i in plannable)
        spread = _Spread(initiatives, np.cumsum(counts) - counts, counts, start, problem.quarters)
        return StartColumns(
            family=self.name,
            labels=Labels(
                {"initiative": plannable, "start": problem.capacity.calendar},
                {"initiative": owner, "start": start},
            ),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=True,
            spend=spread.matrix(problem.funds, [_money(initiative) for initiative in initiatives]),
            people=spread.matrix(
                problem.roles, [_people(initiative) for initiative in initiatives]
            ),
            penalty=np.zeros(size),
            initiatives=initiatives,
            owner=owner,
            start=start,
            first=np.concatenate([[0], np.cumsum(counts)]),
        )


_Profile = list[tuple[str, tuple[float, ...], float]]
"""By fund or role: amounts by quarter of work, then the amount for each quarter after."""


def _money(initiative: Initiative) -> _Profile:
    factor = 1 + initiative.contingency
    build, run = initiative.build_spend, initiative.run_spend
    scaled = build if factor == 1 else {f: tuple(factor * c for c in p) for f, p in build.items()}
    return [(f, scaled.get(f, ()), run.get(f, 0.0)) for f in {**scaled, **run}]


def _people(initiative: Initiative) -> _Profile:
    build, run = initiative.build_people, initiative.run_people
    return [(role, build.get(role, ()), run.get(role, 0.0)) for role in {**build, **run}]


def _expand(counts: Ints) -> tuple[Ints, Ints]:
    """Repeat each position by its count; also the running number within each repetition."""
    owner = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, within


@dataclass(frozen=True)
class _Spread:
    """Spreads profiles in quarters of work over the calendar, for every start at once."""

    initiatives: tuple[Initiative, ...]
    first: Ints
    counts: Ints
    start: Ints
    quarters: int

    def matrix(self, names: Sequence[str], profiles: Sequence[_Profile]) -> coo_array:
        """Use by name and quarter (rows) and start (columns)."""
        number = {name: k for k, name in enumerate(names)}
        build: list[tuple[int, int, int, float]] = []
        run: list[tuple[int, int, int, float]] = []
        for i, profile in enumerate(profiles):
            duration = self.initiatives[i].duration
            for name, amounts, after in profile:
                code = number[name]
                build += [(i, code, k, amount) for k, amount in enumerate(amounts) if amount]
                if after:
                    run.append((i, code, duration, after))
        parts = [self._build(build), self._run(run)]
        row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
        shape = (len(names) * self.quarters, len(self.start))
        return coo_array((value, (row, column)), shape=shape)

    def _columns(self, entries: Sequence[tuple[int, int, int, float]]) -> tuple[Ints, ...]:
        owner, code, lag, _ = (
            np.array(part, dtype=np.int64) for part in (zip(*entries, strict=True))
        )
        entry, within = _expand(self.counts[owner])
        column = self.first[owner[entry]] + within
        return entry, column, code[entry] * self.quarters, self.start[column] + lag[entry]

    def _build(self, entries: Sequence[tuple[int, int, int, float]]) -> _Triplets:
        if not entries:
            return _EMPTY
        entry, column, base, quarter = self._columns(entries)
        amount = np.array([e[3] for e in entries])
        return base + quarter, column, amount[entry]

    def _run(self, entries: Sequence[tuple[int, int, int, float]]) -> _Triplets:
        if not entries:
            return _EMPTY
        entry, column, base, live = self._columns(entries)
        amount = np.array([e[3] for e in entries])
        again, after = _expand(np.maximum(self.quarters - live, 0))
        return (base + live)[again] + after, column[again], amount[entry[again]]


_Triplets = tuple[Ints, Ints, np.ndarray[tuple[int], np.dtype[np.float64]]]
_EMPTY: _Triplets = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0))
