"""Collects the scores of a backlog from the initiatives table and from several assessors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from portfolio.domain import Initiative, Range
from portfolio.domain.vocabulary import Status
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring.criterion import Criterion
from portfolio.scoring.missing import Missing
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Evidence, Scores

_CLOSED = {Status.DELIVERED, Status.WITHDRAWN}


def candidates(backlog: Backlog) -> tuple[Initiative, ...]:
    """Return the initiatives that are scored, in the order of the backlog.

    Delivered and withdrawn initiatives are no candidates: they need no scores, and scores they
    still carry are neither checked nor used.
    """
    return tuple(each for each in backlog.initiatives if each.status not in _CLOSED)


def gather(backlog: Backlog, rubric: Rubric, missing: Missing = Missing.ERROR) -> Scores:
    """Collect the scores of all candidates; NaN where nobody gave one.

    Parameters
    ----------
    backlog, rubric
        Whose scores, on which criteria.
    missing
        Whether missing scores are findings (`Missing.ERROR`) or left unknown.

    Raises
    ------
    InvalidInput
        With every score off the scale, not finite or not a number, unknown criterion or
        initiative, score given twice by one assessor, score given both in the initiatives table
        and by assessors, and missing score. Each finding names initiative and criterion.
    """
    rows = {each.id: None for each in candidates(backlog)}
    given = list(_given(backlog, rows))
    findings = [fault for each in given for fault in _faults(each, rubric, rows)]
    findings += _repeats(given)
    findings += _gaps(given, rubric, rows) if missing is Missing.ERROR else ()
    if findings:
        raise InvalidInput(findings)
    return Scores.of(given, list(rows), list(rubric.by_id))


def _given(backlog: Backlog, rows: Collection[str]) -> Iterator[Assessment]:
    """Every score of a candidate; those of the initiatives table have no assessor."""
    for initiative in backlog.initiatives:
        if initiative.id in rows:
            for criterion, score in initiative.scores.items():
                yield Assessment(initiative.id, criterion, "", score)
    closed = {each.id for each in backlog.initiatives if each.id not in rows}
    yield from (each for each in backlog.assessments if each.initiative not in closed)


def _faults(given: Assessment, rubric: Rubric, rows: Collection[str]) -> list[Finding]:
    criterion = rubric.by_id.get(given.criterion)
    if given.initiative not in rows:
        return [_finding(given, given.initiative, "is no initiative of the backlog", rows)]
    if criterion is None:
        expected = f"is no criterion of the rubric '{rubric.name}'"
        return [_finding(given, given.criterion, expected, rubric.by_id)]
    faults = []
    if not _fits(given.score, criterion):
        faults.append(_finding(given, _text(given.score), f"expected {criterion.scale}"))
    if given.evidence and given.evidence not in set(Evidence):
        expected = f"evidence is one of {', '.join(Evidence)}"
        faults.append(_finding(given, given.evidence, expected, list(Evidence)))
    return faults


def _fits(score: Range, criterion: Criterion) -> bool:
    ends = (score.low, score.likely, score.high)
    return bool not in map(type, ends) and score.low in criterion and score.high in criterion


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


def _finding(given: Assessment, value: str, expected: str, known: Collection[str] = ()) -> Finding:
    who = f", assessor '{given.assessor}'" if given.assessor else ""
    return Finding(
        source="backlog",
        table="assessments" if given.assessor else "initiatives",
        column=f"score.{given.criterion}",
        value=value,
        expected=f"initiative '{given.initiative}'{who}: {expected}",
        nearest="".join(get_close_matches(value, known, n=1)),
    )


def _text(score: Range) -> str:
    return str(score.likely) if score.low == score.likely == score.high else str(score)
