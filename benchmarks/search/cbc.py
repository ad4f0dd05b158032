"""CBC from its command line, which can be told to count CPU seconds."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.search.contest import Found
from benchmarks.search.referee import judge
from portfolio.planning.model import Floats, Model


def solve_cbc(model: Model, seconds: float, gap: float) -> Found:
    """Search with CBC: its default options, but the gap and the time, which are CPU seconds."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "model.mps"), Path(folder, "plan.txt")
        source.write_text(model.to_mps(), encoding="ascii")
        limits = ["-timeMode", "cpu", "-sec", f"{seconds:g}", "-ratioGap", f"{gap:g}"]
        command = [str(find_cbc()), str(source), *limits, "-solve", "-solution", str(target)]
        log = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=3 * seconds + 60
        ).stdout
        values = read_plan(target.read_text(encoding="ascii"), len(model.worth))
    end, bound = read_log(log)
    if values is None:
        return Found(None, bound, end)
    found = judge(model, values, bound, end)
    if bound is None and "Optimal" in end:
        # What CBC calls optimal is so within the gap that it was asked for.
        return Found(found.value, read_value(log), end)
    return found


def find_cbc() -> Path | None:
    """Return the CBC 2.10 that comes with PuLP 3; None with PuLP 4, which comes with none."""
    import pulp

    path = getattr(getattr(pulp, "PULP_CBC_CMD", None), "pulp_cbc_path", None)
    return Path(path).resolve() if path and Path(path).exists() else None


def read_log(log: str) -> tuple[str, float | None]:
    """Return how CBC ended, and its bound on the worth; None where it tells none."""
    end = re.search(r"^Result - (.*)$", log, re.MULTILINE)
    bound = re.search(r"^Lower bound:\s+(\S+)$", log, re.MULTILINE)
    return end[1].strip() if end else "no result", -float(bound[1]) if bound else None


def read_value(log: str) -> float | None:
    """Return the worth that CBC says its plan has."""
    value = re.search(r"^Objective value:\s+(\S+)$", log, re.MULTILINE)
    return -float(value[1]) if value else None


def read_plan(text: str, columns: int) -> Floats | None:
    """Return values by column from CBC's solution file, which names those that are not 0."""
    head, *lines = text.splitlines()
    if "objective value" not in head or "Infeasible" in head or "no integer solution" in head:
        return None
    values = np.zeros(columns)
    for line in lines:
        number, _, value, *_ = line.replace("**", " ").split()
        values[int(number)] = float(value)
    return values


def version_of_cbc() -> str:
    """Return the version of CBC.

    Raises
    ------
    LookupError
        If there is no CBC here.
    """
    path = find_cbc()
    if path is None:
        raise LookupError("no CBC here: PuLP 3 comes with one, PuLP 4 does not")
    log = subprocess.check_output([str(path), "-quit"], text=True)
    number = re.search(r"^Version:\s+(\S+)", log, re.MULTILINE)
    return f"CBC {number[1] if number else 'unknown'}"
