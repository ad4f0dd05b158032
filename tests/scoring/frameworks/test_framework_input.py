"""Reading the columns of a framework: every fault at once, complete, with the nearest."""

from __future__ import annotations

import pytest
from tests.scoring.frameworks.conftest import Columns

from portfolio.domain import Initiative
from portfolio.domain.vocabulary import Status
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.field import FieldKind
from portfolio.scoring.frameworks import Ecv, Ice, Rice, ValueEffort, Wsjf
from portfolio.scoring.frameworks.framework_input import FrameworkInput, by_input, read_inputs

GOOD = {"rice_reach": 5000, "rice_impact": 2, "rice_confidence": 0.8, "rice_effort": 2}
IMPACT = "expected impact on each of them: one of 3, 2, 1, 0.5, 0.25"
SURE = "expected confidence (below 0.5 is a moonshot and not scored): one of 1, 0.8, 0.5"


def finding(column: str, value: str, expected: str, nearest: str = "") -> Finding:
    """Return a finding of the initiatives table."""
    return Finding("backlog", "initiatives", None, f"x.{column}", value, expected, nearest)


def test_every_fault_at_once(with_columns: Columns) -> None:
    """Off the ladder, no number, too little, missing: four initiatives, all in one report."""
    backlog = with_columns(
        A={**GOOD, "rice_impact": 4, "rice_confidence": "30%"},
        B={**GOOD, "rice_effort": 0.25, "rice_reach": "many"},
        C={"rice_reach": -1, "rice_impact": "1,5", "rice_confidence": "nan", "rice_effort": ""},
        D=GOOD,
    )
    with pytest.raises(InvalidInput) as caught:
        Rice().rank(backlog)
    reach = "expected people or events reached in one period: a number, at least 0"
    effort = "expected effort in person-months: a number, at least 0.5"
    assert caught.value.findings == (
        finding("rice_impact", "4", f"initiative 'A': {IMPACT}", "3"),
        finding("rice_confidence", "30%", f"initiative 'A': {SURE}", "0.5"),
        finding("rice_reach", "many", f"initiative 'B': {reach}"),
        finding("rice_effort", "0.25", f"initiative 'B': {effort}"),
        finding("rice_reach", "-1", f"initiative 'C': {reach}"),
        finding("rice_impact", "1,5", f"initiative 'C': {IMPACT}"),
        finding("rice_confidence", "nan", f"initiative 'C': {SURE}"),
        finding("rice_effort", "", f"initiative 'C': {effort}"),
    )


def test_a_column_nobody_has(with_columns: Columns) -> None:
    """A misspelt column is one finding, not one for each initiative, and names the nearest."""
    row = {"rice_raech": 5, "rice_impact": 2, "rice_confidence": 0.8, "rice_effort": 2}
    with pytest.raises(InvalidInput) as caught:
        Rice().rank(with_columns(A=row, B={**row, "rice_impact": 7}))
    assert caught.value.findings == (
        finding(
            "rice_reach",
            "",
            "RICE needs this column; expected people or events reached in one period: a number, "
            "at least 0",
            "x.rice_raech",
        ),
        finding("rice_impact", "7", f"initiative 'B': {IMPACT}", "3"),
    )


def test_no_column_at_all() -> None:
    """A backlog without any of the columns: each is named."""
    with pytest.raises(InvalidInput) as caught:
        ValueEffort().rank(Backlog((Initiative(id="A", title="A"),)))
    assert [found.column for found in caught.value.findings] == ["x.value", "x.effort"]


@pytest.mark.parametrize(
    ("framework", "row", "column", "wrong", "nearest"),
    [
        (Wsjf(), {}, "wsjf_size", "4", "3"),
        (Wsjf(), {}, "wsjf_value", "21", "20"),
        (Wsjf(), {}, "wsjf_urgency", "0", "1"),
        (Wsjf().mitigated(), {}, "wsjf_mitigation", "-1", "0"),
        (Ice(rule="mean"), {}, "ice_ease", "11", ""),  # type: ignore[arg-type]
        (Ice(rule="mean"), {}, "ice_impact", "0.5", ""),  # type: ignore[arg-type]
        (ValueEffort(), {}, "effort", "0", ""),
        (ValueEffort(), {}, "value", "-0.1", ""),
        (Ecv(), {}, "ecv_p_commercial", "1.01", ""),
        (Ecv(), {}, "ecv_p_technical", "-1%", ""),
        (Ecv(), {}, "ecv_launch_cost", "-1", ""),
        (Ecv(), {}, "ecv_development_cost", "(1)", ""),
        (Ecv(), {}, "ecv_resource", "0", ""),
        (Ecv(), {}, "ecv_npv", "1e999", ""),
    ],
)
def test_scales_are_enforced(  # type: ignore[no-untyped-def]
    with_columns: Columns, framework, row, column: str, wrong: str, nearest: str
) -> None:
    """Just off each scale is refused with one finding; every other cell is well."""
    cells = {each.column: "1" for each in framework.inputs}
    framework.rank(with_columns(A=cells))
    with pytest.raises(InvalidInput) as caught:
        framework.rank(with_columns(A={**cells, **row, column: wrong}))
    (found,) = caught.value.findings
    assert (found.column, found.value, found.nearest) == (f"x.{column}", wrong, nearest)


@pytest.mark.parametrize(
    ("framework", "column", "edges"),
    [
        (Rice(), "rice_effort", ("0.5",)),
        (Rice(), "rice_reach", ("0",)),
        (Rice(), "rice_impact", ("3", "2", "1", "0.5", "0.25", ".25")),
        (Rice(), "rice_confidence", ("1", "0.8", "0.5", "100%", "80 %", "50%")),
        (Wsjf(), "wsjf_size", ("1", "2", "3", "5", "8", "13", "20")),
        (Wsjf().mitigated(), "wsjf_mitigation", ("0", "20")),
        (Ice(rule="mean"), "ice_ease", ("1", "10", "5.5")),  # type: ignore[arg-type]
        (Ecv(), "ecv_p_commercial", ("0", "1")),
        (Ecv(), "ecv_resource", ("0.01",)),
        (ValueEffort(), "value", ("0",)),
    ],
)
def test_the_ends_of_scales_are_allowed(  # type: ignore[no-untyped-def]
    with_columns: Columns, framework, column: str, edges: tuple[str, ...]
) -> None:
    """Bounds are inclusive, and every step of a ladder is allowed."""
    cells = {each.column: "1" for each in framework.inputs}
    for edge in edges:
        framework.rank(with_columns(A={**cells, column: edge}))


def test_who_has_nothing_is_left_out_and_named(with_columns: Columns) -> None:
    """Without any figure an initiative is not ranked; one with some of them is a fault instead."""
    found = Rice().rank(with_columns(A=GOOD, B={}, C={"note": "later"}))
    assert found.ids == ("A",)
    assert found.left_out == ("B", "C")
    assert found.notes == ("Without any figure, so not ranked: 2 (B, C).",)


def test_closed_initiatives_are_not_asked() -> None:
    """Delivered and withdrawn ones are no candidates, however faulty their columns."""
    backlog = Backlog(
        (
            Initiative(id="A", title="A", extra={"value": "4", "effort": "2"}),
            Initiative(id="B", title="B", extra={"value": "?"}, status=Status.DELIVERED),
        )
    )
    found = ValueEffort().rank(backlog)
    assert found.ids == ("A",)
    assert found.left_out == ()


def test_reading_and_arranging(with_columns: Columns) -> None:
    """By id and name, then as read-only arrays by name in the same order."""
    share = FrameworkInput(
        name="chance", column="odds", meaning="odds", kind=FieldKind.SHARE, low=0, high=1
    )
    read = read_inputs(with_columns(A={"odds": "25%"}, B={"odds": 0.5}), [share], "Odds")
    assert read == {"A": {"chance": 0.25}, "B": {"chance": 0.5}}
    arrays = by_input(read, [share])
    assert arrays["chance"].tolist() == [0.25, 0.5]
    with pytest.raises(ValueError, match="read-only"):
        arrays["chance"][0] = 1
    assert share.expected == "odds: a share such as 0.25 or 25%, from 0 to 1"
