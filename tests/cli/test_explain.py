"""``portfolio explain``."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio import Highs, reopen
from portfolio.cli import explain
from portfolio.cli.exits import Exit
from portfolio.cli.main import main
from portfolio.explaining import limits, prices, why, why_not

from .conftest import Call

SOLVER = Highs(gap=1e-3, node_limit=5_000)


def test_why_and_why_not(call: Call, finished: Path) -> None:
    """One that is planned and one that is not: as the library answers, numbers as numbers."""
    roadmap = reopen(finished)
    called = call("explain", finished, "COPILOT", "PRICE", "--json")
    planned, left = called.document["answers"]
    is_in, is_out = (
        why(roadmap, "COPILOT", solver=SOLVER),
        why_not(roadmap, "PRICE", solver=SOLVER),
    )
    assert called.code == Exit.DONE
    assert (planned["id"], planned["planned"]) == ("COPILOT", True)
    assert (planned["worth"], planned["text"]) == (is_in.worth, str(is_in))
    assert is_in.lost is not None
    assert planned["lost_without"] == {"at_least": is_in.lost.low, "at_most": is_in.lost.high}
    assert (left["id"], left["verdict"]) == ("PRICE", "outvalued")
    assert [one["text"] for one in left["suggestions"]] == [str(s) for s in is_out.suggestions]
    assert left["suggestions"][0]["change"]["kind"] == "worth_more"
    assert "PRICE" in left["suggestions"][0]["difference"]["added"]


def test_only_some_kinds_of_changes(call: Call, finished: Path) -> None:
    """Whoever cannot change the value does not want to hear of it."""
    called = call("explain", finished, "--along", "cost, people", "--json", "PRICE")
    (answer,) = called.document["answers"]
    assert {one["along"] for one in answer["suggestions"]} == {"cost", "people"}


def test_limits_and_prices_without_ids(call: Call, finished: Path) -> None:
    """What is used of every limit, and the dearest change first, as the library ranks them."""
    roadmap = reopen(finished)
    document = call("explain", finished, "--json").document
    assert [one["share"] for one in document["limits"]] == [u.share for u in limits(roadmap).uses]
    ranked = prices(roadmap, solver=SOLVER).ranked
    assert [one["text"] for one in document["prices"]] == [str(price) for price in ranked]
    text = call("explain", finished).out
    assert "limits are used to 90% or more" in text
    assert "What one change alone would be worth:" in text


def test_unknown_words_are_told_with_the_nearest(call: Call, finished: Path) -> None:
    """Wrong ids and wrong kinds are usage errors; nothing is solved for."""
    called = call("explain", finished, "MIAL", "CHURM")
    assert called.code == Exit.USAGE
    assert "'MIAL'; did you mean 'MAIL'?" in called.err
    assert "'CHURM'; did you mean 'CHURN'?" in called.err
    called = call("explain", finished, "MAIL", "--along", "vale")
    assert called.code == Exit.USAGE
    assert "unknown kind of change 'vale'; did you mean 'value'?" in called.err


def test_what_is_found_is_told_at_once_and_time_may_be_bounded(call: Call, finished: Path) -> None:
    """In a trice nothing is found: every kind of change is left open; else each is told."""
    called = call("explain", finished, "PRICE", "--along", "value")
    (found,) = why_not(reopen(finished), "PRICE", along=["value"], solver=SOLVER).suggestions
    assert f"Found: {found}" in called.err
    brief = call("explain", finished, "PRICE", "--along", "value,cost", "--within", "1e-9")
    assert brief.code == Exit.DONE
    assert "Left open, for want of time: changes of value, cost." in brief.out
    wrong = call("explain", finished, "PRICE", "--within", "0")
    assert (wrong.code, "--within must be above 0" in wrong.err) == (Exit.USAGE, True)


def test_an_interrupt_prints_what_is_known(
    call: Call, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C at the second of two: the first answer is printed, and the exit code is 130."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(explain, "why_not", interrupted)
    called = call("explain", finished, "MAIL", "PRICE", "--json")
    assert called.code == Exit.INTERRUPTED
    assert [one["id"] for one in called.document["answers"]] == ["MAIL"]
    assert called.document["interrupted"] is True
    assert called.document["exit_code"] == 130
    assert "interrupted; 1 of 2 answered" in called.err


def test_a_misspelled_option_is_no_id(finished: Path) -> None:
    """Ids may follow options; what looks like an option must be one."""
    with pytest.raises(SystemExit) as end:
        main(["explain", str(finished), "--allong", "MAIL"])
    assert end.value.code == Exit.USAGE
