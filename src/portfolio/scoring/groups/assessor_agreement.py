"""What several assessors agree and disagree on, criterion by criterion and cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.domain.meant import did_you_mean
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.groups.concordance import FEWEST_INITIATIVES, Concordance
from portfolio.scoring.groups.dispute import Dispute, disputes, spreads
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd


def agreement(
    source: Backlog | Iterable[Assessment], rubric: Rubric = DEFAULT_RUBRIC
) -> AssessorAgreement:
    """Say what several assessors agree and disagree on.

    Orders are compared by ranks and worth by values; labels and scores are never averaged. Scores
    in the initiatives table are nobody's and are not compared.

    Parameters
    ----------
    source
        A backlog, whose candidates count, or assessments.
    rubric
        What was scored by.

    Raises
    ------
    InvalidInput
        With every score of an unknown initiative or criterion, off its scale, without an assessor
        or given twice by one.
    """
    return AssessorAgreement(Ratings.of(source, rubric))


@dataclass(frozen=True, eq=False, repr=False)
class AssessorAgreement:
    """What several assessors agree and disagree on; made by `agreement`.

    Attributes
    ----------
    ratings
        Who gave what.
    """

    ratings: Ratings

    @cached_property
    def criteria(self) -> tuple[Concordance, ...]:
        """How well the assessors of each rated criterion agree, in the order of the rubric."""
        return tuple(Concordance.of(self.ratings, name) for name in self.ratings.criteria)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Every cell whose assessors differ, the widest spread first."""
        return disputes(self.ratings)

    def __getitem__(self, criterion: str) -> Concordance:
        """Return the agreement on one criterion by its id."""
        if criterion not in self.ratings.criteria:
            hint = did_you_mean(criterion, self.ratings.criteria)
            raise KeyError(f"nobody rated {criterion!r}{hint}")
        return self.criteria[self.ratings.criteria.index(criterion)]

    @property
    def sentence(self) -> str:
        """Where the assessors agree most and least, and what to talk about first."""
        judged = [each for each in self.criteria if each.judged]
        if not judged:
            return (
                f"No criterion was rated by two assessors on the same {FEWEST_INITIATIVES} "
                "initiatives so that an order shows: agreement cannot be judged."
            )
        best = max(judged, key=lambda each: each.correlation)
        worst = min(judged, key=lambda each: each.correlation)
        told = f"Assessors {best.phrase} on {_of(best)}"
        if best.level == worst.level and best is not worst:
            told = f"Assessors {best.phrase} on everything compared, least on {_of(worst)}"
        elif best is not worst:
            told += f" and {worst.level} on {_of(worst)}"
        topics = [each for each in self.disputes if each.criterion == worst.criterion.id][:3]
        names = [f"'{self.ratings.titles[each.initiative]}'" for each in topics]
        return told + (f": talk about {_listed(names)} first." if names else ".")

    def to_frame(self) -> pd.DataFrame:
        """One row a rated criterion, in the order of the rubric.

        Columns: ``criterion`` (id), ``w`` (Kendall's W in [0, 1]; NaN: not to be judged),
        ``correlation`` (of two assessors, in [-1, 1]), ``p_value`` in [0, 1], ``icc`` (at most
        1), ``assessors`` and ``initiatives`` (compared), ``left_out`` (assessors not compared,
        semicolons between them), ``unrated`` (initiatives not compared), ``mean_spread`` and
        ``widest_spread`` in [0, 1] over all cells with two scores or more, ``verdict`` (a
        sentence).
        """
        import pandas as pd

        spread = spreads(self.ratings)
        return pd.DataFrame(
            {
                "criterion": [each.criterion.id for each in self.criteria],
                "w": [each.w for each in self.criteria],
                "correlation": [each.correlation for each in self.criteria],
                "p_value": [each.p_value for each in self.criteria],
                "icc": [each.icc for each in self.criteria],
                "assessors": [len(each.assessors) for each in self.criteria],
                "initiatives": [len(each.initiatives) for each in self.criteria],
                "left_out": ["; ".join(each.left_out) for each in self.criteria],
                "unrated": [each.unrated for each in self.criteria],
                "mean_spread": [_mean(column) for column in spread.T],
                "widest_spread": [_widest(column) for column in spread.T],
                "verdict": [str(each) for each in self.criteria],
            }
        )

    def by_initiative(self) -> pd.DataFrame:
        """One row an initiative, the widest mean spread first, ties by id.

        Columns: ``initiative`` (id), ``title``, ``cells`` (criteria with two scores or more),
        ``mean_spread`` and ``widest_spread`` in [0, 1] (NaN without such cells), ``widest_on``
        (criterion) and ``said`` (who said what there).
        """
        import pandas as pd

        spread = spreads(self.ratings)
        widest: dict[str, Dispute] = {}
        for each in self.disputes:
            widest.setdefault(each.initiative, each)
        ids = self.ratings.initiatives
        frame = pd.DataFrame(
            {
                "initiative": ids,
                "title": [self.ratings.titles[name] for name in ids],
                "cells": np.isfinite(spread).sum(axis=1),
                "mean_spread": [_mean(row) for row in spread],
                "widest_spread": [_widest(row) for row in spread],
                "widest_on": [widest[name].criterion if name in widest else "" for name in ids],
                "said": [widest[name].opinions if name in widest else "" for name in ids],
            }
        )
        order = np.lexsort((np.arange(len(frame)), -frame["mean_spread"].to_numpy().round(12)))
        return frame.iloc[order].reset_index(drop=True)

    def by_cell(self) -> pd.DataFrame:
        """One row a cell whose assessors differ, the widest spread first.

        Columns: ``initiative`` and ``criterion`` (ids), ``spread`` in (0, 1], ``low`` and
        ``high`` (scores on the scale), ``said`` (who said what).
        """
        import pandas as pd

        columns = ["initiative", "criterion", "spread", "low", "high", "said"]
        rows = [(d.initiative, d.criterion, d.spread, *_ends(d), d.opinions) for d in self.disputes]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        count, people = len(self.ratings), len(self.ratings.assessors)
        return f"<AssessorAgreement of {people:,} assessors, {count:,} scores: {self.sentence}>"

    def _repr_html_(self) -> str:
        rows = [
            [each.criterion.title, _shown(each.w), _shown(each.icc), *_sizes(each), str(each)]
            for each in sorted(self.criteria, key=_by_agreement)
        ]
        headers = ["Criterion", "W", "ICC", "Assessors", "Initiatives", "In words"]
        table = html_table(headers, rows, "Least agreement first; W from 0 (none) to 1 (one order)")
        talk = [[each.subject, f"{each.spread:.0%}", each.opinions] for each in self.disputes]
        asides = html_table(["Widest apart", "Spread", "Who said what"], talk, limit=10)
        return f"{table}\n{asides}\n<p>{escape(self.sentence)}</p>"


def _by_agreement(each: Concordance) -> float:
    return each.correlation if each.judged else 2.0


def _of(each: Concordance) -> str:
    return f"{each.criterion.title.lower()} (W = {each.w:.2f})"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _mean(spread: Floats) -> float:
    known = spread[np.isfinite(spread)]
    return float(known.mean()) if len(known) else float("nan")


def _widest(spread: Floats) -> float:
    known = spread[np.isfinite(spread)]
    return float(known.max()) if len(known) else float("nan")


def _ends(dispute: Dispute) -> tuple[float, float]:
    scores = list(dispute.said.values())
    return scores[0], scores[-1]


def _shown(number: float) -> str:
    return f"{number:.2f}" if np.isfinite(number) else "-"


def _sizes(each: Concordance) -> tuple[str, str]:
    return f"{len(each.assessors):,}", f"{len(each.initiatives):,}"
