"""One contest in a process of its own: ``python -m benchmarks.search.child CONTEST NICE``."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_array

from benchmarks.search.contest import Contest, Result
from benchmarks.search.records import contest_from, to_plain
from benchmarks.search.rivals import solve

Answer = TypeVar("Answer")


def hold_contest(contest: Contest) -> Result:
    """Let one rival plan one portfolio; the clocks start when its model stands."""
    problem = contest.problem()
    problem.model.matrix  # noqa: B018
    before = yardstick()
    cpu, wall, found = measured(lambda: solve(contest, problem))
    return Result(found, cpu, wall, _megabytes(), (before + yardstick()) / 2)


def measured(call: Callable[[], Answer]) -> tuple[float, float, Answer]:
    """Return CPU seconds, those of helpers included, seconds of the clock, and the answer."""
    cpu, wall = _cpu_seconds(), time.perf_counter()
    answer = call()
    return _cpu_seconds() - cpu, time.perf_counter() - wall, answer


def yardstick() -> float:
    """Return the CPU seconds of a fixed piece of work: sparse products, as solvers do them."""
    rng, size, filled = np.random.default_rng(1), 20_000, 200_000
    places = rng.integers(0, size, (2, filled))
    matrix = csr_array((rng.random(filled), (places[0], places[1])), shape=(size, size))
    point = np.ones(size)
    began = time.process_time()
    for _ in range(1000):
        product = np.asarray(matrix @ point, dtype=np.float64)
        point = product / np.linalg.norm(product)
    return time.process_time() - began


def take_priority(nice: int) -> None:
    """Take a priority of the operating system, for this process, its helpers and its session.

    Linux may share processors among sessions first, and only then among the processes of each:
    without a priority of its session, a process waits whatever its own.
    """
    os.setpriority(os.PRIO_PROCESS, 0, nice)
    session = Path("/proc/self/autogroup")
    if nice and session.exists():
        session.write_text(str(nice), encoding="ascii")


def _cpu_seconds() -> float:
    helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + helpers.ru_utime + helpers.ru_stime


def _megabytes() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Hold the contest, and print what came of it as JSON in the last line."""
    contest, nice = arguments or sys.argv[1:]
    take_priority(int(nice))
    print(json.dumps(to_plain(hold_contest(contest_from(json.loads(contest))))))


if __name__ == "__main__":
    main()
