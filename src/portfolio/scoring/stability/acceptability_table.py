"""Rank acceptability as a table, as sentences and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.titles import Titles

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.stability.rank_acceptability import RankAcceptability


_NONE = Titles()


def to_frame(result: RankAcceptability, top: int) -> pd.DataFrame:
    """Return one row an initiative, by falling priority."""
    import pandas as pd

    order = np.array(result.model.order)
    columns = {
        "expected_rank": result.expected_rank,
        "best_rank": result.rank_at(0.05),
        "worst_rank": result.rank_at(0.95),
        "first": result.first,
        "in_top": result.within(top),
        "entropy": result.entropy,
        "confidence": result.confidence,
    }
    ranks = {"initiative": result.model.ranking, "rank": np.arange(1, len(order) + 1)}
    return pd.DataFrame(ranks | {name: column[order] for name, column in columns.items()})


def sentence(result: RankAcceptability, position: int, top: int, titles: Titles = _NONE) -> str:
    """Return how often an initiative is among the first so many, and assuming what."""
    share = result.within(top)[position].item()
    place = "first" if top == 1 else f"in the top {top:,}"
    name = titles.called(result.model.initiatives[position])
    return f"{name} is {place} in {share:.0%} of {_all_cases(result)}."


def in_words(result: RankAcceptability) -> str:
    """Return who is most often first, and what was assumed."""
    leader = int(np.argmax(result.first))
    return (
        f"<RankAcceptability: {sentence(result, leader, 1)[:-1]}; weights: "
        f"{result.draws.scope.meaning}; {result.draws.samples:,} draws>"
    )


def to_html(result: RankAcceptability, top: int = 10, titles: Titles = _NONE) -> str:
    """Return the initiatives by priority as an escaped, bounded table."""
    headers = ["Initiative", "Rank", "Plausible ranks", "First", f"Top {top:,}", "Confidence"]
    rows = [
        [
            titles.called(str(row.initiative)),
            f"{row.rank:,}",
            f"{row.best_rank:,} to {row.worst_rank:,}",
            f"{row.first:.0%}",
            f"{row.in_top:.0%}",
            f"{row.confidence:.0%}".replace("nan%", "-"),
        ]
        for row in to_frame(result, top).itertuples()
    ]
    caption = (
        f"Shares of {result.draws.samples:,} draws. Weights: {result.draws.scope.meaning}. "
        "Plausible ranks hold in 9 of 10 draws."
    )
    return html_table(headers, rows, caption)


def _all_cases(result: RankAcceptability) -> str:
    what = "weights" if result.model.is_exact else "weights and scores"
    return f"all {what} held possible"
