"""The checked backlog: candidate initiatives and the tables that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain import Group, Initiative, Relation
from portfolio.domain.expected import Expected
from portfolio.domain.html_table import html_table
from portfolio.errors import Finding
from portfolio.intake.columns import BACKLOG_TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.nearest import Nearest
from portfolio.intake.tables.assessments import Assessment
from portfolio.intake.tables.assumptions import Assumption
from portfolio.intake.tables.backlog_parts import assemble_backlog
from portfolio.intake.tables.written_tables import write_tables

__all__ = ["BACKLOG", "Assessment", "Assumption", "Backlog"]

if TYPE_CHECKING:
    import pandas as pd

_EXPECTED_TABLE = f"one of the tables {', '.join(BACKLOG_TABLES)}"


@dataclass(frozen=True, repr=False)
class Backlog:
    """Everything known about the candidates, checked and sorted by id.

    Attributes
    ----------
    initiatives
        Candidates with their modes, sorted by id; ids are unique.
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

    @property
    def has_scores(self) -> bool:
        """Whether anybody scored any initiative on any criterion."""
        return bool(self.assessments) or any(one.scores for one in self.initiatives)

    @classmethod
    def from_frames(cls, initiatives: pd.DataFrame, **tables: pd.DataFrame) -> Backlog:
        """Check DataFrames exactly as files are checked.

        Parameters
        ----------
        initiatives
            One row a candidate; columns as in the initiatives table.
        **tables
            Further tables by name: ``modes``, ``assessments``, ``relations``, ``groups``,
            ``staffing``, ``spend``, ``assumptions``.

        Raises
        ------
        InvalidInput
            With every finding.
        ValueError
            If a table is no DataFrame.
        """
        nearest = Nearest(BACKLOG_TABLES)
        unknown = [
            Finding("frame", name, None, "", name, _EXPECTED_TABLE, nearest.to(name))
            for name in tables
            if name not in BACKLOG_TABLES
        ]
        frames = {"initiatives": initiatives, **tables}
        sheets = {
            name: sheet_of_frame(frame, name)
            for name, frame in frames.items()
            if name in BACKLOG_TABLES
        }
        return cls(*assemble_backlog(sheets, unknown))

    @cached_property
    def by_id(self) -> Mapping[str, Initiative]:
        """Initiatives by id."""
        return {initiative.id: initiative for initiative in self.initiatives}

    def __len__(self) -> int:
        return len(self.initiatives)

    def __repr__(self) -> str:
        counts = {
            "initiatives": len(self.initiatives),
            "modes": sum(len(one.modes) for one in self.initiatives),
            "assessments": len(self.assessments),
            "relations": len(self.relations),
            "groups": len(self.groups),
            "assumptions": len(self.assumptions),
        }
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        return f"<Backlog of {told}>"

    def _repr_html_(self) -> str:
        headers = ("id", "title", "business unit", "quarters", "build cost", "benefit a quarter")
        rows = [
            (
                i.id,
                i.title,
                i.business_unit,
                i.duration,
                _whole(i.build_cost),
                _whole(i.benefit.likely),
            )
            for i in self.initiatives
        ]
        return html_table(headers, rows, caption=repr(self)[1:-1])

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative, columns as in the initiatives table.

        Read back with `from_frames` it gives equal initiatives as long as money and people are
        the same in every quarter of work, each initiative charges one fund and none has modes;
        else the tables ``modes``, ``spend`` and ``staffing`` of `to_tables` are needed as well.
        Where several funds pay, the cost shown is that of the largest.
        """
        return self.to_tables()["initiatives"]

    def to_tables(self) -> dict[str, pd.DataFrame]:
        """All tables by name; `from_frames` gives an equal backlog back.

        Tables without rows are left out, except ``initiatives``.
        """
        parts = (self.initiatives, self.assessments, self.relations, self.groups)
        return write_tables(*parts, self.assumptions)


BACKLOG = Expected("a backlog", Backlog, "read_backlog('tables')")


def _whole(amount: float) -> str:
    return f"{amount:,.0f}"
