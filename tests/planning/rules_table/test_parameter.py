"""Parameters of rules: defaults, blank cells, and values that no cell can hold."""

from __future__ import annotations

import pytest

from portfolio.domain import Quarter
from portfolio.planning.rules_table.cell_type import cell_type
from portfolio.planning.rules_table.parameter import Parameter, parameters


def test_parameters_are_the_attributes_in_order() -> None:
    """Nothing but attributes, so that a column is called as in Python and TOML."""
    assert list(parameters("requires")) == ["source", "target", "reason"]
    assert list(parameters("once")) == []


def test_a_blank_cell_is_the_default() -> None:
    """A blank lag is none, a blank bound is no bound; a blank id is a fault."""
    assert parameters("after")["lag"].read(" ") == 0
    assert parameters("choose")["at_most"].read(None) is None
    source = parameters("after")["source"]
    assert source.required
    with pytest.raises(ValueError, match="a value: text"):
        source.read(None)


def test_none_can_be_said_in_words() -> None:
    """Where a value may be none, 'none' says so."""
    assert parameters("pin")["start"].read("None") is None
    assert parameters("pin")["start"].read("2027Q1") == Quarter(2027, 1)


def test_a_default_is_written_as_a_blank_cell() -> None:
    """What goes without saying is left out; an empty text beside a default of none is said."""
    assert parameters("after")["lag"].write(0) is None
    assert parameters("after")["lag"].write(2) == 2
    mode = parameters("pin")["mode"]
    assert (mode.write(None), mode.write("")) == (None, '""')
    assert mode.read('""') == ""
    limit = parameters("change_load")["at_most"]
    assert (limit.write(2.0), limit.write({"Sales": 1.5})) == (2.0, "Sales = 1.5")


@pytest.mark.parametrize(
    ("name", "value"),
    [("members", ("a; b", "c")), ("members", (" a",)), ("group", " padded ")],
)
def test_what_no_cell_can_hold_is_refused(name: str, value: object) -> None:
    """Better no table than one that reads back as something else."""
    with pytest.raises(ValueError, match=f"{name}: no cell of a table can hold"):
        parameters("choose")[name].write(value)


def test_the_nearest_word_is_told() -> None:
    """Misspelled words of a closed list have a nearest one, texts have none."""
    assert parameters("share")["of"].nearest("spent") == "spend"
    assert parameters("share")["group"].nearest("spent") == ""
    assert parameters("choose")["members"].nearest("spent") == ""


def test_none_is_written_in_lower_case() -> None:
    """Where a blank cell means something else."""
    one = Parameter("limit", cell_type(float), 1.0, may_be_none=True)
    assert one.write(None) == "none"
    assert one.read("none") is None
