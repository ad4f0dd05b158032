"""The result of a framework: figures, ranking, inputs, and what they mean and do not mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.domain.meant import did_you_mean
from portfolio.intake.backlog import Backlog
from portfolio.scoring.assessments import candidates
from portfolio.scoring.frameworks.framework import Framework, Inputs
from portfolio.scoring.frameworks.framework_input import by_input
from portfolio.scoring.frameworks.ranking_overlap import RankingOverlap
from portfolio.scoring.frameworks.readable import readable
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd

_SAME = 12  # significant digits to which two figures are one, so that rounding breaks no tie


@dataclass(frozen=True, eq=False, repr=False)
class FrameworkRanking:
    """Figures by a framework and the ranking that follows; made by `Framework.rank`.

    Attributes
    ----------
    framework
        What was worked out.
    ids, titles
        Those ranked, in the order of the backlog; every array is aligned with them.
    inputs
        What it was worked out from, by name of the input.
    left_out
        Ids of candidates without any figure for this framework.
    """

    framework: Framework
    ids: tuple[str, ...]
    titles: tuple[str, ...]
    inputs: Inputs
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, framework: Framework, backlog: Backlog, read: Mapping[str, Mapping[str, float]]
    ) -> FrameworkRanking:
        """Arrange the figures read of a backlog, by id and name of the input."""
        titles = tuple(backlog.by_id[each].title for each in read)
        left = tuple(each.id for each in candidates(backlog) if each.id not in read)
        return cls(framework, tuple(read), titles, by_input(read, framework.inputs), left)

    @cached_property
    def scores(self) -> Floats:
        """Figure of each initiative, in the unit of the framework; more is better."""
        return self.framework.figures(self.inputs)

    @cached_property
    def ranked_by(self) -> Floats:
        """What the ranking goes by, more first; mostly the scores themselves."""
        return self.framework.ranked_by(self.inputs)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Rank by id in the order of the ranking, 1 the first; equal figures share their rank."""
        keys = [float(f"{figure:.{_SAME}g}") for figure in self.ranked_by.tolist()]
        order = sorted(zip([-key for key in keys], self.ids, strict=True))
        first: dict[float, int] = {}
        for place, (key, _) in enumerate(order, start=1):
            first.setdefault(key, place)
        return {each: first[key] for key, each in order}

    @property
    def ranking(self) -> tuple[str, ...]:
        """Ids by falling figure, ties by id."""
        return tuple(self.ranks)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know, in sentences."""
        notes = self.framework.remarks(self.inputs)
        if self.left_out:
            some = ", ".join(self.left_out[:5]) + (" ..." if len(self.left_out) > 5 else "")
            count = len(self.left_out)
            notes = (*notes, f"Without any figure, so not ranked: {count:,} ({some}).")
        return notes

    def explain(self, initiative: str) -> str:
        """Return the formula with the numbers of one initiative, its figure and its rank.

        Raises
        ------
        KeyError
            For an id that is not ranked; the message names the nearest one.
        """
        if initiative not in self._places:
            hint = did_you_mean(initiative, self.ids)
            raise KeyError(f"{initiative!r} is not ranked{hint}")
        at = self._places[initiative]
        given = {name: figures[at].item() for name, figures in self.inputs.items()}
        figure = f"{readable(self.scores[at].item())} {self.framework.unit}"
        return (
            f"{self.titles[at]}: {self.framework.title} = {self.framework.worked(given)} = "
            f"{figure}{self._per(at)}; rank {self.ranks[initiative]:,} of {len(self.ids):,}."
        )

    def against(self, ranking: Sequence[str], *, top: int | None = None) -> RankingOverlap:
        """Compare with another ranking, such as that of the scorecard.

        Parameters
        ----------
        ranking
            Ids, the best first; those in one of the two only are not compared, and told.
        top
            How many of the first to compare; None for ten, or half of those in both if that is
            less.

        Raises
        ------
        ValueError
            If nothing is in both, an id stands twice, or `top` is not from 1 to the number in
            both.
        """
        return RankingOverlap.of(self.framework.title, dict(self.ranks), ranking, top)

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, by rank, ties by id.

        Columns: ``rank``, ``id``, ``title``, one by name of each input, ``score`` (the figure),
        ``ranked_by`` (what the ranking goes by).
        """
        import pandas as pd

        order = [self._places[each] for each in self.ranking]
        columns: dict[str, object] = {
            "rank": list(self.ranks.values()),
            "id": list(self.ranks),
            "title": [self.titles[at] for at in order],
        }
        columns |= {name: figures[order] for name, figures in self.inputs.items()}
        columns |= {"score": self.scores[order], "ranked_by": self.ranked_by[order]}
        return pd.DataFrame(columns)

    def __len__(self) -> int:
        return len(self.ids)

    def __repr__(self) -> str:
        first = self.titles[self._places[self.ranking[0]]] if self.ids else "nobody"
        return (
            f"<FrameworkRanking of {len(self.ids):,} initiatives by {self.framework.title}, "
            f"first: {first}>"
        )

    def _repr_html_(self) -> str:
        names = list(self.inputs)
        headers = ["Rank", "Initiative", *(name.replace("_", " ").capitalize() for name in names)]
        headers.append(f"{self.framework.title}, {self.framework.unit}")
        rows = []
        for each, rank in self.ranks.items():
            at = self._places[each]
            figures = [readable(self.inputs[name][at].item()) for name in names]
            score = readable(self.scores[at].item())
            rows.append([f"{rank:,}", f"{self.titles[at]} ({each})", *figures, score])
        told = (self.framework.meaning, self.framework.does_not_mean, *self.notes)
        items = "".join(f"<li>{escape(each)}</li>" for each in told)
        return f"{html_table(headers, rows)}\n<ul>{items}</ul>"

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {each: at for at, each in enumerate(self.ids)}

    def _per(self, at: int) -> str:
        if np.array_equal(self.ranked_by, self.scores):
            return ""
        return f", ranked by {readable(self.ranked_by[at].item())}"
