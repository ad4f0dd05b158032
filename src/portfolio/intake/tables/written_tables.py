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

    Raises
    ------
    ValueError
        If a mode lifts a date that the initiative itself must keep, which no cell can say.
    """
    ways = [way for one in initiatives for way in one.ways]
    rows: dict[str, list[Row]] = {
        "initiatives": [_initiative(one) for one in initiatives],
        "modes": [_mode(one, mode) for one in initiatives for mode in one.modes],
        "staffing": [row for way in ways for row in staffing_rows(way)],
        "spend": [row for way in ways for row in spend_rows(way)],
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
        **_benefit(one),
        "goals": escape("; ".join(one.goals)) or None,
        **people_columns(one),
        **{f"score.{name}": _score(score) for name, score in sorted(one.scores.items())},
        **{f"x.{name}": escape(text) for name, text in sorted(one.extra.items())},
    }


def _mode(one: Initiative, mode: Initiative) -> Row:
    """Row of a mode without a blank that would take money or people from the initiative."""
    dates = ("earliest_start", "latest_finish")
    if lifted := [d for d in dates if getattr(one, d) and not getattr(mode, d)]:
        raise ValueError(f"{mode.name}: a mode in a table cannot lift the {lifted[0]} of {one.id}")
    plain = ("duration", "contingency", "p_success", *dates)
    costs = cost_columns(mode).items()
    nobody = {f"fte.{role}": 0.0 for role in one.build_people if role not in mode.build_people}
    nobody |= {f"fte_run.{role}": 0.0 for role in one.run_people if role not in mode.run_people}
    return {
        "initiative": one.id,
        "mode": escape(mode.mode),
        **{name: _cell(getattr(mode, name)) for name in plain},
        **{name: 0.0 if cost is None and "cost" in name else cost for name, cost in costs},
        **_benefit(mode),
        **nobody,
        **people_columns(mode),
    }


def _benefit(one: Initiative) -> Row:
    benefit = one.benefit
    bounds = {"benefit_low": benefit.low, "benefit_high": benefit.high}
    return {"benefit": benefit.likely, **bounds}


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
