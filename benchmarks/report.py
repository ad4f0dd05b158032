"""Measurements as tables for people and as JSON for programs."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.bench_build import BuildTime, growth

LARGE = 1000
"""Growth is judged from this size on, where building is no longer mostly fixed cost."""


@dataclass(frozen=True)
class Report:
    """All measurements of one run.

    Attributes
    ----------
    builds
        By size, smallest first.
    """

    builds: tuple[BuildTime, ...]

    @property
    def machine(self) -> str:
        """Versions and machine in one line."""
        packages = ("pulp", "highspy", "numpy", "scipy")
        versions = ", ".join(f"{name} {version(name)}" for name in packages)
        return f"Python {platform.python_version()}, {versions}; {platform.machine()}"

    def markdown(self) -> str:
        """Return the table and the growth exponent."""
        parts = [
            self.machine,
            "## Building the model and handing it over to HiGHS, CPU seconds",
            _table(
                "initiatives | starts | rows | coefficients | portfolio | PuLP | ratio",
                [_build_row(time) for time in self.builds],
            ),
            self._growth(),
        ]
        return "\n\n".join(part for part in parts if part)

    def _growth(self) -> str:
        lines = [
            f"from {smallest:,} initiatives on: starts ^ {growth(self.builds, smallest):.2f}"
            for smallest in (self.builds[0].size, LARGE)
            if sum(time.size >= smallest for time in self.builds) > 1
        ]
        return f"Growth of our building time, {'; '.join(lines)}." if lines else ""

    def write_json(self, path: Path) -> None:
        """Write all numbers."""
        data = {
            "machine": self.machine,
            "builds": [asdict(time) | {"ratio": time.ratio} for time in self.builds],
        }
        path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _build_row(time: BuildTime) -> Sequence[str]:
    theirs = "" if time.theirs is None else f"{time.theirs:.3f}"
    ratio = "" if time.ratio is None else f"{time.ratio:.0f}x"
    counts = (time.size, time.starts, time.rows, time.coefficients)
    return [*(f"{count:,}" for count in counts), f"{time.ours:.4f}", theirs, ratio]


def _table(heads: str, rows: Sequence[Sequence[str]]) -> str:
    columns = heads.count("|") + 1
    lines = [f"| {heads} |", "|" + " ---: |" * columns]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
