"""The rows that rules on selected initiatives share, for one rule and for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pytest
from tests.planning.handmade import Row, Setting, initiative, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import AllOrNone, Choose, Exclude, Mandate, Problem, Requires, RequiresAny
from portfolio.planning.constraints.selections import Selection, SelectionRule
from portfolio.planning.model_names import row_names

ONES = (
    initiative("A", 2),
    initiative("B", 1, mode="lite", modes=(initiative("B", 3, mode="full"),)),
    initiative("C", 3),
    initiative("D", 9),
    initiative("E", status=Status.DELIVERED),
)
"""Five starts of A and C, six of B in two modes, none of D, which is too long, and of E."""

MANY: Sequence[tuple[SelectionRule, ...]] = (
    (Mandate("A"), Mandate("E"), Mandate("D"), Mandate("B")),
    (Exclude("D"), Exclude("C", "why"), Exclude("A")),
    (Requires("A", "B"), Requires("B", "E"), Requires("D", "C"), Requires("C", "D")),
    (RequiresAny("A", ("B", "C"), 2), RequiresAny("A", ("D", "E")), RequiresAny("C", ("D", "A"))),
    (
        Choose("one", ("A", "B"), 1, 1),
        Choose("two", ("C", "D", "E"), 1, 2, "A"),
        Choose("three", ("A", "C"), None, 1, "E"),
    ),
    (
        AllOrNone("one", ("A", "B"), same_start=True),
        AllOrNone("two", ("C", "D", "E")),
        AllOrNone("three", ("E", "A")),
        AllOrNone("four", ("B", "C", "A")),
    ),
)


@pytest.mark.parametrize("rules", MANY, ids=lambda rules: rules[0].kind)
def test_several_rules_have_the_rows_of_each(rules: Sequence[SelectionRule]) -> None:
    """Modes, what is delivered and what cannot be planned: none disturbs the next rule."""
    problem = under((), *ONES)
    together = list(type(rules[0]).joint_block(problem, rules).apart())
    alone = [block for rule in rules for block in rule.blocks(problem)]
    assert 1 < len(together) <= len(rules)
    for one, other in zip(together, alone, strict=True):
        assert (one.rule, one.unit, one.name) == (other.rule, other.unit, other.name)
        assert one.labels.axes == other.labels.axes
        assert [*map(one.labels.text, range(len(one)))] == [
            *map(other.labels.text, range(len(other)))
        ]
        for part in ("row", "column", "value", "lower", "upper"):
            assert getattr(one, part).tolist() == getattr(other, part).tolist()


@dataclass(frozen=True)
class Weighed(SelectionRule):
    """What is selected weighs at most so much."""

    group: str
    weights: tuple[tuple[str, float], ...]
    start: int

    kind: ClassVar[str] = "weighed"
    axis: ClassVar[str] = "what"
    unit: ClassVar[str] = "kilograms"

    def validate(self, problem: Problem) -> None:
        """Nothing to validate."""

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row over all starts and one over those of a quarter, if there are weights."""
        if self.weights:
            yield Selection("ever", self.weights, upper=5.0)
            yield Selection("then", self.weights, lower=-1.0, start=self.start)

    def check(self, roadmap: object) -> Iterator[object]:
        """Nothing is ever broken."""
        return iter(())

    def __str__(self) -> str:
        return f"All of {self.group} weighs little"


def test_a_row_counts_all_starts_or_those_of_a_quarter() -> None:
    """A starts in quarters 0 to 2 of four; B in both modes in 0 and 1, lite later as well."""
    rule = Weighed("cargo", (("A", 2.0), ("B", -0.5), ("D", 7.0), ("nobody", 3.0)), start=1)
    problem = under((), *ONES)
    (block,) = rule.blocks(problem)
    labels = problem.starts.labels.text
    terms = [
        {
            labels(k): v
            for r, k, v in zip(block.row, block.column, block.value, strict=True)
            if r == n
        }
        for n in range(2)
    ]
    quarters = [f"2027Q{k}" for k in range(1, 5)]
    assert terms[0] == {
        **{f"A, {q}": 2.0 for q in quarters[:3]},
        **{f"B (lite), {q}": -0.5 for q in quarters},
        **{f"B (full), {q}": -0.5 for q in quarters[:2]},
    }
    assert terms[1] == {"A, 2027Q2": 2.0, "B (lite), 2027Q2": -0.5, "B (full), 2027Q2": -0.5}
    assert (block.lower.tolist(), block.upper.tolist()) == (
        [-float("inf"), -1.0],
        [5.0, float("inf")],
    )
    assert (block.rule, block.unit) == ("All of cargo weighs little", "kilograms")


def test_rules_without_rows_are_left_out() -> None:
    """A rule that holds anyhow leaves no block; without any other, none has a row."""
    some, none = Weighed("some", (("A", 1.0),), 0), Weighed("none", (), 0)
    problem = under((), *ONES)
    assert [b.name for b in Weighed.joint_block(problem, [none, some]).apart()] == ["weighed_some"]
    joint = Weighed.joint_block(problem, [none])
    assert (len(joint), list(joint.apart()), list(none.blocks(problem))) == (0, [], [])


def test_rows_are_named_after_kind_group_and_label() -> None:
    """Every group names its own rows; equal names are numbered, as those of single rules are."""
    rules = (
        Mandate("A"),
        Mandate("C"),
        Choose("x y", ("A", "B"), 1, 1),
        Choose("x-y", ("B", "C"), at_most=1),
    )
    names = row_names(under(rules, *ONES).model)
    assert names == (
        "mandate_A",
        "mandate_C",
        "choose_x_y_at_least",
        "choose_x_y_at_most",
        "choose_x_y_at_most_2",
    )


def test_an_initiative_may_count_twice() -> None:
    """The trigger of a group may be one of its members: 2 A + B <= 2 - 1 + 1."""
    rule = Choose("g", ("A", "B"), at_most=1, if_selected="A")
    problem = Setting(quarters=1).under(rule, initiative("A"), initiative("B"))
    assert rows(problem) == [Row("at most", {"A@0": 2, "B@0": 1}, -float("inf"), 2.0)]
