"""A run folder tells enough to have its plan again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio import InvalidInput, reopen, run
from portfolio.cli.main import main
from portfolio.planning import Roadmap
from portfolio.reporting import RunRecord, take_snapshot
from portfolio.reporting.finished_run import read_finished_run
from portfolio.reporting.manifest import write_json, write_manifest


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Roadmap]:
    """Start a folder and plan it into ``run`` beside it; gives both together and the plan."""
    home = tmp_path_factory.mktemp("home")
    assert main(["init", str(home / "started"), "--quiet"]) == 0
    return home, run(home / "started" / "settings.toml", home / "run").roadmap


@pytest.fixture
def home(planned: tuple[Path, Roadmap], tmp_path: Path) -> Path:
    """Copy both folders, moved together, so that a test may spoil them."""
    shutil.copytree(planned[0], tmp_path / "home")
    return tmp_path / "home"


def test_the_plan_is_the_same_to_the_last_digit(planned: tuple[Path, Roadmap], home: Path) -> None:
    """Everything the snapshot tells of the reopened plan it told of the first one."""
    roadmap, again = planned[1], reopen(home / "run")
    assert take_snapshot(again) == take_snapshot(roadmap)
    assert again.outcome.status is roadmap.outcome.status
    assert again.outcome.stopped is roadmap.outcome.stopped
    assert again.gap == roadmap.gap
    assert [again.spend().equals(roadmap.spend()), again.hires] == [True, roadmap.hires]


def test_settings_may_lie_elsewhere(home: Path, tmp_path: Path) -> None:
    """Where run folder and settings were moved apart, the new place is named."""
    (home / "run").rename(tmp_path / "run")
    with pytest.raises(InvalidInput, match=r"initiatives\.csv"):
        reopen(tmp_path / "run")
    again = reopen(tmp_path / "run", settings_file=home / "started" / "settings.toml")
    assert again.outcome.has_plan


def test_a_changed_file_is_named_and_so_is_what_to_do(home: Path) -> None:
    """Both files changed: both are found, in one go."""
    for name in ("initiatives.csv", "settings.toml"):
        path = home / "started" / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="2 findings") as error:
        reopen(home / "run")
    assert "it changed since: put it back, or plan it again" in str(error.value)
    assert [Path(one.source).name for one in error.value.findings] == [
        "initiatives.csv",
        "settings.toml",
    ]


def test_a_missing_file_is_named(home: Path) -> None:
    """Whoever moved it away is told which one it was."""
    (home / "started" / "initiatives.csv").unlink()
    with pytest.raises(InvalidInput, match=r"^1 finding.*\s+initiatives\.csv: .*it is gone"):
        reopen(home / "run")


def spoil(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change what a JSON file tells."""
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def test_a_folder_that_is_no_run(tmp_path: Path) -> None:
    """An empty folder and a folder that is not there: each is told for what it is."""
    with pytest.raises(InvalidInput, match=r"there is no manifest\.json in it"):
        read_finished_run(tmp_path)
    with pytest.raises(InvalidInput, match="there is no such folder"):
        read_finished_run(tmp_path / "none")


def test_a_run_of_an_older_version(home: Path) -> None:
    """A snapshot without decisions cannot be reopened; planning it again helps."""
    spoil(home / "run" / "snapshot.json", lambda told: told.pop("decisions"))
    with pytest.raises(InvalidInput, match="decisions is not told; plan it again"):
        reopen(home / "run")


def test_a_broken_manifest(home: Path) -> None:
    """What is no JSON is told with the file."""
    (home / "run" / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(InvalidInput, match="readable JSON"):
        reopen(home / "run")


def test_a_plan_that_does_not_fit_is_not_handed_out(home: Path) -> None:
    """An unknown decision, one left out and one too much: each time the referee says no."""
    path = home / "run" / "snapshot.json"
    first = next(iter(json.loads(path.read_text(encoding="utf-8"))["decisions"]))
    spoil(path, lambda told: told["decisions"].update(nonsense=1.0))  # type: ignore[attr-defined]
    with pytest.raises(InvalidInput, match="nothing is called nonsense"):
        reopen(home / "run")
    spoil(path, lambda told: told["decisions"].pop("nonsense"))  # type: ignore[attr-defined]
    spoil(path, lambda told: told["decisions"].pop(first))  # type: ignore[attr-defined]
    with pytest.raises(InvalidInput, match=r"it is worth .* now, not"):
        reopen(home / "run")


@pytest.mark.parametrize("kind", ["roadmap", "in_modes", "lent", "supplied"])
def test_every_decision_comes_back(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Modes, hires, people who are lent, bought and trained: nothing is solved for again."""
    roadmap: Roadmap = request.getfixturevalue(kind)
    write_manifest(tmp_path, roadmap, RunRecord({}, ()))
    write_json(tmp_path / "snapshot.json", take_snapshot(roadmap))
    again = read_finished_run(tmp_path).roadmap(replace(roadmap.problem))
    assert (again.entries, again.hires) == (roadmap.entries, roadmap.hires)
    assert again.decided == roadmap.decided
    told, before = (
        (one.status, one.stopped, one.objective, one.bound, one.canonical, one.timed)
        for one in (again.outcome, roadmap.outcome)
    )
    assert told == before
