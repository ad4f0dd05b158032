"""The constraints table: every finding at once, each where its owner can mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.planning.handmade import Setting, initiative

from portfolio.domain import Quarter
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.sheet import Sheet
from portfolio.intake.template_rows import example_rows
from portfolio.planning import Choose, Constraint, Disabled, Mandate, Pin, Requires, Share, plan
from portfolio.planning.rules_table import rules_of_sheet

PROBLEM = Setting().problem(initiative("chatbot"), initiative("forecast"))


def sheet(*rows: Mapping[str, object], columns: Sequence[str] = ()) -> Sheet:
    """Return a sheet with the columns that the rows use, unless given."""
    names = columns or list(dict.fromkeys(name for row in rows for name in row))
    cells = [[row.get(name) for name in names] for row in rows]
    return Sheet.of_rows("rules.xlsx", "constraints", enumerate([list(names), *cells], start=1))


def findings(table: Sheet, *, checked: bool = False) -> list[str]:
    """Return what is told of a wrong table, without its place."""
    with pytest.raises(InvalidInput) as error:
        rules_of_sheet(table, problem=PROBLEM if checked else None)
    return [str(one).removeprefix("rules.xlsx, constraints, ") for one in error.value.findings]


def test_rows_become_rules_in_their_order() -> None:
    """By hand: a link, a choice of two with its reason, and a share written as percentages."""
    rules = rules_of_sheet(
        sheet(
            {"kind": "requires", "source": "chatbot", "target": "forecast"},
            {"kind": "Choose", "group": "bots", "members": "chatbot; forecast", "at_least": 1},
            {
                "kind": "share",
                "group": "bots",
                "members": "chatbot",
                "at_most": "30%",
                "hard": "yes",
            },
        )
    )
    expected: tuple[Constraint, ...] = (
        Requires("chatbot", "forecast"),
        Choose("bots", ("chatbot", "forecast"), at_least=1),
        Share("bots", ("chatbot",), at_most=0.3, hard=True),
    )
    assert rules == expected


def test_a_reason_goes_to_the_rule() -> None:
    """Rules that keep a reason get it."""
    (rule,) = rules_of_sheet(sheet({"kind": "mandate", "initiative": "A", "reason": "law"}))
    assert rule == Mandate("A", "law")


def test_a_rule_that_is_switched_off_is_kept_with_its_reason() -> None:
    """It may name who left long ago, and the reason is why it is switched off."""
    row = {"kind": "requires", "source": "gone", "target": "chatbot", "disabled": "yes"}
    table = sheet({**row, "reason": "vendor left"})
    (rule,) = rules_of_sheet(table, problem=PROBLEM)
    assert rule == Disabled(Requires("gone", "chatbot"), "vendor left")


def test_a_rule_that_is_switched_off_is_read_all_the_same() -> None:
    """A fault in it would show only once somebody needs it."""
    (told,) = findings(sheet({"kind": "pin", "initiative": "A", "start": "soon", "disabled": 1}))
    assert told == "row 2, column 'start': found 'soon'; a quarter such as 2027Q1"


def test_every_finding_is_told_at_once() -> None:
    """A misspelled column, kind and word, a missing value, one too many, and a wrong number."""
    told = findings(
        sheet(
            {"kind": "requirs", "source": "chatbot"},
            {"kind": "requires", "source": "chatbot", "lag": 2},
            {"kind": "share", "group": "g", "members": "chatbot", "of": "spent", "att_least": 1},
            {"kind": "after", "source": "chatbot", "target": "forecast", "lag": "long"},
            {"disabled": "maybe", "source": "chatbot"},
        )
    )
    assert told == [
        "row 1, column 'att_least': found 'att_least'; a parameter of some kind of rule "
        "(did you mean 'at_least'?)",
        *[line for line in told if line.startswith("row 2")],
        "row 3, column 'lag': found '2'; a blank cell: 'requires' takes source, target",
        "row 3, column 'target': a value: text",
        "row 4, column 'of': found 'spent'; one of spend, fte, count, value "
        "(did you mean 'spend'?)",
        "row 5, column 'lag': found 'long'; a whole number",
        *[line for line in told if line.startswith("row 6")],
    ]
    (kind,) = [line for line in told if line.startswith("row 2")]
    assert kind.startswith("row 2, column 'kind': found 'requirs'; one of once, budget, ")
    assert kind.endswith("(did you mean 'requires'?)")
    blank, flag = [line for line in told if line.startswith("row 6")]
    assert blank.startswith("row 6, column 'kind': one of once, budget, ")
    assert flag == "row 6, column 'disabled': found 'maybe'; yes or no"


def test_a_rule_that_cannot_be_is_told() -> None:
    """What the object itself refuses is a finding on its row."""
    (told,) = findings(sheet({"kind": "choose", "group": "g", "members": "A", "at_least": -1}))
    assert told.startswith("row 2, column 'kind': found 'choose'; choose 'g': 0 <= at_least")


def test_the_example_of_the_template_is_read() -> None:
    """Rules in the template hold for its initiatives; the second one is switched off."""
    rows = example_rows()
    names = [str(row["id"]) for row in rows["initiatives"]]
    problem = Setting().problem(*map(initiative, sorted(names)))
    chosen, off = rules_of_sheet(sheet(*rows["constraints"]), problem=problem)
    assert str(chosen).endswith("at least 1 of 2 are done (Advisers asked for it)")
    assert isinstance(off, Disabled)


def test_a_reason_that_nobody_keeps_is_told() -> None:
    """Nothing that is written is dropped in silence."""
    (told,) = findings(sheet({"kind": "budget", "reason": "law"}))
    assert told.startswith("row 2, column 'reason': found 'law'; a blank cell: no reason is kept")
    who, _, keep = told.partition(", but ")
    assert who.endswith("for 'budget'")
    assert {"mandate", "requires"} < set(keep.split(", "))
    assert "once" not in keep.split(", ")


def test_ids_are_checked_against_the_problem() -> None:
    """Each unknown id is told with the nearest one, in members as well."""
    told = findings(
        sheet(
            {"kind": "requires", "source": "chatbto", "target": "forecast"},
            {"kind": "all_or_none", "group": "g", "members": "chatbot; forecst; nobody"},
        ),
        checked=True,
    )
    assert told == [
        "row 2, column 'source': found 'chatbto'; the id of an initiative "
        "(did you mean 'chatbot'?)",
        "row 3, column 'members': found 'forecst'; the id of an initiative "
        "(did you mean 'forecast'?)",
        "row 3, column 'members': found 'nobody'; the id of an initiative",
    ]


def test_everything_else_is_checked_against_the_problem() -> None:
    """A quarter outside the calendar is told on the row of the rule."""
    row = {"kind": "pin", "initiative": "chatbot", "start": "2031Q1"}
    (told,) = findings(sheet(row), checked=True)
    assert told.startswith("row 2, column 'kind': found 'pin'; pin chatbot: 2031Q1 lies outside")


def test_an_attribute_stands_for_its_initiatives() -> None:
    """Members may be whoever has an attribute; a misspelled attribute is told."""
    row = {"kind": "active_limit", "members": "busines_unit = Retail", "at_most": 1}
    (told,) = findings(sheet(row), checked=True)
    assert "busines_unit" in told
    assert "business_unit" in told


def test_a_table_without_kinds_is_refused() -> None:
    """The column must exist, even where there are no rows."""
    assert findings(sheet(columns=["source"])) == [
        "row 1, column 'kind': this column must exist",
    ]
    assert rules_of_sheet(sheet(columns=["kind"])) == ()


def test_faults_of_the_sheet_are_told_with_the_rest() -> None:
    """A value beside the columns, told by the reader of files, hides nothing else."""
    beyond = Finding("f", "constraints", 3, value="x", expected="no value beyond")
    table = Sheet("f", "constraints", ("kind",), (2,), (["no"],), (beyond,))
    with pytest.raises(InvalidInput) as error:
        rules_of_sheet(table)
    assert [one.row for one in error.value.findings] == [2, 3]


def test_rules_of_a_table_hold_in_the_plan() -> None:
    """Pinned to the third quarter by a table, the chatbot starts there."""
    table = sheet(
        {"kind": "pin", "initiative": "chatbot", "start": "2027Q3"},
        {"kind": "mandate", "initiative": "chatbot"},
    )
    rules = rules_of_sheet(table, problem=PROBLEM)
    assert rules == (Pin("chatbot", Quarter(2027, 3)), Mandate("chatbot"))
    (entry,) = plan(PROBLEM.requiring(*rules)).entries
    assert entry.start == Quarter(2027, 3)


def test_the_decimal_mark_of_a_number_counts() -> None:
    """With a comma, 0,25 is a quarter."""
    row = {"kind": "share", "group": "g", "members": "chatbot", "at_most": "0,25"}
    (rule,) = rules_of_sheet(sheet(row), ",")
    assert isinstance(rule, Share)
    assert rule.at_most == 0.25


def test_a_formula_is_no_kind_of_rule() -> None:
    """What was expected is a value; the kinds are not listed."""
    (told,) = findings(sheet({"kind": "=A1", "initiative": "A"}))
    assert told == "row 2, column 'kind': found '=A1'; a value, not a formula"


def test_a_row_without_a_kind_is_near_to_none() -> None:
    """A blank cell is no misspelled word."""
    (told,) = findings(sheet({"initiative": "A", "kind": None}))
    assert told.startswith("row 2, column 'kind': one of once, budget, ")
    assert "did you mean" not in told


def test_a_kind_without_parameters_says_so() -> None:
    """Whatever is written in the row of a rule that takes nothing is one too many."""
    (told,) = findings(sheet({"kind": "once", "initiative": "A"}))
    assert told.endswith("a blank cell: 'once' takes no parameters")
