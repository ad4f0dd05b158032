"""The checked backlog: candidate initiatives and the tables that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain import Group, Initiative, Range, Relation

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessor's score of one initiative on one criterion.

    Attributes
    ----------
    initiative, criterion, assessor
        Ids.
    score
        On the criterion's scale; low = likely = high when the assessor gave one number.
    evidence
        ``measured``, ``estimated``, ``guess`` or empty.
    """

    initiative: str
    criterion: str
    assessor: str
    score: Range
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value nobody reported, which a mapping supplied.

    Attributes
    ----------
    field
        Column of the initiatives table.
    value
        What is assumed, in words or as a number.
    reason
        Why.
    initiatives
        How many initiatives carry it.
    """

    field: str
    value: str
    reason: str
    initiatives: int


@dataclass(frozen=True)
class Backlog:
    """Everything known about the candidates, checked and sorted by id.

    Attributes
    ----------
    initiatives
        Candidates, sorted by id; ids are unique.
    assessments
        Scores by several assessors, sorted by initiative, criterion, assessor.
    relations, groups
        Links and groups; every id in them exists, planning relations have no cycle.
    assumptions
        What a mapping supplied because the source did not say.
    """

    initiatives: tuple[Initiative, ...]
    assessments: tuple[Assessment, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    @classmethod
    def from_frames(cls, initiatives: pd.DataFrame, **tables: pd.DataFrame) -> Backlog:
        """Check DataFrames exactly as files are checked.

        Parameters
        ----------
        initiatives
            One row a candidate; columns as in the initiatives table.
        **tables
            Further tables by name: ``assessments``, ``relations``, ``groups``, ``staffing``,
            ``spend``.

        Raises
        ------
        InvalidInput
            With every finding.
        """
        raise NotImplementedError

    @cached_property
    def by_id(self) -> Mapping[str, Initiative]:
        """Initiatives by id."""
        return {initiative.id: initiative for initiative in self.initiatives}

    def __len__(self) -> int:
        return len(self.initiatives)

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, columns as in the initiatives table."""
        raise NotImplementedError
