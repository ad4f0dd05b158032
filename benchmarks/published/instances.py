"""Every published instance with its known optimum, found in a folder of their files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.published.logos import OPTIMA as LOGOS_OPTIMA
from benchmarks.published.logos import read_logos
from benchmarks.published.lorie_savage import OPTIMUM as LORIE_SAVAGE_OPTIMUM
from benchmarks.published.lorie_savage import lorie_savage
from benchmarks.published.next_release import NRP1_OPTIMA, next_release, read_nrp
from benchmarks.published.orlib_knapsacks import read_knapsacks
from benchmarks.published.releases import OPTIMUM as RELEASES_OPTIMUM
from benchmarks.published.releases import of_features, of_options, read_releases
from portfolio import Problem


@dataclass(frozen=True)
class Published:
    """One instance.

    Attributes
    ----------
    name
        Set and number.
    problem
        The planning problem.
    optimum
        What is published: the optimum, or the best value anybody has found.
    proven
        Whether the published value is known to be the optimum.
    """

    name: str
    problem: Problem
    optimum: float
    proven: bool = True


def published_instances(data: Path) -> Iterator[Published]:
    """Read all instances.

    Parameters
    ----------
    data
        Folder with `orlib_mkp`, `nrp`, `release_planning` and `logos`.

    Raises
    ------
    FileNotFoundError
        If a file is not there.
    """
    for kind, by_money in (("points", False), ("money", True)):
        problem = lorie_savage(by_money=by_money)
        yield Published(f"Lorie-Savage, {kind}", problem, LORIE_SAVAGE_OPTIMUM)
    yield from _mknap1(data / "orlib_mkp")
    backlog, worth = read_nrp((data / "nrp/nrp1.txt").read_text("utf-8"))
    for budget, optimum in NRP1_OPTIMA.items():
        yield Published(f"nrp1, budget {budget}", next_release(backlog, worth, budget), optimum)
    table = data / "release_planning/ruhe_saliu_2005_15features.csv"
    releases = read_releases(table.read_text("utf-8"))
    yield Published("Ruhe-Saliu, options", of_options(releases), RELEASES_OPTIMUM)
    yield Published("Ruhe-Saliu, features", of_features(releases), RELEASES_OPTIMUM)
    for name, optimum in LOGOS_OPTIMA.items():
        case = read_logos((data / f"logos/{name}.xml").read_text("utf-8"))
        title = f"LOGOS {name.rpartition('/')[2]}"
        yield Published(title, case.problem(by_money=False), optimum)
    yield from mknapcb1(data / "orlib_mkp")


def mknapcb1(folder: Path) -> Iterator[Published]:
    """Read the 30 instances of Chu and Beasley with 100 items and 5 dimensions.

    Their values are the best that a genetic algorithm found; see ``known_values.csv``.
    """
    known = _known(folder)
    knapsacks = read_knapsacks((folder / "mknapcb1.txt").read_text("utf-8"))
    for number, (knapsack, _) in enumerate(knapsacks):
        value, status = known[f"mknapcb1.txt#{number}"]
        proven = "PROVED" in status
        yield Published(f"mknapcb1 #{number}", knapsack.by_money(), value, proven)


def _mknap1(folder: Path) -> Iterator[Published]:
    knapsacks = read_knapsacks((folder / "mknap1.txt").read_text("utf-8"))
    for number, (knapsack, optimum) in enumerate(knapsacks):
        yield Published(f"mknap1 #{number}", knapsack.by_money(), optimum)


def _known(folder: Path) -> dict[str, tuple[float, str]]:
    with (folder / "known_values.csv").open(newline="", encoding="utf-8") as file:
        return {
            row["instance"]: (float(row["value"]), row["status"]) for row in csv.DictReader(file)
        }
