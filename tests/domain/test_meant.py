"""A misspelt name is answered with the nearest one there is."""

from __future__ import annotations

import pytest

from portfolio.domain.meant import did_you_mean, meant

ROLES = ("data_engineer", "ai_engineer", "HR")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("data_enginer", "data_engineer"),
        ("AI_Enginer", "ai_engineer"),
        ("hr", "HR"),
        (" HR ", "HR"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_name(name: str, expected: str) -> None:
    """As it is written among the names: letter case and blanks around it do not count."""
    assert meant(name, ROLES) == expected


def test_a_name_in_another_case_is_nearer_than_another_name() -> None:
    """Three letters of ``mail`` are in ``mall``, all four in ``MAIL``."""
    assert meant("mail", ("mall", "MAIL", "mailing")) == "MAIL"


def test_nothing_is_near_where_there_is_nothing() -> None:
    """No names, no answer; and names are read once, so that any iterable will do."""
    assert meant("HR", ()) == ""
    assert meant("HR", iter(ROLES)) == "HR"


def test_the_end_of_a_sentence() -> None:
    """A question where a name is near, else nothing."""
    assert did_you_mean("hgih", ("low", "high")) == "; did you mean 'high'?"
    assert did_you_mean("xyz", ROLES) == ""
