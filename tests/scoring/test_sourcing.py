"""Build or buy: each condition alone, both sides together, what is unknown, what was stated."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.domain import Initiative
from portfolio.domain.vocabulary import Sourcing, Status
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.scoring.sourcing import (
    Answer,
    SourcingAnswers,
    read_sourcing_answers,
    suggest_sourcing,
)

BUY = ("soon_and_standard", "little_expertise", "customisation_too_dear")
BUILD = ("unique_or_specialised", "lasting_difference", "sensitive_or_regulated")
SIDES = {**dict.fromkeys(BUY, Sourcing.BUY), **dict.fromkeys(BUILD, Sourcing.BUILD)}
YES = {
    "soon_and_standard": "value is needed soon and the capability is a standard one",
    "little_expertise": "there is little machine-learning expertise in the house",
    "customisation_too_dear": "making it fit costs more than it brings",
    "unique_or_specialised": "it is intellectual property of your own or a highly specialised "
    "domain",
    "lasting_difference": "it takes models of your own to stay different for long",
    "sensitive_or_regulated": "the data are proprietary and sensitive, or compliance is complex",
}
NO = {
    "soon_and_standard": "it is not a standard capability that is needed soon",
    "little_expertise": "the house has the machine-learning expertise",
    "customisation_too_dear": "making it fit is worth its cost",
    "unique_or_specialised": "it is neither intellectual property of your own nor a highly "
    "specialised domain",
    "lasting_difference": "it takes no models of your own to stay different",
    "sensitive_or_regulated": "the data are not sensitive and compliance is simple",
}
answers = st.fixed_dictionaries({name: st.sampled_from(Answer) for name in SIDES}).map(
    lambda found: SourcingAnswers(**found)
)


@pytest.mark.parametrize(("name", "side"), SIDES.items())
def test_each_condition_alone_suggests_its_side(name: str, side: Sourcing) -> None:
    """Three speak for buying and three for building, as the source lists them."""
    advice = suggest_sourcing(SourcingAnswers(**{name: Answer.YES}))
    assert advice.suggested is side
    assert advice.reasons_for == (YES[name],)
    assert advice.reasons_against == ()


@pytest.mark.parametrize(("name", "side"), SIDES.items())
def test_each_condition_that_fails(name: str, side: Sourcing) -> None:
    """Alone a no suggests nothing; against its own side it is a reason, for the other one too."""
    assert suggest_sourcing(SourcingAnswers(**{name: Answer.NO})).suggested is None
    own, other = (BUY, BUILD) if side is Sourcing.BUY else (BUILD, BUY)
    mate = next(each for each in own if each != name)
    beside = suggest_sourcing(SourcingAnswers(**{name: Answer.NO, mate: Answer.YES}))
    assert (beside.reasons_for, beside.reasons_against) == ((YES[mate],), (NO[name],))
    across = suggest_sourcing(SourcingAnswers(**{name: Answer.NO, other[0]: Answer.YES}))
    assert (across.reasons_for, across.reasons_against) == ((YES[other[0]], NO[name]), ())


@pytest.mark.parametrize("buy", BUY)
@pytest.mark.parametrize("build", BUILD)
def test_both_sides_extend(buy: str, build: str) -> None:
    """A bought base and a part of one's own, whichever conditions hold; a no is against it."""
    spare = next(each for each in BUILD if each != build)
    found = SourcingAnswers(**{buy: Answer.YES, build: Answer.YES, spare: Answer.NO})
    advice = suggest_sourcing(found)
    assert advice.suggested is Sourcing.EXTEND
    assert advice.reasons_for == (YES[buy], YES[build])
    assert advice.reasons_against == (NO[spare],)
    assert advice.would_change == {}


def test_nothing_known() -> None:
    """Without an answer nothing is suggested, and every condition would change that."""
    advice = suggest_sourcing(SourcingAnswers())
    assert advice.suggested is None
    assert advice.would_change == SIDES
    assert advice.sentence.startswith(
        "No condition is known to hold. Unknown, and a yes would make it buy: Is value needed soon"
    )
    assert advice.reasons_for == advice.reasons_against == ()


def test_nothing_holds() -> None:
    """Six times no: nothing is suggested and nothing would change it."""
    advice = suggest_sourcing(SourcingAnswers(**dict.fromkeys(SIDES, Answer.NO)))
    assert advice.suggested is None
    assert advice.would_change == {}
    assert advice.sentence == "No condition is known to hold."


def test_what_was_stated_stands() -> None:
    """The column of the user is told beside the suggestion, in full, and never replaced."""
    found = SourcingAnswers(
        soon_and_standard=Answer.YES,
        little_expertise=Answer.NO,
        lasting_difference=Answer.NO,
        unique_or_specialised=Answer.NO,
    )
    advice = suggest_sourcing(found, stated=Sourcing.BUILD)
    assert advice.stated is Sourcing.BUILD
    assert str(advice) == (
        "Suggested: buy. For it: value is needed soon and the capability is a standard one; it is "
        "neither intellectual property of your own nor a highly specialised domain; it takes no "
        "models of your own to stay different. Against it: the house has the machine-learning "
        "expertise. Unknown, and a yes would make it extend: Are the data proprietary and "
        "sensitive, or the compliance needs complex? The table says build, and that stands."
    )
    assert str(suggest_sourcing(found, stated=Sourcing.BUY)).endswith("The table says buy, too.")
    assert repr(advice) == f"<SourcingAdvice {advice}>"


@given(answers)
def test_an_answer_that_would_change_it_does(found: SourcingAnswers) -> None:
    """What is promised of an unknown condition comes true; the others change nothing."""
    advice = suggest_sourcing(found)
    for name, answer in found.by_condition.items():
        sure = SourcingAnswers(**{**found.by_condition, name: Answer.YES})
        if answer == Answer.UNKNOWN:
            promised = advice.would_change.get(name, advice.suggested)
            assert sure.suggested is promised
        else:
            assert name not in advice.would_change


@given(answers)
def test_reasons_are_the_answers(found: SourcingAnswers) -> None:
    """With a suggestion every yes and every no is told once, for or against; unknowns never."""
    advice = suggest_sourcing(found)
    told = [*advice.reasons_for, *advice.reasons_against]
    known = [YES[k] for k, a in found.by_condition.items() if a == Answer.YES]
    known += [NO[k] for k, a in found.by_condition.items() if a == Answer.NO]
    assert sorted(told) == (sorted(known) if advice.suggested else [])


def test_wrong_answers_are_all_told() -> None:
    """An answer is yes, no or unknown; the message names every other one."""
    with pytest.raises(ValueError, match=r"expected yes, no or unknown, not .*maybe.*perhaps"):
        SourcingAnswers(
            soon_and_standard="maybe",  # type: ignore[arg-type]
            little_expertise="perhaps",  # type: ignore[arg-type]
        )


def test_answers_in_a_settings_file() -> None:
    """They are read from plain data and written back; a misspelt key names the nearest."""
    found = SourcingAnswers.from_dict({"little_expertise": "yes"})
    assert found == SourcingAnswers(little_expertise=Answer.YES)
    assert SourcingAnswers.from_dict(found.to_dict()) == found
    with pytest.raises(InvalidInput) as caught:
        SourcingAnswers.from_dict({"litle_expertise": "yes"})
    assert caught.value.findings[0].nearest == "little_expertise"


def test_answers_are_read_from_columns() -> None:
    """`x.sourcing_CONDITION`, in any case; blank is unknown; closed initiatives are not asked."""
    backlog = Backlog(
        (
            Initiative(id="A", title="A", extra={"sourcing_little_expertise": "YES", "note": "hm"}),
            Initiative(id="B", title="B", extra={"sourcing_lasting_difference": " no "}),
            Initiative(
                id="C",
                title="C",
                status=Status.WITHDRAWN,
                extra={"sourcing_little_expertise": "who knows"},
            ),
        )
    )
    assert read_sourcing_answers(backlog) == {
        "A": SourcingAnswers(little_expertise=Answer.YES),
        "B": SourcingAnswers(lasting_difference=Answer.NO),
    }


def test_every_fault_of_the_columns_at_once() -> None:
    """A column that names no condition and cells that are no answer, each with the nearest."""
    backlog = Backlog(
        (
            Initiative(id="A", title="A", extra={"sourcing_litle_expertise": "yes"}),
            Initiative(id="B", title="B", extra={"sourcing_little_expertise": "unknwon"}),
            Initiative(id="C", title="C", extra={"sourcing_lasting_difference": "5"}),
        )
    )
    with pytest.raises(InvalidInput) as caught:
        read_sourcing_answers(backlog)
    where = ("backlog", "initiatives", None)
    assert caught.value.findings == (
        Finding(
            *where,
            "x.sourcing_litle_expertise",
            "sourcing_litle_expertise",
            "expected one of soon_and_standard, little_expertise, customisation_too_dear, "
            "unique_or_specialised, lasting_difference, sensitive_or_regulated",
            "x.sourcing_little_expertise",
        ),
        Finding(
            *where,
            "x.sourcing_little_expertise",
            "unknwon",
            "initiative 'B': expected one of yes, no, unknown",
            "unknown",
        ),
        Finding(
            *where,
            "x.sourcing_lasting_difference",
            "5",
            "initiative 'C': expected one of yes, no, unknown",
            "",
        ),
    )


def test_frame_and_page() -> None:
    """One row a condition, with what a yes would make of it; the page holds the sentence."""
    advice = suggest_sourcing(SourcingAnswers(little_expertise=Answer.YES))
    frame = advice.to_frame()
    assert frame["condition"].tolist() == [*BUY, *BUILD]
    assert frame["speaks_for"].tolist() == ["buy"] * 3 + ["build"] * 3
    assert frame["answer"].tolist() == ["unknown", "yes", *["unknown"] * 4]
    assert frame["would_change_to"].tolist() == [""] * 3 + ["extend"] * 3
    assert "Suggested: buy." in advice._repr_html_()
    with pytest.raises(FrozenInstanceError):
        advice.stated = Sourcing.BUILD  # type: ignore[misc]
