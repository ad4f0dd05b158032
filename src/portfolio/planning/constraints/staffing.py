"""Nobody is asked for more people than there are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array, csr_array

from portfolio.domain.expected import word_of
from portfolio.domain.meant import did_you_mean
from portfolio.planning.constraints.constraint import Violation, check_numbers, exceeds
from portfolio.planning.constraints.period import Period, Span
from portfolio.planning.constraints.rows import use_block
from portfolio.planning.decisions import Slack, SlackTerm, Starts
from portfolio.planning.decisions.slack import slack_columns
from portfolio.planning.model import Block, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Staffing:
    """In every role and quarter, build and run work fit the people there and those added.

    For every role r and period P of the calendar (each quarter by default): ``sum over t in P of
    sum over i, m, s of d[i, m, r, t - s] x[i, m, s] <= sum over t in P of ((1 - buffer) K[r, t] +
    people added[r, t]) + v[r, P]``. Added are people who join, are contracted, trained or lent,
    less those who are taken away; v >= 0 is what is missing of a soft role, 0 for the others.

    A period longer than a quarter compares averages: a peak in one quarter may be met by people
    who are idle in another quarter of the same period, so that someone has to move work within
    it. A soft role may be missing people at a price. Both allow plans that quarter by quarter
    comparison forbids; what that is worth, and how much easier the search becomes, only solving
    again tells.

    Attributes
    ----------
    buffer
        Share of own people kept free, in [0, 1).
    granularity
        Period over which demand and supply are added up before they are compared.
    soft
        Objective points for each FTE-quarter that is missing, by role, at least 0; roles that
        are not named are never short.
    """

    buffer: float = 0.0
    granularity: Period = Period.QUARTER
    soft: Mapping[str, float] = field(default_factory=dict)

    kind: ClassVar[str] = "staffing"

    def __post_init__(self) -> None:
        check_numbers(self)
        granularity = word_of("staffing: granularity", Period, self.granularity)
        object.__setattr__(self, "granularity", granularity)
        object.__setattr__(self, "soft", dict(sorted(self.soft.items())))
        if not 0 <= self.buffer < 1:
            raise ValueError(f"staffing: buffer must be a share in [0, 1), not {self.buffer}")
        for role, price in self.soft.items():
            if not 0 <= price < math.inf:
                raise ValueError(f"staffing: the price of {role!r} must be >= 0, not {price}")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError if the capacity has no people, or none of a role that is soft."""
        if not problem.capacity.people:
            raise ValueError("staffing: the capacity has no people; give FTE by role and quarter")
        for role in self.soft:
            if role not in problem.roles:
                hint = did_you_mean(role, problem.roles)
                raise ValueError(f"staffing: unknown role {role!r}{hint}")

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """One way to miss the rule for each soft role and period."""
        if not self.soft:
            return ()
        roles = [role for role in problem.roles if role in self.soft]
        spans = self._spans(problem)
        most = _most_demand(problem, self._sums(problem)).reshape(len(problem.roles), len(spans))
        return tuple(
            SlackTerm(self, _label(role, span), self.soft[role], float(by_span))
            for role in roles
            for span, by_span in zip(spans, most[problem.roles.index(role)], strict=True)
        )

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a role and period."""
        people, spans = problem.capacity.people, self._spans(problem)
        own = np.array([people[role] for role in problem.roles], dtype=float).reshape(-1)
        by_quarter = self.granularity is Period.QUARTER
        first, *others = problem.columns.items()
        sums = None if by_quarter else self._sums(problem)
        plain = by_quarter and not self.soft
        starts = problem.starts.demands if plain else _added(sums, problem.starts.people)
        block = use_block(
            problem,
            rule=str(self),
            labels=Labels.product(
                role=problem.roles, **{"quarter" if by_quarter else "period": _names(spans)}
            ),
            use={
                first[0]: starts,
                **{family: _added(sums, part.people) for family, part in others if len(part)},
            },
            upper=(1 - self.buffer) * (own if sums is None else sums @ own),
            unit="FTE" if by_quarter else "FTE-quarters",
        )
        yield self._with_slack(problem, block) if self.soft else block

    def _with_slack(self, problem: Problem, block: Block) -> Block:
        places, spans = slack_columns(problem, self), self._spans(problem)
        labels = [_label(role, span) for role in problem.roles for span in spans]
        rows = np.array([k for k, label in enumerate(labels) if label in places], dtype=np.int64)
        columns = np.array([places[labels[k]] for k in rows], dtype=np.int64)
        return replace(
            block,
            row=np.concatenate([block.row, rows]),
            column=np.concatenate([block.column, columns]),
            value=np.concatenate([block.value, np.full(len(rows), -1.0)]),
        )

    def _spans(self, problem: Problem) -> tuple[Span, ...]:
        return self.granularity.spans(problem.capacity.calendar)

    def _sums(self, problem: Problem) -> csr_array:
        """Matrix that adds quarters up to periods, role by role."""
        codes = self.granularity.codes(problem.capacity.calendar)
        size, quarters = int(codes.max()) + 1, len(codes)
        roles = np.repeat(np.arange(len(problem.roles)), quarters)
        row = roles * size + np.tile(codes, len(problem.roles))
        shape = (len(problem.roles) * size, len(row))
        return coo_array((np.ones(len(row)), (row, np.arange(len(row)))), shape=shape).tocsr()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add up what entries need in each role and period; a soft role cannot break the rule."""
        for role, span, demand, there in self._compared(roadmap):
            if role not in self.soft and exceeds(demand, there):
                unit = "FTE" if len(span) == 1 else "FTE-quarters"
                found = f"{demand:,.2f} {unit} needed, {there:,.2f} there"
                yield Violation(str(self), f"{role} in {span}", found)

    def missing(self, roadmap: Roadmap) -> Mapping[tuple[str, Span], float]:
        """FTE-quarters that soft roles are short of, by role and period; only where they are."""
        return {
            (role, span): demand - there
            for role, span, demand, there in self._compared(roadmap)
            if role in self.soft and exceeds(demand, there)
        }

    def _compared(self, roadmap: Roadmap) -> Iterator[tuple[str, Span, float, float]]:
        """Role, period, FTE-quarters needed and there."""
        kept, spans = 1 - self.buffer, self._spans(roadmap.problem)
        for role in roadmap.problem.roles:
            for span in spans:
                demand = there = 0.0
                for quarter in span.quarters:
                    use = roadmap.people_use[role, quarter]
                    demand += use.demand
                    there += kept * use.own + use.supplied
                yield role, span, demand, there

    def looser(self, steps: int) -> Staffing:
        """Keep a hundredth less of own people free a step."""
        return replace(self, buffer=max(0.0, round(self.buffer - steps / 100, 12)))

    def __str__(self) -> str:
        kept = f", {self.buffer:.0%} of own people kept free" if self.buffer else ""
        over = f"in {self.granularity.words}{kept}"
        if self.granularity is not Period.QUARTER:
            over = (
                f"on average over {self.granularity.words}{kept}, "
                "peaks within it assumed to be evened out"
            )
        soft = ""
        if self.soft:
            named = ", ".join(f"{role} {price:,.15g}" for role, price in self.soft.items())
            soft = f"; at a price for each missing FTE-quarter people may lack: {named}"
        return f"No role is asked for more people than are there {over}{soft}"


def _label(role: str, span: Span) -> str:
    return f"enough people of role '{role}' in {span}"


def _names(spans: Iterable[Span]) -> tuple[object, ...]:
    return tuple(span.quarters[0] if len(span) == 1 else span for span in spans)


def _added(sums: csr_array | None, use: coo_array) -> coo_array:
    return use if sums is None else (sums @ use.tocsr()).tocoo()


def _most_demand(problem: Problem, sums: csr_array) -> Floats:
    """Most that can be demanded in each row, if every initiative asks for as much as it can."""
    starts = (sums @ problem.starts.people.tocsr()).tocsr()
    most = np.zeros(sums.shape[0])
    if len(first := problem.starts.first):
        for row in range(len(most)):
            demand = starts[[row], :].toarray().reshape(-1)
            most[row] = np.maximum.reduceat(demand, first).sum()
    for family in problem.decisions:
        if family.name not in (Starts.name, Slack.name):
            columns = family.columns(problem)
            most += np.maximum((sums @ columns.people.tocsr()).toarray(), 0.0) @ columns.upper
    return most
