"""Tables on who is hired, bought, trained and lent."""

from __future__ import annotations

from tests.planning.handmade import FUND, Setting, roadmap, under

from portfolio.intake import ContractTerms
from portfolio.planning import Roadmap
from portfolio.reporting.brief.supply import supply_tables
from portfolio.reporting.style import DEFAULT_STYLE


def test_a_table_for_each_way_that_is_taken(roadmap: Roadmap, supplied: Roadmap) -> None:
    """Hires in the one plan, external and trained people in the other."""
    (hired,) = supply_tables(roadmap, DEFAULT_STYLE)
    assert hired.caption.startswith("To hire")
    bought, trained = supply_tables(supplied, DEFAULT_STYLE)
    assert bought.caption.startswith("External people to buy")
    assert trained.caption.startswith("To train")


def test_nobody_is_no_table() -> None:
    """A plan that takes nobody has no tables."""
    assert not list(supply_tables(roadmap(under(())), DEFAULT_STYLE))


def test_external_people_are_told_by_role() -> None:
    """One line from the first to the last quarter: at most 1.5, 2 FTE-quarters, 20 in all."""
    terms = ContractTerms(rate=10.0, max_share=2.0, fund=FUND)
    problem = Setting(people=1, contracting=terms).under(())
    made = roadmap(problem, {"contractors dev@1": 0.5, "contractors dev@3": 1.5})
    (bought,) = supply_tables(made, DEFAULT_STYLE)
    assert list(bought.rows) == [("Dev", "2027Q2", "2027Q4", "1.5", "2.0", "€20")]


def test_people_who_are_lent(lent: Roadmap) -> None:
    """Who does whose work, from when to when, how many, and what they stand for."""
    (table,) = supply_tables(lent, DEFAULT_STYLE)
    assert table.caption == "Lent to other roles: 4.0 FTE-quarters"
    assert list(table.rows) == [
        ("Actuary", "Data scientist", "2027Q1", "2027Q2", "2.0", "4.0", "2.0")
    ]
