"""How much memory a built model takes, ours and in PuLP: ``python -m benchmarks.bench_memory``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.generator import Family
from benchmarks.resident import Side, Taken, taken

SIZES = (200, 1000, 10_000)


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of the same model twice, each built in a fresh process.

    Attributes
    ----------
    size
        Initiatives.
    ours, theirs
        Of this library and of PuLP, HiGHS and its copy of the model included.
    """

    size: int
    ours: Taken
    theirs: Taken

    @property
    def share(self) -> float:
        """Our resident memory as a share of PuLP's."""
        return self.ours.resident / self.theirs.resident


def measure_memory(size: int, family: Family = Family.BASE, *, seed: int = 1) -> Memory:
    """Build one portfolio both ways."""
    ours, theirs = (taken(side, size, family, seed) for side in (Side.OURS, Side.PULP))
    return Memory(size, ours, theirs)


def markdown(found: Sequence[Memory]) -> str:
    """Return a table for people."""
    lines = [
        "### Memory of the built model, HiGHS included, MB",
        "",
        "| initiatives | portfolio | peak | PuLP | peak | portfolio / PuLP |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in found:
        numbers = (one.ours.resident, one.ours.peak, one.theirs.resident, one.theirs.peak)
        cells = [f"{one.size:,}", *(f"{number:,.1f}" for number in numbers), f"{one.share:.0%}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_memory", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="initiatives")
    options = parser.parse_args(arguments)
    print(markdown([measure_memory(size) for size in options.sizes]))


if __name__ == "__main__":
    main()
