"""The model of a problem as a file that other solvers read."""

from __future__ import annotations

import os
from pathlib import Path

from portfolio.planning import Problem


def write_model(problem: Problem, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
    """Write the model in the LP or the MPS format; the file is there whole or not at all.

    Parameters
    ----------
    problem
        Its model is written: a minimisation of the negated worth.
    path
        File ending in ``.lp`` (to be read by people as well) or ``.mps``.
    overwrite
        Whether an existing file may be replaced.

    Returns
    -------
    pathlib.Path
        Where the file is.

    Raises
    ------
    FileExistsError
        If the file exists and may not be replaced.
    ValueError
        If the path ends otherwise.
    """
    target = Path(path)
    formats = {".lp": problem.model.to_lp, ".mps": problem.model.to_mps}
    if target.suffix.lower() not in formats:
        raise ValueError(f"a model is written as .lp or .mps, not as {target.name!r}")
    if target.exists() and not overwrite:
        raise FileExistsError(f"{target} exists and is not replaced unless told to (overwrite)")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(formats[target.suffix.lower()](), encoding="ascii", newline="\n")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target
