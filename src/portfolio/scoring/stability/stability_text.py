"""How a stability shows itself: as sentences and in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.scoring.stability import acceptability_table
from portfolio.scoring.stability.keep import Keep
from portfolio.scoring.stability.thresholds import NEAR, SURE
from portfolio.scoring.stability.weight_interval import WeightInterval
from portfolio.scoring.titles import left_out

if TYPE_CHECKING:
    from portfolio.scoring.stability.ranking_stability import Stability

_LEVEL = 1e-9
"""Room up to which two initiatives are level at the stated weight."""


def verdict(result: Stability) -> str:
    """Return who is safe, who is borderline and who could get there, a line each."""
    model, titles, top = result.model, result.titles, result.top
    if top >= len(model):
        leader = int(np.argmax(result.acceptability.first))
        return acceptability_table.sentence(result.acceptability, leader, 1, titles)
    safe, doubtful, rivals = result.safe, result.borderline, result.rivals
    lines = [
        f"{_stay(safe)} of the first {top:,} by priority {_verb(safe, 'stay')} there in at least "
        f"{SURE:.0%} of the draws{_named(result, safe)}."
    ]
    if doubtful:
        lines.append(f"Borderline, there in fewer: {titles.listed(doubtful)}.")
    lines.append(
        f"{_stay(rivals)} of the other {len(model) - top:,} {_verb(rivals, 'get')} there in more "
        f"than {NEAR:.0%}{_named(result, rivals)}."
    )
    return "\n".join(lines)


def in_words(result: Stability) -> str:
    """Return the verdict, who was left out, what the ranking hinges on and what was assumed."""
    return "\n".join([verdict(result), *_left_out(result), _hinge(result), result.assumptions])


def in_a_line(result: Stability) -> str:
    """Return how many of the first are safe, how many are borderline, how many could get there."""
    count = len(result.model)
    return (
        f"<Stability of {count:,} initiatives: {len(result.safe):,} of the first "
        f"{min(result.top, count):,} safe, {len(result.borderline):,} borderline, "
        f"{len(result.rivals):,} in reach>"
    )


def to_html(result: Stability) -> str:
    """Return the sentences and the table of ranks, escaped."""
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in in_words(result).splitlines())
    table = acceptability_table.to_html(result.acceptability, result.top, result.titles)
    return f"{lines}\n{table}"


def _left_out(result: Stability) -> Iterator[str]:
    if result.left_out:
        yield left_out(result.left_out, result.titles)


def _hinge(result: Stability) -> str:
    intervals, kept = result.intervals.intervals, Keep.TOP.in_words(result.top)
    if not intervals or not np.isfinite(intervals[0].room):
        return f"No single weight, however changed, alters {kept}."
    first, titles = intervals[0], result.titles
    weight, enters, leaves = _nearest(first)
    names = f"{titles.called(enters)} replaces {titles.called(leaves)}"
    told = f"The ranking hinges most on the weight of {titles.criterion(first.name)!r}:"
    if first.room < _LEVEL:
        return f"{told} at the stated {first.stated:.1%} {names} with the least change."
    return (
        f"{told} stated {first.stated:.1%}; at {weight:.1%}, the others in proportion, {names} "
        f"among {kept}."
    )


def _nearest(interval: WeightInterval) -> tuple[float, str, str]:
    """Weight of the nearer swap, who enters there and who leaves."""
    low, high = interval.at_low, interval.at_high
    up = interval.high - interval.stated if high else np.inf
    if low and interval.stated - interval.low <= up:
        return interval.low, low.falls, low.rises
    assert high is not None, "an interval with room to a swap has one at an end"
    return interval.high, high.rises, high.falls


def _named(result: Stability, initiatives: Sequence[str]) -> str:
    return f": {result.titles.listed(initiatives)}" if initiatives else ""


def _stay(initiatives: Sequence[str]) -> str:
    return f"{len(initiatives):,}" if initiatives else "None"


def _verb(initiatives: Sequence[str], verb: str) -> str:
    return verb if len(initiatives) > 1 else f"{verb}s"
