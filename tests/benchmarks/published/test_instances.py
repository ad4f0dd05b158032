"""Every published instance is there, with what is known of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.published.instances import Published, mknapcb1, published_instances


def test_every_set_is_there(shared: Path) -> None:
    """Two ways of Lorie-Savage, seven of mknap1, three budgets, two ways, four cases, thirty."""
    found = list(published_instances(shared / "data"))
    sets = Counter(instance.name.split()[0].rstrip(",") for instance in found)
    assert sets == {
        "Lorie-Savage": 2,
        "mknap1": 7,
        "nrp1": 3,
        "Ruhe-Saliu": 2,
        "LOGOS": 4,
        "mknapcb1": 30,
    }
    assert len({instance.name for instance in found}) == 48


def test_values_of_a_heuristic_are_not_called_optima(shared: Path) -> None:
    """Of mknapcb1, seven values were proven by whoever wrote the list: 0, 1, 10, 11, 20, 21, 29.

    The first is 24381, of 100 items in 5 dimensions; every plan has at most all of its worth.
    """
    found = list(mknapcb1(shared / "data/orlib_mkp"))
    assert [k for k, one in enumerate(found) if one.proven] == [0, 1, 10, 11, 20, 21, 29]
    first = found[0]
    assert isinstance(first, Published)
    assert (first.name, first.optimum) == ("mknapcb1 #0", 24381)
    assert (len(first.problem.backlog), len(first.problem.funds)) == (100, 5)
