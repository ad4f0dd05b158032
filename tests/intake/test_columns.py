"""The table of fields: complete, consistent, and true to the initiative it describes."""

from __future__ import annotations

from dataclasses import fields

import pytest

from portfolio.domain import Initiative
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.columns import (
    BACKLOG_TABLES,
    CAPACITY_TABLES,
    RULE_TABLES,
    TABLES,
    Field,
    FieldKind,
)
from portfolio.intake.tables.contracting import ContractTerms
from portfolio.intake.tables.hiring import HiringTerms
from portfolio.intake.tables.substitution import SubstitutionTerms
from portfolio.intake.tables.training import TrainingTerms

EVERY = [(spec.name, field) for spec in TABLES.values() for field in spec.fields]
NAMES = [f"{table}.{field.name}" for table, field in EVERY]


def test_tables_are_those_of_the_three_readers() -> None:
    """Every table belongs to exactly one of the readers, and keys are columns of their table."""
    assert (*BACKLOG_TABLES, *CAPACITY_TABLES, *RULE_TABLES) == tuple(TABLES)
    for spec in TABLES.values():
        names = [field.name for field in spec.fields]
        assert len(set(names)) == len(names)
        assert set(spec.key) <= set(names)


@pytest.mark.parametrize(("table", "field"), EVERY, ids=NAMES)
def test_field_explains_itself(table: str, field: Field) -> None:
    """A field has one sentence of meaning, and words are a closed list."""
    assert field.meaning.endswith(".")
    assert ". " not in field.meaning
    assert (field.kind is FieldKind.WORD) == bool(field.choices)
    assert not (field.required and field.default)
    assert field.refers in {"", "initiatives"}


@pytest.mark.parametrize(("table", "field"), EVERY, ids=NAMES)
def test_default_is_a_valid_cell(table: str, field: Field) -> None:
    """A default is written as a cell that the column itself accepts."""
    assert not isinstance(cell_reader(field)(field.default), Fault)


def test_plain_columns_are_attributes_of_an_initiative() -> None:
    """Every column but those of money and benefit is an attribute under the same name.

    Money and people become profiles by fund and role, benefit becomes a range.
    """
    columns = {field.name for field in TABLES["initiatives"].fields if not field.prefix}
    attributes = {field.name for field in fields(Initiative)}
    profiles = {"build_cost", "build_fund", "run_cost", "run_fund"}
    assert columns - attributes == profiles | {"benefit_low", "benefit_high"}
    families = {"build_people", "run_people", "scores", "extra"}
    assert attributes - columns == families | {"build_spend", "run_spend", "modes"}


def test_mode_columns_are_those_of_an_initiative() -> None:
    """A mode differs in time, money, people and benefit; a blank cell says nothing."""
    initiative, modes = TABLES["initiatives"], TABLES["modes"]
    for field in modes.fields[2:]:
        (base,) = [other for other in initiative.fields if other.name == field.name]
        bounds = (field.kind, field.unit, field.low, field.high)
        assert bounds == (base.kind, base.unit, base.low, base.high)
        assert (field.required, field.default) == (False, "")
    assert modes.find("score.value") is None
    assert modes.find("title") is None


@pytest.mark.parametrize(
    ("table", "made"),
    [
        ("hiring", HiringTerms(cost=1.0, fund="budget")),
        ("contracting", ContractTerms(rate=1.0, fund="budget")),
        ("training", TrainingTerms(source="a", target="b", cost=1.0, fund="budget")),
        ("substitution", SubstitutionTerms(source="a", target="b", efficiency=0.5)),
    ],
)
def test_columns_are_the_terms(
    table: str, made: HiringTerms | ContractTerms | TrainingTerms | SubstitutionTerms
) -> None:
    """A table of terms has the role(s) and the attributes of the terms, with the same defaults."""
    columns = {field.name: field for field in TABLES[table].fields}
    roles = {"role"} if "role" in columns else {"from", "to"}
    assert set(columns) == roles | {field.name for field in fields(made)} - {"source", "target"}
    for name, column in columns.items():
        if column.default:
            assert cell_reader(column)(column.default) == getattr(made, name)


def test_find_knows_columns_and_families() -> None:
    """A column is found by its name, a member of a family by its prefix, others not at all."""
    spec = TABLES["initiatives"]
    title, family = spec.find("title"), spec.find("fte.data_engineer")
    assert title is not None
    assert title.name == "title"
    assert family is not None
    assert (family.name, family.prefix) == ("fte.ROLE", "fte.")
    assert spec.find("fte_run.x") is not family
    assert spec.find("fte") is None
    assert spec.find("nonsense") is None
    assert spec.required == ("id", "title")
