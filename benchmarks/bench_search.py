"""How good plans are after so many seconds, ours and those of HiGHS and CBC on the same model."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from benchmarks.generator import Family
from benchmarks.search.contest import PROOF, Contest, Rival
from benchmarks.search.runner import run
from benchmarks.search.store import Store
from benchmarks.search.table import markdown


def main(arguments: Sequence[str] | None = None) -> None:
    """Hold the contests that are missing in the store, and print its tables."""
    options = _parser().parse_args(arguments)
    store = Store(options.json)
    run(contests(options), store, nice=options.nice)
    print(markdown(store))


def contests(options: argparse.Namespace) -> tuple[Contest, ...]:
    """Return the contests asked for: all of one rival, then all of the next."""
    asked = product(options.solvers, options.sizes, options.families, options.seeds)
    return tuple(
        Contest(family, size, seed, rival, options.seconds, options.gap)
        for rival, size, family, seed in asked
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_search", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 200])
    parser.add_argument("--families", type=Family, nargs="*", default=list(Family))
    parser.add_argument("--seeds", type=int, nargs="*", default=list(range(1, 11)))
    parser.add_argument("--solvers", type=Rival, nargs="*", default=list(Rival))
    parser.add_argument("--seconds", type=float, default=30.0, help="each contest at most")
    parser.add_argument("--gap", type=float, default=PROOF, help="stop within this share")
    parser.add_argument("--nice", type=int, default=0, help="priority, -20 for the highest")
    parser.add_argument("--json", type=Path, default=Path("search.json"), help="the store")
    return parser


if __name__ == "__main__":
    main()
