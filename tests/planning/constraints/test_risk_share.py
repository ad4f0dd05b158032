"""`RiskShare`: some regulatory tiers take no more than a share."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import RegulatoryTier
from portfolio.planning import Measure, RiskShare

HIGH, LIMITED = RegulatoryTier.HIGH, RegulatoryTier.LIMITED
ONES = (
    initiative("A", 4, cost=10, regulatory_tier=HIGH),
    initiative("B", 4, cost=30, regulatory_tier=LIMITED),
    initiative("C", 4, cost=20),
)


def test_rows_are_those_of_the_formula() -> None:
    """At most 25 %: a quarter of all spend less the spend of A; they spend 40, 120, 80."""
    problem = under(RiskShare(0.25), *ONES)
    terms = {"A@0": 0.25 * 40 - 40, "B@0": 0.25 * 120, "C@0": 0.25 * 80}
    assert rows(problem) == [Row("at most", terms, 0.0, math.inf)]


def test_every_choice() -> None:
    """A spends 40 of 40, of 160, of 120 or of 240: at most 25 % with B, and with both."""
    problem = under(RiskShare(0.25), *ONES)
    assert not agree(problem, A=0)
    assert agree(problem, A=0, B=0)
    assert not agree(problem, A=0, C=0)
    assert agree(problem, A=0, B=0, C=0)
    assert agree(problem, B=0, C=0)


def test_several_tiers_count_together() -> None:
    """High and unassessed (a blank tier): A and C are two of three."""
    rule = RiskShare(0.5, (HIGH, RegulatoryTier.UNASSESSED), Measure.COUNT)
    problem = under(rule, *ONES)
    assert not agree(problem, A=0, B=0, C=0)
    assert agree(problem, A=0, B=0)
    (broken,) = roadmap(problem, A=0, B=0, C=0).violations()
    assert broken.found == "2.00 of 3.00 number of selected initiatives"


def test_a_soft_limit_has_its_price() -> None:
    """A alone takes 40 where 10 would do; 30 too many at 2 points each."""
    rule = RiskShare(0.25, hard=False, penalty=2.0)
    problem = under(rule, *ONES)
    made = roadmap(problem, {f"~{rule.slack(problem)[0].label}": 30.0}, A=0)
    assert made.violations() == ()
    assert made.penalties == {
        "'regulatory tier high' at most 25% of the selected spend": pytest.approx(60.0)
    }


def test_words_become_tiers() -> None:
    """As written in settings; what is no tier is refused."""
    assert RiskShare(0.1, ("high", "limited")).tiers == (HIGH, LIMITED)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="did you mean 'high'"):
        RiskShare(0.1, ("hihg",))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="at least one regulatory tier"):
        RiskShare(0.1, ())
    with pytest.raises(ValueError, match="0 <= at_least <= at_most <= 1 must hold"):
        RiskShare(1.2)


def test_sentence() -> None:
    """Of what, and why."""
    assert str(RiskShare(0.25, reason="risk appetite")) == (
        "'regulatory tier high' takes at most 25% of the selected spend (risk appetite)"
    )
    assert str(RiskShare(0.1, (HIGH, LIMITED), Measure.COUNT, hard=False)) == (
        "'regulatory tier high or limited' should take at most 10% of the number of selected "
        "initiatives"
    )


def test_words_become_a_measure() -> None:
    """As settings and tables write them."""
    assert RiskShare(0.5, of="count").of is Measure.COUNT  # type: ignore[arg-type]


def test_no_tier_is_no_rule() -> None:
    """The message says what is missing."""
    with pytest.raises(ValueError, match=r"^risk_share: tiers must name at least one"):
        RiskShare(0.5, ())
