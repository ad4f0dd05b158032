"""What we add to HiGHS's own time: ``PYTHONPATH=src python -m benchmarks.bench_overhead``."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

import highspy
from scipy.sparse import csc_array

from benchmarks.generator import Family, generate
from benchmarks.stopwatch import Answer, cpu_seconds
from portfolio.planning import Highs, Roadmap
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits

SIZES = (200, 1000)
GAP = 0.01
REPEATS = 100
"""The least of so many measurements of our own steps counts."""


class Run(StrEnum):
    """What HiGHS is asked: the linear relaxation, or the whole search."""

    RELAXATION = "relaxation"
    SEARCH = "search"


TIMES = {Run.RELAXATION: 20, Run.SEARCH: 1}
"""How often HiGHS alone runs; here, too, the least counts."""


@dataclass(frozen=True, slots=True)
class Overhead:
    """CPU seconds around HiGHS's own on one run.

    Attributes
    ----------
    size
        Initiatives.
    run
        Of which kind.
    reading
        Of HiGHS alone, until it holds the same model from an MPS file.
    raw
        Of HiGHS alone on that model, once it is read.
    before
        Domain objects to a model that HiGHS holds: input check, model, hand over; and the rows
        written out to hold the plan to.
    after
        Values read back, the plan checked against every rule and row, all result tables.
    """

    size: int
    run: Run
    reading: float
    raw: float
    before: float
    after: float

    @property
    def share(self) -> float:
        """All that is around, as a share of what HiGHS alone takes once it holds the model."""
        return (self.before + self.after) / self.raw

    @property
    def share_of_all(self) -> float:
        """All that is around, as a share of what HiGHS alone takes from the file on."""
        return (self.before + self.after) / (self.reading + self.raw)


def measure_overhead(
    size: int, family: Family = Family.BASE, limit: float = 20.0, *, seed: int = 1
) -> tuple[Overhead, ...]:
    """Measure a relaxation and a search of one portfolio, with one thread.

    What follows a relaxation is not a plan; so that the whole path is counted, checks and tables
    of the plan that the search found are counted there, too.

    Parameters
    ----------
    size, family, seed
        Of the portfolio.
    limit
        Seconds of wall clock that each search is given.

    Raises
    ------
    RuntimeError
        If no plan is found within the limit, or the plan breaks a rule.
    """
    instance = generate(size, family, seed=seed)
    before, _ = cpu_seconds(lambda: prepare(instance.problem().model), REPEATS)
    problem = instance.problem()
    solver = Highs(gap=GAP, time_limit=limit, strategy=Strategy.FULL)
    relaxing = min(
        around_highs(lambda: Session(problem.model).relax(Limits(0.0)))[0] for _ in range(REPEATS)
    )
    searching, outcome = around_highs(lambda: solver.solve(problem.model))
    if not outcome.has_plan:
        raise RuntimeError(f"no plan of {size} initiatives within {limit} seconds")
    handing, _ = cpu_seconds(lambda: Session(problem.model), REPEATS)
    results, _ = cpu_seconds(lambda: show(Roadmap(problem, outcome)), REPEATS)
    return tuple(
        Overhead(size, run, *alone(problem.model, run, limit), before, back + results)
        for run, back in (
            (Run.RELAXATION, relaxing - handing),
            (Run.SEARCH, searching - handing),
        )
    )


def around_highs(call: Callable[[], Answer]) -> tuple[float, Answer]:
    """CPU seconds of a call, less those inside HiGHS's own runs, and what it returned."""
    inside, run = 0.0, Session._run

    def timed(*told: Any) -> None:  # noqa: ANN401
        nonlocal inside
        began = process_time()
        run(*told)
        inside += process_time() - began

    with patch.object(Session, "_run", timed):
        seconds, answer = cpu_seconds(call)
    return seconds - inside, answer


def prepare(model: Model) -> tuple[Session, csc_array]:
    """Hand a model over, and write its rows out once more, to hold the plan to them."""
    return Session(model), model.by_column


def show(roadmap: Roadmap) -> None:
    """Check a plan against every rule and row, and make every table.

    Raises
    ------
    RuntimeError
        If it breaks a rule.
    """
    if broken := roadmap.violations() or roadmap.contradictions():
        raise RuntimeError(f"the plan breaks rules: {broken[0]}")
    roadmap.to_frame(), roadmap.not_planned(), roadmap.spend(), roadmap.staffing()
    roadmap.hiring(), str(roadmap)


def alone(model: Model, run: Run, limit: float) -> tuple[float, float]:
    """CPU seconds of HiGHS alone to read a model and to run, the least of several if short."""
    found = [raw_seconds(model, run, limit) for _ in range(TIMES[run])]
    return min(reading for reading, _ in found), min(running for _, running in found)


def raw_seconds(model: Model, run: Run, limit: float) -> tuple[float, float]:
    """CPU seconds of HiGHS alone to read a model from a file, and to run with our options."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.mps"
        path.write_text(model.to_mps(), encoding="utf-8")
        reading, _ = cpu_seconds(lambda: solver.readModel(str(path)))
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("solve_relaxation", run is Run.RELAXATION)
    solver.setOptionValue("mip_rel_gap", GAP)
    solver.setOptionValue("time_limit", limit)
    running, _ = cpu_seconds(solver.run)
    return reading, running


def markdown(found: Sequence[Overhead]) -> str:
    """Return a table for people."""
    lines = [
        "### What is around HiGHS, CPU seconds",
        "",
        "| initiatives | run | HiGHS reads | HiGHS runs | before | after | around / runs "
        "| around / reads and runs |",
        "| ---: | :--- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in found:
        cells = [f"{one.size:,}", one.run.value, f"{one.reading:.3f}", f"{one.raw:.3f}"]
        cells += [f"{one.before:.3f}", f"{one.after:.3f}"]
        cells += [f"{one.share:.1%}", f"{one.share_of_all:.1%}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the table."""
    program = "python -m benchmarks.bench_overhead"
    parser = argparse.ArgumentParser(prog=program, description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="initiatives")
    parser.add_argument("--seconds", type=float, default=20.0, help="of wall clock for a search")
    options = parser.parse_args(arguments)
    measure_overhead(20, limit=1.0)  # loads what is loaded once
    found = [measure_overhead(size, limit=options.seconds) for size in options.sizes]
    print(markdown([one for both in found for one in both]))


if __name__ == "__main__":
    main()
