"""Memory is measured in fresh processes, the same way for both sides."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks.bench_build import handed_over, shape
from benchmarks.generator import Family, generate
from benchmarks.resident import Side, Taken, build_side, taken

FRESH = """
import numpy as np
from benchmarks.resident import watched
{before}
found = watched(lambda: {call})
print(found.resident, found.peak)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is told by /proc")


def _watched(call: str, before: str = "") -> Taken:
    """Watch a call in a process of its own: one with a past gives back what others held."""
    code = FRESH.format(call=call, before=before)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return Taken(*map(float, ended.stdout.split()))


@linux
def test_what_a_call_leaves_behind_is_resident() -> None:
    """40 MB of ones stay while they are held; the peak is no less."""
    found = _watched("np.ones(5_000_000)")
    assert 38 < found.resident < 60
    assert found.peak >= found.resident - 1


def test_both_sides_hold_the_same_model() -> None:
    """What is measured is the same portfolio, handed over to HiGHS twice."""
    instance = generate(10)
    _, session = build_side(Side.OURS, instance)
    model = build_side(Side.PULP, instance)
    assert shape(session.model) == handed_over(model.lp.solverModel)
    assert session.solver.getNumCol() == model.lp.solverModel.getNumCol()


@linux
def test_the_peak_is_that_of_the_call() -> None:
    """A peak of 80 MB before the call is forgotten; one of 40 MB within it is told."""
    found = _watched("float(np.ones(5_000_000).sum())", before="np.ones(10_000_000).sum()")
    assert found.resident < 20
    assert 38 < found.peak < 60


@linux
def test_a_process_that_fails_is_told() -> None:
    """Five initiatives are too few for the generator, whose words are passed on."""
    with pytest.raises(RuntimeError, match="at least 10 initiatives"):
        taken(Side.OURS, 5, Family.BASE, 1)
