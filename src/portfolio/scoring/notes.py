"""What a reader of a scorecard must know about the whole, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from portfolio.scoring.criterion import Axis, OutOfRange
from portfolio.scoring.missing import Missing
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Scores

_METHODS = {
    "direct": "points",
    "swing": "swing weights",
    "ranked": "a ranking of the criteria",
    "statements": "statements about weights",
    "hierarchy": "a hierarchy of criteria",
    "ahp": "comparison in pairs (AHP)",
    "best_worst": "comparison with the best and the worst (BWM)",
    "panel": "a panel",
}
"""Ways of finding weights in words, by kind; any other way goes by its kind."""


def axes_not_judged(rubric: Rubric) -> Iterator[str]:
    """Say which axes have no criterion, and that they count as 1."""
    for axis in Axis:
        if not rubric.of(axis):
            yield f"{axis.title()} was not judged (no criterion speaks of it) and counts as 1."


def weights_found(rubric: Rubric) -> str:
    """Return how the weights that were asked for were found, axis by axis; empty if none were."""
    ways = ((axis, getattr(asked, "kind", "")) for axis, asked in rubric.weighting.items())
    return ", ".join(f"weights of {axis} by {_METHODS.get(kind, kind)}" for axis, kind in ways)


def about_weights(rubric: Rubric) -> Iterator[str]:
    """Say how weights were found, and what is doubtful: old scales, answers that contradict."""
    yield from rubric.stale_weights
    if found := weights_found(rubric):
        yield f"{found.capitalize()}, in place of those that the rubric '{rubric.name}' carries."
    for axis, weights in rubric.elicited.items():
        for note in weights.notes:
            yield f"Weights of {axis}: {note}"


def beyond_scales(scores: Scores, rubric: Rubric) -> Iterator[str]:
    """Say how many opinions lie beyond a scale, and what was made of them."""
    for criterion in rubric.criteria:
        if criterion.out_of_range is OutOfRange.ERROR:
            continue
        given = [each.score for each in scores.given if each.criterion == criterion.id]
        ends = [end for each in given for end in (each.low, each.likely, each.high)]
        if count := int(criterion.beyond(np.array(ends)).sum()):
            made = {OutOfRange.CLIP: "count as its end", OutOfRange.EXTRAPOLATE: "go on beyond it"}
            yield (
                f"{_counted(count, 'number')} beyond the scale of {criterion.title.lower()}, "
                f"{criterion.scale}, {made[criterion.out_of_range]}."
            )


def closed(count: int) -> Iterator[str]:
    """Say how many initiatives were left out because they are no candidates any more."""
    if count:
        yield f"Not scored, because delivered or withdrawn: {_counted(count, 'initiative')}."


def unknown(scores: Scores, rubric: Rubric, missing: Missing) -> Iterator[str]:
    """Say what stands in the place of unknown scores, and which knock-outs that leaves open."""
    count = int(scores.unknown.sum())
    if not count:
        return
    stands = {
        Missing.INTERVAL: "anything on the scale, likely half its worth",
        Missing.WORST: "the worst score",
    }[missing]
    rows = np.flatnonzero(scores.unknown.any(axis=1))
    initiatives = [scores.initiatives[row] for row in rows.tolist()]
    yield f"{_counted(count, 'unknown score')} ({_named(initiatives)}), counted as {stands}."
    if missing is Missing.INTERVAL:
        yield from _open_knock_outs(scores, rubric)


def waivers_not_needed(initiatives: Sequence[str]) -> Iterator[str]:
    """Say which waivers met no exclusion."""
    if initiatives:
        yield f"Waivers that were not needed: {_named(initiatives)}."


def _open_knock_outs(scores: Scores, rubric: Rubric) -> Iterator[str]:
    for rule in rubric.knock_outs:
        rows = np.flatnonzero(scores.unknown[:, scores.criteria.index(rule.criterion)])
        if names := [scores.initiatives[row] for row in rows.tolist()]:
            title = rubric.by_id[rule.criterion].title.lower()
            yield f"The knock-out on {title} could not be judged: {_named(names)}."


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count != 1 else ''}"


def _named(names: Sequence[str], limit: int = 5) -> str:
    more = f" and {len(names) - limit:,} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
