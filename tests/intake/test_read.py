"""Sound files and frames: what comes out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.domain import Group, Horizon, Initiative, Quarter, Range, Relation, RelationKind
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Assessment
from portfolio.intake.capacity import ContractTerms, TrainingTerms
from portfolio.intake.read import read_backlog, read_capacity

TWO = "id,title,duration\nA1,Chatbot,2\nB2,Forecast,3\n"


def folder(path: Path, **tables: str) -> Path:
    """Folder with a CSV file for each table."""
    for name, text in tables.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def test_a_row_with_id_and_title_is_enough(tmp_path: Path) -> None:
    """All other attributes take the defaults of an initiative."""
    path = folder(tmp_path, initiatives="id,title\nA1,Chatbot\n") / "initiatives.csv"
    assert read_backlog(path).initiatives == (Initiative(id="A1", title="Chatbot"),)


def test_every_column(tmp_path: Path) -> None:
    """Each column of the table lands in its attribute."""
    cells = {
        "id": "A1",
        "title": "Chatbot",
        "description": "Answers, quickly",
        "kind": "enabler",
        "stage": "pilot",
        "status": "in flight",
        "business_unit": "Retail",
        "function": "service",
        "owner_business": "Ann",
        "owner_technical": "Bo",
        "sponsor": "Cy",
        "submitted_by": "Di",
        "goals": "growth; cost",
        "scope_reach": "4",
        "business_model_novelty": "2.5",
        "sourcing": "buy",
        "value_driver": "quality",
        "uncertainty": "3",
        "time_to_value_months": "9",
        "solution_type": "rag",
        "regulatory_tier": "limited",
        "build_cost": "€ 300,000",
        "build_fund": "innovation",
        "run_cost": "5 000",
        "run_fund": "operations",
        "contingency": "25%",
        "benefit": "60,000",
        "benefit_low": "(10,000)",
        "benefit_high": "9e4",
        "p_success": "0.8",
        "duration": "3",
        "earliest_start": "2027Q2",
        "latest_finish": "2028-12-31",
        "mandatory": "yes",
        "horizon_override": "h2",
        "override_reason": "board",
        "score.value": "2..4",
        "score.data": "3",
        "fte.data_engineer": "0.5",
        "fte_run.data_engineer": "0.1",
        "fte.ai_engineer": "",
        "x.note": "keep",
        "x.empty": "",
    }
    lines = ["\t".join(cells), "\t".join(cells.values())]
    (tmp_path / "initiatives.csv").write_text("\n".join(lines), encoding="utf-8")
    expected = Initiative(
        id="A1",
        title="Chatbot",
        description="Answers, quickly",
        kind=Kind.ENABLER,
        stage=Stage.PILOT,
        status=Status.IN_FLIGHT,
        business_unit="Retail",
        function="service",
        owner_business="Ann",
        owner_technical="Bo",
        sponsor="Cy",
        submitted_by="Di",
        goals=("growth", "cost"),
        duration=3,
        earliest_start=Quarter(2027, 2),
        latest_finish=Quarter(2028, 4),
        mandatory=True,
        build_spend={"innovation": (100_000.0, 100_000.0, 100_000.0)},
        run_spend={"operations": 5_000.0},
        build_people={"data_engineer": (0.5, 0.5, 0.5)},
        run_people={"data_engineer": 0.1},
        benefit=Range(-10_000.0, 60_000.0, 90_000.0),
        contingency=0.25,
        p_success=0.8,
        scores={"value": Range(2.0, 3.0, 4.0), "data": Range(3.0, 3.0, 3.0)},
        scope_reach=4.0,
        business_model_novelty=2.5,
        uncertainty=3.0,
        time_to_value_months=9.0,
        sourcing=Sourcing.BUY,
        value_driver=ValueDriver.QUALITY,
        solution_type=SolutionType.RAG,
        regulatory_tier=RegulatoryTier.LIMITED,
        horizon_override=Horizon.H2,
        override_reason="board",
        extra={"note": "keep"},
    )
    assert read_backlog(tmp_path).initiatives == (expected,)


def test_companion_tables(tmp_path: Path) -> None:
    """Assessments, relations and groups are read and sorted, whatever the order of the rows."""
    backlog = read_backlog(
        folder(
            tmp_path,
            initiatives="id,title\nB2,Forecast\nA1,Chatbot\n",
            assessments="initiative,criterion,assessor,score,low,high,evidence\n"
            "B2,value,Ann,3,,,\nA1,value,Bo,3,2,5,guess\nA1,value,Ann,4,,5,\n",
            relations="kind,from,to,lag\nneeds first,B2,A1,1\n",
            groups="group,initiative,at_least,at_most,all_or_none,not_concurrent\n"
            "bots,B2,,2,,yes\nbots,A1,1,,,\n",
        )
    )
    assert [one.id for one in backlog.initiatives] == ["A1", "B2"]
    assert backlog.by_id["B2"].title == "Forecast"
    assert len(backlog) == 2
    assert backlog.assessments == (
        Assessment("A1", "value", "Ann", Range(4, 4, 5)),
        Assessment("A1", "value", "Bo", Range(2, 3, 5), "guess"),
        Assessment("B2", "value", "Ann", Range(3, 3, 3)),
    )
    assert backlog.relations == (Relation(RelationKind.NEEDS_FIRST, "B2", "A1", 1),)
    assert backlog.groups == (Group("bots", ("A1", "B2"), 1, 2, False, True),)


def test_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    """A file of a German Excel: semicolons, Windows-1252, decimal commas, grouping points."""
    text = "id;title;build_cost;p_success;score.wert\r\nA1;Größe;1.200,50 €;62,5%;2,5..3,5\r\n"
    (tmp_path / "initiatives.csv").write_bytes(text.encode("cp1252"))
    one = read_backlog(tmp_path, decimal=",").by_id["A1"]
    assert one.title == "Größe"
    assert one.build_spend == {"budget": (1200.5,)}
    assert one.p_success == 0.625
    assert one.scores == {"wert": Range(2.5, 3.0, 3.5)}


def test_ids_survive_as_written(tmp_path: Path) -> None:
    """Ids that other tools take for missing or for numbers stay text."""
    text = "id,title\nNA,a\n007,b\nnan,c\nNone,d\n1e5,e\nTRUE,f\n"
    ids = [one.id for one in read_backlog(folder(tmp_path, initiatives=text)).initiatives]
    assert ids == sorted(["NA", "007", "nan", "None", "1e5", "TRUE"])


def test_protected_text_loses_its_apostrophe(tmp_path: Path) -> None:
    """Text protected against being taken for a formula is read as it was before."""
    text = "id,title,description\nA1,'=SUM of parts,'tis\n"
    one = read_backlog(folder(tmp_path, initiatives=text)).by_id["A1"]
    assert (one.title, one.description) == ("=SUM of parts", "'tis")


def test_other_tables_and_files_are_left_alone(tmp_path: Path) -> None:
    """Tables of the other reader, notes and hidden files are neither read nor told."""
    folder(tmp_path, initiatives=TWO, budget="nonsense\n", README="anything,at,all\n")
    (tmp_path / ".hidden.csv").write_text("x")
    (tmp_path / "~$initiatives.xlsx").write_text("x")
    (tmp_path / "notes.txt").write_text("x")
    assert len(read_backlog(tmp_path)) == 2


def test_empty_companion_tables_are_fine(tmp_path: Path) -> None:
    """A table with a header only, as a template has it, holds no rows."""
    header = "group,initiative,at_least,at_most,all_or_none,not_concurrent\n"
    assert read_backlog(folder(tmp_path, initiatives=TWO, groups=header)).groups == ()


def test_capacity_from_files(tmp_path: Path) -> None:
    """Money, people and terms of getting more people are sorted by name and quarter."""
    files = folder(
        tmp_path,
        budget="fund,quarter,amount\nops,2027Q2,4\nops,2027Q1,3\ninno,2027Q1,€1\ninno,Q2 2027,2\n",
        capacity="role,quarter,fte\ndev,2027Q2,2.5\ndev,2027-01-01,1\nops,2027Q1,0\nops,2027Q2,0\n",
        hiring="role,cost,fund,max_total\ndev,25,ops,\n",
        contracting="role,rate,premium,unit,max_fte,fund\ndev,€40,25%,0.5,,inno\n",
        training="from,to,cost,fund\nops,dev,7,ops\ndev,ops,5,inno\n",
        initiatives="not,read\n",
    )
    capacity = read_capacity(files)
    assert capacity.calendar == (Quarter(2027, 1), Quarter(2027, 2))
    assert capacity.money == {"inno": (1.0, 2.0), "ops": (3.0, 4.0)}
    assert capacity.people == {"dev": (1.0, 2.5), "ops": (0.0, 0.0)}
    terms = capacity.hiring["dev"]
    assert (terms.lead, terms.ramp, terms.ramp_productivity) == (1, 0, 0.5)
    assert (terms.cost, terms.recruiting_cost, terms.fund) == (25.0, 0.0, "ops")
    assert (terms.max_per_quarter, terms.max_total) == (1, None)
    bought = ContractTerms(rate=40.0, premium=0.25, unit=0.5, fund="inno")
    assert capacity.contracting == {"dev": bought}
    assert capacity.training == (
        TrainingTerms(source="dev", target="ops", cost=5.0, fund="inno"),
        TrainingTerms(source="ops", target="dev", cost=7.0, fund="ops"),
    )
    assert read_capacity(files / "budget.csv").people == {}


def test_wrong_arguments(tmp_path: Path) -> None:
    """A decimal mark that is neither point nor comma is a wrong argument."""
    files = folder(tmp_path, initiatives=TWO)
    with pytest.raises(ValueError, match=r"decimal must be '\.' or ',', not ';'"):
        read_backlog(files, decimal=";")
    with pytest.raises(ValueError, match="decimal must be"):
        read_capacity(files, decimal="")


def test_ai_use_case_inventory_needs_a_mapping(shared: Path) -> None:
    """The real federal inventory has other columns: each is a finding, and title is missing."""
    path = shared / "data" / "ai_use_case_inventory" / "2025_ai_use_cases.csv"
    with pytest.raises(InvalidInput) as refused:
        read_backlog(path)
    told = {finding.column: finding.expected for finding in refused.value.findings}
    assert told["title"] == "this column must exist"
    assert told["use_case_name"].startswith("a column of the initiatives table")
