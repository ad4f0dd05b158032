"""The planning problem: candidates, capacity, what may be decided, rules, and what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, groupby
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from portfolio.domain import Initiative, Quarter
from portfolio.horizons import HorizonMap
from portfolio.intake import Backlog, Capacity, check_fit
from portfolio.planning.arguments import (
    CANDIDATES,
    CAPACITY,
    OBJECTIVE,
    PULP_PROBLEM,
    RULE,
)
from portfolio.planning.constraints import Budget, Constraint, Staffing, implied_constraints
from portfolio.planning.constraints.constraint import Joint, offers
from portfolio.planning.decisions import (
    Carry,
    Contractors,
    DecisionFamily,
    Hires,
    Lending,
    Slack,
    StartColumns,
    Starts,
    Stops,
    Synergies,
    Trainings,
    Transfers,
)
from portfolio.planning.joint_block import short_name
from portfolio.planning.model import Block, Columns, Floats, Model
from portfolio.planning.model_names import column_names
from portfolio.planning.objectives import Objective, default_objective
from portfolio.scoring import Scorecard

if TYPE_CHECKING:
    from portfolio.planning.solvers.pulp_package import LpProblem

DEFAULT_DECISIONS: tuple[DecisionFamily, ...] = (
    Starts(),
    Hires(),
    Contractors(),
    Trainings(),
    Lending(),
    Carry(),
    Transfers(),
    Stops(),
    Synergies(),
    Slack(),
)
"""Families without terms in the capacity or the rules have no columns."""

Way = tuple[Initiative, int, int]
"""An initiative in one of its modes, first and last quarter it may start in."""

Offer = TypeVar("Offer")


@dataclass(frozen=True, repr=False)
class Problem:
    """Everything a plan depends on; nothing in it changes.

    What-if is a new problem: `requiring`, `without`, or ``dataclasses.replace``.

    Attributes
    ----------
    candidates
        What to choose from. A `Backlog` is enough to plan by money: it is taken as it is, so no
        score counts and nobody is knocked out. A `Scorecard` adds scores and knock-outs, a
        `HorizonMap` adds horizons.
    capacity
        Money, people and the calendar.
    constraints
        All rules, those that the tables imply included.
    objective
        What to maximise.
    decisions
        Families of decisions.
    """

    candidates: Backlog | Scorecard | HorizonMap
    capacity: Capacity
    constraints: tuple[Constraint, ...]
    objective: Objective
    decisions: tuple[DecisionFamily, ...] = DEFAULT_DECISIONS

    def __post_init__(self) -> None:
        CAPACITY.check("Problem: capacity", self.capacity)
        RULE.many("Problem: constraints", self.constraints)
        OBJECTIVE.check("Problem: objective", self.objective)
        check_fit(self.backlog, self.capacity)
        for rule in self.constraints:
            rule.validate(self)

    @classmethod
    def of(
        cls,
        candidates: Backlog | Scorecard | HorizonMap,
        capacity: Capacity,
        *constraints: Constraint,
        objective: Objective | None = None,
    ) -> Problem:
        """Build a problem from data: the rules its tables imply, plus those given here.

        Parameters
        ----------
        candidates, capacity
            As the attributes. Where a backlog holds scores, ``classify(score(backlog))`` is what to
            plan: the backlog alone plans what its knock-outs would exclude, and the roadmap says
            so.
        *constraints
            Rules beyond the implied ones (budget, staffing, relations, groups, mandates). A
            `Budget` or `Staffing` takes the place of the implied one.
        objective
            What to maximise; by default `Npv` where benefits are known, else `ScorePoints`.

        Raises
        ------
        InvalidInput
            If the candidates charge a fund or need a role that the capacity does not know.
        ValueError
            If a rule names an unknown initiative, or something else is given than is expected.
        """
        backlog = backlog_of(candidates)
        CAPACITY.check("Problem.of: capacity", capacity)
        given = {type(rule) for rule in constraints} & {Budget, Staffing}
        implied = implied_constraints(backlog, capacity)
        rules = (*(rule for rule in implied if type(rule) not in given), *constraints)
        wanted = objective or default_objective(backlog)
        return cls(candidates, capacity, rules, wanted)

    def requiring(self, *constraints: Constraint) -> Problem:
        """Return the same problem with more rules."""
        return replace(self, constraints=(*self.constraints, *constraints))

    def without(self, *rules: Constraint | type[Constraint]) -> Problem:
        """Return the same problem without these rules, or without all rules of these kinds.

        What is not there does no harm; what is no rule raises ValueError.
        """
        kinds = tuple(rule for rule in rules if isinstance(rule, type))
        RULE.many("without", (rule for rule in rules if not isinstance(rule, type)))
        kept = [c for c in self.constraints if c not in rules and not isinstance(c, kinds)]
        return replace(self, constraints=tuple(kept))

    def offering(self, protocol: Callable[..., Offer]) -> tuple[Offer, ...]:
        """Rules of the kinds that offer what a protocol asks for, in order.

        Each kind is asked once, for the answer takes a while and there may be thousands of rules.
        """
        asked = cast("type", protocol)
        found = (places for kind, places in self._kinds.items() if offers(kind, asked))
        places = sorted(chain.from_iterable(found))
        return tuple(cast("Offer", self.constraints[k]) for k in places)

    @cached_property
    def _kinds(self) -> Mapping[type, Sequence[int]]:
        """Positions of the rules by class."""
        places: dict[type, list[int]] = {}
        for k, rule in enumerate(self.constraints):
            places.setdefault(type(rule), []).append(k)
        return places

    @cached_property
    def backlog(self) -> Backlog:
        """The backlog the candidates were made from."""
        return backlog_of(self.candidates)

    @property
    def scorecard(self) -> Scorecard | None:
        """The scorecard the candidates were made from, if any."""
        made_from = self.candidates if self.horizon_map is None else self.horizon_map.scorecard
        return made_from if isinstance(made_from, Scorecard) else None

    @property
    def horizon_map(self) -> HorizonMap | None:
        """The horizon map, if the candidates are one."""
        return self.candidates if isinstance(self.candidates, HorizonMap) else None

    @property
    def quarters(self) -> int:
        """Length of the calendar."""
        return self.capacity.quarters

    @cached_property
    def funds(self) -> tuple[str, ...]:
        """Funds in order of name."""
        return tuple(sorted(self.capacity.money))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Roles in order of name; those demanded when no capacity of people is given."""
        people = self.capacity.people
        demanded = chain.from_iterable(
            chain(way.build_people, way.run_people)
            for initiative in self.backlog.initiatives
            for way in initiative.ways
        )
        return tuple(sorted(people if people else set(demanded)))

    @cached_property
    def left_out(self) -> Mapping[str, str]:
        """Initiatives that cannot be planned at all, with the reason."""
        return self._sorted_out[1]

    @cached_property
    def windows(self) -> Mapping[str, tuple[int, int]]:
        """First and last quarter (positions in the calendar) each plannable initiative may start.

        In any of its modes; sorted by id, so that the order of input rows never matters.
        """
        windows: dict[str, tuple[int, int]] = {}
        for way, first, last in self.ways:
            before = windows.get(way.id, (first, last))
            windows[way.id] = (min(first, before[0]), max(last, before[1]))
        return windows

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way in which a plannable initiative can be done, by id, then as stated.

        Each with the first and last quarter (positions in the calendar) it may start in. Work
        ends within the calendar, unless the initiative may overrun it.
        """
        return self._sorted_out[0]

    @cached_property
    def _sorted_out(self) -> tuple[tuple[Way, ...], Mapping[str, str]]:
        """Ways that fit their windows and the calendar, and what is left out for which reason."""
        origin, quarters = self.capacity.calendar[0], self.quarters
        knocked_out = self.scorecard.knock_outs if self.scorecard else {}
        ways: list[Way] = []
        reasons: dict[str, str] = {}
        for initiative in self.backlog.initiatives:
            name, status = initiative.id, initiative.status
            if status.is_over:
                reasons[name] = f"is {status.value}"
            elif name in knocked_out:
                reasons[name] = f"is knocked out: {knocked_out[name]}"
            else:
                there = [(way, *_window(way, origin, quarters)) for way in initiative.ways]
                fits = [one for one in there if one[1] <= one[2]]
                ways += fits
                if not fits:
                    reasons[name] = self._no_window(initiative)
        return tuple(ways), reasons

    def _no_window(self, initiative: Initiative) -> str:
        origin, end = self.capacity.calendar[0], self.capacity.calendar[-1]
        first = max(initiative.earliest_start or origin, origin)
        last = min(initiative.latest_finish or end, end)
        return (
            f"cannot fit its window: {initiative.duration} "
            f"quarter{'' if initiative.duration == 1 else 's'} of work, "
            f"possible from {first} to {last}"
        )

    @cached_property
    def columns(self) -> Mapping[str, Columns]:
        """Columns by decision family."""
        first, *others = self.decisions
        return {first.name: self.starts, **{family.name: family.columns(self) for family in others}}

    @cached_property
    def starts(self) -> StartColumns:
        """Columns of the starts, which are always numbered first; other families build on them."""
        starts = self.decisions[0].columns(self)
        if not isinstance(starts, StartColumns):
            raise TypeError("the first decision family must be 'starts' and yield StartColumns")
        return starts

    @cached_property
    def start_worth(self) -> Floats:
        """Worth of each start by column of the starts, as the objective gives it."""
        return self.objective.start_worth(self)

    @cached_property
    def offsets(self) -> Mapping[str, int]:
        """Number of the first column by decision family."""
        sizes = [len(part) for part in self.columns.values()]
        return dict(zip(self.columns, np.cumsum([0, *sizes[:-1]]).tolist(), strict=True))

    @cached_property
    def model(self) -> Model:
        """Sparse model of the whole problem, built once."""
        blocks: list[Block] = []
        for kind, rules in groupby(self.constraints, type):
            if issubclass(kind, Joint):
                blocks.append(kind.joint_block(self, [cast("Joint", rule) for rule in rules]))
                continue
            for rule in rules:
                name = short_name(rule.kind, rule)
                blocks += [part if part.name else part.named(name) for part in rule.blocks(self)]
        return Model(tuple(self.columns.values()), tuple(blocks), self._worth())

    @cached_property
    def column_numbers(self) -> Mapping[str, int]:
        """Number of each column by its name, such as ``starts_CHATBOT_2027Q1``."""
        return {name: k for k, name in enumerate(column_names(self.columns.values()))}

    def to_pulp(self) -> LpProblem:
        """Return the model as a PuLP problem: a minimisation of the negated worth.

        Names are readable (``starts_CHATBOT_2027Q1``, ``budget_innovation_2027Q1``). Rows and
        variables may be added to it; `from_pulp` takes it back.
        """
        from portfolio.planning.solvers.pulp_model import to_pulp

        return to_pulp(self.model)

    def from_pulp(self, extended: LpProblem) -> Problem:
        """Return this problem with what was added by hand to its PuLP form.

        Rows become rules (`AddedRow`) that are checked, explained and solved like all others, and
        so do narrowed bounds; new variables become a decision family of their own.

        Raises
        ------
        ValueError
            If anything else was changed, such as the objective or a row of the model.
        """
        from portfolio.planning.solvers.pulp_extension import with_additions

        PULP_PROBLEM.check("from_pulp", extended)
        return with_additions(self, extended)

    def built(self) -> Problem:
        """Return this problem with its model built, so that faults of a rule show at once."""
        _ = self.model
        return self

    def _worth(self) -> Floats:
        prices = np.tile(self.objective.money_worth(self), len(self.funds))
        parts = []
        for family, columns in self.columns.items():
            if family == Starts.name:
                parts.append(self.start_worth)
            else:
                parts.append(columns.money_worth(prices) - columns.penalty)
        worth = np.concatenate(parts)
        if not np.isfinite(worth).all():
            raise ValueError("the objective gives a worth that is not a finite number")
        return worth

    def __repr__(self) -> str:
        calendar = self.capacity.calendar
        return (
            f"<Problem {calendar[0]} to {calendar[-1]}: {len(self.windows):,} plannable "
            f"initiatives, {len(self.constraints):,} rules, maximise {self.objective}>"
        )

    def describe(self) -> str:
        """Objective and rules as sentences, one a line."""
        return "\n".join([f"Maximise {self.objective}.", *_sentences(self.constraints)])

    def algebra(self) -> str:
        """Objective and rules as formulas, with the columns and rows each stands for."""
        from portfolio.planning.algebra import algebra

        return algebra(self)


def backlog_of(candidates: Backlog | Scorecard | HorizonMap) -> Backlog:
    """Return the backlog that candidates were made from; ValueError for what is none of them."""
    CANDIDATES.check("Problem: candidates", candidates)
    if isinstance(candidates, HorizonMap):
        candidates = candidates.scorecard
    return candidates.backlog if isinstance(candidates, Scorecard) else candidates


def _window(way: Initiative, origin: Quarter, quarters: int) -> tuple[int, int]:
    """First and last quarter a way may start in; the last before the first where there is none."""
    earliest, latest, duration = way.earliest_start, way.latest_finish, way.duration
    first = max(0, earliest - origin) if earliest else 0
    last = quarters - (1 if way.may_overrun else duration)
    return first, min(last, latest - origin - duration + 1) if latest else last


def _sentences(rules: Iterable[Constraint]) -> list[str]:
    return [f"{rule}." for rule in rules]
