"""The package is light to import: heavy libraries load when a call needs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "highspy",
    "jinja2",
    "matplotlib",
    "openpyxl",
    "pulp",
    "rapidfuzz",
    "rich",
    "scipy.stats",
    "xlsxwriter",
)
PROGRAM = "import portfolio, json, sys; print(json.dumps(sorted(sys.modules)))"


def test_import_loads_nothing_heavy(root: Path) -> None:
    """A fresh `import portfolio` loads no drawing, solving, spreadsheet or matching library."""
    variables = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=variables, check=True, capture_output=True, text=True
    )
    loaded = set(json.loads(done.stdout))
    assert "portfolio" in loaded
    assert [name for name in HEAVY if name in loaded] == []
