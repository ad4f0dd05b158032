"""The whole flow: what it writes, how it repeats, and what it does with less input."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import portfolio
from portfolio import Backlog, HorizonMap, NoRoadmap, Scorecard, read_settings, run
from portfolio.cli.main import main
from portfolio.run import judge, pose, read_candidates, read_limits, read_tables, try_ranking
from portfolio.scoring import KnockOut, score
from portfolio.settings import ScoringSettings, StabilitySettings

RUN = sys.modules["portfolio.run"]
FILES = {
    "brief.html",
    "charts",
    "manifest.json",
    "roadmap.xlsx",
    "snapshot.json",
    "tables",
}


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Make a started folder; gives its settings file."""
    assert main(["init", str(tmp_path / "started")]) == 0
    return tmp_path / "started" / "settings.toml"


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_run_folder_holds_everything(started: Path, tmp_path: Path) -> None:
    """Tables, workbook, charts, brief, snapshot and manifest are there."""
    pytest.importorskip("xlsxwriter")
    done = run(started, tmp_path / "run")
    assert {path.name for path in done.folder.iterdir()} == FILES
    assert done.brief.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert {path.stem for path in (done.folder / "tables").iterdir()} >= {
        "roadmap",
        "spend",
        "staffing",
        "hiring",
    }


def test_every_step_is_told_before_it_begins(started: Path, tmp_path: Path) -> None:
    """Reading, scoring, building, searching, then each part of the report, in this order."""
    told: list[str] = []
    done = run(started, tmp_path / "run", on_step=told.append)
    assert done.folder.is_dir()
    optional = {"Writing the workbook"}
    assert [step for step in told if step not in optional] == [
        "Reading the tables",
        "Scoring and classifying",
        "Building the model",
        "Searching for the best plan (worth in €)",
        "Writing tables",
        "Drawing charts",
        "Looking for duplicates",
        "Writing the brief",
    ]


def test_the_same_input_writes_the_same_bytes(started: Path, tmp_path: Path) -> None:
    """Two runs differ in the manifest's times and in nothing else."""
    first = _bytes(run(started, tmp_path / "one").folder)
    second = _bytes(run(started, tmp_path / "two").folder)
    manifests = [json.loads(files.pop("manifest.json")) for files in (first, second)]
    assert first == second
    for manifest in manifests:
        del manifest["finished_at"], manifest["seconds"]
    assert manifests[0] == manifests[1]


def test_the_manifest_names_what_was_read_and_written(started: Path, tmp_path: Path) -> None:
    """Hashes of both inputs and of every output but the manifest itself; settings and versions."""
    done = run(started, tmp_path / "run")
    manifest = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["file"] for entry in manifest["inputs"]] == ["initiatives.csv", "settings.toml"]
    written = {entry["file"] for entry in manifest["outputs"]}
    assert written == set(_bytes(done.folder)) - {"manifest.json"}
    assert manifest["settings"]["planning"]["objective"]["kind"] == "npv"
    assert manifest["repeatable"] is True
    assert manifest["canonical"] is (manifest["status"] == "optimal")
    assert manifest["versions"]["highspy"]


def test_settings_may_be_an_object(started: Path, tmp_path: Path) -> None:
    """A notebook changes settings and runs them without a file of its own."""
    settings = read_settings(started)
    louder = settings.reporting.model_copy(update={"title": "Another title"})
    done = run(settings.model_copy(update={"reporting": louder}), tmp_path / "run")
    assert "Another title" in done.brief.read_text(encoding="utf-8")


def test_scores_and_axes_decide_how_far_the_flow_goes(started: Path) -> None:
    """All columns give horizons; without axes a scorecard; without scores the backlog itself."""
    settings = read_settings(started)
    assert isinstance(judge(settings, read_candidates(settings)), HorizonMap)
    table = started.with_name("initiatives.csv")
    lines = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]

    def keep(wanted: str) -> None:
        kept = [k for k, name in enumerate(lines[0]) if name in ("id", "title", "benefit")]
        kept += [k for k, name in enumerate(lines[0]) if wanted and name.startswith(wanted)]
        text = "\n".join(",".join(line[k] for k in kept) for line in lines)
        table.write_text(text, encoding="utf-8")

    keep("score.")
    assert isinstance(judge(settings, read_candidates(settings)), Scorecard)
    keep("")
    assert isinstance(judge(settings, read_candidates(settings)), Backlog)
    assert len(pose(settings).windows) == 5


def test_capacity_may_stand_beside_the_backlog(started: Path) -> None:
    """Without inline capacity, the tables of the backlog's folder are read."""
    folder = started.parent
    started.write_text('[intake]\nbacklog = "."\n', encoding="utf-8")
    (folder / "budget.csv").write_text(
        "fund,quarter,amount\nbudget,2027Q1,5\nbudget,2027Q2,6\n", encoding="utf-8"
    )
    capacity = read_limits(read_settings(started))
    assert capacity.money == {"budget": (5.0, 6.0)}


def test_a_rule_on_an_unknown_initiative_is_a_finding(started: Path, tmp_path: Path) -> None:
    """The rule, the wrong id and the nearest one are told; nothing is written."""
    text = '\n[[planning.constraints]]\nkind = "exclude"\ninitiative = "MIAL"\n'
    started.write_text(started.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput, match="did you mean 'MAIL'"):
        run(started, tmp_path / "run")
    assert not (tmp_path / "run").exists()


def rules_beside(settings: Path, *rows: str) -> None:
    """Put the tables into a folder of their own, with rules beside the backlog."""
    tables = settings.parent / "tables"
    tables.mkdir()
    (settings.parent / "initiatives.csv").rename(tables / "initiatives.csv")
    header = "kind,initiative,start,disabled,reason"
    (tables / "constraints.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"initiatives.csv"', '"tables"'), encoding="utf-8")


def test_rules_beside_the_backlog_hold(started: Path, tmp_path: Path) -> None:
    """A table of rules is picked up by itself, is an input of the run, and tells what is off."""
    off = "mandate,PRICE,,yes,the vendor left"
    rules_beside(started, "exclude,MAIL,,,the works council", off)
    done = run(started, tmp_path / "run")
    assert not done.roadmap.includes("MAIL")
    told = "Switched off: PRICE must be done (the vendor left)."
    assert told in done.roadmap.notes
    assert told in done.brief.read_text(encoding="utf-8")
    manifest = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert "constraints.csv" in [one["file"] for one in manifest["inputs"]]
    assert manifest["rules_switched_off"] == 1


def test_settings_may_name_a_table_of_rules(started: Path) -> None:
    """A file named in the settings is read wherever it lies, beside rules in the settings."""
    (started.parent / "own.csv").write_text("kind,initiative\nexclude,MAIL\n", encoding="utf-8")
    text = started.read_text(encoding="utf-8")
    named = '[planning]\nconstraints_table = "own.csv"\n'
    text = text.replace("[planning]\n", named, 1)
    text += '\n[[planning.constraints]]\nkind = "exclude"\ninitiative = "CHURN"\n'
    started.write_text(text, encoding="utf-8")
    settings = read_settings(started)
    rules = [str(rule) for rule in pose(settings).constraints[-2:]]
    assert rules == ["CHURN must not be done", "MAIL must not be done"]
    assert "own.csv" in [path.name for path in settings.files()]


def test_rules_named_and_beside_are_read_once(started: Path) -> None:
    """Naming the folder of the backlog adds nothing to what lies there."""
    rules_beside(started, "exclude,MAIL,,,")
    text = started.read_text(encoding="utf-8")
    before = len(pose(read_settings(started)).constraints)
    named = '[planning]\nconstraints_table = "tables"\n'
    started.write_text(text.replace("[planning]\n", named, 1), encoding="utf-8")
    assert len(pose(read_settings(started)).constraints) == before


def test_check_tells_every_fault_of_a_table_of_rules(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown kind, unknown id and a quarter outside the calendar: three rows, three findings."""
    rules_beside(started, "exlude,MAIL,,,", "exclude,MIAL,,,", "pin,MAIL,2040Q1,,")
    assert main(["check", str(started)]) == 3
    told = capsys.readouterr().err
    assert "3 findings" in told
    assert "constraints.csv, row 2, column 'kind': found 'exlude'" in told
    assert "row 3, column 'initiative': found 'MIAL'" in told
    assert "did you mean 'MAIL'?" in told
    assert "row 4, column 'kind': found 'pin'; pin MAIL: 2040Q1 lies outside" in told


def test_check_tells_rules_that_are_switched_off(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody forgets them."""
    rules_beside(started, "exclude,GONE,,yes,left")
    capsys.readouterr()
    assert main(["check", str(started)]) == 0
    assert "Switched off: GONE must not be done (left)." in capsys.readouterr().out


def test_an_interrupted_search_writes_nothing(
    started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan cut short by the user is no run: half-searched plans are not published."""
    from portfolio.planning import StopReason, plan

    def interrupted(*words: object, **options: object) -> object:
        found = plan(*words, **options)  # type: ignore[arg-type]
        return replace(found, outcome=replace(found.outcome, stopped=StopReason.INTERRUPTED))

    monkeypatch.setattr(RUN, "plan", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(started, tmp_path / "run")
    assert [path.name for path in tmp_path.iterdir()] == ["started"]


def test_no_plan_says_which_rules_clash(started: Path, tmp_path: Path) -> None:
    """The error of the API carries what the command line prints."""
    text = started.read_text(encoding="utf-8").replace("250_000", "10_000")
    text += '\n[[planning.constraints]]\nkind = "mandate"\ninitiative = "PRICE"\n'
    started.write_text(text, encoding="utf-8")
    with pytest.raises(NoRoadmap, match="PRICE must be done") as error:
        run(started, tmp_path / "run")
    assert error.value.proven


def test_a_single_csv_holds_no_budget(started: Path) -> None:
    """One finding says what to add, instead of one for every column of the wrong table."""
    started.write_text('[intake]\nbacklog = "initiatives.csv"\n', encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput, match=r"a section \[intake.capacity\]") as error:
        read_limits(read_settings(started))
    assert len(error.value.findings) == 1


def test_what_is_wrong_with_candidates_and_limits_is_told_together(started: Path) -> None:
    """A row without an id, and no budget anywhere: one finding each."""
    backlog = started.parent / "initiatives.csv"
    text = backlog.read_text(encoding="utf-8")
    backlog.write_text(text.replace("MAIL,", ",", 1), encoding="utf-8")
    started.write_text('[intake]\nbacklog = "initiatives.csv"\n', encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput) as error:
        read_tables(read_settings(started))
    columns = {found.column for found in error.value.findings}
    assert {"id", "intake.capacity"} <= columns


def test_a_role_without_capacity_is_told_with_the_faults_of_cells(started: Path) -> None:
    """MAIL has no duration that counts; all five, MAIL too, need product owners: four are named."""
    text = started.read_text(encoding="utf-8").replace(", product_owner = 1.5", "")
    started.write_text(text, encoding="utf-8")
    backlog = started.parent / "initiatives.csv"
    lines = backlog.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[lines[0].split(",").index("duration")] = "two"
    backlog.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput) as error:
        read_tables(read_settings(started))
    assert [(found.column, found.value) for found in error.value.findings] == [
        ("duration", "two"),
        ("role product_owner", "CHURN, COPILOT, FORECAST and 1 more"),
    ]


def test_rules_of_settings_and_of_tables_are_told_together(started: Path) -> None:
    """Two rules of the settings and one of the table name nobody: three findings, each located."""
    rules_beside(started, "exclude,CHRUN,,,")
    wrong = """
        [[planning.constraints]]
        kind = "exclude"
        initiative = "MIAL"
        [[planning.constraints]]
        kind = "exclude"
        initiative = "MAIL"
        [[planning.constraints]]
        kind = "pin"
        initiative = "PRICE"
        start = "2040Q1"
    """
    started.write_text(started.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput) as error:
        pose(read_settings(started))
    assert [found.column for found in error.value.findings] == [
        "planning.constraints.0",
        "planning.constraints.2",
        "initiative",
    ]


def test_scores_and_fit_are_told_together(started: Path) -> None:
    """A role without capacity, and a waiver for nobody: both in one round."""
    text = started.read_text(encoding="utf-8")
    text = text.replace(", product_owner = 1.5", "") + '[scoring]\nwaivers = { zz = "why" }\n'
    started.write_text(text, encoding="utf-8")
    with pytest.raises(portfolio.InvalidInput) as error:
        pose(read_settings(started))
    assert [found.column for found in error.value.findings] == ["role product_owner", "scoring"]


@pytest.mark.parametrize(
    "written",
    [
        '[scoring]\nwaivers = { zz = "why" }\n',
        '[[planning.constraints]]\nkind = "horizon_mix"\nof = "spendd"\n',
        '[[planning.constraints]]\nkind = "pin"\ninitiative = "MAIL"\nstart = "2040Q1"\n',
    ],
)
def test_settings_that_ask_in_vain_are_findings(
    started: Path, tmp_path: Path, written: str
) -> None:
    """What only the data show to be wrong is exit 3 as well, with the section that asks it."""
    started.write_text(started.read_text(encoding="utf-8") + written, encoding="utf-8")
    assert main(["plan", str(started), "--out", str(tmp_path / "run")]) == 3
    assert not (tmp_path / "run").exists()


def test_a_failed_solver_is_unexpected(
    started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solver that breaks is neither a limit nor a proof: exit 1, with its words."""
    from portfolio.planning import Outcome, Roadmap, Status, StopReason

    failed = Outcome(Status.ERROR, StopReason.ERROR, message="out of memory")
    monkeypatch.setattr(RUN, "plan", lambda problem, **_: Roadmap(problem, failed))
    with pytest.raises(portfolio.PortfolioError, match="the solver failed: out of memory"):
        run(started, tmp_path / "run")


def test_the_ranking_is_tried_where_asked(started: Path, tmp_path: Path) -> None:
    """A section of the settings adds a table and a part of the brief, the same bytes each time."""
    text = started.read_text(encoding="utf-8").replace(
        "[planning]", "[scoring.stability]\nsamples = 200\ntop = 2\n\n[planning]", 1
    )
    started.write_text(text, encoding="utf-8")
    tables = []
    for name in ("a", "b"):
        made = run(started, tmp_path / name)
        assert "How sure the ranking is" in made.brief.read_text(encoding="utf-8")
        tables.append((made.folder / "tables" / "stability.csv").read_bytes())
    assert tables[0] == tables[1]
    assert tables[0].startswith(
        b"initiative,title,rank,expected_rank,best_rank,worst_rank,first,in_top"
    )
    assert len(tables[0].splitlines()) == 6


def test_the_ranking_is_not_tried_unasked(started: Path) -> None:
    """Without the section, and without scores, there is nothing to tell."""
    settings = read_settings(started)
    scored = judge(settings, read_candidates(settings))
    assert isinstance(scored, HorizonMap)
    assert try_ranking(settings, scored.scorecard) is None
    asked = settings.model_copy(
        update={"scoring": ScoringSettings(stability=StabilitySettings(samples=10))}
    )
    assert try_ranking(asked, None) is None
    found = try_ranking(asked, scored.scorecard)
    assert found is not None
    assert found.acceptability.draws.samples == 10
    rubric, worth = scored.scorecard.rubric, scored.scorecard.rubric.criteria[0]
    strict = KnockOut(criterion=worth.id, at_most=worth.ends[1], reason="nothing is enough")
    nobody = score(scored.scorecard.backlog, replace(rubric, knock_outs=(strict,)))
    assert not nobody.eligible.any()
    assert try_ranking(asked, nobody) is None
