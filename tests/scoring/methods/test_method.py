"""What a cross-check is, as settings files name it."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.methods import METHODS, Method, Normalisation, Topsis, Vikor


def test_a_kind_chooses_the_class() -> None:
    """A table with a kind is read as that method, with its choices."""
    assert Method.from_dict({"kind": "vikor", "v": 0.25}) == Vikor(0.25)
    assert Method.from_dict({"kind": "topsis", "normalisation": "vector"}) == Topsis(
        Normalisation.VECTOR
    )


def test_the_registry_is_that_of_the_package() -> None:
    """One line there is enough to be read from settings."""
    assert Method.registry() is METHODS


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"kind": "topsiss"}, "topsiss"),
        ({"kind": "topsis", "normalisation": "vectors"}, "vectors"),
        ({"kind": "vikor", "v": 2.0}, "2"),
        ({"kind": "vikor", "w": 0.5}, "w"),
    ],
)
def test_wrong_tables_are_findings(data: dict[str, object], found: str) -> None:
    """An unknown kind, choice, number or key is told with the value."""
    with pytest.raises(InvalidInput) as caught:
        Method.from_dict(data)
    assert found in str(caught.value)
