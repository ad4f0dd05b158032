"""Roles read well."""

from __future__ import annotations

import pytest

from portfolio.domain.roles import ROLE_FAMILIES, role_title


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("ai_engineer", "AI engineer"),
        ("ai_coe_lead", "AI CoE lead"),
        ("mlops_specialist", "MLOps specialist"),
        ("devops_manager", "DevOps manager"),
        ("actuary", "Actuary"),
    ],
)
def test_a_role_id_becomes_words(role: str, title: str) -> None:
    """Abbreviations keep their capitals; custom roles work too."""
    assert role_title(role) == title


def test_every_role_has_one_of_five_families() -> None:
    """The catalogue knows the five skill families of the domain brief."""
    assert set(ROLE_FAMILIES.values()) == {"business", "domain", "ai", "it", "governance"}
