"""Members by name or by attribute."""

from __future__ import annotations

import pytest
from tests.planning.handmade import initiative, on_horizons, under

from portfolio.domain import Horizon
from portfolio.domain.vocabulary import RegulatoryTier, Sourcing
from portfolio.intake import Capacity
from portfolio.planning import ActiveLimit, Npv, Problem, Where
from portfolio.planning.constraints.members import among, ids_of, values_by

ONES = (
    initiative("A", business_unit="Sales", regulatory_tier=RegulatoryTier.HIGH),
    initiative("B", business_unit="Claims", sourcing=Sourcing.BUY, goals=("grow", "save")),
    initiative("C", extra={"site": "Rome; Oslo"}, goals=("save",)),
)
PROBLEM = under((), *ONES)


@pytest.mark.parametrize(
    ("attribute", "values", "ids"),
    [
        ("business_unit", ("Sales",), ("A",)),
        ("business_unit", ("Sales", "Claims"), ("A", "B")),
        ("goals", ("save",), ("B", "C")),
        ("site", ("Oslo",), ("C",)),
        ("sourcing", ("buy",), ("B",)),
        ("sourcing", ("build",), ()),
        ("status", ("proposed",), ("A", "B", "C")),
        ("regulatory_tier", ("high",), ("A",)),
        ("regulatory_tier", ("prohibited", "unassessed"), ("B", "C")),
    ],
)
def test_an_attribute_names_its_initiatives(
    attribute: str, values: tuple[str, ...], ids: tuple[str, ...]
) -> None:
    """Names, lists, extra columns and closed words; a blank tier is unassessed."""
    where = Where(attribute, values)
    where.validate(PROBLEM, "share")
    assert where.ids(PROBLEM) == ids_of(PROBLEM, where) == ids


def test_horizons_are_an_attribute_once_they_are_known() -> None:
    """Of a classified backlog the horizon serves like any other word."""
    horizon_map = on_horizons(H1=initiative("A"), H3=initiative("B"))
    problem = Problem(
        horizon_map, Capacity.of(PROBLEM.capacity.calendar, {"money": 1.0}), (), Npv()
    )
    where = Where("horizon", ("H3",))
    where.validate(problem, "active_limit")
    assert where.ids(problem) == ("B",)
    assert values_by(problem, "horizon")(problem.backlog.by_id["A"]) == (Horizon.H1.value,)
    with pytest.raises(ValueError, match="active_limit: the candidates have no horizons"):
        where.validate(PROBLEM, "active_limit")


def test_ids_and_everybody() -> None:
    """Ids stand for themselves, None for all."""
    assert ids_of(PROBLEM, ("B", "A")) == ("B", "A")
    assert ids_of(PROBLEM, None) == ("A", "B", "C")


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (Where("busines_unit", ("Sales",)), "no 'busines_unit'; did you mean 'business_unit'"),
        (Where("sites", ("Oslo",)), "no 'sites'; did you mean 'site'"),
        (Where("duration", ("1",)), "no 'duration'"),
        (Where("business_unit", ("Sale",)), "no business_unit 'Sale'; did you mean 'Sales'"),
        (Where("business_unit", ("",)), "no business_unit ''"),
        (Where("regulatory_tier", ("hihg",)), "no regulatory_tier 'hihg'; did you mean 'high'"),
    ],
)
def test_a_typo_never_becomes_a_rule_about_nobody(where: Where, message: str) -> None:
    """Attributes and values are looked up, with the nearest where there is one."""
    with pytest.raises(ValueError, match=message):
        under(ActiveLimit(1, where), *ONES)


def test_values_are_a_list() -> None:
    """A text would be taken for its letters, and no values for nobody."""
    for values in ("Sales", ()):
        with pytest.raises(ValueError, match="where business_unit: values must be a list"):
            Where("business_unit", values)  # type: ignore[arg-type]


def test_members_are_named_once_and_listed() -> None:
    """As in every rule about members."""
    with pytest.raises(ValueError, match="active_limit: members are named twice: A"):
        under(ActiveLimit(1, ("A", "A")), *ONES)
    with pytest.raises(ValueError, match="not the text 'AB'"):
        under(ActiveLimit(1, "AB"), *ONES)  # type: ignore[arg-type]


def test_in_words() -> None:
    """The name if there is one, else what picks the members; never a long list."""
    assert among(("A",), "pilots") == "Of 'pilots', "
    assert among(("A", "B"), "") == "Of A, B, "
    assert among(tuple("ABCDEFG"), "") == "Of A, B, C, D, E, F, ..., "
    assert among(tuple("ABCDEF"), "") == "Of A, B, C, D, E, F, "
    assert among(Where("business_unit", ("Sales", "Claims")), "") == (
        "Of business unit Sales or Claims, "
    )
    assert among(None, "") == ""


def test_nobody_has_a_horizon_before_they_are_classified() -> None:
    """Blank like any attribute that is not told."""
    assert values_by(PROBLEM, "horizon")(PROBLEM.backlog.by_id["A"]) == ()


def test_a_fault_of_an_attribute_is_told_of_the_rule() -> None:
    """The kind of the rule comes first."""
    with pytest.raises(ValueError, match=r"^active_limit: initiatives have no 'units'"):
        under(ActiveLimit(1, Where("units", ("Sales",))), *ONES)


def test_a_blank_column_has_no_value() -> None:
    """B has no site."""
    assert values_by(PROBLEM, "site")(PROBLEM.backlog.by_id["B"]) == ()


def test_what_is_near_to_nothing_has_no_hint() -> None:
    """The message ends there."""
    with pytest.raises(ValueError, match=r"no business_unit 'Xyz'$"):
        under(ActiveLimit(1, Where("business_unit", ("Xyz",))), *ONES)


def test_all_who_are_named_twice_are_told() -> None:
    """In order of their ids."""
    with pytest.raises(ValueError, match=r"members are named twice: A, C$"):
        under(ActiveLimit(1, ("C", "A", "B", "A", "C")), *ONES)
