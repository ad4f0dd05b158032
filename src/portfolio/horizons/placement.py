"""Where one initiative is placed, how surely, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portfolio.domain import Horizon


class Confidence(StrEnum):
    """How sure the rule is of a placement."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The horizon of one initiative.

    Attributes
    ----------
    initiative
        Id.
    horizon
        Where it is: the override if there is one, else what the rule says.
    ruled
        What the rule says; None if a person decided and an axis is missing.
    label, confidence
        How sure the rule is of `ruled`, in a word and in [0, 1]; low and 0 without a ruling.
    agreement
        Mean agreement of the signals with `ruled`, in [0, 1].
    signals
        How many signals spoke.
    candidates
        Horizons between which an axis at the cut leaves the choice; one if none is.
    distance
        How far the nearer axis is from the cut, in points of the axis; None without a ruling.
    borderline
        Whether that is at or within the rule's borderline distance.
    conflict
        Whether the signals contradict the axes.
    override_reason
        Why a person decided; empty if the rule did.
    reasons
        One sentence an axis and a signal.
    """

    initiative: str
    horizon: Horizon
    ruled: Horizon | None = None
    label: Confidence = Confidence.LOW
    confidence: float = 0.0
    agreement: float = 0.0
    signals: int = 0
    candidates: tuple[Horizon, ...] = ()
    distance: float | None = None
    borderline: bool = False
    conflict: bool = False
    override_reason: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def overridden(self) -> bool:
        """Whether a person decided."""
        return bool(self.override_reason)

    @property
    def reason(self) -> str:
        """The whole in one sentence."""
        if self.overridden:
            rule = self.ruled.title if self.ruled else "nothing, an axis is missing"
            return (
                f"{self.horizon.title} by override ({self.override_reason}); the rule says {rule}"
            )
        axes = "; ".join(reason.rstrip(".") for reason in self.reasons[:2])
        parts = [f"{self.horizon.title}: {axes}", f"confidence {self.label}"]
        parts += ["the signals contradict the axes"] if self.conflict else []
        if self.borderline:
            parts.append(f"borderline, {self._nearness}")
        return "; ".join(parts)

    @property
    def _nearness(self) -> str:
        return f"{self.distance:.2g} from the cut" if self.distance else "at the cut"

    def __str__(self) -> str:
        return self.reason
