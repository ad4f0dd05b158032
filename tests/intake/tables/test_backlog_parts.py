"""All checks of a backlog together: what is built, and what one fault does not spoil."""

from __future__ import annotations

import pytest

from portfolio.errors import Finding, InvalidInput
from portfolio.intake.sheet import Sheet
from portfolio.intake.tables.backlog_parts import assemble_backlog

INITIATIVES = Sheet("f", "i", ("id", "title"), (2, 3), (["B", "A"], ["b", "a"]))


def groups(*members: str) -> Sheet:
    """Write a sheet of one group of these members."""
    rows = tuple(range(2, 2 + len(members)))
    return Sheet("f", "g", ("group", "initiative"), rows, (["g"] * len(members), members))


def test_parts() -> None:
    """Initiatives, assessments, relations, groups, assumptions, in this order; some may lack."""
    initiatives, assessments, relations, found, assumed = assemble_backlog(
        {"initiatives": INITIATIVES, "groups": groups("B", "A")}
    )
    assert [one.id for one in initiatives] == ["A", "B"]
    assert (assessments, relations, assumed) == ((), (), ())
    assert found[0].members == ("A", "B")


def test_what_is_known_to_be_wrong_is_told_too() -> None:
    """Findings of the files come first, those of the cells follow; nothing is built."""
    known = Finding("file", expected="something")
    with pytest.raises(InvalidInput) as refused:
        assemble_backlog({"initiatives": INITIATIVES, "groups": groups("C")}, [known])
    assert [finding.source for finding in refused.value.findings] == ["file", "f"]


def test_ids_are_compared_only_where_there_are_any() -> None:
    """Without a readable table of initiatives no id is called unknown."""
    known = Finding("file", expected="a readable file")
    with pytest.raises(InvalidInput) as refused:
        assemble_backlog({"groups": groups("C")}, [known])
    assert refused.value.findings == (known,)


def test_an_empty_table_of_initiatives() -> None:
    """A header alone is no backlog."""
    empty = Sheet("f", "i", ("id", "title"), (), ([], []))
    with pytest.raises(InvalidInput, match="f, i: at least one initiative below the header"):
        assemble_backlog({"initiatives": empty})
