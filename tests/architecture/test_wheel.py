"""What is built for others holds the whole package and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling")


def test_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    """Templates, styles and the typing marker are shipped, not only the modules."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*build, "--directory", str(tmp_path)],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    files = [path for path in (root / "src").rglob("*") if path.is_file()]
    written = {path.relative_to(root / "src").as_posix() for path in files}
    assert shipped == {name for name in written if "__pycache__" not in name}
