"""Scores a backlog by a rubric."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from portfolio.domain.expected import Expected
from portfolio.domain.meant import meant
from portfolio.intake.backlog import BACKLOG, Backlog
from portfolio.scoring.assessments import gather
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.knock_outs import Effect, Strike
from portfolio.scoring.missing import Missing, fill
from portfolio.scoring.notes import (
    about_weights,
    axes_not_judged,
    beyond_scales,
    closed,
    unknown,
    waivers_not_needed,
)
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scorecard import Scorecard
from portfolio.scoring.scores import Scores

_RUBRIC = Expected("a rubric", Rubric, "DEFAULT_RUBRIC or settings.rubric")


class StaleWeights(UserWarning):
    """Weights were asked for when the scale of a criterion had other ends."""


def score(
    backlog: Backlog,
    rubric: Rubric = DEFAULT_RUBRIC,
    *,
    missing: Missing = Missing.ERROR,
    pooling: Pooling = Pooling.MEAN,
    waivers: Mapping[str, str] | None = None,
) -> Scorecard:
    """Judge every candidate of a backlog.

    Delivered and withdrawn initiatives are no candidates and need no scores.

    Parameters
    ----------
    backlog
        Initiatives with their scores and assessments.
    rubric
        What they are judged by.
    missing
        What to do about scores that nobody gave.
    pooling
        Whether the mean or the median of several assessors counts as the likely score.
    waivers
        Why an initiative stays eligible although a knock-out excludes it, by id. Each is told in
        the scorecard; one that was not needed is noted there.

    Raises
    ------
    InvalidInput
        With every faulty score and, for `Missing.ERROR`, every missing one.
    ValueError
        For a waiver without a reason or of an unknown initiative; for what is no backlog or rubric.

    Warns
    -----
    StaleWeights
        If weights were asked for when a scale had other ends; the scorecard notes it too.
    """
    BACKLOG.check("score", backlog)
    _RUBRIC.check("score: rubric", rubric)
    missing = Missing(missing)
    waivers = waivers or {}
    given = gather(backlog, rubric, missing, Pooling(pooling))
    _check_waivers(waivers, given.initiatives)
    scores = fill(given, rubric, missing)
    strikes = tuple(_strikes(scores, rubric, missing, waivers))
    unneeded = sorted(set(waivers) - {strike.initiative for strike in strikes if strike.waiver})
    for told in rubric.stale_weights:
        warnings.warn(told, StaleWeights, stacklevel=2)
    notes = (
        *axes_not_judged(rubric),
        *about_weights(rubric),
        *beyond_scales(given, rubric),
        *closed(len(backlog) - len(scores.initiatives)),
        *unknown(scores, rubric, missing),
        *waivers_not_needed(unneeded),
    )
    return Scorecard(backlog, rubric, scores, missing, strikes, notes)


def _check_waivers(waivers: Mapping[str, str], known: Sequence[str]) -> None:
    for initiative, reason in waivers.items():
        if initiative not in known:
            near = meant(initiative, known) or "an id that is scored"
            raise ValueError(f"waiver of {initiative!r}, which is not scored; expected {near}")
        if not reason.strip():
            raise ValueError(f"the waiver of {initiative!r} needs a reason")


def _strikes(
    scores: Scores, rubric: Rubric, missing: Missing, waivers: Mapping[str, str]
) -> Iterator[Strike]:
    """Knock-outs that meet a score, rule by rule; a score that may be anything meets none."""
    for rule in rubric.knock_outs:
        column = scores.criteria.index(rule.criterion)
        criterion = rubric.criteria[column]
        met = criterion.no_better(scores.likely[:, column], rule.at_most)
        if missing is Missing.INTERVAL:
            met &= ~scores.unknown[:, column]
        for row in np.flatnonzero(met).tolist():
            initiative = scores.initiatives[row]
            yield Strike(
                initiative,
                rule,
                criterion.title,
                scores.likely[row, column].item(),
                scores.unknown[row, column].item(),
                waivers.get(initiative, "") if rule.effect is Effect.EXCLUDE else "",
            )
