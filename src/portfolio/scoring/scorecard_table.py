"""How a scorecard shows itself: as a frame, as a notebook table, in a line."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.notes import weights_found
from portfolio.scoring.verdict import in_hundredths

if TYPE_CHECKING:
    import pandas as pd

    from portfolio.scoring.scorecard import Scorecard


def to_frame(scorecard: Scorecard) -> pd.DataFrame:
    """Return one row a candidate; the columns are those of `Scorecard.to_frame`."""
    import pandas as pd

    ids = scorecard.ids
    remarks = {name: [reason] for name, reason in scorecard.knock_outs.items()}
    for name, warnings in scorecard.warnings.items():
        remarks[name] = [*remarks.get(name, []), *warnings]
    return pd.DataFrame(
        {
            "id": ids,
            "title": [scorecard.backlog.by_id[name].title for name in ids],
            "value": scorecard.value,
            "value_low": scorecard.value_low,
            "value_high": scorecard.value_high,
            "feasibility": scorecard.feasibility,
            "feasibility_low": scorecard.feasibility_low,
            "feasibility_high": scorecard.feasibility_high,
            "priority": scorecard.priority,
            "points": scorecard.points,
            "quadrant": [quadrant.value for quadrant in scorecard.quadrants],
            "eligible": scorecard.eligible,
            "remarks": ["; ".join(remarks.get(name, ())) for name in ids],
            "unknown_scores": scorecard.scores.unknown.sum(axis=1),
            "evidence_confidence": scorecard.evidence_confidence,
        }
    )


def in_words(scorecard: Scorecard) -> str:
    """Return one line: how many were scored, by what, how many are excluded."""
    excluded = int(np.count_nonzero(~scorecard.eligible))
    found = weights_found(scorecard.rubric)
    return (
        f"<Scorecard of {len(scorecard):,} initiatives by rubric {scorecard.rubric.name!r}"
        f"{f' ({found})' if found else ''}, {excluded:,} excluded>"
    )


def to_html(scorecard: Scorecard) -> str:
    """Return the candidates by priority as an escaped, bounded table, and the notes."""
    headers = ["Initiative", "Value", "Feasibility", "Priority", "Quadrant", "Remarks"]
    verdicts = (scorecard[name] for name in scorecard.ranking)
    rows = [
        [
            f"{verdict.title} ({verdict.initiative})",
            in_hundredths(verdict.value),
            in_hundredths(verdict.feasibility),
            f"{100 * verdict.priority:.1f}",
            verdict.quadrant.value,
            "; ".join(verdict.remarks),
        ]
        for verdict in verdicts
    ]
    caption = (
        f"{len(scorecard):,} initiatives by rubric '{scorecard.rubric.name}', by priority; "
        "figures from 0 to 100, with bounds where scores differ or are unknown"
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in scorecard.notes)
    return html_table(headers, rows, caption) + (f"\n<ul>{notes}</ul>" if notes else "")
