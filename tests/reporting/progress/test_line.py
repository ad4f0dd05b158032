"""Progress is told when it is due, and nothing that matters is lost."""

from __future__ import annotations

from io import StringIO

import pytest
from benchmarks.published.lorie_savage import lorie_savage
from tests.explaining.four_candidates import four

from portfolio import Highs, ProgressLine, cut_ladder, frontier, money_levels, plan
from portfolio.planning import Progress
from portfolio.reporting.progress import line as module


class Clock:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the clock that lines look at."""
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


def at(seconds: float, objective: float) -> Progress:
    """Return a search that found so much of at most 110."""
    return Progress(seconds=seconds, objective=objective, bound=110.0, nodes=1)


def test_what_comes_too_soon_is_held_back(clock: Clock) -> None:
    """In a log the pause is as long as the search: after 3 s nothing until 6 s."""
    stream = StringIO()
    line = ProgressLine(stream=stream)
    for seconds, objective in ((3.0, 100.0), (4.0, 101.0), (5.9, 102.0), (6.1, 103.0)):
        clock.now = 100.0 + seconds
        line(at(seconds, objective))
    assert [text.split(",")[0].rpartition(" ")[2] for text in stream.getvalue().splitlines()] == [
        "100",
        "103",
    ]


def test_a_step_tells_what_was_held_back(clock: Clock) -> None:
    """Before the next step is told, the last state of the search is."""
    stream = StringIO()
    line = ProgressLine(stream=stream, currency="€")
    line(at(3.0, 100.0))
    line(at(3.1, 105.0))
    line.step("Writing tables")
    first, last, step = stream.getvalue().splitlines()
    assert "best plan €100, at most 10% more is possible, 3 s" in first
    assert "best plan €105, at most 4.8% more is possible, 3 s" in last
    assert step == "Writing tables"


def test_a_search_that_is_over_at_once_is_not_told(clock: Clock) -> None:
    """After a step a log is silent for a second."""
    stream = StringIO()
    line = ProgressLine(stream=stream)
    line.step("Searching")
    clock.now += 0.9
    line(at(0.9, 100.0))
    assert stream.getvalue() == "Searching\n"
    clock.now += 0.2
    line(at(1.1, 101.0))
    assert stream.getvalue().count("\n") == 2


def test_a_plan_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    """Handed to a real search, the line says at least what the search does, on stderr."""
    found = plan(lorie_savage(by_money=False), solver=Highs(gap=0.0), on_progress=ProgressLine())
    out, err = capsys.readouterr()
    assert found.objective == 70
    assert out == ""
    assert err.startswith(("Finding", "Looking", "Trying"))


def test_answers_are_counted() -> None:
    """Each in its first line, out of how many there are, where that is known."""
    stream = StringIO()
    tell = ProgressLine(stream=stream).counting(2)
    for answer in ("one\nand more", 2, ""):
        tell(answer)
    ProgressLine(stream=stream).counting()("any")
    assert stream.getvalue().splitlines() == ["1 of 2: one", "2 of 2: 2", "3 of 2: ", "1: any"]


def test_answers_of_explanations_are_one_line() -> None:
    """What `frontier` and `cut_ladder` hand out while they go on can be read."""
    stream = StringIO()
    line, roadmap = ProgressLine(stream=stream), plan(four(), solver=Highs(gap=0.0))
    frontier(four(), money_levels(four(), (0.8, 1.0)), on_point=line.counting(2))
    cut_ladder(roadmap, [0.1], on_found=line.counting())
    assert stream.getvalue().splitlines() == [
        "1 of 2: 10: 21",
        "2 of 2: 8: 17",
        "1: -10%: D goes",
    ]
