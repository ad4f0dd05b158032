"""Contests one after the other, each in a process of its own, and again if it was disturbed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import numpy as np

from benchmarks.search.contest import Contest, Found, Result
from benchmarks.search.records import Record, result_from, to_plain
from benchmarks.search.rivals import version_of
from benchmarks.search.store import Store
from portfolio.planning.model import Model

Play = Callable[[Contest, int], Result]
"""Holds a contest at a priority of the operating system."""


def play_apart(contest: Contest, nice: int) -> Result:
    """Hold a contest in a fresh process with one thread; without end, it is ended."""
    text = json.dumps(to_plain(contest))
    command = [sys.executable, "-m", "benchmarks.search.child", text, str(nice)]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    limit = 4 * contest.seconds + 120
    try:
        answer = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=limit,
            # A session of its own, whose priority the child may set.
            start_new_session=True,
            env=os.environ | threads,
        )
    except subprocess.TimeoutExpired:
        found = Found(None, None, f"ended after {limit:g} seconds of the clock")
        return Result(found, limit, limit, 0.0, 0.0)
    return result_from(json.loads(answer.stdout.splitlines()[-1]))


def run(
    contests: Sequence[Contest],
    store: Store,
    *,
    nice: int = 0,
    tell: Callable[[str], None] = print,
    play: Play = play_apart,
) -> None:
    """Hold the contests that the store does not know yet, in the order given.

    Parameters
    ----------
    contests, store
        What is asked; where results are kept, each as soon as it is known.
    nice
        Priority of the operating system, -20 (highest, for the administrator) to 19.
    tell
        Told a line for each contest.
    play
        Who holds them; a fresh process each, if not told otherwise.
    """
    models: dict[tuple[str, int, int], str] = {}
    for contest in contests:
        version = version_of(contest.rival)
        if contest.portfolio not in models:
            models[contest.portfolio] = fingerprint(contest.problem().model)
        model = models[contest.portfolio]
        if (contest, model, version) in store:
            continue
        result = _undisturbed(contest, nice, play)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        store.add(Record(contest, result, model, version, when))
        tell(f"{contest}: {sentence(result)}")


def _undisturbed(contest: Contest, nice: int, play: Play) -> Result:
    """Return the result; of two runs where the first was disturbed, the less disturbed one."""
    first = play(contest, nice)
    if first.undisturbed or not contest.rival.looks_at_the_clock:
        return first
    return max(first, play(contest, nice), key=lambda one: one.cpu / max(one.wall, 1e-9))


def fingerprint(model: Model) -> str:
    """Return a text that tells models apart, whose last digits differ between versions of numpy."""
    digest = hashlib.sha256()
    matrix = model.matrix.copy()
    matrix.sort_indices()
    bounds = (model.row_lower, model.row_upper, model.lower, model.upper)
    for array in (model.worth, *bounds, matrix.data):
        digest.update(np.asarray(array, dtype=np.float32).tobytes())
    for array in (matrix.indptr, matrix.indices, model.integer):
        digest.update(np.asarray(array, dtype=np.int32).tobytes())
    return digest.hexdigest()[:12]


def sentence(result: Result) -> str:
    """Return the result in words."""
    found = result.found
    value = "no plan" if found.value is None else f"{found.value:,.0f}"
    waited = "" if result.undisturbed else ", disturbed"
    return f"{value}, gap {found.gap:.2%}, {result.cpu:.1f} CPU s{waited}; {found.note}"
