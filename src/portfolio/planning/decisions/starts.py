"""Which initiative starts in which quarter: x[i, s] in {0, 1}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Initiative
from portfolio.planning.model import Columns, Floats, Ints, Labels

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
        windows = np.array(list(problem.windows.values()), dtype=np.int64).reshape(-1, 2)
        counts = windows[:, 1] - windows[:, 0] + 1
        owner, within = _expand(counts)
        start = windows[owner, 0] + within
        size = len(owner)
        initiatives = tuple(problem.backlog.by_id[i] for i in plannable)
        duration = np.array([i.duration for i in initiatives], dtype=np.int64)
        spread = _Spread(duration, np.cumsum(counts) - counts, counts, start, problem.quarters)
        return StartColumns(
            family=self.name,
            labels=Labels(
                {"initiative": plannable, "start": problem.capacity.calendar},
                {"initiative": owner, "start": start},
            ),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=True,
            spend=spread.matrix(
                problem.funds,
                [i.build_spend for i in initiatives],
                [i.run_spend for i in initiatives],
                scale=np.array([1 + i.contingency for i in initiatives], dtype=float),
            ),
            people=spread.matrix(
                problem.roles,
                [i.build_people for i in initiatives],
                [i.run_people for i in initiatives],
                scale=np.ones(len(initiatives)),
            ),
            penalty=np.zeros(size),
            initiatives=initiatives,
            owner=owner,
            start=start,
            first=np.concatenate([[0], np.cumsum(counts)]),
        )


def _expand(counts: Ints) -> tuple[Ints, Ints]:
    """Repeat each position by its count; also the running number within each repetition."""
    owner = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, within


@dataclass(frozen=True)
class _Spread:
    """Spreads uses in quarters of work over the calendar, for every start at once."""

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
        used = np.flatnonzero(amount)
        which, within = _expand(self.counts[owner[used]])
        entry = used[which]
        column = self.first[owner[entry]] + within
        quarter = self.start[column] + lag[entry]
        row = code[entry] * self.quarters + quarter
        inside = quarter < self.quarters
        shape = (len(names) * self.quarters, len(self.start))
        return coo_array((amount[entry][inside], (row[inside], column[inside])), shape=shape)

    def _build(
        self,
        names: Sequence[str],
        build: Sequence[Mapping[str, tuple[float, ...]]],
        scale: Floats,
    ) -> _Entries:
        owner, code = _owners(names, build)
        use, lag = _expand(self.duration[owner])
        amount = [a for by_name in build for profile in by_name.values() for a in profile]
        return owner[use], code[use], lag, np.array(amount, dtype=float) * scale[owner[use]]

    def _run(self, names: Sequence[str], run: Sequence[Mapping[str, float]]) -> _Entries:
        owner, code = _owners(names, run)
        use, after = _expand(self.quarters - self.duration[owner])
        amount = np.array([a for by_name in run for a in by_name.values()], dtype=float)
        return owner[use], code[use], self.duration[owner[use]] + after, amount[use]


_Entries = tuple[Ints, Ints, Ints, Floats]
"""By entry: position of its initiative and name, quarters after the start, amount."""


def _owners(names: Sequence[str], uses: Sequence[Mapping[str, object]]) -> tuple[Ints, Ints]:
    """Position of the initiative and of the name of each use."""
    number = {name: k for k, name in enumerate(names)}
    sizes = np.array([len(by_name) for by_name in uses], dtype=np.int64)
    code = np.array([number[name] for by_name in uses for name in by_name], dtype=np.int64)
    return np.repeat(np.arange(len(uses)), sizes), code
