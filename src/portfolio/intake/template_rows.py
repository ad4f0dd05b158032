"""The example rows of the template, and the scores they get on the criteria at hand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files

Cells = Mapping[str, str | float]
"""One row: cell by column name."""

_SCORES: tuple[str | float, ...] = (4, 3, "2..4", 5, "2..3..4", 3)
_JUDGED = "NEXT-BEST-OFFER"
_ASSESSORS = (("A. Assessor", 4.0), ("B. Assessor", 3.0))


def example_rows() -> Mapping[str, Sequence[Cells]]:
    """Return the example without scores: rows by table, read from ``template_example.toml``."""
    text = (files("portfolio.intake") / "template_example.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def with_scores(criteria: Sequence[str]) -> dict[str, tuple[Cells, ...]]:
    """Return example rows by table, every initiative scored on every criterion.

    Parameters
    ----------
    criteria
        Ids of criteria on a scale from 1 to 5. Two assessors score one initiative on the first.
    """
    rows = {table: tuple(cells) for table, cells in example_rows().items()}
    rows["initiatives"] = tuple(
        {**cells, **_scores(first, cells, criteria)}
        for first, cells in enumerate(rows["initiatives"])
    )
    rows["assessments"] = tuple(
        {
            "initiative": _JUDGED,
            "criterion": criterion,
            "assessor": assessor,
            "score": score,
            "low": score - 1,
            "high": score + 1,
            "evidence": "estimated",
        }
        for criterion in criteria[:1]
        for assessor, score in _ASSESSORS
    )
    return rows


def _scores(first: int, cells: Cells, criteria: Sequence[str]) -> dict[str, str | float]:
    # A score stands either here or among the assessments, never in both.
    skipped = 1 if cells["id"] == _JUDGED else 0
    return {
        f"score.{criterion}": _SCORES[(first + k) % len(_SCORES)]
        for k, criterion in enumerate(criteria)
        if k >= skipped
    }
