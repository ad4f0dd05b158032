"""Nobody is trained whom a role does not have, and no more than the terms allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain import Quarter
from portfolio.planning.constraints.constraint import Violation, exceeds
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions import Training, Trainings
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class TrainingLimit:
    """No role loses more people to training than it has, nor are more trained than allowed.

    For every role a that people leave and quarter t: ``sum over b, s <= t of z[a, b, s] - sum over
    c, s + duration <= t of z[c, a, s] <= K[a, t]``: whoever is in training or gone was one of the
    own people, or came by training before. People hired stay in their role. For every pair of
    roles with ``max_total``: ``sum over s of z[a, b, s] <= max_total``.
    """

    kind: ClassVar[str] = "training_limit"

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule names nothing."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a role that people leave and quarter, and one a pair of roles with a total."""
        if Trainings.name in problem.columns:
            yield self._people(problem)
            yield self._totals(problem)

    def _people(self, problem: Problem) -> Block:
        columns = problem.columns[Trainings.name]
        codes, offset = columns.labels.codes, problem.offsets[Trainings.name]
        duration = {(one.source, one.target): one.duration for one in problem.capacity.training}
        pairs = zip(codes["from"].tolist(), codes["to"].tolist(), strict=True)
        lasts = [duration[problem.roles[a], problem.roles[b]] for a, b in pairs]
        ready = codes["begins"] + np.array(lasts, dtype=np.int64)
        rows = Rows(str(self), "role and quarter", "people")
        for role in sorted({one.source for one in problem.capacity.training}):
            code = problem.roles.index(role)
            for t, quarter in enumerate(problem.capacity.calendar):
                gone = np.flatnonzero((codes["from"] == code) & (codes["begins"] <= t))
                come = np.flatnonzero((codes["to"] == code) & (ready <= t))
                terms = ((offset + gone, 1.0), (offset + come, -1.0))
                upper = problem.capacity.people[role][t]
                rows.add(f"{role}, {quarter}", *terms, upper=upper)
        return rows.block()

    def _totals(self, problem: Problem) -> Block:
        labels, offset = problem.columns[Trainings.name].labels, problem.offsets[Trainings.name]
        rows = Rows(str(self), "from and to", "people")
        for terms in problem.capacity.training:
            if terms.max_total is not None:
                pair = terms.source, terms.target
                mine = [k for k in range(len(labels)) if labels[k][:2] == pair]
                columns = offset + np.array(mine, dtype=np.int64)
                rows.add(" to ".join(pair), (columns, 1.0), upper=terms.max_total)
        return rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count who is in training or gone, and who begins, in each quarter and in total."""
        capacity, trainings = roadmap.problem.capacity, roadmap.done(Training)
        for role, own in capacity.people.items():
            for quarter, there in zip(capacity.calendar, own, strict=True):
                left = _left(trainings, role, quarter)
                if left > 0 and exceeds(left, there):
                    found = f"{left:,} in training or gone of {there:,g}"
                    yield Violation(str(self), f"{role} in {quarter}", found)
        begun: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for one in trainings:
            begun[one.terms.source, one.terms.target].append(one.people)
        for terms in capacity.training:
            pair = terms.source, terms.target
            where, people = " to ".join(pair), begun[pair]
            if terms.max_total is not None and sum(people) > terms.max_total:
                yield Violation(str(self), where, f"{sum(people)} begin of {terms.max_total}")
            if people and min(people) < 0:
                yield Violation(str(self), where, f"{min(people)} begin in one quarter")
            if people and max(people) > terms.max_per_quarter:
                yield Violation(str(self), where, f"{max(people)} begin in one quarter")

    def __str__(self) -> str:
        return "No more people are trained than a role has and the terms of training allow"


def _left(trainings: Sequence[Training], role: str, quarter: Quarter) -> int:
    """People who began training in a role so far, less those who came to it by training."""
    gone = sum(o.people for o in trainings if o.terms.source == role and o.quarter <= quarter)
    come = sum(o.people for o in trainings if o.terms.target == role and o.ready <= quarter)
    return gone - come
