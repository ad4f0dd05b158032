"""Mappings from file to backlog: tiny files for every step, two real inventories in full."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from portfolio.domain.vocabulary import RegulatoryTier, Sourcing, Stage, Status
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.mapping import FieldMapping, read_mapped, shipped_mappings

MAPPING = """
name = "tiny"
[rename]
_id = "Ref"
title = "Project name"
status = "State"
_cost = { starts_with = "Cost" }
_kind = "Kind"
[[filter]]
column = "_cost"
numeric = true
reason = "no cost"
[values.status]
Live = "delivered"
Planned = "proposed"
[[derive]]
op = "made_id"
target = "id"
column = "_id"
prefix = "R-"
[[derive]]
op = "multiply"
target = "build_cost"
column = "_cost"
by = 1000
[[assume]]
target = "duration"
by = "_kind"
reason = "by kind"
[assume.values]
small = 1
"*" = 2
"""
HEADER = 'Ref,Project  name,State,"Cost\n(k)",Kind,Other\n'


def files(folder: Path, rows: str, mapping: str = MAPPING, header: str = HEADER) -> list[Path]:
    """Write a source and a mapping, return their paths."""
    source, toml = folder / "source.csv", folder / "tiny.toml"
    source.write_text(header + rows, encoding="utf-8")
    toml.write_text(mapping, encoding="utf-8")
    return [source, toml]


def findings(source: Path, mapping: Path) -> list[str]:
    """Return what is wrong, without the folder."""
    with pytest.raises(InvalidInput) as refused:
        read_mapped(source, mapping)
    folder = str(source.parent) + "/"
    return [str(fault).replace(folder, "") for fault in refused.value.findings]


def wrong(folder: Path, mapping: str) -> list[str]:
    """Return the findings on a mapping file."""
    path = folder / "m.toml"
    path.write_text(mapping, encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        FieldMapping.read(path)
    return [str(fault).removeprefix(f"{path}, ") for fault in refused.value.findings]


def test_tiny_file_goes_through_every_step(tmp_path: Path) -> None:
    """Rename, filter, values, derive, assume; the check does the rest."""
    rows = "A-1,One,LIVE,5,small,x\n,Two,planned,7,big,y\nC,Three,Planned,exempt,big,z\n"
    backlog = read_mapped(*files(tmp_path, rows))
    one, two = backlog.initiatives
    assert (one.id, one.title, one.status) == ("A-1", "One", Status.DELIVERED)
    assert (two.id, two.title, two.status) == ("R-00003", "Two", Status.PROPOSED)
    assert (one.build_cost, two.build_cost) == (5_000, 7_000)
    assert (one.duration, two.duration) == (1, 2)
    told = [(one.field, one.value, one.reason, one.initiatives) for one in backlog.assumptions]
    assert told == [
        ("Cost (k)", "row left out, 1 of 3", "no cost", 1),
        (
            "id",
            "made, such as R-00003",
            "no id was reported; it tells the row in the source",
            1,
        ),
        ("duration", "1 to 2 by Kind", "by kind", 2),
    ]


def test_encoding_and_delimiter_are_the_mappings(tmp_path: Path) -> None:
    """A semicolon file in Windows-1252 reads as the mapping says."""
    source = tmp_path / "s.csv"
    source.write_bytes("Ref;Name\n1;Prüfung\n".encode("cp1252"))
    mapping = tmp_path / "m.toml"
    mapping.write_text(
        'name = "x"\n[source]\nencoding = "cp1252"\ndelimiter = ";"\n'
        '[rename]\nid = "Ref"\ntitle = "Name"\n'
    )
    assert read_mapped(source, mapping).by_id["1"].title == "Prüfung"


def test_a_mapping_may_be_given_as_object(tmp_path: Path) -> None:
    """Path and object give the same backlog."""
    source, path = files(tmp_path, "A,One,Live,5,small,x\n")
    assert read_mapped(source, FieldMapping.read(path)) == read_mapped(source, path)


def test_faults_of_mapping_and_check_come_at_once(tmp_path: Path) -> None:
    """An unmapped word in row 2 and a negative cost in row 4, each in the source's words."""
    rows = "A,One,Paused,5,small,x\nB,Two,Live,6,small,x\nC,Three,Live,-7,small,x\n"
    assert findings(*files(tmp_path, rows)) == [
        "source.csv, row 2, column 'State': found 'Paused'; "
        "a word with an entry: 'live', 'planned'",
        "source.csv, row 4, column 'build_cost': found '-7000.0'; an amount of money, at least 0",
    ]


def test_findings_count_rows_of_the_source_after_filters(tmp_path: Path) -> None:
    """Rows that were left out, and line breaks in cells, do not shift the row numbers."""
    rows = 'A,"One\nbis",Live,none,small,x\nB,,Live,6,small,x\n'
    assert findings(*files(tmp_path, rows)) == [
        "source.csv, row 3, column 'Project name': a value; title is required (it becomes 'title')"
    ]


def test_missing_header_is_found(tmp_path: Path) -> None:
    """A source without a renamed column is refused; the cells are not looked at any more."""
    header = "Ref,Project nam,State,Cost,Kind\n"
    (fault,) = findings(*files(tmp_path, "A,One,Live,5,small\n", header=header))
    assert fault == (
        "source.csv, row 1, column 'Project name': a header 'Project name' "
        "(did you mean 'Project nam'?)"
    )


def test_no_row_left_is_found(tmp_path: Path) -> None:
    """A filter that drops everything is no valid backlog."""
    found = findings(*files(tmp_path, "A,One,Live,none,small,x\n"))
    assert found == ["source.csv: a row that the filters keep"]


def test_missing_source_is_found(tmp_path: Path) -> None:
    """No such file is a finding like any other."""
    _, mapping = files(tmp_path, "")
    assert "readable CSV" in findings(tmp_path / "none.csv", mapping)[0]


def test_row_order_does_not_matter(tmp_path: Path) -> None:
    """Rows in another order give the same initiatives."""
    rows = ["A,One,Live,5,small,x\n", "B,Two,Planned,7,big,y\n", "C,Three,Planned,8,big,y\n"]
    one = read_mapped(*files(tmp_path, "".join(rows)))
    two = read_mapped(*files(tmp_path, "".join(reversed(rows))))
    assert one == two


def test_mapping_that_is_no_toml(tmp_path: Path) -> None:
    """The parser's word on where it fails is passed on."""
    (fault,) = wrong(tmp_path, "name = ")
    assert "TOML (Invalid value" in fault


def test_unknown_keys_are_refused(tmp_path: Path) -> None:
    """A misspelt section is no silent no-op."""
    (fault,) = wrong(tmp_path, 'name = "x"\n[rename]\ntitle = "T"\n[[filters]]\ncolumn = "title"\n')
    assert "key 'filters'" in fault


def test_all_faults_of_a_mapping_come_at_once(tmp_path: Path) -> None:
    """A wrong operation and a filter without purpose are told together."""
    text = """
    name = "x"
    [rename]
    title = "T"
    [[filter]]
    column = "title"
    reason = "r"
    [[derive]]
    op = "evaluate"
    target = "id"
    """
    first, second = wrong(tmp_path, text)
    assert "derive.0.op" in first
    assert "filter.0" in second
    assert "either keep, or drop, or numeric" in second


def test_columns_nothing_fills_are_found(tmp_path: Path) -> None:
    """Steps that read a column no earlier step fills are refused, the nearest named."""
    text = """
    name = "x"
    [rename]
    title = "T"
    _cost = "C"
    [[filter]]
    column = "_stage"
    numeric = true
    reason = "r"
    [values.titel]
    a = "b"
    [[derive]]
    op = "divide"
    target = "benefit"
    column = "_coss"
    by = 2
    [[assume]]
    target = "run_cost"
    parts = [{ column = "benefit" }, { by = "_later", values = { "*" = 1 } }]
    reason = "r"
    """
    found = wrong(tmp_path, text)
    assert [fault.split(";")[0] for fault in found] == [
        "key 'filter.0': found '_stage'",
        "key 'values.titel': found 'titel'",
        "key 'derive.0': found '_coss'",
        "key 'assume.0': found '_later'",
    ]
    assert "did you mean '_cost'" in found[2]


def test_targets_must_be_columns_of_ours(tmp_path: Path) -> None:
    """A new name that the initiatives table lacks is refused with the nearest one."""
    (fault,) = wrong(tmp_path, 'name = "x"\n[rename]\ntitel = "T"\n"x.note" = "N"\n_help = "H"\n')
    assert "found 'titel'" in fault
    assert "(did you mean 'title'?)" in fault


def test_unknown_name_lists_what_ships(tmp_path: Path) -> None:
    """A misspelt name of a shipped mapping gets the nearest."""
    with pytest.raises(InvalidInput) as refused:
        FieldMapping.read("us_federal_2024")
    (fault,) = refused.value.findings
    assert "uk_gmpp_2023, us_federal_2025" in fault.expected
    assert fault.nearest == "us_federal_2025"


@pytest.mark.parametrize("name", ["uk_gmpp_2023", "us_federal_2025"])
def test_shipped_mappings_are_sound(name: str) -> None:
    """Every shipped mapping reads, tells where it is from, and reasons every assumption."""
    assert name in shipped_mappings()
    mapping = FieldMapping.read(name)
    assert mapping.about.strip()
    assert all(len(one.reason) > 15 for one in (*mapping.assume, *mapping.filter))


# ------------------------------------------------------------------------ two real inventories


def records(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file, headers and cells with plain white space."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {" ".join(name.split()): cell.strip() for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def federal_rows(shared: Path) -> list[dict[str, str]]:
    """Rows of the federal inventory."""
    return records(shared / "data" / "ai_use_case_inventory" / "2025_ai_use_cases.csv")


@pytest.fixture(scope="module")
def federal(shared: Path) -> Backlog:
    """Read the federal inventory."""
    path = shared / "data" / "ai_use_case_inventory" / "2025_ai_use_cases.csv"
    return read_mapped(path, "us_federal_2025")


@pytest.fixture(scope="module")
def projects_rows(shared: Path) -> list[dict[str, str]]:
    """Rows of the major projects with numbers for both cost and benefit."""
    return [
        row
        for row in records(shared / "data" / "uk_gmpp" / "gmpp_2023.csv")
        if is_number(begins(row, "TOTAL Baseline Whole"))
        and is_number(begins(row, "TOTAL Baseline Benefits"))
    ]


@pytest.fixture(scope="module")
def projects(shared: Path) -> Backlog:
    """Read the major projects."""
    return read_mapped(shared / "data" / "uk_gmpp" / "gmpp_2023.csv", "uk_gmpp_2023")


def begins(row: dict[str, str], beginning: str) -> str:
    """Cell under the header that begins so."""
    (cell,) = [cell for name, cell in row.items() if name.startswith(beginning)]
    return cell


def is_number(text: str) -> bool:
    """Whether Python reads it as a number."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def assumed(backlog: Backlog, field: str) -> list[int]:
    """How often a field was assumed, one number a reason."""
    return [one.initiatives for one in backlog.assumptions if one.field == field]


def test_federal_counts(federal: Backlog, federal_rows: list[dict[str, str]]) -> None:
    """Of 3,611 use cases the 314 retired ones go; statuses, tiers and sourcing count the same."""
    kept = [row for row in federal_rows if row["development_stage"] != "Retired"]
    assert (len(federal_rows), len(kept), len(federal)) == (3611, 3297, 3297)
    stages = Counter(row["development_stage"] for row in kept)
    status = Counter(one.status for one in federal.initiatives)
    assert status[Status.DELIVERED] == stages["Deployed"] == 1040
    assert status[Status.PROPOSED] == len(kept) - 1040
    stage = Counter(one.stage for one in federal.initiatives)
    assert stage[Stage.PILOT] == stages["Pilot"]
    assert stage[Stage.IDEA] == stages[""]
    tiers = Counter(one.regulatory_tier for one in federal.initiatives)
    impacts = Counter(row["is_high_impact"] for row in kept)
    assert tiers[RegulatoryTier.HIGH] == impacts["High-impact"]
    assert tiers[RegulatoryTier.UNASSESSED] == impacts[""]
    sourcing = Counter(one.sourcing for one in federal.initiatives)
    contracts = Counter(row["contracting_usage"] for row in kept)
    assert sourcing[Sourcing.BUY] == contracts["Vendor Purchased"]
    assert sourcing[Sourcing.EXTEND] == contracts["Contracting and In House"]
    assert sourcing[Sourcing.BUILD] == contracts["In-house Development"]
    assert sourcing[None] == contracts[""]


def test_federal_ids(federal: Backlog, federal_rows: list[dict[str, str]]) -> None:
    """Blank and repeated ids are made and counted; all others are the agencies' own."""
    kept = [row["id"] for row in federal_rows if row["development_stage"] != "Retired"]
    often = Counter(kept)
    blank, *changed = assumed(federal, "id")
    assert blank == often[""]
    assert changed[0] == sum(n for text, n in often.items() if text and n > 1)
    own = {one for one, n in often.items() if n == 1 and one.isascii() and " " not in one}
    assert len(own & set(federal.by_id)) >= 0.99 * len(own)
    assert len({one.id.casefold() for one in federal.initiatives}) == len(kept)


def test_federal_title_that_nobody_reported(federal: Backlog) -> None:
    """One use case has no name; it is kept under a name that says so."""
    assert assumed(federal, "title") == [1]
    assert [one.id for one in federal.initiatives if one.title == "Unnamed use case"] == [
        "DOI-0015"
    ]


def test_federal_assumptions_are_all_labelled(federal: Backlog) -> None:
    """Money, effort and scores exist for all and are labelled for all: the source has none."""
    invented = ("build_cost", "run_cost", "benefit", "duration", "p_success", "scope_reach")
    families = ("score.", "fte.", "fte_run.")
    names = [one.field for one in federal.assumptions]
    invented += tuple(name for name in names if name.startswith(families))
    assert len(invented) == 6 + 11 + 5
    assert all(assumed(federal, name) == [3297] for name in invented)


def test_federal_scores_vary_and_keep_to_the_scale(federal: Backlog) -> None:
    """Each criterion takes at least four values in [1, 5] over the proposals; money varies too."""
    proposed = [one for one in federal.initiatives if one.status is Status.PROPOSED]
    criteria = proposed[0].scores.keys()
    assert len(criteria) == 11
    for criterion in criteria:
        values = {one.scores[criterion].likely for one in proposed}
        assert len(values) >= 4, criterion
        assert min(values) >= 1
        assert max(values) <= 5
    costs = [one.build_cost for one in proposed]
    assert 40_000 <= min(costs) < max(costs) <= 2_000_000


def test_federal_example_by_hand(federal: Backlog, federal_rows: list[dict[str, str]]) -> None:
    """One use case recomputed from its cells: vendor-bought generative AI pilot, no high impact."""
    (row, *_) = [
        row
        for row in federal_rows
        if row["classification"] == "Generative AI"
        and row["development_stage"] == "Pilot"
        and row["contracting_usage"] == "Vendor Purchased"
        and row["is_high_impact"] == "Not High-impact"
        and row["id"] in federal.by_id
    ]
    one = federal.by_id[row["id"]]
    # 250,000 x 0.5 (bought) x 1 x 0.6 (pilot) = 75,000, with 25 % contingency 93,750.
    assert one.build_cost == pytest.approx(93_750)
    assert one.run_cost == pytest.approx(0.08 * 75_000)
    # 2 quarters, one less as a pilot, one less as bought: at least 1.
    assert one.duration == 1
    assert one.p_success == pytest.approx(0.8)
    assert one.scores["time_to_value"].likely == 5.0  # 4 as a pilot, 1 more as bought
    assert one.business_unit == row["agency_name"]


def test_projects_with_cost_and_benefit_are_kept(
    projects: Backlog, projects_rows: list[dict[str, str]]
) -> None:
    """102 of 244 projects state both; their totals agree with the file, pounds for millions."""
    assert len(projects_rows) == len(projects) == 102
    cost = sum(float(begins(row, "TOTAL Baseline Whole")) for row in projects_rows)
    benefit = sum(float(begins(row, "TOTAL Baseline Benefits")) for row in projects_rows)
    assert sum(one.build_cost for one in projects.initiatives) == pytest.approx(cost * 1e6)
    spread = sum(one.benefit.likely for one in projects.initiatives)
    assert spread * 80 == pytest.approx(benefit * 1e6)
    left_out = [one.initiatives for one in projects.assumptions if "row left out" in one.value]
    assert sum(left_out) == 244 - 102
    units = Counter(one.business_unit for one in projects.initiatives)
    assert units == Counter(row["Department"] for row in projects_rows)


def test_negative_benefit_is_kept(projects: Backlog) -> None:
    """One project loses GBP 30.69 million over its life: -383,625 a quarter, ratio score 1."""
    (loss,) = [one for one in projects.initiatives if one.benefit.likely < 0]
    assert loss.benefit.likely == pytest.approx(-30_690_000 / 80)
    assert loss.scores["benefit_cost_ratio"].likely == 1


def test_delivery_confidence_is_the_authoritys_else_the_owners(
    projects: Backlog, projects_rows: list[dict[str, str]]
) -> None:
    """Red 1, Amber 3, Green 5; every one of the 102 has one of the two ratings."""
    points = {"Red": 1.0, "Amber": 3.0, "Green": 5.0}
    wanted = {}
    for row in projects_rows:
        rating = begins(row, "IPA Delivery") or begins(row, "SRO Delivery")
        wanted[row["project_name"]] = points[rating]
    given = {one.title: one.scores["delivery_confidence"].likely for one in projects.initiatives}
    assert given == wanted
    assert assumed(projects, "score.delivery_confidence") == []


def test_durations_count_quarters(projects: Backlog, projects_rows: list[dict[str, str]]) -> None:
    """Both ends count: a project from April to March next year takes four quarters."""
    wanted = {}
    for row in projects_rows:
        start, end = begins(row, "Project - Start"), begins(row, "Project - End")
        first, last = (int(d[:4]) * 4 + (int(d[5:7]) - 1) // 3 for d in (start, end))
        wanted[row["project_name"]] = last - first + 1
    assert {one.title: one.duration for one in projects.initiatives} == wanted
    assert min(wanted.values()) >= 1


def test_ratio_scores_follow_the_stated_lines(
    projects: Backlog, projects_rows: list[dict[str, str]]
) -> None:
    """Poor below 1, low to 1.5, medium to 2, high to 4, very high beyond: scores 1, 2, 3, 4, 5."""
    scores = {one.title: one.scores["benefit_cost_ratio"].likely for one in projects.initiatives}
    for row in projects_rows:
        benefit, cost = begins(row, "TOTAL Baseline Benefits"), begins(row, "TOTAL Baseline Whole")
        ratio, score = float(benefit) / float(cost), scores[row["project_name"]]
        assert (score == 5) == (ratio >= 4)
        assert (score < 2) == (ratio < 1)
        assert (score >= 4) == (ratio >= 2)
