"""What a run was made from and what came out, for machines and auditors."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from portfolio.planning import Disabled, Roadmap
from portfolio.reporting.run_folder import MANIFEST

SCHEMA_VERSION = 1
PACKAGES = ("initiative-portfolio", "numpy", "pandas", "scipy", "pulp", "highspy", "matplotlib")


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What the report of a run tells of its making.

    Attributes
    ----------
    settings
        The settings as plain values, defaults included.
    inputs
        Every file that was read.
    missed
        Required conditions that the plan does not meet.
    settings_file
        Where the settings were read from; other paths in them are relative to its folder.
    """

    settings: Mapping[str, Any]
    inputs: Sequence[Path]
    missed: Sequence[str] = ()
    settings_file: Path = Path("settings.toml")


def write_manifest(folder: Path, roadmap: Roadmap, record: RunRecord) -> None:
    """Write ``manifest.json`` over everything that lies in the folder already.

    Only ``finished_at`` and ``seconds`` differ between two runs on the same input; ``repeatable``
    is false when the clock or somebody ended the search or a part of it, since the plan may then
    differ as well, unless it is canonical; ``canonical`` is true when any solver that proves its
    plan gives this one.
    """
    outcome, rules = roadmap.outcome, roadmap.problem.constraints
    switched_off = sum(isinstance(rule, Disabled) for rule in rules)
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(outcome.effort.seconds, 3),
        "status": outcome.status.value,
        "stopped": outcome.stopped.value,
        "repeatable": outcome.repeatable,
        "canonical": outcome.canonical,
        "solver": outcome.effort.solver,
        "nodes": outcome.effort.nodes,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
        "rules_checked": len(rules) - switched_off,
        "rules_switched_off": switched_off,
        "missed_conditions": list(record.missed),
        "python": platform.python_version(),
        "versions": {package: version(package) for package in PACKAGES},
        "inputs": [fingerprint(path, path.name) for path in record.inputs],
        "outputs": [
            fingerprint(path, path.relative_to(folder).as_posix())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        ],
        "settings_file": _way(folder, record.settings_file),
        "settings": record.settings,
    }
    write_json(folder / MANIFEST, manifest)


def write_json(path: Path, value: object) -> None:
    """Write JSON with stable bytes; infinite or missing numbers become null."""
    text = json.dumps(finite(value), indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def finite(value: object) -> object:
    """Return plain values with null for infinite or missing numbers, which JSON does not know."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if isinstance(value, Mapping):
        return {str(key): finite(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [finite(part) for part in value]
    return value


def _way(folder: Path, file: Path) -> str:
    """Return how to come from a run folder to a file, so that both can be moved together."""
    try:
        return Path(os.path.relpath(file.absolute(), folder.absolute())).as_posix()
    except ValueError:  # on another drive
        return file.absolute().as_posix()


def fingerprint(path: Path, name: str) -> dict[str, object]:
    """Return the name of a file, its size in bytes and the SHA-256 of its content."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"file": name, "bytes": len(content), "sha256": digest}
