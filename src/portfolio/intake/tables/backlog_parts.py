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
from portfolio.intake.tables.modes import ModeTables
from portfolio.intake.tables.profiles import read_profiles
from portfolio.intake.tables.refusal import refuse_if_any
from portfolio.intake.tables.relations import build_relations, check_relations
from portfolio.intake.tables.ways import Ways, check_ways, filled

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
    made = _mode_tables(tables)
    refuse_if_any([*findings, *_findings(tables, made, decimal)])
    initiatives = build_initiatives(tables["initiatives"], made.spend, made.staffing)
    return (
        made.with_modes(initiatives),
        build_assessments(tables["assessments"]),
        build_relations(tables["relations"]),
        build_groups(tables["groups"]),
        build_assumptions(tables["assumptions"]),
    )


def _mode_tables(tables: Mapping[str, Records]) -> ModeTables:
    initiatives = tables["initiatives"]
    modes = filled(tables["modes"], initiatives)
    ways = Ways.of(initiatives, modes)
    spend = read_profiles(tables["spend"], "fund", "amount", ways)
    staffing = read_profiles(tables["staffing"], "role", "fte", ways)
    return ModeTables(modes, initiatives, spend, staffing, ways)


def _findings(tables: Mapping[str, Records], made: ModeTables, decimal: str) -> Iterator[Finding]:
    initiatives, spend, staffing = tables["initiatives"], made.spend, made.staffing
    if initiatives.sheet.columns and not len(initiatives):
        expected = "at least one initiative below the header"
        yield Finding(initiatives.sheet.source, initiatives.sheet.place, expected=expected)
    for records in tables.values():
        yield from records.findings
    yield from check_ids(initiatives)
    yield from check_initiatives(initiatives, spend, staffing)
    yield from (*made.check(), *spend.findings, *staffing.findings)
    yield from check_ways(tables["modes"], made.ways, (tables["spend"], tables["staffing"]))
    if "id" in initiatives.sheet.columns:
        ids = set(filter(None, map(str, initiatives.values["id"])))
        for name in BACKLOG_TABLES[1:]:
            yield from check_references(tables[name], ids)
    for name in ("modes", "assessments", "relations", "groups", "assumptions"):
        yield from check_repeats(tables[name])
    yield from check_assessments(tables["assessments"])
    yield from check_relations(tables["relations"])
    yield from check_groups(tables["groups"])
    yield from check_currency(tables.values(), decimal)
