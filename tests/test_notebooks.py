"""Every notebook runs from top to bottom, in a copy, so that it leaves nothing behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LIMIT = 300  # seconds for one cell
PROGRAM = """
import sys, nbclient, nbformat
path, limit = sys.argv[1], int(sys.argv[2])
notebook = nbformat.read(path, as_version=4)
nbclient.NotebookClient(notebook, timeout=limit, kernel_name="python3").execute(cwd=".")
for cell in notebook.cells:
    shown = {kind for output in cell.get("outputs", []) for kind in output.get("data", {})}
    if cell.source.startswith("plot_") and "image/png" not in shown:
        sys.exit("this cell shows no picture: " + cell.source)
"""


@pytest.mark.skipif(not NOTEBOOKS, reason="there are no notebooks yet")
@pytest.mark.timeout(2 * LIMIT)
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(notebook: Path, tmp_path: Path) -> None:
    """The notebook runs beside a copy of the sample data, and every chart it draws is seen."""
    pytest.importorskip("nbclient")
    for folder in ("notebooks", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, notebook.name, str(LIMIT)],
        cwd=tmp_path / "notebooks",
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stderr[-4000:]
