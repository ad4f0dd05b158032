"""Small initiatives, problems and plans made by hand, and the rows of a rule by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from portfolio.domain import Group, Horizon, Initiative, Quarter, Range, Relation, calendar
from portfolio.horizons import HorizonMap, classify
from portfolio.intake import Backlog, Capacity, ContractTerms, HiringTerms, TrainingTerms
from portfolio.planning import (
    Constraint,
    Entry,
    GivenWorth,
    Npv,
    Outcome,
    Problem,
    Roadmap,
    ScorePoints,
    Status,
    StopReason,
)
from portfolio.planning.decisions import Decided
from portfolio.planning.model import Columns
from portfolio.scoring import Axis, Criterion, Rubric, Scorecard, score

FIRST = Quarter(2027, 1)
FUND, ROLE = "money", "dev"
RUBRIC = Rubric(
    name="two axes",
    criteria=(
        Criterion(id="gain", title="Gain", axis=Axis.VALUE, weight=1, worst=0, best=10),
        Criterion(id="ease", title="Ease", axis=Axis.FEASIBILITY, weight=1, worst=0, best=10),
    ),
)
NOTHING_WORTH = GivenWorth({})
Amount = float | Sequence[float]


def initiative(
    name: str,
    duration: int = 1,
    *,
    cost: Amount = 0.0,
    run: float = 0.0,
    people: Amount = 0.0,
    run_people: float = 0.0,
    benefit: float = 0.0,
    **others: Any,
) -> Initiative:
    """Return an initiative with one fund and one role; a single number holds throughout."""
    return Initiative(
        id=name,
        title=f"Title of {name}",
        duration=duration,
        build_spend={FUND: spread(cost, duration)},
        run_spend={FUND: run},
        build_people={ROLE: spread(people, duration)},
        run_people={ROLE: run_people},
        benefit=Range.exactly(benefit),
        **others,
    )


def spread(amount: Amount, quarters: int) -> tuple[float, ...]:
    """Return one number a quarter."""
    return (float(amount),) * quarters if isinstance(amount, int | float) else tuple(amount)


def scored(name: str, gain: float, ease: float, **others: Any) -> Initiative:
    """Return an initiative with scores from 0 to 10 on the two axes of `RUBRIC`."""
    scores = {"gain": Range.exactly(gain), "ease": Range.exactly(ease)}
    return initiative(name, scores=scores, **others)


def scorecard(*initiatives: Initiative) -> Scorecard:
    """Score initiatives by `RUBRIC`: value is gain / 10, feasibility is ease / 10."""
    return score(Backlog(initiatives), RUBRIC)


def on_horizons(**horizons: Initiative) -> HorizonMap:
    """Classify initiatives by decree: ``on_horizons(H1=..., H2=...)`` or ``H1_b=...``."""
    decreed = tuple(
        Initiative(
            **{
                **{name: getattr(one, name) for name in one.__dataclass_fields__},
                "scores": {"gain": Range.exactly(5.0), "ease": Range.exactly(5.0)},
                "horizon_override": Horizon(key[:2]),
                "override_reason": "by hand",
            }
        )
        for key, one in horizons.items()
    )
    return classify(scorecard(*sorted(decreed, key=lambda one: one.id)))


@dataclass(frozen=True)
class Setting:
    """What surrounds the initiatives of a hand-made problem; few words for what rarely matters."""

    quarters: int = 4
    money: Amount = 1000.0
    people: Amount | None = 100.0
    hiring: HiringTerms | None = None
    contracting: ContractTerms | None = None
    training: tuple[TrainingTerms, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    objective: Npv | ScorePoints | GivenWorth = field(default_factory=lambda: NOTHING_WORTH)

    def capacity(self) -> Capacity:
        """Return the capacity: one fund, one role."""
        return Capacity.of(
            calendar(FIRST, self.quarters),
            {FUND: self.money},
            None if self.people is None else {ROLE: self.people},
            None if self.hiring is None else {ROLE: self.hiring},
            None if self.contracting is None else {ROLE: self.contracting},
            self.training,
        )

    def backlog(self, *initiatives: Initiative) -> Backlog:
        """Return the initiatives with relations and groups."""
        return Backlog(initiatives, relations=self.relations, groups=self.groups)

    def problem(self, *initiatives: Initiative) -> Problem:
        """Return the problem with all the rules that the tables imply."""
        return Problem.of(self.backlog(*initiatives), self.capacity(), objective=self.objective)

    def under(self, rules: Sequence[Constraint] | Constraint, *initiatives: Initiative) -> Problem:
        """Return the problem under these rules and no others."""
        only = tuple(rules) if isinstance(rules, Sequence) else (rules,)
        return Problem(self.backlog(*initiatives), self.capacity(), only, self.objective)


def under(rules: Sequence[Constraint] | Constraint, *initiatives: Initiative) -> Problem:
    """Return a problem of four quarters under these rules and no others."""
    return Setting().under(rules, *initiatives)


def q(position: int) -> Quarter:
    """Quarter by its position in the calendar."""
    return FIRST + position


def column_names(problem: Problem) -> list[str]:
    """Name every column: ``A@0`` starts A in the first quarter, ``+dev@1`` hires in the second.

    Others by family and label: ``contractors dev@1``.
    """
    return [
        _name(family, columns, k)
        for family, columns in problem.columns.items()
        for k in range(len(columns))
    ]


def _name(family: str, columns: Columns, k: int) -> str:
    label = columns.labels[k]
    if family == "slack":
        return f"~{label[0]}"
    if family == "synergies":
        return f"*{label[0]}"
    *named, quarter = label
    assert isinstance(quarter, Quarter)
    before = {"starts": "", "hires": "+"}.get(family, f"{family} ")
    return f"{before}{'>'.join(map(str, named))}@{quarter - FIRST}"


def point(problem: Problem, **values: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return a point of the model: ``point(problem, A=0, B=2)`` starts A at 0 and B at 2."""
    return at(problem, {f"{name}@{value:.0f}": 1.0 for name, value in values.items()})


def at(problem: Problem, values: Mapping[str, float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return a point of the model from values by column name; KeyError for no such column."""
    places = {name: k for k, name in enumerate(column_names(problem))}
    vector = np.zeros(len(places))
    for name, value in values.items():
        vector[places[name]] = value
    return vector


def roadmap(problem: Problem, values: Mapping[str, float] | None = None, **starts: int) -> Roadmap:
    """Return a plan made by hand from starts by id, and other values by column name."""
    vector = at(problem, values or {}) + point(problem, **starts)
    worth = float(problem.model.worth @ vector)
    return Roadmap(problem, Outcome(Status.FEASIBLE, StopReason.GAP, vector, worth))


@dataclass(frozen=True)
class FreePlan(Roadmap):
    """A plan of any entries and other things done, also such as no column stands for."""

    entries: tuple[Entry, ...] = ()
    things: tuple[Decided, ...] = ()

    @property
    def decided(self) -> Mapping[str, tuple[Decided, ...]]:
        """What is done, by family."""
        families = {"hiring": "hires"}
        found: dict[str, tuple[Decided, ...]] = {}
        for one in self.things:
            family = families.get(one.cause, one.cause)
            found[family] = (*found.get(family, ()), one)
        return found

    @classmethod
    def of(
        cls, problem: Problem, entries: Sequence[Entry], things: Sequence[Decided] = ()
    ) -> FreePlan:
        """Return the plan, its entries in order."""
        ordered = sorted(entries, key=lambda entry: (entry.start, entry.initiative.id))
        outcome = Outcome(Status.FEASIBLE, StopReason.GAP)
        return cls(problem, outcome, tuple(ordered), tuple(things))


@dataclass(frozen=True)
class Row:
    """One row of a rule, with its columns by name."""

    label: str
    terms: Mapping[str, float]
    lower: float
    upper: float


def rows(problem: Problem, rule: Constraint | None = None) -> list[Row]:
    """Return the rows of a rule, the first of the problem if none is given."""
    names = column_names(problem)
    found = []
    for block in (rule or problem.constraints[0]).blocks(problem):
        matrix = block.matrix(len(names)).toarray()
        for k in range(len(block)):
            terms = {names[c]: float(matrix[k, c]) for c in np.flatnonzero(matrix[k])}
            bounds = float(block.lower[k]), float(block.upper[k])
            found.append(Row(block.labels.text(k), terms, *bounds))
    return found


def holds(problem: Problem, vector: np.ndarray[Any, np.dtype[np.float64]]) -> bool:
    """Whether every row of the model holds at a point, within rounding."""
    return bool(np.all(problem.model.row_excess(vector) <= 1e-9))


def agree(problem: Problem, **starts: int) -> bool:
    """Whether the rows hold at a hand-made plan; fails unless the referee says the same."""
    plan = roadmap(problem, None, **starts)
    assert plan.outcome.values is not None
    by_rows = holds(problem, plan.outcome.values)
    assert by_rows == (not plan.violations()), f"rows say {by_rows}: {plan.violations()}"
    return by_rows
