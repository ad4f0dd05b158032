"""From raw tables to the parts of a backlog: every check of cells, rows and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from portfolio.domain import Group, Initiative, Relation
from portfolio.errors import Finding
from portfolio.intake.columns import BACKLOG_TABLES, TABLES
from portfolio.intake.records import Records, read_records
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.assessments import Assessment, build_assessments, check_assessments
from portfolio.intake.tables.assumptions import Assumption, build_assumptions
from portfolio.intake.tables.currency import check_currency
from portfolio.intake.tables.groups import build_groups, check_groups
from portfolio.intake.tables.initiative_rules import check_initiatives
from portfolio.intake.tables.initiatives import build_initiatives
from portfolio.intake.tables.keys import check_ids, check_references, check_repeats
from portfolio.intake.tables.profiles import Profiles, read_profiles
from portfolio.intake.tables.refusal import refuse_if_any
from portfolio.intake.tables.relations import build_relations, check_relations

Parts = tuple[
    tuple[Initiative, ...],
    tuple[Assessment, ...],
    tuple[Relation, ...],
    tuple[Group, ...],
    tuple[Assumption, ...],
]


def assemble_backlog(
    sheets: Mapping[str, Sheet], findings: Sequence[Finding] = (), decimal: str = "."
) -> Parts:
    """Check raw tables and build what they hold.

    Parameters
    ----------
    sheets
        Raw tables by name; only ``initiatives`` is required.
    findings
        What is already known to be wrong.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.

    Returns
    -------
    Initiatives, assessments, relations, groups and assumptions.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    tables = {
        name: read_records(TABLES[name], sheets.get(name), decimal) for name in BACKLOG_TABLES
    }
    initiatives = tables["initiatives"]
    durations = {
        name: duration
        for k in range(len(initiatives))
        if (name := initiatives.get(str, "id", k)) is not None
        and (duration := initiatives.get(int, "duration", k)) is not None
    }
    spend = read_profiles(tables["spend"], "fund", "amount", durations)
    staffing = read_profiles(tables["staffing"], "role", "fte", durations)
    refuse_if_any([*findings, *_findings(tables, spend, staffing, decimal)])
    return (
        build_initiatives(initiatives, spend, staffing),
        build_assessments(tables["assessments"]),
        build_relations(tables["relations"]),
        build_groups(tables["groups"]),
        build_assumptions(tables["assumptions"]),
    )


def _findings(
    tables: Mapping[str, Records], spend: Profiles, staffing: Profiles, decimal: str
) -> Iterator[Finding]:
    initiatives = tables["initiatives"]
    if initiatives.sheet.columns and not len(initiatives):
        expected = "at least one initiative below the header"
        yield Finding(initiatives.sheet.source, initiatives.sheet.place, expected=expected)
    for records in tables.values():
        yield from records.findings
    yield from check_ids(initiatives)
    yield from check_initiatives(initiatives, spend, staffing)
    yield from (*spend.findings, *staffing.findings)
    if "id" in initiatives.sheet.columns:
        ids = set(filter(None, map(str, initiatives.values["id"])))
        for name in BACKLOG_TABLES[1:]:
            yield from check_references(tables[name], ids)
    for name in ("assessments", "relations", "groups", "assumptions"):
        yield from check_repeats(tables[name])
    yield from check_assessments(tables["assessments"])
    yield from check_relations(tables["relations"])
    yield from check_groups(tables["groups"])
    yield from check_currency(tables.values(), decimal)
