"""Initiatives of some regulatory tiers take no more than a share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain.expected import word_of
from portfolio.domain.vocabulary import RegulatoryTier
from portfolio.planning.constraints.constraint import Violation, check_numbers
from portfolio.planning.constraints.measure import Measure
from portfolio.planning.constraints.members import Where
from portfolio.planning.constraints.share import Share
from portfolio.planning.decisions import SlackTerm
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class RiskShare:
    """Initiatives of some regulatory tiers take at most a share of what all selected ones take.

    A `Share` whose members the regulatory tier names: ``sum over i of these tiers of m[i, s]
    x[i, s] <= at_most * sum over all i of m[i, s] x[i, s]``, plus what a soft rule is missed by.

    Attributes
    ----------
    at_most
        Share in [0, 1].
    tiers
        Tiers that count; an initiative without a tier is unassessed.
    of, hard, penalty, reason
        As in `Share`, but hard unless told otherwise.
    """

    at_most: float
    tiers: tuple[RegulatoryTier, ...] = (RegulatoryTier.HIGH,)
    of: Measure = Measure.SPEND
    hard: bool = True
    penalty: float | None = None
    reason: str = ""

    kind: ClassVar[str] = "risk_share"

    def __post_init__(self) -> None:
        check_numbers(self)
        tiers = (word_of("risk_share: tiers", RegulatoryTier, tier) for tier in self.tiers)
        object.__setattr__(self, "tiers", tuple(tiers))
        object.__setattr__(self, "of", word_of("risk_share: of", Measure, self.of))
        if not self.tiers:
            raise ValueError("risk_share: tiers must name at least one regulatory tier")
        _ = self.share

    @property
    def share(self) -> Share:
        """The rule that this one is."""
        where = Where("regulatory_tier", tuple(tier.value for tier in self.tiers))
        return Share(
            group=str(where),
            members=where,
            of=self.of,
            at_most=self.at_most,
            hard=self.hard,
            penalty=self.penalty,
            reason=self.reason,
        )

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: tiers are a closed list."""

    def slack(self, problem: Problem) -> tuple[SlackTerm, ...]:
        """Return the way to miss the rule; none when it is hard."""
        return self.share.slack(problem)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row, none for a share of 1."""
        yield from self.share.blocks(problem)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the amount of the tiers with the bound; a soft rule cannot be broken."""
        yield from self.share.check(roadmap)

    def looser(self, steps: int) -> RiskShare:
        """Allow a hundredth more a step."""
        return replace(self, at_most=min(1.0, round(self.at_most + steps / 100, 12)))

    def __str__(self) -> str:
        return str(self.share)
