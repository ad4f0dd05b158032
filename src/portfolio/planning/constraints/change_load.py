"""No group of people is asked to bear more change than it can."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Initiative
from portfolio.domain.expected import NUMBER
from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    check_numbers,
    exceeds,
)
from portfolio.planning.constraints.members import check_attribute, values_by
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap

_NUMBERS = ("scope_reach", "business_model_novelty", "uncertainty")


@dataclass(frozen=True)
class ChangeLoad:
    """Every affected group bears at most so much change in any quarter, around go-live.

    For every group g and quarter t: ``sum over i that affect g, modes m and s with
    s + d[i, m] - before <= t < s + d[i, m] + after of load[i] x[i, m, s] <= at_most[g]``. By
    default a change weighs on its group in the last quarter of work, when people are trained, and
    in the first quarter live.

    Attributes
    ----------
    at_most
        Most load in a quarter, 0 or more: for each group alike, or by group; groups that are not
        named then have no limit.
    by
        What tells whom an initiative affects: an attribute as in `Where`, such as the business
        unit, or an extra column with semicolons between several groups. An initiative that names
        nobody affects nobody.
    load
        Load of each initiative, 0 or more: by id (1 for those not named), or the name of a column
        of numbers. None counts each as 1.
    before, after
        Quarters of load before go-live and from go-live on, at least 1 together.
    reason
        Why.
    """

    at_most: float | Mapping[str, float]
    by: str = "business_unit"
    load: Mapping[str, float] | str | None = None
    before: int = 1
    after: int = 1
    reason: str = ""

    kind: ClassVar[str] = "change_load"

    def __post_init__(self) -> None:
        limits = self.at_most.values() if isinstance(self.at_most, Mapping) else [self.at_most]
        loads = self.load.values() if isinstance(self.load, Mapping) else []
        check_numbers(self)
        for number in (*limits, *loads):
            NUMBER.check("change_load", number)
            if not 0 <= number < math.inf:
                raise ValueError(f"change_load: limits and loads must be 0 or more, not {number}")
        if min(self.before, self.after) < 0 or self.before + self.after < 1:
            raise ValueError(
                "change_load: before and after must be 0 or more quarters and 1 together, "
                f"not {self.before} and {self.after}"
            )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown attribute, group or initiative, or what is no load."""
        check_attribute(problem, self.kind, self.by)
        if isinstance(self.at_most, Mapping):
            groups = values_by(problem, self.by)
            known = sorted({g for one in problem.backlog.initiatives for g in groups(one)})
            if strange := [g for g in self.at_most if g not in known]:
                raise ValueError(
                    f"change_load: no {self.by} {strange[0]!r}; known are {', '.join(known)}"
                )
        if isinstance(self.load, Mapping):
            check_known(problem, self, *self.load)
        self._affected(problem)

    def _affected(self, problem: Problem) -> Mapping[str, Mapping[str, float]]:
        """Load by initiative, by group that has a limit."""
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        groups = values_by(problem, self.by)
        for one in problem.backlog.initiatives:
            for group in groups(one):
                if self._limit(group) < math.inf:
                    found[group][one.id] = self._load(one)
        return dict(sorted(found.items()))

    def _limit(self, group: str) -> float:
        if isinstance(self.at_most, Mapping):
            return self.at_most.get(group, math.inf)
        return self.at_most

    def _load(self, one: Initiative) -> float:
        if not isinstance(self.load, str):
            return 1.0 if self.load is None else self.load.get(one.id, 1.0)
        numeric = self.load in _NUMBERS
        given = getattr(one, self.load) if numeric else one.extra.get(self.load, "")
        try:
            load = float(given)
        except (TypeError, ValueError):
            load = math.nan
        if not 0 <= load < math.inf:
            raise ValueError(
                f"change_load: {self.load} of {one.id} must be a number, 0 or more, not {given!r}"
            )
        return load

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a group and quarter."""
        starts = problem.starts
        live = starts.start + starts.duration
        rows = Rows(str(self), "group and quarter", "load")
        for group, loads in self._affected(problem).items():
            for t, quarter in enumerate(problem.capacity.calendar):
                terms = []
                for initiative, load in loads.items():
                    columns = starts.of(initiative)
                    since = t - live[columns]
                    terms.append((columns[(-self.before <= since) & (since < self.after)], load))
                rows.add(f"{group} in {quarter}", *terms, upper=self._limit(group))
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add up what each group bears in each quarter."""
        for group, loads in self._affected(roadmap.problem).items():
            entries = [entry for entry in roadmap.entries if entry.initiative.id in loads]
            for quarter in roadmap.problem.capacity.calendar:
                bearing = [
                    entry.initiative.id
                    for entry in entries
                    if -self.before <= quarter - entry.go_live < self.after
                ]
                total = sum(loads[name] for name in bearing)
                if exceeds(total, self._limit(group)):
                    found = f"load of {total:,.6g} from {', '.join(bearing)}"
                    yield Violation(str(self), f"{group} in {quarter}", found)

    def looser(self, steps: int) -> ChangeLoad:
        """Allow so much more load, one a step."""
        if isinstance(self.at_most, Mapping):
            more = {group: most + steps for group, most in self.at_most.items()}
            return replace(self, at_most=more)
        return replace(self, at_most=self.at_most + steps)

    def __str__(self) -> str:
        if isinstance(self.at_most, Mapping):
            named = ", ".join(f"{group} {limit:,.6g}" for group, limit in self.at_most.items())
            limits = f"Changes put no more load than the limit on each {_words(self.by)} ({named})"
        else:
            limits = f"Changes put a load of at most {self.at_most:,.6g} on each {_words(self.by)}"
        return f"{limits} in any quarter, counted {self._when()}{because(self.reason)}"

    def _when(self) -> str:
        parts = [
            f"in the {which} {'quarter' if number == 1 else f'{number} quarters'} {what}"
            for which, number, what in (
                ("last", self.before, "of work"),
                ("first", self.after, "live"),
            )
            if number
        ]
        return " and ".join(parts)


def _words(attribute: str) -> str:
    return attribute.replace("_", " ")
