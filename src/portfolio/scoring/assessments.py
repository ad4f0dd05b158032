"""Collects the scores of a backlog from the initiatives table and from several assessors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.domain import Initiative, Range
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.intake.nearest import Nearest
from portfolio.scoring.missing import Missing
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Evidence, Scores


def candidates(backlog: Backlog) -> tuple[Initiative, ...]:
    """Return the initiatives that are scored, in the order of the backlog.

    Delivered and withdrawn initiatives are no candidates: they need no scores, and scores they
    still carry are neither checked nor used.
    """
    return tuple(each for each in backlog.initiatives if not each.status.is_over)


def gather(
    backlog: Backlog,
    rubric: Rubric,
    missing: Missing = Missing.ERROR,
    pooling: Pooling = Pooling.MEAN,
) -> Scores:
    """Collect the scores of all candidates; NaN where nobody gave one.

    Parameters
    ----------
    backlog, rubric
        Whose scores, on which criteria.
    missing
        Whether missing scores are findings (`Missing.ERROR`) or left unknown.
    pooling
        Mean or median of the likely scores of several people.

    Raises
    ------
    InvalidInput
        With every score off the scale, not finite or not a number, unknown criterion or
        initiative, score given twice by one assessor, score given both in the initiatives table
        and by assessors, and missing score. Each finding names initiative and criterion.
    """
    rows = [each.id for each in candidates(backlog)]
    given = list(_given(backlog, set(rows)))
    off_scale = _off_scale(given, rubric)
    check = _Check(rubric, frozenset(rows), Nearest(rows), Nearest(rubric.by_id))
    findings = [
        fault for at, each in enumerate(given) for fault in check.faults(each, at in off_scale)
    ]
    findings += _repeats(given)
    findings += _gaps(given, rubric, rows) if missing is Missing.ERROR else ()
    if findings:
        raise InvalidInput(findings)
    return Scores.of(given, rows, list(rubric.by_id), pooling)


def _given(backlog: Backlog, open_ids: Collection[str]) -> Iterator[Assessment]:
    """Every score of a candidate; those of the initiatives table have no assessor."""
    for initiative in backlog.initiatives:
        if initiative.id in open_ids:
            for criterion, score in initiative.scores.items():
                yield Assessment(initiative.id, criterion, "", score)
    closed = {each.id for each in backlog.initiatives if each.id not in open_ids}
    yield from (each for each in backlog.assessments if each.initiative not in closed)


@dataclass(frozen=True, slots=True)
class _Check:
    """What a single score may be."""

    rubric: Rubric
    initiatives: Collection[str]
    near_initiatives: Nearest
    near_criteria: Nearest

    def faults(self, given: Assessment, off_scale: bool) -> Iterator[Finding]:
        criterion = self.rubric.by_id.get(given.criterion)
        if given.initiative not in self.initiatives:
            near = self.near_initiatives.to(given.initiative)
            yield _finding(given, given.initiative, "is no initiative of the backlog", near)
        elif criterion is None:
            near = self.near_criteria.to(given.criterion)
            expected = f"is no criterion of the rubric '{self.rubric.name}'"
            yield _finding(given, given.criterion, expected, near)
        elif off_scale:
            yield _finding(given, _text(given.score), f"expected {criterion.scale}")
        if given.evidence and given.evidence not in set(Evidence):
            yield _finding(given, given.evidence, f"evidence is one of {', '.join(Evidence)}")


def _off_scale(given: Sequence[Assessment], rubric: Rubric) -> frozenset[int]:
    """Positions of the scores that their criterion refuses."""
    places: dict[str, list[int]] = {name: [] for name in rubric.by_id}
    for at, each in enumerate(given):
        places.get(each.criterion, []).append(at)
    off: set[int] = set()
    for name, known in places.items():
        ends = [_ends(given[at].score) for at in known]
        refused = rubric.by_id[name].refused(np.array(ends, dtype=np.float64).reshape(-1, 3))
        # A yes or no is no score, whatever number a computer takes it for.
        flags = np.array([bool in map(type, each) for each in ends], dtype=np.bool_)
        off.update(known[at] for at in np.flatnonzero(flags | np.any(refused, axis=1)).tolist())
    return frozenset(off)


def _ends(score: Range) -> tuple[float, float, float]:
    return score.low, score.likely, score.high


def _repeats(given: Iterable[Assessment]) -> Iterator[Finding]:
    """Scores that stand twice: by one assessor, or in both tables."""
    seen: dict[tuple[str, str], set[str]] = {}
    for each in given:
        before = seen.setdefault((each.initiative, each.criterion), set())
        if each.assessor in before:
            yield _finding(each, each.assessor, "the assessor gave this score twice")
        elif "" in before:
            expected = "the score stands in the initiatives table too; keep one of the two"
            yield _finding(each, _text(each.score), expected)
        before.add(each.assessor)


def _gaps(given: Iterable[Assessment], rubric: Rubric, rows: Iterable[str]) -> Iterator[Finding]:
    stated = {(each.initiative, each.criterion) for each in given}
    for initiative in rows:
        for criterion in rubric.criteria:
            if (initiative, criterion.id) not in stated:
                wanted = Assessment(initiative, criterion.id, "", Range.exactly(criterion.low))
                yield _finding(wanted, "", f"has no score; expected {criterion.scale}")


def _finding(given: Assessment, value: str, expected: str, nearest: str = "") -> Finding:
    who = f", assessor '{given.assessor}'" if given.assessor else ""
    return Finding(
        source="backlog",
        table="assessments" if given.assessor else "initiatives",
        column=f"score.{given.criterion}",
        value=value,
        expected=f"initiative '{given.initiative}'{who}: {expected}",
        nearest=nearest,
    )


def _text(score: Range) -> str:
    return str(score.likely) if score.low == score.likely == score.high else str(score)
