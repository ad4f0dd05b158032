"""Rules as the text of a settings file; that all kinds come back is a contract."""

from __future__ import annotations

import pytest

from portfolio.planning import Budget, Choose, Disabled, Mandate
from portfolio.settings import rules_from_toml, rules_to_toml


def test_rules_read_as_a_person_would_write_them() -> None:
    """A table a rule; what is not given is not written."""
    rules = (Choose("G", ("A", "B"), at_least=1), Disabled(Budget(keep={"a b": 0.5}), "later"))
    assert rules_to_toml(rules) == (
        "[[planning.constraints]]\n"
        'kind = "choose"\ngroup = "G"\nmembers = ["A", "B"]\nat_least = 1\nreason = ""\n'
        "\n[[planning.constraints]]\n"
        'kind = "budget"\nkeep = { "a b" = 0.5 }\ncap = {}\npayers = {}\n'
        'disabled = true\nreason = "later"\n'
    )
    assert rules_from_toml(rules_to_toml(rules)) == rules


@pytest.mark.parametrize("reason", ['he said "no"', "a\\b\nc", "\x7f\x01", "für 5 €"])
def test_every_sign_comes_back(reason: str) -> None:
    """Quotes, backslashes, line ends, signs nobody sees, and those of other languages."""
    rules = (Mandate("A", reason=reason),)
    assert rules_from_toml(rules_to_toml(rules)) == rules


def test_other_sections_do_not_disturb() -> None:
    """A whole settings file may be given; without rules there are none."""
    text = "[reporting]\ntitle = 'x'\n"
    assert rules_from_toml(text) == ()
    assert rules_from_toml(text + rules_to_toml([Mandate("A")])) == (Mandate("A"),)
    assert rules_to_toml(()) == ""
    with pytest.raises(ValueError, match="rules_to_toml: expected a rule"):
        rules_to_toml(["A"])  # type: ignore[list-item]
