"""How long rankings take, ours and with pymcdm: ``python -m benchmarks.bench_scoring --quick``."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from benchmarks.contests import Contest, by_column, by_pair, by_weights, random_matrix
from benchmarks.stopwatch import cpu_seconds

ROWS, COLUMNS = 10_000, 12
PAIRS = 2_800
"""Most initiatives whose pairs pymcdm can compare in 1 GB: it holds 14 tables of all pairs."""
SMAA_ROWS, SMAA_SAMPLES = 200, 10_000
REPEATS, QUICK_REPEATS, QUICK_PAIRS = 30, 5, 500


@dataclass(frozen=True, slots=True)
class ScoringTime:
    """One method on the same numbers twice.

    Attributes
    ----------
    method
        What was measured.
    rows, columns
        Initiatives and criteria.
    ours, theirs
        Least CPU seconds with this library and with the other; None where that is not installed
        or has not the memory.
    """

    method: str
    rows: int
    columns: int
    ours: float
    theirs: float | None

    @property
    def ratio(self) -> float | None:
        """How many times as long the other takes."""
        return None if self.theirs is None else self.theirs / self.ours


def measure_scoring(
    rows: int = ROWS,
    pairs: int = PAIRS,
    smaa: tuple[int, int] = (SMAA_ROWS, SMAA_SAMPLES),
    *,
    seed: int = 1,
    repeats: int = REPEATS,
) -> tuple[ScoringTime, ...]:
    """Rank random values by every method, with pymcdm too where it is installed.

    Both sides get the same arrays, already checked: pymcdm runs with its checks off, our matrix
    is made before the clock starts.

    Parameters
    ----------
    rows, pairs
        Initiatives for methods by column, and where pymcdm compares all pairs.
    smaa
        Initiatives and draws of weights for SMAA.
    seed
        Of the values and weights.
    repeats
        Calls of each side, the fastest counts; a tenth of them where one takes long.
    """
    matrix, few = random_matrix(rows, COLUMNS, seed), max(repeats // 10, 1)
    small, ranked = (random_matrix(count, COLUMNS, seed) for count in (pairs, smaa[0]))
    contests = [*by_pair(small), *(each.alone() for each in by_pair(matrix))]
    contests += [by_weights(ranked, smaa[1], seed)]
    return (
        *(_measure(contest, repeats) for contest in by_column(matrix)),
        *(_measure(contest, few) for contest in contests),
    )


def _measure(contest: Contest, repeats: int) -> ScoringTime:
    ours, _ = cpu_seconds(contest.ours, repeats)
    theirs = None if contest.theirs is None else cpu_seconds(contest.theirs, repeats)[0]
    rows, columns = contest.matrix.likely.shape
    return ScoringTime(contest.name, rows, columns, ours, theirs)


def markdown(times: Sequence[ScoringTime]) -> str:
    """Return a table for people; what was not measured is left empty."""
    lines = [
        "## Rankings, CPU milliseconds",
        "",
        "| method | initiatives | criteria | portfolio | pymcdm, or a loop | ratio |",
        "| :--- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for time in times:
        theirs = "" if time.theirs is None else f"{1000 * time.theirs:,.2f}"
        ratio = "" if time.ratio is None else f"{time.ratio:.1f}x"
        cells = [time.method, f"{time.rows:,}", str(time.columns), f"{1000 * time.ours:,.2f}"]
        lines.append(f"| {' | '.join([*cells, theirs, ratio])} |")
    return "\n".join(lines)


def machine() -> str:
    """Versions and machine in one line; says so where pymcdm is not installed."""
    there = find_spec("pymcdm") is not None
    other = f"pymcdm {version('pymcdm')}" if there else "pymcdm not installed, so not compared"
    python = f"Python {platform.python_version()}, numpy {version('numpy')}"
    return f"{python}, {other}; {platform.machine()}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_scoring", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few calls, few pairs: ten seconds")
    parser.add_argument("--seed", type=int, default=1, help="of the values and weights")
    parser.add_argument("--json", type=Path, help="file to write all numbers to")
    options = parser.parse_args(arguments)
    pairs, repeats = (QUICK_PAIRS, QUICK_REPEATS) if options.quick else (PAIRS, REPEATS)
    times = measure_scoring(ROWS, pairs, seed=options.seed, repeats=repeats)
    print(f"{machine()}\n\n{markdown(times)}")
    if options.json:
        rows = [asdict(time) | {"ratio": time.ratio} for time in times]
        text = json.dumps({"machine": machine(), "methods": rows}, indent=2)
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
