"""The plan: which initiative starts when, who is hired, and what that uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from portfolio.domain import Horizon, Initiative, Quarter
from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.domain.vocabulary import Status as InitiativeStatus
from portfolio.errors import NoRoadmap
from portfolio.planning.consistency import contradictions
from portfolio.planning.constraints import Disabled, Synergy, Violation
from portfolio.planning.decisions import Decided, Hire, Synergies
from portfolio.planning.missed import missed_notes
from portfolio.planning.outcome import Outcome, Status
from portfolio.planning.problem import Problem
from portfolio.planning.use import MoneyUse, PeopleUse, money_use, people_use

if TYPE_CHECKING:
    import pandas as pd

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Told):
    """One planned initiative.

    Attributes
    ----------
    initiative
        What is done, in the mode it is done in.
    start
        First quarter of work.
    """

    initiative: Initiative
    start: Quarter

    @property
    def finish(self) -> Quarter:
        """Last quarter of work."""
        return self.start + (self.initiative.duration - 1)

    @property
    def go_live(self) -> Quarter:
        """First quarter after the work, in which benefit and run cost begin."""
        return self.start + self.initiative.duration

    def __str__(self) -> str:
        return f"{self.initiative.name}, {self.start} to {self.finish}"


@dataclass(frozen=True, repr=False, eq=False)
class Roadmap:
    """A plan together with the problem it solves and what the solver found.

    Attributes
    ----------
    problem, outcome
        What was asked, and what was found.
    """

    problem: Problem
    outcome: Outcome

    def _values(self, family: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        if self.outcome.values is None:
            proven = self.outcome.status is Status.INFEASIBLE
            names = "; explain_conflict(roadmap.problem) names the rules that clash"
            raise NoRoadmap(
                f"there is no plan: {self.outcome}{names if proven else ''}", proven=proven
            )
        offset = self.problem.offsets[family]
        return self.outcome.values[offset : offset + len(self.problem.columns[family])]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Planned initiatives, by start, then id.

        Raises
        ------
        NoRoadmap
            If the solver found no plan.
        """
        starts, calendar = self.problem.starts, self.problem.capacity.calendar
        chosen = np.flatnonzero(np.round(self._values("starts")))
        # Columns are in order of id.
        chosen = chosen[np.argsort(starts.start[chosen], kind="stable")]
        places = zip(starts.owner[chosen].tolist(), starts.start[chosen].tolist(), strict=True)
        return tuple(Entry(starts.ways[way], calendar[start]) for way, start in places)

    @cached_property
    def decided(self) -> Mapping[str, tuple[Decided, ...]]:
        """What is done besides starting initiatives, by decision family.

        Raises
        ------
        NoRoadmap
            If the solver found no plan.
        """
        problem = self.problem
        return {
            family.name: family.decided(problem, self._values(family.name))
            for family in problem.decisions
        }

    def done(self, kind: type[Thing]) -> tuple[Thing, ...]:
        """Return what is done of one kind, such as `Hire` or `Contract`, in order."""
        things = (one for family in self.decided.values() for one in family)
        return tuple(one for one in things if isinstance(one, kind))

    @property
    def hires(self) -> tuple[Hire, ...]:
        """People who join, by role and quarter; none when hiring is not decided."""
        return self.done(Hire)

    @cached_property
    def _by_id(self) -> Mapping[str, Entry]:
        return {entry.initiative.id: entry for entry in self.entries}

    def entry(self, initiative: str) -> Entry | None:
        """Entry of an initiative; None when it is not planned."""
        return self._by_id.get(initiative)

    def includes(self, initiative: str) -> bool:
        """Whether an initiative is planned."""
        return initiative in self._by_id

    def counts(self, initiative: str) -> bool:
        """Whether an initiative is planned or delivered already."""
        known = self.problem.backlog.by_id
        return self.includes(initiative) or (known[initiative].status is InitiativeStatus.DELIVERED)

    @cached_property
    def money_use(self) -> Mapping[tuple[str, Quarter], MoneyUse]:
        """Money by fund and quarter, recomputed from what is done."""
        return money_use(self)

    @cached_property
    def people_use(self) -> Mapping[tuple[str, Quarter], PeopleUse]:
        """FTE by role and quarter, recomputed from what is done."""
        return people_use(self)

    @cached_property
    def worth(self) -> float:
        """Worth of the entries and their bonuses less other money spent, in plain arithmetic.

        Differs from `objective` by the penalties of soft rules that are missed.
        """
        problem = self.problem
        planned = sum(problem.objective.entry_worth(problem, entry) for entry in self.entries)
        prices = problem.objective.money_worth(problem).tolist()
        price = dict(zip(problem.capacity.calendar, prices, strict=True))
        spent = sum(
            one.charge(fund, quarter) * price[quarter]
            for family, things in self.decided.items()
            if problem.columns[family].priced
            for one in things
            for fund in problem.funds
            for quarter in price
        )
        return float(planned + spent + sum(self.bonuses.values()))

    @cached_property
    def bonuses(self) -> Mapping[str, float]:
        """Objective points that groups of initiatives earn or cost, by rule, counted anew."""
        rules: list[Synergy] = []
        for rule in self.problem.constraints:
            if isinstance(rule, Synergy) and rule not in rules and rule.is_reached(self):
                rules.append(rule)
        points: defaultdict[str, float] = defaultdict(float)
        for rule in rules:
            points[str(rule)] += rule.bonus
        return dict(points)

    @cached_property
    def penalties(self) -> Mapping[str, float]:
        """Objective points lost on soft rules, by rule; only those that cost any.

        Variables added by hand are named here as well, with what they cost.
        """
        points: defaultdict[str, float] = defaultdict(float)
        for family, columns in self.problem.columns.items():
            if family == Synergies.name:
                continue
            values = self._values(family)
            for k in np.flatnonzero((np.abs(values) > 1e-9) & (columns.penalty != 0)).tolist():
                points[columns.labels.text(k)] += float(columns.penalty[k] * values[k])
        return dict(points)

    @property
    def objective(self) -> float:
        """Worth less penalties: what was maximised; NaN without a plan."""
        return self.outcome.objective

    @property
    def bound(self) -> float:
        """No plan is worth more than this."""
        return self.outcome.bound

    @property
    def gap(self) -> float:
        """How much better a plan could at most be, as a share of this one's objective."""
        return self.outcome.gap

    def violations(self) -> tuple[Violation, ...]:
        """Rules the plan breaks, found without the solver's help; none for a good plan."""
        return tuple(v for rule in self.problem.constraints for v in rule.check(self))

    def contradictions(self) -> tuple[Violation, ...]:
        """Where values, rows and worth do not fit each other; none for an honest outcome.

        Together with `violations` it finds whatever is wrong with a plan.
        """
        return contradictions(self)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences a reader of the plan must know."""
        notes = [f"The plan maximises {self.problem.objective}."]
        notes += self.problem.objective.notes(self.problem)
        notes += [f"{rule}." for rule in self.problem.constraints if isinstance(rule, Disabled)]
        if assumed := dict.fromkeys(a.field for a in self.problem.backlog.assumptions):
            notes.append(f"Assumed, not reported, for some or all: {listed(assumed)}.")
        if self._leaves_scores_out:
            notes.append(
                "Nothing is scored: the candidates carry scores, but no rubric was applied; no "
                "knock-out counts. Plan score(backlog) instead of the backlog to heed them."
            )
        elif self.problem.scorecard is None:
            notes.append("Nothing is scored: the candidates carry no scores.")
        elif self.problem.horizon_map is None:
            notes.append("Horizons are unknown: the candidates were not classified.")
        if not self.problem.capacity.people:
            notes.append("People are not limited: the capacity names no roles.")
        return (*notes, *missed_notes(self))

    @property
    def _leaves_scores_out(self) -> bool:
        """Whether candidates have scores that nobody judged, so that none is knocked out."""
        return self.problem.scorecard is None and self.problem.backlog.has_scores

    def horizon(self, initiative: str) -> Horizon | None:
        """Horizon of an initiative; None when the candidates were not classified."""
        horizon_map = self.problem.horizon_map
        return horizon_map.horizon_of(initiative) if horizon_map else None

    def to_frame(self) -> pd.DataFrame:
        """One row a planned initiative, by start, then id."""
        from portfolio.planning.tables import entries_frame

        return entries_frame(self)

    def not_planned(self) -> pd.DataFrame:
        """One row an initiative that is not planned, with the reason known without re-solving."""
        from portfolio.planning.tables import not_planned_frame

        return not_planned_frame(self)

    def spend(self) -> pd.DataFrame:
        """One row a fund and quarter: build, run, hiring, total, budget, free.

        A column more for every other kind of decision the problem has terms for.
        """
        from portfolio.planning.means_tables import spend_frame

        return spend_frame(self)

    def staffing(self) -> pd.DataFrame:
        """One row a role and quarter: build, run, demand, own, hired, capacity, free, in FTE.

        A column more for every other kind of decision the problem has terms for, and one of what
        is missing where a rule on staffing lets people be missing.
        """
        from portfolio.planning.means_tables import staffing_frame

        return staffing_frame(self)

    def hiring(self) -> pd.DataFrame:
        """One row a role and quarter in which people join: when to decide, how many, cost."""
        from portfolio.planning.means_tables import hiring_frame

        return hiring_frame(self)

    def contracting(self) -> pd.DataFrame:
        """One row a role and quarter in which external people are bought: FTE, fund, cost."""
        from portfolio.planning.means_tables import contracting_frame

        return contracting_frame(self)

    def lending(self) -> pd.DataFrame:
        """One row a pair of roles and quarter in which people are lent: FTE, what it stands for."""
        from portfolio.planning.means_tables import lending_frame

        return lending_frame(self)

    def training(self) -> pd.DataFrame:
        """One row a pair of roles and quarter in which people begin training: people, cost."""
        from portfolio.planning.means_tables import training_frame

        return training_frame(self)

    def carried(self) -> pd.DataFrame:
        """One row a fund and quarter in which money is kept back for the next one."""
        from portfolio.planning.means_tables import carried_frame

        return carried_frame(self)

    def transfers(self) -> pd.DataFrame:
        """One row a fund charged, fund that pays for it, and quarter: money."""
        from portfolio.planning.means_tables import transfers_frame

        return transfers_frame(self)

    def __str__(self) -> str:
        if not self.outcome.has_plan:
            return f"No roadmap: {self.outcome}"
        calendar = self.problem.capacity.calendar
        hired = sum(hire.people for hire in self.hires)
        joining = f", {hired} {'person' if hired == 1 else 'people'} hired" if hired else ""
        unheeded = "; not scored, so no knock-out counts" if self._leaves_scores_out else ""
        return (
            f"Roadmap {calendar[0]} to {calendar[-1]}: {len(self.entries)} of "
            f"{len(self.problem.backlog)} initiatives{joining}; {self.outcome}{unheeded}"
        )

    def __repr__(self) -> str:
        return f"<{self}>"

    def _repr_html_(self) -> str:
        from portfolio.planning.tables import roadmap_html

        return roadmap_html(self)
