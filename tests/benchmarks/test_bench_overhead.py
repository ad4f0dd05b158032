"""What is around HiGHS is measured apart from HiGHS itself."""

from __future__ import annotations

import pytest
from benchmarks.bench_overhead import (
    Overhead,
    Run,
    around_highs,
    main,
    markdown,
    measure_overhead,
    raw_seconds,
    show,
)
from benchmarks.generator import generate

from portfolio.planning import Roadmap
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


def test_share_and_table() -> None:
    """0.03 before and 0.02 after are 10 % of half a second, 8 % with reading."""
    one = Overhead(1000, Run.SEARCH, reading=0.125, raw=0.5, before=0.03, after=0.02)
    assert one.share == pytest.approx(0.1)
    assert one.share_of_all == pytest.approx(0.05 / 0.625)
    row = "| 1,000 | search | 0.125 | 0.500 | 0.030 | 0.020 | 10.0% | 8.0% |"
    assert row in markdown([one])


def test_both_runs_are_measured() -> None:
    """A relaxation and a search of the same portfolio, each with its own time of HiGHS."""
    relaxation, search = measure_overhead(10, limit=1.0)
    assert (relaxation.run, search.run) == (Run.RELAXATION, Run.SEARCH)
    assert relaxation.before == search.before > 0
    assert min(relaxation.raw, search.raw, relaxation.after, search.after) > 0
    assert min(relaxation.reading, search.reading) > 0


def test_time_inside_is_taken_off() -> None:
    """A relaxation leaves less around than it took with what is inside, and its answer."""
    session = Session(generate(20).problem().model)
    around, relaxed = around_highs(lambda: session.relax(Limits(0.0)))
    assert around >= 0
    assert relaxed.bound > 0
    assert min(raw_seconds(session.model, Run.RELAXATION, 1.0)) > 0


def test_a_plan_that_breaks_a_rule_is_no_result() -> None:
    """Everything starts at once: nobody can pay for that."""
    problem = generate(10).problem()
    values = problem.model.upper.copy()
    outcome = Outcome(Status.FEASIBLE, StopReason.GAP, values, 1.0, 1.0)
    with pytest.raises(RuntimeError, match="breaks rules"):
        show(Roadmap(problem, outcome))


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Two lines for each size."""
    main(["--sizes", "10", "--seconds", "1"])
    assert capsys.readouterr().out.count("| 10 |") == 2
