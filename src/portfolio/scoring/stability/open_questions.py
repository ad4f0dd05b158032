"""What to ask next: the scores that would settle who belongs among the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain import Range
from portfolio.domain.html_table import html_table
from portfolio.scoring.stability.input_swing import InputSwing, score_swings
from portfolio.scoring.titles import Titles

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.stability.ranking_stability import Stability


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The score that moves one initiative near the border most.

    Attributes
    ----------
    initiative
        Its id.
    subject
        Names of the initiative and the criterion, for people.
    is_rival
        Whether it is outside of the first and could get in; else it is among them and could
        drop out.
    swing
        The score moved alone from its low to its high end: its worth, priorities and ranks.
    score
        What is held possible on the scale of the criterion; None where only worth is known.
    assessors
        How many people judged it, 0 if nobody did; None where that is not known.
    decides
        Whether the answer alone can carry the initiative over the border.
    """

    initiative: str
    subject: str
    is_rival: bool
    swing: InputSwing
    score: Range | None
    assessors: int | None
    decides: bool

    @property
    def criterion(self) -> str:
        """Id of the criterion to ask about."""
        return self.swing.criterion

    @property
    def known(self) -> str:
        """What is known of the score: who judged it, and its ends."""
        judged = {None: "", 0: "judged by nobody, ", 1: "judged by 1 assessor, "}
        who = judged.get(self.assessors, f"judged by {self.assessors} assessors, ")
        if self.score is None:
            return f"{who}worth {100 * self.swing.low:.0f} to {100 * self.swing.high:.0f} of 100"
        return f"{who}{self.score.low:g} to {self.score.high:g}"

    def __str__(self) -> str:
        """One sentence: what to ask, what is known, and how far the answer may carry it."""
        return (
            f"{self.subject}: {self.known}; at its ends rank {self.swing.rank_low:,} or "
            f"{self.swing.rank_high:,}."
        )


@dataclass(frozen=True, eq=False, repr=False)
class OpenQuestions:
    """What to ask next about the initiatives near the border, the most telling first.

    Of each borderline or rival initiative it is the score whose range, moved alone, moves its
    priority most. Answers that alone decide come first, then the widest.

    Attributes
    ----------
    questions
        One an initiative, in the order to be settled.
    without
        Ids of those near the border whose scores are all exact: only weights decide on them.
    titles
        What initiatives are called.
    """

    questions: tuple[OpenQuestion, ...]
    without: tuple[str, ...]
    titles: Titles

    @property
    def sentence(self) -> str:
        """What to settle first, how much is left, and who hangs on weights alone."""
        told = []
        if self.questions:
            told.append(f"Settle this first: {self.questions[0]}")
            if (left := len(self.questions) - 1) > 0:
                told.append(f"{left:,} more to ask after it.")
        elif not self.without:
            told.append("Nobody is near the border: no score needs to be settled.")
        if self.without:
            told.append(f"Weights alone decide on {self.titles.listed(self.without)}.")
        return " ".join(told)

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, in the order to be settled.

        Columns: ``initiative``; ``title``, where known; ``is_rival`` (outside, and could get in);
        ``criterion``; ``score_low`` and ``score_high`` on its scale and ``assessors``, where
        known; ``worth_low`` and ``worth_high`` of that score, in [0, 1]; ``rank_low`` and
        ``rank_high``: the rank with that score alone at the low and at the high end of its worth;
        ``decides`` (the answer alone can carry it over the border).
        """
        import pandas as pd

        asked = self.questions
        columns: dict[str, list[object]] = {
            "initiative": [each.initiative for each in asked],
            "is_rival": [each.is_rival for each in asked],
            "criterion": [each.criterion for each in asked],
        }
        if all(each.score is not None for each in asked):
            ends = [each.score for each in asked if each.score is not None]
            columns["score_low"] = [each.low for each in ends]
            columns["score_high"] = [each.high for each in ends]
            columns["assessors"] = [each.assessors for each in asked]
        columns["worth_low"] = [each.swing.low for each in asked]
        columns["worth_high"] = [each.swing.high for each in asked]
        columns["rank_low"] = [each.swing.rank_low for each in asked]
        columns["rank_high"] = [each.swing.rank_high for each in asked]
        columns["decides"] = [each.decides for each in asked]
        return self.titles.added_to(pd.DataFrame(columns))

    def __len__(self) -> int:
        return len(self.questions)

    def __iter__(self) -> Iterator[OpenQuestion]:
        return iter(self.questions)

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<OpenQuestions: {self.sentence}>"

    def _repr_html_(self) -> str:
        heads = ["Settle this", "Now", "What is known", "Rank at its ends", "Decides alone"]
        rows = [
            [
                each.subject,
                "rival" if each.is_rival else "borderline",
                each.known,
                f"{each.swing.rank_low:,} or {each.swing.rank_high:,}",
                "yes" if each.decides else "no",
            ]
            for each in self.questions
        ]
        return html_table(heads, rows, self.sentence)


def open_questions(result: Stability) -> OpenQuestions:
    """Return, for each initiative near the border, the score that moves its priority most."""
    found, without = [], []
    for initiative in (*result.borderline, *result.rivals):
        swings = score_swings(result.model, initiative)
        if widest := max(swings, key=lambda each: each.width, default=None):
            found.append(_question(result, initiative, widest))
        else:
            without.append(initiative)
    found.sort(key=lambda each: (not each.decides, -each.swing.width))
    return OpenQuestions(tuple(found), tuple(without), result.titles)


def _question(result: Stability, initiative: str, swing: InputSwing) -> OpenQuestion:
    titles, score, assessors = result.titles, None, None
    if result.scorecard is not None:
        scores = result.scorecard.scores
        at = result.scorecard.position(initiative), scores.criteria.index(swing.criterion)
        ends = (scores.low[at], scores.likely[at], scores.high[at])
        score = Range(*map(float, ends))
        assessors = int(scores.assessors[at])
    return OpenQuestion(
        initiative,
        f"{titles.called(initiative)}, {titles.criterion(swing.criterion).lower()}",
        initiative in result.rivals,
        swing,
        score,
        assessors,
        swing.rank_high <= result.top < swing.rank_low,
    )
