"""Tables on money that is kept, and on funds that pay for others."""

from __future__ import annotations

from tests.planning.handmade import FUND, Setting, roadmap, under

from portfolio.planning import Budget, Roadmap
from portfolio.reporting.brief.moved_money import moved_tables
from portfolio.reporting.style import Style

PLAIN = Style(currency="")


def test_a_table_for_each_way_money_is_moved(supplied: Roadmap) -> None:
    """What is kept, then who pays for whom."""
    kept, paid = moved_tables(supplied, PLAIN)
    assert kept.caption == "Kept for the next quarter"
    assert paid.caption == "Paid by another fund, over the calendar"


def test_what_is_not_moved_is_no_table() -> None:
    """A plan that spends every fund in its quarter has no tables."""
    assert not list(moved_tables(roadmap(under(())), PLAIN))


def test_what_is_kept_is_told_by_quarter_and_bounded() -> None:
    """Half of 8 and of 6 is there a quarter later; of seventeen quarters sixteen are told."""
    problem = Setting(quarters=18, money=9).under(Budget({FUND: 0.5}))
    (kept,) = moved_tables(roadmap(problem, {"carry money@0": 8, "carry money@2": 6}), PLAIN)
    assert list(kept.rows) == [
        (FUND, "2027Q1", "8", "2027Q2", "4"),
        (FUND, "2027Q3", "6", "2027Q4", "3"),
    ]
    every = {f"carry money@{t}": 1.0 for t in range(17)}
    (kept,) = moved_tables(roadmap(problem, every), PLAIN)
    assert (len(kept.rows), kept.more) == (16, "and 1 more, see carried.csv")
