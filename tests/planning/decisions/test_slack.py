"""The slack: by how much soft rules are missed."""

from __future__ import annotations

from tests.planning.handmade import initiative, under

from portfolio.planning import Budget, Exclude, HorizonMix, Measure, Share
from portfolio.planning.decisions import Slack
from portfolio.planning.decisions.slack import SlackTerm, Soft, slack_columns

PAIR = initiative("A", 4, cost=10), initiative("B", 4, cost=30)


def test_only_soft_rules_have_slack() -> None:
    """Hard shares, and rules that know no price, add no column."""
    hard = Share("g", ("A",), at_least=0.5, hard=True)
    assert len(Slack().columns(under([hard, Budget(), Exclude("A")], *PAIR))) == 0


def test_one_column_for_each_bound_in_the_order_of_the_rules() -> None:
    """Labels say which rule wants what, penalties are those given."""
    rules = [
        Share("g", ("A",), at_least=0.5, at_most=0.75, penalty=2),
        Budget(),
        Share("h", ("B",), Measure.COUNT, at_most=0.25, penalty=3),
    ]
    columns = Slack().columns(under(rules, *PAIR))
    assert [columns.labels.text(k) for k in range(3)] == [
        "'g' at least 50% of the selected spend",
        "'g' at most 75% of the selected spend",
        "'h' at most 25% of the number of selected initiatives",
    ]
    assert columns.penalty.tolist() == [2, 2, 3]


def test_bounds_leave_room_for_the_worst_miss() -> None:
    """Nothing is missed by more than everything: 40 + 120 of spend, 2 initiatives."""
    rules = [
        Share("g", ("A",), at_least=0.5, penalty=2),
        Share("g", ("A",), Measure.COUNT, at_least=0.5, penalty=2),
    ]
    columns = Slack().columns(under(rules, *PAIR))
    assert columns.lower.tolist() == [0, 0]
    assert columns.upper.tolist() == [160, 2]


def test_slack_is_continuous_and_uses_nothing() -> None:
    """It is no decision of whole things, and takes neither money nor people."""
    columns = Slack().columns(under(Share("g", ("A",), at_least=0.5), *PAIR))
    assert not columns.integer.any()
    assert columns.spend.shape == columns.people.shape == (4, 1)
    assert columns.spend.nnz == columns.people.nnz == 0


def test_soft_rules_are_known_by_what_they_offer() -> None:
    """Anything with slack is soft; a new soft rule needs no registration."""
    assert isinstance(Share("g", ()), Soft)
    assert isinstance(HorizonMix(), Soft)
    assert not isinstance(Budget(), Soft)


def test_a_term_reads_as_its_label() -> None:
    """Its text is what people see among the penalties."""
    assert str(SlackTerm(Share("g", ()), "what is wanted", 1.0, 2.0)) == "what is wanted"


def test_rules_that_read_alike_are_missed_each_on_its_own() -> None:
    """Two groups of the same name: the label is the same, the column is that of the rule."""
    rules = [Share("g", (name,), at_least=0.5, penalty=2) for name in "AB"]
    problem = under(rules, *PAIR)
    label, first = "'g' at least 50% of the selected spend", problem.offsets["slack"]
    found = [slack_columns(problem, rule) for rule in rules]
    assert found == [{label: first}, {label: first + 1}]
