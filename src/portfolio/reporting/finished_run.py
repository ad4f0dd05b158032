"""A finished run folder, read again: what it was made from, and the plan it holds."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from portfolio.errors import Finding, InvalidInput
from portfolio.planning import Outcome, Problem, Roadmap, Status, StopReason
from portfolio.planning.outcome import Effort
from portfolio.reporting.manifest import fingerprint
from portfolio.reporting.run_folder import MANIFEST
from portfolio.reporting.snapshot import SNAPSHOT

_AGAIN = "plan it again into another folder"
_SAME = 1e-9


@dataclass(frozen=True)
class FinishedRun:
    """What a run folder tells.

    Attributes
    ----------
    folder
        Where it lies.
    manifest, snapshot
        Their contents, plain.
    """

    folder: Path
    manifest: Mapping[str, Any]
    snapshot: Mapping[str, Any]

    @property
    def settings_file(self) -> Path:
        """The settings file of the run, by the way that leads there from the run folder."""
        return Path(os.path.normpath(self.folder.absolute() / self.manifest["settings_file"]))

    @property
    def settings(self) -> Mapping[str, Any]:
        """The settings as plain values, as they were in the run."""
        settings: Mapping[str, Any] = self.manifest["settings"]
        return settings

    def check_inputs(self, paths: Sequence[Path]) -> None:
        """Compare the files that the settings name with those that the run read.

        Raises
        ------
        InvalidInput
            With a finding for each file that changed, is gone, or is new.
        """
        then = {_known(one): one["file"] for one in self.manifest["inputs"]}
        now = {_known(one): path for path in paths for one in [fingerprint(path, path.name)]}
        changed = {now[known].name: now[known] for known in now.keys() - then.keys()}
        named = {path.name for path in now.values()}
        before = {one["file"] for one in self.manifest["inputs"]}
        faults = [
            Finding(str(path), expected=_changed(self.folder, name in before))
            for name, path in sorted(changed.items())
        ]
        gone = (
            f"the file {self.folder} was planned from; it is gone: put it back, or say where the "
            "settings lie now (settings_file, --settings)"
        )
        faults += [Finding(name, expected=gone) for name in sorted(before - named)]
        if faults:
            raise InvalidInput(faults)

    def roadmap(self, problem: Problem) -> Roadmap:
        """Return the plan in the folder, of the problem posed anew.

        Nothing is solved: the decisions are those of the snapshot, and the referee checks them.

        Raises
        ------
        InvalidInput
            If the plan does not fit the problem: another version of the library posed it.
        """
        numbers, decisions = problem.column_numbers, self.snapshot["decisions"]
        if unknown := sorted(decisions.keys() - numbers.keys()):
            raise self._misfit(f"nothing is called {unknown[0]}")
        values = np.zeros(len(numbers))
        for name, value in decisions.items():
            values[numbers[name]] = value
        found = Roadmap(problem, self._outcome(values, float(problem.model.worth @ values)))
        if broken := found.violations() or found.contradictions():
            raise self._misfit(f"it breaks rules: {broken[0]}")
        return found

    def _outcome(self, values: np.ndarray[Any, np.dtype[np.float64]], worth: float) -> Outcome:
        """Return what was found, with the bound and the words of the manifest."""
        told = self.manifest
        if abs(worth - told["objective"]) > _SAME * max(1.0, abs(worth)):
            raise self._misfit(f"it is worth {worth:,.2f} now, not {told['objective']:,.2f}")
        return Outcome(
            Status(told["status"]),
            StopReason(told["stopped"]),
            values,
            told["objective"],
            math.inf if told["bound"] is None else told["bound"],
            Effort(told["solver"], told["seconds"], told["nodes"]),
            canonical=told["canonical"],
        )

    def _misfit(self, why: str) -> InvalidInput:
        expected = (
            f"the plan of the problem as this version of the library poses it, but {why}; {_AGAIN}"
        )
        return InvalidInput([Finding(str(self.folder / SNAPSHOT), expected=expected)])


def read_finished_run(folder: str | Path) -> FinishedRun:
    """Read manifest and snapshot of a run folder.

    Raises
    ------
    InvalidInput
        If the folder is no run folder, or was written by a version that told less.
    """
    folder = Path(folder)
    if not (folder / MANIFEST).is_file():
        expected = (
            "a run folder, as 'portfolio plan SETTINGS --out FOLDER' writes it; "
            f"there is no {MANIFEST} in it"
        )
        expected = expected if folder.is_dir() else "a run folder; there is no such folder"
        raise InvalidInput([Finding(str(folder), expected=expected)])
    found = FinishedRun(folder, _json(folder / MANIFEST), _json(folder / SNAPSHOT))
    for name, told, key in (
        (MANIFEST, found.manifest, "settings_file"),
        (SNAPSHOT, found.snapshot, "decisions"),
    ):
        if key not in told:
            expected = f"a run of this version of the library: {key} is not told; {_AGAIN}"
            raise InvalidInput([Finding(str(folder / name), expected=expected)])
    return found


def _json(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        expected = f"readable JSON; {error}"
        raise InvalidInput([Finding(str(path), expected=expected)]) from None
    return told if isinstance(told, dict) else {}


def _known(one: Mapping[str, Any]) -> tuple[str, str]:
    return one["file"], one["sha256"]


def _changed(folder: Path, was_there: bool) -> str:
    if was_there:
        return f"the file {folder} was planned from; it changed since: put it back, or {_AGAIN}"
    return f"no such file: {folder} was planned without it; take it away, or {_AGAIN}"
