"""What CBC says is read as it is meant."""

from __future__ import annotations

import pytest
from benchmarks.search.cbc import (
    find_cbc,
    read_log,
    read_plan,
    read_value,
    solve_cbc,
    version_of_cbc,
)
from benchmarks.search.contest import Rival

from .cases import contest

# As CBC 2.10.3 ends its log; it minimises the negated worth.
STOPPED = """
Result - Stopped on time limit

Objective value:                -12865526.55308862
Lower bound:                    -15681118.217
Gap:                            0.18
"""
OPTIMAL = """
Result - Optimal solution found

Objective value:                86823.56164484
"""

needs_cbc = pytest.mark.skipif(find_cbc() is None, reason="PuLP 4 comes without CBC")


def test_log_stopped() -> None:
    """The bound on the worth is the lower bound with its sign turned."""
    assert read_log(STOPPED) == ("Stopped on time limit", 15681118.217)
    assert read_value(STOPPED) == 12865526.55308862


def test_log_optimal() -> None:
    """A proof comes without a bound line."""
    assert read_log(OPTIMAL) == ("Optimal solution found", None)
    assert read_value(OPTIMAL) == -86823.56164484


def test_log_broken_off() -> None:
    """A log without a result has none."""
    assert read_log("Cbc0038I ...") == ("no result", None)


def test_plan() -> None:
    """Columns that are not named are 0; a mark before a number says that it is out of bounds."""
    text = (
        "Stopped on time - objective value -5.0\n"
        "      1 starts_A                  1     -3\n"
        "**    3 hires_B              2.0000001     -1\n"
    )
    values = read_plan(text, 4)
    assert values is not None
    assert values.tolist() == [0.0, 1.0, 0.0, 2.0000001]


@pytest.mark.parametrize(
    "head",
    [
        "Infeasible - objective value 0.00000000",
        "Stopped on time (no integer solution - continuous used) - objective value -9.1",
    ],
)
def test_no_plan(head: str) -> None:
    """What CBC writes without a plan is not taken for one."""
    assert read_plan(f"{head}\n      0 x   0.5   1\n", 1) is None


@needs_cbc
def test_solved() -> None:
    """A small portfolio is proven, by a log without a bound, to the worth of its plan."""
    found = solve_cbc(contest(Rival.CBC, size=10).problem().model, 5.0, 1e-6)
    assert found.value is not None
    assert found.gap <= 1e-6
    assert "Optimal" in found.note


@needs_cbc
def test_version() -> None:
    """The version is the one CBC tells."""
    assert version_of_cbc().startswith("CBC 2.")


def test_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no CBC, that is said."""
    monkeypatch.setattr("benchmarks.search.cbc.find_cbc", lambda: None)
    with pytest.raises(LookupError, match="no CBC here"):
        version_of_cbc()
