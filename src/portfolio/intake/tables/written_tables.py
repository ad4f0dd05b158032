"""A backlog written back as the tables it could have been read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from portfolio.domain import Group, Initiative, Range, Relation
from portfolio.intake.cells import escape
from portfolio.intake.columns import TABLES
from portfolio.intake.tables.assessments import Assessment
from portfolio.intake.tables.assumptions import Assumption
from portfolio.intake.tables.profile_rows import (
    Row,
    cost_columns,
    people_columns,
    spend_rows,
    staffing_rows,
)

if TYPE_CHECKING:
    import pandas as pd


def write_tables(
    initiatives: Sequence[Initiative],
    assessments: Sequence[Assessment],
    relations: Sequence[Relation],
    groups: Sequence[Group],
    assumptions: Sequence[Assumption],
) -> dict[str, pd.DataFrame]:
    """Tables by name, each with all its columns; tables without rows are left out.

    Texts that a spreadsheet could take for a formula carry a protecting apostrophe, which is
    taken off when read.
    """
    rows: dict[str, list[Row]] = {
        "initiatives": [_initiative(one) for one in initiatives],
        "staffing": [row for one in initiatives for row in staffing_rows(one)],
        "spend": [row for one in initiatives for row in spend_rows(one)],
        "assessments": [_assessment(one) for one in assessments],
        "relations": [_relation(one) for one in relations],
        "groups": [row for one in groups for row in _group(one)],
        "assumptions": [_assumption(one) for one in assumptions],
    }
    written = {name: table for name, table in rows.items() if table or name == "initiatives"}
    return {name: _frame(name, table) for name, table in written.items()}


def _frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    import pandas as pd

    fields = TABLES[name].fields
    columns = [field.name for field in fields if not field.prefix]
    for prefix in (field.prefix for field in fields if field.prefix):
        columns += sorted({column for row in rows for column in row if column.startswith(prefix)})
    return pd.DataFrame(rows, columns=columns)


def _initiative(one: Initiative) -> Row:
    names = [field.name for field in TABLES["initiatives"].fields if hasattr(one, field.name)]
    return {
        **{name: _cell(getattr(one, name)) for name in names},
        **cost_columns(one),
        "goals": escape("; ".join(one.goals)) or None,
        "benefit": one.benefit.likely,
        "benefit_low": one.benefit.low,
        "benefit_high": one.benefit.high,
        **people_columns(one),
        **{f"score.{name}": _score(score) for name, score in sorted(one.scores.items())},
        **{f"x.{name}": escape(text) for name, text in sorted(one.extra.items())},
    }


def _cell(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return escape(value) or None
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _score(score: Range) -> object:
    if score.low == score.high:
        return score.likely
    return f"{score.low!r}..{score.likely!r}..{score.high!r}"


def _assessment(one: Assessment) -> Row:
    return {
        "initiative": one.initiative,
        "criterion": escape(one.criterion),
        "assessor": escape(one.assessor),
        "score": one.score.likely,
        "low": one.score.low,
        "high": one.score.high,
        "evidence": one.evidence or None,
    }


def _relation(one: Relation) -> Row:
    return {
        "kind": one.kind.value,
        "from": one.source,
        "to": one.target,
        "lag": one.lag,
        "timing": one.timing.value,
    }


def _assumption(one: Assumption) -> Row:
    texts = {name: escape(getattr(one, name)) for name in ("field", "value", "reason")}
    return {**texts, "initiatives": one.initiatives}


def _group(one: Group) -> Iterator[Row]:
    rules = {name: getattr(one, name) for name in ("at_least", "at_most")}
    flags = {name: getattr(one, name) for name in ("all_or_none", "not_concurrent")}
    for member in one.members:
        yield {"group": escape(one.name), "initiative": member, **rules, **flags}
