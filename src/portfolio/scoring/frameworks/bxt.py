"""BXT: the published scorecard of business, experience and technology, and its own figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.scorecard import Scorecard

_LENSES = {
    "business": ("executive_strategy_alignment", "business_value", "change_management_timeframe"),
    "experience": ("key_personas", "value_proposition", "change_resistance"),
    "technology": (
        "implementation_and_operation_risks",
        "sufficient_safeguards",
        "ai_llm_fit",
    ),
}


def _score(
    name: str, title: str, axis: Axis, weight: float, words: tuple[str, str] | None = None
) -> Criterion:
    anchors = {1.0: words[0], 5.0: words[1]} if words else {}
    return Criterion(
        id=name, title=title, axis=axis, weight=weight, anchors=anchors, worst=1, best=5
    )


BXT = Rubric(
    name="BXT",
    cut=0.5,
    criteria=(
        _score("strategic_fit", "Strategic fit", Axis.VALUE, 1 / 2),
        _score(
            "executive_strategy_alignment",
            "Executive strategy alignment",
            Axis.VALUE,
            1 / 6,
            ("no alignment", "very aligned, support at board level"),
        ),
        _score(
            "business_value",
            "Business value",
            Axis.VALUE,
            1 / 6,
            ("value not understood yet", "very clear and significant"),
        ),
        _score(
            "change_management_timeframe",
            "Change-management timeframe",
            Axis.VALUE,
            1 / 6,
            ("long roll-out, high user impact", "short roll-out, low user impact"),
        ),
        _score(
            "key_personas",
            "Key personas",
            Axis.FEASIBILITY,
            1 / 6,
            ("not well understood", "clearly defined, roles understood"),
        ),
        _score(
            "value_proposition",
            "Value proposition",
            Axis.FEASIBILITY,
            1 / 6,
            ("low appeal or desire", "highly desired"),
        ),
        _score(
            "change_resistance",
            "Change resistance",
            Axis.FEASIBILITY,
            1 / 6,
            ("expected high resistance", "very low resistance"),
        ),
        _score(
            "implementation_and_operation_risks",
            "Implementation and operation risks",
            Axis.FEASIBILITY,
            1 / 6,
            ("unknown currently", "well understood and addressable"),
        ),
        _score(
            "sufficient_safeguards",
            "Sufficient safeguards",
            Axis.FEASIBILITY,
            1 / 6,
            ("unknown currently", "mature responsible-AI and compliance practices"),
        ),
        _score(
            "ai_llm_fit",
            "AI or LLM fit",
            Axis.FEASIBILITY,
            1 / 6,
            ("type of AI and why not clear", "need and benefit clear and compelling"),
        ),
    ),
)
"""Strategic fit and nine sub-scores from 1 to 5, plain means, high strictly above 3.

Value is strategic business impact, ``mean(strategic fit, business)``; feasibility is executional
fit, ``mean(experience, technology)``; a lens is the mean of its three. Source: Microsoft, business
envisioning (BXT), 2024, in our words. The labels printed for key personas repeat those of the
timeframe; the anchors here are those of Microsoft's later AI adoption guidance. The source prints
no cut: that 3 itself is not high follows from its two worked cases.
"""


def read_bxt(scorecard: Scorecard) -> BxtReading:
    """Return the published figures, from 1 to 5, of a scorecard made with the rubric `BXT`.

    Raises
    ------
    ValueError
        If it was made with another rubric.
    """
    if scorecard.rubric != BXT:
        raise ValueError(f"expected a scorecard by BXT, not by {scorecard.rubric.name!r}")
    return BxtReading(scorecard)


@dataclass(frozen=True, eq=False, repr=False)
class BxtReading:
    """The figures of BXT on its published scale from 1 to 5; made by `read_bxt`.

    Attributes
    ----------
    scorecard
        What is read; every array is aligned with its ids.
    """

    scorecard: Scorecard

    @cached_property
    def strategic_fit(self) -> Floats:
        """Strategic fit, 1 to 5."""
        return self._mean(("strategic_fit",))

    @cached_property
    def business(self) -> Floats:
        """Mean of the three scores of the business lens, 1 to 5."""
        return self._mean(_LENSES["business"])

    @cached_property
    def experience(self) -> Floats:
        """Mean of the three scores of the experience lens, 1 to 5."""
        return self._mean(_LENSES["experience"])

    @cached_property
    def technology(self) -> Floats:
        """Mean of the three scores of the technology lens, 1 to 5."""
        return self._mean(_LENSES["technology"])

    @cached_property
    def impact(self) -> Floats:
        """Strategic business impact, ``mean(strategic fit, business)``, 1 to 5."""
        return 1 + 4 * self.scorecard.value

    @cached_property
    def executional_fit(self) -> Floats:
        """Executional fit, ``mean(experience, technology)``, 1 to 5."""
        return 1 + 4 * self.scorecard.feasibility

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative in the order of the scorecard.

        Columns: ``id``, ``title``; ``strategic_fit``, ``business``, ``experience``,
        ``technology``, ``impact`` and ``executional_fit`` from 1 to 5; ``quadrant``.
        """
        import pandas as pd

        ids = self.scorecard.ids
        names = ("strategic_fit", "business", "experience", "technology")
        columns: dict[str, object] = {
            "id": ids,
            "title": [self.scorecard.backlog.by_id[each].title for each in ids],
        }
        columns |= {name: getattr(self, name) for name in (*names, "impact", "executional_fit")}
        quadrants = [quadrant.value for quadrant in self.scorecard.quadrants]
        return pd.DataFrame({**columns, "quadrant": quadrants})

    def explain(self, initiative: str) -> str:
        """Return the two means of one initiative in numbers, and its quadrant.

        Raises
        ------
        KeyError
            For an id that was not scored; the message names the nearest one.
        """
        at = self.scorecard.position(initiative)
        title = self.scorecard.backlog.by_id[initiative].title
        fit, business, impact, experience, technology, executional = (
            f"{figures[at]:.3f}"
            for figures in (
                self.strategic_fit,
                self.business,
                self.impact,
                self.experience,
                self.technology,
                self.executional_fit,
            )
        )
        return (
            f"{title}: impact = (strategic fit {fit} + business {business}) / 2 = {impact}; "
            f"executional fit = (experience {experience} + technology {technology}) / 2 = "
            f"{executional}; {self.scorecard.quadrants[at]} (high is above 3)."
        )

    def __repr__(self) -> str:
        return f"<BxtReading of {len(self.scorecard.ids):,} initiatives, figures from 1 to 5>"

    def _repr_html_(self) -> str:
        frame = self.to_frame()
        headers = [name.replace("_", " ").capitalize() for name in frame.columns]
        rows = [
            [f"{cell:.2f}" if isinstance(cell, float) else cell for cell in row]
            for row in frame.itertuples(index=False)
        ]
        caption = "BXT, figures from 1 to 5; high is above 3"
        return f"{html_table(headers, rows, caption)}\n<p>{escape(self._counts)}</p>"

    @property
    def _counts(self) -> str:
        names = [quadrant.value for quadrant in self.scorecard.quadrants]
        told = [f"{names.count(name):,} to {name}" for name in dict.fromkeys(names)]
        return ", ".join(told) + "." if told else "Nothing was scored."

    def _mean(self, names: tuple[str, ...]) -> Floats:
        at = [list(BXT.by_id).index(name) for name in names]
        weight = sum(BXT.by_id[name].weight for name in names)
        return np.asarray(1 + 4 * self.scorecard.contributions[:, at].sum(axis=1) / weight)
