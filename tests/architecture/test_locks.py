"""The lock files belong to the project file, test its bounds, and name no private place."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-lowest.lock")
PINNED = re.compile(r"^([\w.-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)


def pins(root: Path, name: str) -> list[tuple[str, str, str]]:
    """Return every pinned package of a lock as (name, version, marker)."""
    return PINNED.findall((root / name).read_text(encoding="utf-8"))


def declared(root: Path) -> list[Requirement]:
    """Return what the project file asks for, extras included, without the extra of all extras."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    texts = [text for group in groups for text in group]
    return [need for need in map(Requirement, texts) if need.name != project["name"]]


def uv(root: Path, *arguments: str) -> str:
    """Return what `uv` prints when it may not use the network; skip where it is not installed."""
    program = shutil.which("uv", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("uv is not part of this environment")
    own = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    variables = {**own, "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
    command = [program, "--offline", "--no-config", *arguments]
    done = subprocess.run(
        command, cwd=root, env=variables, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stderr}\nmend it with: python3 dev.py lock"
    return done.stdout


def test_lock_follows_the_project_file(root: Path) -> None:
    """`uv.lock` was made from the dependencies that the project file names now."""
    uv(root, "lock", "--check")


@pytest.mark.parametrize("name", LOCKS[:2])
def test_requirements_follow_the_lock(name: str, root: Path, dev: ModuleType) -> None:
    """What pip installs is what `uv.lock` holds, word for word."""
    assert uv(root, *dev.export_arguments(name)) == (root / name).read_text(encoding="utf-8")


def test_lower_bounds_are_what_the_lowest_lock_tests(root: Path) -> None:
    """Each bound `>=x` in the project file stands as `==x` in the lock of the oldest versions."""
    locked = {name: Version(version) for name, version, _ in pins(root, "requirements-lowest.lock")}
    bounds = {
        need.name: Version(part.version)
        for need in declared(root)
        for part in need.specifier
        if part.operator == ">="
    }
    assert len(bounds) == len(declared(root)), "a dependency has no lower bound"
    assert {name: locked[name] for name in bounds} == bounds


def test_one_lock_holds_both_worlds(root: Path) -> None:
    """Python 3.11 gets PuLP 3.3 and every newer Python PuLP 4, since PuLP 4 needs Python 3.12."""
    pulp = {marker: version for name, version, marker in pins(root, LOCKS[0]) if name == "pulp"}
    old, new = "python_full_version < '3.12'", "python_full_version >= '3.12'"
    assert pulp.keys() == {old, new}
    assert pulp[old].startswith("3.3.")
    assert pulp[new].startswith("4.")


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes(name: str, root: Path) -> None:
    """A package whose file was exchanged is refused: each pin is followed by a hash."""
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if not line.startswith(("    ", "#"))]
    assert len(starts) == len(pins(root, name)) > 0
    assert all(lines[number + 1].startswith("    --hash=sha256:") for number in starts)


@pytest.mark.parametrize("name", ["uv.lock", *LOCKS])
def test_locks_name_only_the_public_index(name: str, root: Path) -> None:
    """No mirror, no local folder: the lock works on any machine."""
    text = (root / name).read_text(encoding="utf-8")
    assert set(re.findall(r"\b\w+://[^/\"\s]+", text)) <= {
        "https://pypi.org",
        "https://files.pythonhosted.org",
    }
    assert "file:" not in text
    assert "--find-links" not in text
    assert "index-url" not in text
