"""Makes the benchmarks importable: they lie beside the package, in the project folder."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
