"""How long building takes: ``PYTHONPATH=src python -m benchmarks --quick``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench_build import measure_build
from benchmarks.generator import Family
from benchmarks.report import Report

SIZES = (50, 200, 1000, 5000, 10_000)
QUICK_PULP = 1000
"""With ``--quick``, PuLP builds no more initiatives than this."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write JSON if asked."""
    options = _parser().parse_args(arguments)
    family, seed, quick = options.family, options.seed, options.quick
    measure_build(SIZES[0], family, seed=seed)  # loads what is loaded once
    builds = tuple(
        measure_build(size, family, seed=seed, with_pulp=not quick or size <= QUICK_PULP)
        for size in SIZES
    )
    report = Report(builds)
    print(report.markdown())
    if options.json:
        report.write_json(options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few seconds")
    parser.add_argument("--family", type=Family, choices=list(Family), default=Family.BASE)
    parser.add_argument("--seed", type=int, default=1, help="of the portfolios")
    parser.add_argument("--json", type=Path, help="file to write all numbers to")
    return parser


if __name__ == "__main__":
    main()
