"""Who gave what to which initiative on which criterion, checked and labelled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.intake.nearest import Nearest
from portfolio.scoring.assessments import candidates
from portfolio.scoring.criterion import OutOfRange
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.value_functions.value_function import Floats

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Scores by several assessors, one place in every array for each of them.

    Attributes
    ----------
    rubric
        What was scored by.
    initiatives, criteria, assessors
        Ids; initiatives and assessors by name, criteria in the order of the rubric. Only those
        that occur.
    row, column, who
        Places of each score in `initiatives`, `criteria` and `assessors`.
    score
        Likely score, on the scale of the criterion.
    value
        Worth of that score, in [0, 1] from the worst to the best end of the scale.
    titles
        Names for people by initiative; the id where none is known.
    """

    rubric: Rubric
    initiatives: tuple[str, ...]
    criteria: tuple[str, ...]
    assessors: tuple[str, ...]
    row: Places
    column: Places
    who: Places
    score: Floats
    value: Floats
    titles: Mapping[str, str]

    @classmethod
    def of(cls, source: Backlog | Iterable[Assessment], rubric: Rubric) -> Ratings:
        """Check and arrange the scores of a backlog's candidates, or any assessments.

        Scores in the initiatives table are nobody's and are left out; so are those of delivered
        and withdrawn initiatives.

        Raises
        ------
        InvalidInput
            With every score of an unknown initiative or criterion, off its scale, without an
            assessor or given twice by one.
        """
        given, known, titles = list(source) if not isinstance(source, Backlog) else [], None, {}
        if isinstance(source, Backlog):
            known = [each.id for each in source.initiatives]
            titles = {each.id: each.title for each in source.initiatives}
            closed = set(known) - {each.id for each in candidates(source)}
            given = [each for each in source.assessments if each.initiative not in closed]
        if findings := list(_faults(given, rubric, known)):
            raise InvalidInput(findings)
        given.sort(key=lambda each: (each.initiative, each.criterion, each.assessor))
        return cls._arranged(given, rubric, titles)

    @classmethod
    def _arranged(
        cls, given: list[Assessment], rubric: Rubric, titles: Mapping[str, str]
    ) -> Ratings:
        initiatives, row = _placed([each.initiative for each in given])
        assessors, who = _placed([each.assessor for each in given])
        occurring = {each.criterion for each in given}
        order = [each.id for each in rubric.criteria if each.id in occurring]
        place = {name: at for at, name in enumerate(order)}
        column = np.array([place[each.criterion] for each in given], dtype=np.int64)
        score = np.array([each.score.likely for each in given], dtype=np.float64)
        value = np.empty_like(score)
        for at, name in enumerate(order):
            value[column == at] = rubric.by_id[name].values(score[column == at])
        named = {name: titles.get(name, name) for name in initiatives}
        for array in (row, column, who, score, value):
            array.setflags(write=False)
        return cls(
            rubric, initiatives, tuple(order), assessors, row, column, who, score, value, named
        )

    @property
    def cell(self) -> Places:
        """Number of the cell (initiative x criterion) each score is of."""
        return self.row * len(self.criteria) + self.column

    def __len__(self) -> int:
        return len(self.score)


def _placed(names: list[str]) -> tuple[tuple[str, ...], Places]:
    order = tuple(sorted(set(names)))
    place = {name: at for at, name in enumerate(order)}
    return order, np.array([place[name] for name in names], dtype=np.int64)


def _faults(
    given: Iterable[Assessment], rubric: Rubric, known: Collection[str] | None
) -> Iterator[Finding]:
    initiatives = None if known is None else (frozenset(known), Nearest(known))
    criteria, seen = Nearest(rubric.by_id), set()
    for each in given:
        if initiatives and each.initiative not in initiatives[0]:
            near = initiatives[1].to(each.initiative)
            yield _finding(each, each.initiative, "is no initiative of the backlog", near)
        if each.criterion not in rubric.by_id:
            near = criteria.to(each.criterion)
            expected = f"is no criterion of the rubric '{rubric.name}'"
            yield _finding(each, each.criterion, expected, near)
        elif not _fits(each, rubric):
            scale = rubric.by_id[each.criterion].scale
            yield _finding(each, str(each.score.likely), f"expected {scale}")
        if not each.assessor:
            yield _finding(each, "", "expected the name of the assessor")
        place = (each.initiative, each.criterion, each.assessor)
        if place in seen:
            yield _finding(each, each.assessor, "the assessor gave this score twice")
        seen.add(place)


def _fits(given: Assessment, rubric: Rubric) -> bool:
    criterion = rubric.by_id[given.criterion]
    score = given.score.likely
    return isfinite(score) and (score in criterion or criterion.out_of_range != OutOfRange.ERROR)


def _finding(given: Assessment, value: str, expected: str, nearest: str = "") -> Finding:
    who = f", assessor '{given.assessor}'" if given.assessor else ""
    return Finding(
        source="backlog",
        table="assessments",
        column=f"score.{given.criterion}",
        value=value,
        expected=f"initiative '{given.initiative}'{who}: {expected}",
        nearest=nearest,
    )
