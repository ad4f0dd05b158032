"""Run all measurements: ``PYTHONPATH=src python -m benchmarks --quick``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bench_build import measure_build
from benchmarks.bench_plan import measure_plan
from benchmarks.generator import Family
from benchmarks.report import Report

SIZES = (50, 200, 1000, 5000, 10_000)
PLAN_SIZES = (50, 200, 1000)
QUICK_PULP, QUICK_PLAN = 1000, 200
"""With ``--quick``, PuLP builds no more initiatives than the first, and none plans more than the
second."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the tables, and write JSON if asked."""
    options = _parser().parse_args(arguments)
    family, seed, quick = options.family, options.seed, options.quick
    measure_build(SIZES[0], family, seed=seed)  # loads what is loaded once
    builds = tuple(
        measure_build(size, family, seed=seed, with_pulp=not quick or size <= QUICK_PULP)
        for size in SIZES
    )
    limit = options.seconds or (3.0 if quick else 20.0)
    plans = tuple(
        measure_plan(size, family, limit, seed=seed)
        for size in PLAN_SIZES
        if not quick or size <= QUICK_PLAN
    )
    report = Report(builds, plans)
    print(report.markdown())
    if options.json:
        report.write_json(options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less than a minute")
    parser.add_argument("--family", type=Family, choices=list(Family), default=Family.BASE)
    parser.add_argument("--seed", type=int, default=1, help="of the portfolios")
    parser.add_argument("--seconds", type=float, help="of wall clock for each plan")
    parser.add_argument("--json", type=Path, help="file to write all numbers to")
    return parser


if __name__ == "__main__":
    main()
