"""The registry of operations, and findings on a mapping file."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.intake.foreign.derivations import Derivation, Ratio, Scaled
from portfolio.intake.foreign.operations import OPERATIONS, checked, derivations
from portfolio.intake.foreign.table import RowFilter


def found(tables: list[dict[str, object]]) -> list[str]:
    """Return findings as text."""
    with pytest.raises(InvalidInput) as refused:
        derivations(tables)
    return [str(fault) for fault in refused.value.findings]


def test_registry_is_sorted_and_complete() -> None:
    """Every class of operation is registered, in alphabetical order."""
    assert list(OPERATIONS) == sorted(OPERATIONS)
    assert set(Derivation.__subclasses__()) == set(OPERATIONS.values())


@pytest.mark.parametrize("name", list(OPERATIONS))
def test_every_operation_knows_its_name(name: str) -> None:
    """A class accepts the name it is registered under: the only fault is what else is missing."""
    findings = found([{"op": name, "unheard_of": 1}])
    assert not any(".op" in fault for fault in findings)
    assert any("derive.0.unheard_of" in fault for fault in findings)
    assert any("derive.0.target" in fault for fault in findings)


def test_operations_are_built_in_order() -> None:
    """Each table becomes its own class."""
    built = derivations(
        [
            {"op": "divide", "target": "a", "column": "b", "by": 80},
            {"op": "ratio", "target": "c", "of": "a", "to": "b"},
        ]
    )
    assert built == [
        Scaled(target="a", op="divide", column="b", by=80.0),
        Ratio(target="c", op="ratio", of="a", to="b"),
    ]


def test_unknown_operation_names_the_nearest() -> None:
    """There is no eval: what is not in the registry is refused."""
    (fault,) = found([{"op": "multipy", "target": "a"}])
    assert "column 'derive.0.op': found 'multipy'; one of clamp, constant," in fault
    assert "(did you mean 'multiply'?)" in fault


def test_all_faults_come_at_once() -> None:
    """Faults of several operations are collected, each with its place."""
    findings = found(
        [
            {"op": "nothing", "target": "a"},
            {"op": "divide", "target": "a", "column": "b", "by": 0},
            {"op": "ratio", "target": "a", "of": "b"},
        ]
    )
    assert len(findings) == 3
    assert "column 'derive.1': by must be a finite number other than 0, not 0.0" in findings[1]
    assert "derive.2.to" in findings[2]


def test_wrong_types_show_the_value() -> None:
    """A number where a text should be is told with its value."""
    with pytest.raises(InvalidInput) as refused:
        checked(RowFilter, {"column": 3, "reason": "r", "numeric": True}, "filter.0")
    (fault,) = refused.value.findings
    assert (fault.column, fault.value) == ("filter.0.column", "3")
