"""Plan every published instance: ``PYTHONPATH=src python -m benchmarks.published``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.published.instances import published_instances
from benchmarks.published.solved import markdown, solve

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> None:
    """Plan, tell each result on stderr at once, and print the table."""
    options = _parser().parse_args(arguments)
    solved = []
    for instance in published_instances(options.data):
        if options.only in instance.name:
            solved.append(solve(instance, options.seconds))
            told = solved[-1]
            print(f"{told.name}: {told.verdict}, {told.seconds:.1f} s", file=sys.stderr)
    print(markdown(solved))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.published", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of the instances")
    parser.add_argument("--seconds", type=float, default=60.0, help="of CPU for each plan")
    parser.add_argument("--only", default="", help="instances with this text in their name")
    return parser


if __name__ == "__main__":
    main()
