"""Findings say where, what and what instead; all of them at once."""

from __future__ import annotations

import pytest

from portfolio.errors import (
    Finding,
    Findings,
    InvalidInput,
    Locked,
    NoRoadmap,
    PortfolioError,
)

FULL = Finding("ideas.xlsx", "initiatives", 7, "sourcing", "bye", "one of buy, build", "buy")


def test_a_finding_is_one_line_with_everything() -> None:
    """File, sheet, row, column, value, expectation and nearest name stand in one line."""
    assert str(FULL) == (
        "ideas.xlsx, initiatives, row 7, column 'sourcing': found 'bye'; one of buy, build "
        "(did you mean 'buy'?)"
    )


def test_a_finding_leaves_out_what_it_does_not_know() -> None:
    """No row, no column, no value: no empty words."""
    assert str(Finding("ideas.csv", expected="at least one row")) == "ideas.csv: at least one row"


def test_what_stands_in_settings_is_a_key() -> None:
    """A TOML file has no columns."""
    found = Finding("settings.toml", column="planning.solver", expected="a solver")
    assert str(found) == "settings.toml, key 'planning.solver': a solver"


def test_findings_of_several_checks_are_raised_together() -> None:
    """A check that fails does not keep the next one from looking."""
    faults = Findings()
    with faults:
        raise InvalidInput([FULL])
    with faults:
        pass
    with faults:
        raise InvalidInput([FULL, Finding("b.csv", expected="a header")])
    assert faults
    with pytest.raises(InvalidInput) as error:
        faults.refuse()
    assert [found.source for found in error.value.findings] == ["ideas.xlsx", "ideas.xlsx", "b.csv"]


def test_nothing_found_is_nothing_raised() -> None:
    """And what is no finding goes on its way."""
    faults = Findings()
    faults.refuse()
    assert not faults
    with pytest.raises(NoRoadmap), faults:
        raise NoRoadmap("none")
    faults.refuse()


def test_invalid_input_tells_every_finding() -> None:
    """Two findings are counted and both told."""
    error = InvalidInput([FULL, Finding("b.csv", expected="a header")])
    assert str(error).startswith("2 findings in the input:")
    assert str(FULL) in str(error)
    assert "b.csv: a header" in str(error)


def test_one_finding_is_singular() -> None:
    """One is not many."""
    assert str(InvalidInput([FULL])).startswith("1 finding in the input:")


def test_findings_become_a_frame() -> None:
    """Analysts get one row a finding, with the row number as a number."""
    frame = InvalidInput([FULL]).to_frame()
    assert frame.loc[0, "row"] == 7
    assert list(frame.columns) == [
        "source",
        "table",
        "row",
        "column",
        "value",
        "expected",
        "nearest",
    ]


def test_every_error_of_the_library_has_one_base() -> None:
    """One except clause catches what the library raises about data and plans."""
    assert all(issubclass(kind, PortfolioError) for kind in (InvalidInput, NoRoadmap, Locked))


def test_no_roadmap_tells_proof_from_limit() -> None:
    """Proven absence is the default; a limit that came first says so."""
    assert NoRoadmap("none").proven
    assert not NoRoadmap("too late", proven=False).proven


def test_thousands_of_findings_are_kept_but_not_all_shown() -> None:
    """The text shows 200 and counts the rest; the findings themselves are complete."""
    error = InvalidInput([FULL] * 1234)
    assert len(error.findings) == 1234
    assert str(error).startswith("1,234 findings")
    assert str(error).endswith("  ... and 1,034 more")
