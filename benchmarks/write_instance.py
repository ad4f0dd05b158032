"""A seeded portfolio as files: ``python -m benchmarks.write_instance 1000 FOLDER``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.generator import MIX, Family, generate
from portfolio.domain import Horizon, Initiative, Range
from portfolio.intake import Capacity
from portfolio.scoring import DEFAULT_RUBRIC

if TYPE_CHECKING:
    import pandas as pd

GAP = 0.001
"""The plan must be proven to be within this share of the best one."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files and print how to plan them."""
    options = _parser().parse_args(arguments)
    size, family, seed = options.size, options.family, options.seed
    settings = write_instance(size, options.folder, family, seed=seed, gap=options.gap)
    print(f"portfolio plan {settings} --out {settings.parent / 'run'}")


def write_instance(
    size: int, folder: Path, family: Family = Family.BASE, *, seed: int = 1, gap: float = GAP
) -> Path:
    """Write a portfolio of the generator as tables, and settings to plan it with.

    The planning problem is that of ``generate(size, family, seed=seed)``. Its initiatives are
    scored besides, at random, so that a run goes through every step.

    Parameters
    ----------
    size, family, seed
        As in `generate`.
    folder
        Made here; must not exist.
    gap
        The search stops there, and a run that misses it fails.

    Returns
    -------
    Path
        The settings file.
    """
    instance = generate(size, family, seed=seed)
    rng = np.random.default_rng(seed)
    scored = tuple(_scored(rng, initiative) for initiative in instance.backlog.initiatives)
    backlog = replace(instance.backlog, initiatives=scored)
    folder.mkdir(parents=True)
    for name, frame in {**backlog.to_tables(), **_capacity_tables(instance.capacity)}.items():
        frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    settings = folder / "settings.toml"
    settings.write_text(_settings(size, family, gap), encoding="utf-8")
    return settings


def _scored(rng: np.random.Generator, initiative: Initiative) -> Initiative:
    """Score an initiative on every criterion from 2 to 5: nothing is knocked out."""
    points = rng.integers(2, 6, size=len(DEFAULT_RUBRIC.criteria)).tolist()
    pairs = zip(DEFAULT_RUBRIC.criteria, points, strict=True)
    return replace(initiative, scores={c.id: Range.exactly(float(p)) for c, p in pairs})


def _capacity_tables(capacity: Capacity) -> Mapping[str, pd.DataFrame]:
    """Return money, people and terms of hiring as the tables they are read from."""
    import pandas as pd

    def by_quarter(
        amounts: Mapping[str, tuple[float, ...]], names: tuple[str, str]
    ) -> pd.DataFrame:
        rows = [
            (name, str(quarter), amount)
            for name, row in amounts.items()
            for quarter, amount in zip(capacity.calendar, row, strict=True)
        ]
        return pd.DataFrame(rows, columns=[names[0], "quarter", names[1]])

    hiring = pd.DataFrame([{"role": r, **asdict(t)} for r, t in capacity.hiring.items()])
    return {
        "budget": by_quarter(capacity.money, ("fund", "amount")),
        "capacity": by_quarter(capacity.people, ("role", "fte")),
        "hiring": hiring.astype({"max_total": "Int64"}),
    }


def _settings(size: int, family: Family, gap: float) -> str:
    mix = "\n".join(_share(horizon, *bounds) for horizon, bounds in MIX.items())
    return f"""\
[intake]
backlog = "."

[planning]
solver = {{ kind = "highs", gap = {gap} }}
require_gap = {gap}
{mix}
[reporting]
title = "{size:,} synthetic initiatives, family {family.value}"
currency = "€"
"""


def _share(horizon: Horizon, low: float, high: float) -> str:
    return f"""
[[planning.constraints]]
kind = "share"
group = "{horizon.title}"
members = {{ attribute = "horizon", values = ["{horizon.value}"] }}
at_least = {low}
at_most = {high}
penalty = 1.0
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.write_instance")
    parser.add_argument("size", type=int, help="number of initiatives")
    parser.add_argument("folder", type=Path, help="folder to make")
    parser.add_argument("--family", type=Family, choices=list(Family), default=Family.BASE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gap", type=float, default=GAP, help="as a share of the plan's worth")
    return parser


if __name__ == "__main__":
    main()
