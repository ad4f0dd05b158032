"""Where the score of one initiative comes from, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from portfolio.domain import Range
from portfolio.domain.html_table import html_table
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.verdict import Verdict, in_hundredths

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion's part in a score.

    Attributes
    ----------
    criterion
        Criterion; its weight is a share of its axis.
    score
        On the scale of the criterion.
    assessors
        How many people gave the score; 0 means nobody, and something was put in its place.
    value
        Worth of the score in [0, 1]; the pooled worth where several people scored.
    """

    criterion: Criterion
    score: Range
    assessors: int
    value: float

    @property
    def contribution(self) -> float:
        """Weight x value: what the criterion adds to its axis, in [0, 1]."""
        return self.criterion.weight * self.value

    @property
    def shortfall(self) -> float:
        """Weight x (1 - value): what the best score would add to its axis, in [0, 1]."""
        return self.criterion.weight * (1 - self.value)


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Where the score of one initiative comes from, criterion by criterion.

    Attributes
    ----------
    verdict
        What is explained.
    steps
        One a criterion, in the order of the rubric; the contributions of an axis add up to the
        value or feasibility of the verdict.
    """

    verdict: Verdict
    steps: tuple[Step, ...]

    @property
    def sentence(self) -> str:
        """The score in words: how high, what carries it, what holds it back."""
        told = self.verdict
        parts = [
            f"{told.title}: value {in_hundredths(told.value)} and feasibility "
            f"{in_hundredths(told.feasibility)} of 100, priority {100 * told.priority:.1f}: "
            f"{told.quadrant}"
        ]
        parts += [self._of(axis) for axis in Axis]
        return ". ".join([part for part in (*parts, *told.remarks) if part]) + "."

    def _of(self, axis: Axis) -> str:
        steps = [step for step in self.steps if step.criterion.axis is axis]
        if not steps:
            return f"{axis.title()} is not judged by this rubric and counts as 100"
        best = max(steps, key=lambda step: step.contribution)
        worst = max(steps, key=lambda step: step.shortfall)
        parts = []
        if best.contribution > 0:
            name = best.criterion.title.lower()
            parts.append(f"rests most on {name} (+{100 * best.contribution:.1f})")
        if worst.shortfall > 0:
            name = worst.criterion.title.lower()
            parts.append(f"lacks most in {name} (-{100 * worst.shortfall:.1f})")
        return f"{axis.title()} {' and '.join(parts)}"

    def to_frame(self) -> pd.DataFrame:
        """One row a criterion.

        Columns: ``criterion`` (id), ``axis``, ``score`` with ``score_low`` and ``score_high`` on
        the scale from ``worst`` to ``best``, ``assessors`` (0: unknown), ``weight``, ``value`` in
        [0, 1], ``contribution`` in [0, 1], ``meaning`` in words.
        """
        import pandas as pd

        return pd.DataFrame(
            [
                {
                    "criterion": step.criterion.id,
                    "axis": step.criterion.axis.value,
                    "score": step.score.likely,
                    "score_low": step.score.low,
                    "score_high": step.score.high,
                    "worst": step.criterion.ends[0],
                    "best": step.criterion.ends[1],
                    "assessors": step.assessors,
                    "weight": step.criterion.weight,
                    "value": step.value,
                    "contribution": step.contribution,
                    "meaning": step.criterion.wording(step.score.likely),
                }
                for step in self.steps
            ]
        )

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<Explanation of {self.sentence}>"

    def _repr_html_(self) -> str:
        """Step table for a notebook, all text escaped; contributions in hundredths."""
        headers = ["Axis", "Criterion", "Score", "Scale", "Weight", "Contribution", "Meaning"]
        rows = [
            [
                step.criterion.axis.value,
                step.criterion.title,
                str(step.score) if step.assessors else f"unknown, {step.score}",
                step.criterion.scale,
                f"{step.criterion.weight:.0%}",
                f"{100 * step.contribution:.1f}",
                step.criterion.wording(step.score.likely),
            ]
            for step in self.steps
        ]
        return f"{html_table(headers, rows)}\n<p>{escape(self.sentence)}</p>"
