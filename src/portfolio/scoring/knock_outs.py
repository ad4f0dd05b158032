"""Scores so bad that no other score makes up for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portfolio.domain import Horizon
from portfolio.domain.plain import Plain


class Effect(StrEnum):
    """What a knock-out does: take the initiative out of planning, or only warn."""

    EXCLUDE = "exclude"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOut(Plain):
    """A rule that a bad score on one criterion is fatal, or worth a warning.

    Attributes
    ----------
    criterion
        Id of the criterion.
    at_most
        The rule strikes at this score and at any worse one (on a scale whose best end is the
        lesser number, at any greater one).
    reason
        Why, as the end of the sentence "excluded: ...".
    effect
        Exclude or warn.
    except_horizon
        Horizon in which the warning does not apply. Scoring does not know horizons: the
        scorecard carries the warning, the horizon map drops it there.

    Raises
    ------
    ValueError
        Without a reason, or if an exclusion has an exception (it must not hang on the horizon).
    """

    criterion: str
    at_most: float
    reason: str
    effect: Effect = Effect.EXCLUDE
    except_horizon: Horizon | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"the knock-out on {self.criterion!r} needs a reason")
        if self.effect is Effect.EXCLUDE and self.except_horizon is not None:
            raise ValueError(f"the knock-out on {self.criterion!r} excludes: no except_horizon")


@dataclass(frozen=True, slots=True)
class Strike:
    """A knock-out that met an initiative.

    Attributes
    ----------
    initiative
        Id.
    rule
        The knock-out.
    title
        Name of the criterion, for people.
    score
        The score it struck at.
    unknown
        Whether nobody gave that score and it was counted as the worst.
    waiver
        Why the exclusion is waived; empty when it is not.
    """

    initiative: str
    rule: KnockOut
    title: str
    score: float
    unknown: bool = False
    waiver: str = ""

    @property
    def excludes(self) -> bool:
        """Whether it takes the initiative out of planning."""
        return self.rule.effect is Effect.EXCLUDE and not self.waiver

    def __str__(self) -> str:
        """One sentence: what happened, at which score, why, and by whose leave."""
        if self.waiver:
            head = f"exclusion waived ({self.waiver})"
        elif self.excludes:
            head = "excluded"
        else:
            exception = self.rule.except_horizon
            head = f"warning, except on {exception}" if exception else "warning"
        known = ", unknown and counted as the worst" if self.unknown else ""
        return f"{head}: {self.rule.reason} ({self.title} {self.score:g}{known})"
