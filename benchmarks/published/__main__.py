"""Plan every published instance: ``PYTHONPATH=src python -m benchmarks.published``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.published.instances import published_instances
from benchmarks.published.solved import head, row, solve, summary

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> None:
    """Plan one instance after the other and print each line of the table at once."""
    options = _parser().parse_args(arguments)
    solved = []
    print(head(), flush=True)
    for instance in published_instances(options.data):
        if options.only in instance.name:
            solved.append(solve(instance, options.seconds))
            print(row(solved[-1]), flush=True)
    print(f"\n{summary(solved, options.seconds)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.published", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of the instances")
    parser.add_argument("--seconds", type=float, default=60.0, help="of CPU for each plan")
    parser.add_argument("--only", default="", help="instances with this text in their name")
    return parser


if __name__ == "__main__":
    main()
