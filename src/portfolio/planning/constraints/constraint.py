"""What every constraint offers, and what a broken one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, runtime_checkable

from portfolio.domain.expected import NAME, NUMBER, Expected
from portfolio.domain.meant import did_you_mean
from portfolio.domain.vocabulary import Status
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.joint_block import JointBlock
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap

TOLERANCE = 1e-9
"""Share of a limit (or absolute, for limits below 1) that arithmetic in floats may miss it by."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a roadmap breaks.

    Attributes
    ----------
    rule
        The rule in a sentence.
    where
        Initiative, quarter, fund or role.
    found
        What the roadmap does there, in words.
    """

    rule: str
    where: str
    found: str

    def __str__(self) -> str:
        return f"{self.rule} - broken at {self.where}: {self.found}"


class Constraint(Protocol):
    """A rule: rows for the solver, plain arithmetic for the referee, a sentence for people."""

    kind: ClassVar[str]

    def validate(self, problem: Problem) -> None:
        """Raise ValueError if the rule names something the problem does not have."""
        ...

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """Rows of the model that hold exactly when the rule does."""
        ...

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Find where a roadmap breaks the rule, from its entries and the input alone."""
        ...

    def __str__(self) -> str:
        """One sentence."""
        ...


@runtime_checkable
class Joint(Protocol):
    """A kind of rule that writes the rows of many rules at once, as each would write its own."""

    @classmethod
    def joint_block(cls, problem: Problem, rules: Sequence[Self]) -> JointBlock:
        """Rows of several rules of this kind, one rule after the other."""
        ...


@runtime_checkable
class Loosenable(Protocol):
    """A kind of rule that can hold less tightly, step by step."""

    def looser(self, steps: int) -> Constraint:
        """Return the rule so many steps looser: what it allows, that one allows as well.

        The same rule where it can be no looser.
        """
        ...


@cache
def offers(kind: type, protocol: type) -> bool:
    """Whether a kind of rule offers what a protocol asks for; finding out takes a while."""
    return issubclass(kind, protocol)


def check_known(problem: Problem, rule: Constraint, *initiatives: str) -> None:
    """Raise ValueError for the first initiative the backlog does not have."""
    known = problem.backlog.by_id
    for initiative in NAME.many(rule.kind, initiatives):
        if initiative not in known:
            hint = did_you_mean(initiative, known)
            raise ValueError(f"{rule.kind}: unknown initiative {initiative!r}{hint}")


def check_numbers(rule: Constraint) -> None:
    """Raise ValueError for a field of a rule that takes numbers and was given something else.

    Counts are whole; whether a number lies in its range each rule sees for itself.
    """
    for name, kinds in _numeric(type(rule)):
        asked, given = f"{rule.kind}: {name}", getattr(rule, name)
        if _BY_NAME in kinds:
            _NUMBERS.check(asked, given)
        if not ("None" in kinds and given is None):
            for one in given.values() if _BY_NAME in kinds else (given,):
                NUMBER.check(asked, one)
                if "int" in kinds and not float(one).is_integer():
                    raise ValueError(f"{asked}: expected a whole number, such as 3, not {one}")


@cache
def _numeric(kind: type) -> Sequence[tuple[str, Sequence[str]]]:
    """Name of each field that takes numbers, and what it may be."""
    told = [(field.name, str(field.type).split(" | ")) for field in fields(kind)]
    return [one for one in told if _PLAIN.issuperset(one[1]) or one[1] == [_BY_NAME]]


_PLAIN, _BY_NAME = {"int", "float", "None"}, "Mapping[str, float]"


_NUMBERS = Expected("numbers by name", Mapping, "{'innovation': 0.5}")


def check_members(kind: str, members: Sequence[str]) -> None:
    """Raise ValueError unless members are a list of ids, none of them twice."""
    if isinstance(members, str):
        raise ValueError(f"{kind}: members must be a list of ids, not the text {members!r}")
    if repeated := sorted(member for member, times in Counter(members).items() if times > 1):
        raise ValueError(f"{kind}: members are named twice: {', '.join(repeated)}")


def is_delivered(problem: Problem, initiative: str) -> bool:
    """Whether an initiative is live already: it counts as selected, on time, at no cost."""
    return problem.backlog.by_id[initiative].status is Status.DELIVERED


def exceeds(found: float, limit: float) -> bool:
    """Whether a sum of floats lies above its limit by more than arithmetic explains."""
    return found > limit + TOLERANCE * max(1.0, abs(limit))


def because(reason: str) -> str:
    """Return the reason as the end of a sentence; empty without one."""
    return f" ({reason})" if reason else ""
