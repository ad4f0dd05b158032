"""Memory that a fresh process takes to build one model: ours or PuLP's."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pulp

from benchmarks.generator import Family, Instance, generate
from benchmarks.idiomatic_pulp import hand_over, write
from portfolio.planning.solvers.highs_session import Session

WARM = 20
"""Initiatives of a portfolio built first, so that what is loaded once is there."""


class Side(StrEnum):
    """Who builds."""

    OURS = "ours"
    PULP = "pulp"


@dataclass(frozen=True, slots=True)
class Taken:
    """Memory that a model takes beyond the domain objects it is made from, in MB of 10^6 bytes.

    Attributes
    ----------
    resident
        What stays while model and solver are held.
    peak
        The most at any time while building.
    """

    resident: float
    peak: float


def taken(side: Side, size: int, family: Family, seed: int) -> Taken:
    """Build one model in a fresh process and tell what memory that took; Linux only.

    Raises
    ------
    RuntimeError
        If the process fails.
    """
    words = [side.value, str(size), family.value, str(seed)]
    command = [sys.executable, "-m", "benchmarks.resident", *words]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{side.value} at {size}: {ended.stderr[-500:]}")
    return Taken(*map(float, ended.stdout.split()))


def build_side(side: Side, instance: Instance) -> object:
    """Build and hand over; return everything that an application would hold on to.

    Of ours the problem, of PuLP's the variables and the data they were summed from: without them
    neither could tell what a solution means.
    """
    if side is Side.OURS:
        problem = instance.problem()
        return problem, Session(problem.model)
    model = write(instance)
    hand_over(model.lp, pulp.HiGHS(msg=False))
    return model


def watched(call: Callable[[], object]) -> Taken:
    """Call, hold the answer, and tell by how much this process has grown meanwhile."""
    gc.collect()
    # Forget the peak so far, which may have been higher: 5 is the word for that (man 5 proc).
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    before = _status()
    answer = call()
    gc.collect()
    after = _status()
    del answer
    return Taken(*((after[name] - before["VmRSS"]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM")))


def _status() -> Mapping[str, int]:
    """Resident memory of this process and its peak, in KB as Linux tells it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    told = (line.split(":") for line in lines if line.startswith(("VmRSS", "VmHWM")))
    return {name: int(value.split()[0]) for name, value in told}


def main() -> None:
    """Build what the command line says: side, size, family, seed."""
    side, size, family, seed = sys.argv[1:]
    build_side(Side(side), generate(WARM))
    instance = generate(int(size), Family(family), seed=int(seed))
    found = watched(lambda: build_side(Side(side), instance))
    print(found.resident, found.peak)


if __name__ == "__main__":
    main()
