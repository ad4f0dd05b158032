"""Names suggested for misspelled ones."""

from __future__ import annotations

from portfolio.intake.nearest import Nearest

ROLES = ("data_engineer", "ai_engineer", "HR")


def test_typo_case_and_nonsense() -> None:
    """A typo and another letter case find their name, nonsense finds none."""
    nearest = Nearest(ROLES)
    assert nearest.to("data_enginer") == "data_engineer"
    assert nearest.to("Data_Engineer") == "data_engineer"
    assert nearest.to("hr") == "HR"
    assert nearest.to("xyz") == ""
    assert Nearest(()).to("xyz") == ""


def test_repeated_words_cost_nothing() -> None:
    """Only different words use up the limited number of searches."""
    nearest = Nearest(ROLES)
    for _ in range(100):
        assert nearest.to("data_enginer") == "data_engineer"
    assert nearest.to("ai_enginer") == "ai_engineer"


def test_searches_end_after_fifty_words() -> None:
    """After 50 different unknown words, typos get no hint but other letter cases still do."""
    nearest = Nearest(ROLES)
    for k in range(50):
        assert nearest.to(f"{k}{k}{k}") == ""
    assert nearest.to("data_enginer") == ""
    assert nearest.to("DATA_ENGINEER") == "data_engineer"
