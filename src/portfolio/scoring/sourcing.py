"""Build or buy: what six conditions suggest, and which unknown ones would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from portfolio.domain import Initiative
from portfolio.domain.html_table import html_table
from portfolio.domain.plain import Plain
from portfolio.domain.vocabulary import Sourcing
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.field import Field, FieldKind
from portfolio.intake.nearest import Nearest
from portfolio.scoring.assessments import candidates

if TYPE_CHECKING:
    import pandas as pd

_PREFIX = "sourcing_"


class Answer(StrEnum):
    """Whether a condition holds."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Condition:
    """One condition: what it speaks for, the question, and the reason a yes or a no gives."""

    side: Sourcing
    question: str
    if_yes: str
    if_no: str


_CONDITIONS: Mapping[str, _Condition] = {
    "soon_and_standard": _Condition(
        Sourcing.BUY,
        "Is value needed soon, from a standard capability such as search or classification?",
        "value is needed soon and the capability is a standard one",
        "it is not a standard capability that is needed soon",
    ),
    "little_expertise": _Condition(
        Sourcing.BUY,
        "Is there little machine-learning expertise in the house?",
        "there is little machine-learning expertise in the house",
        "the house has the machine-learning expertise",
    ),
    "customisation_too_dear": _Condition(
        Sourcing.BUY,
        "Does making it fit cost more than it brings?",
        "making it fit costs more than it brings",
        "making it fit is worth its cost",
    ),
    "unique_or_specialised": _Condition(
        Sourcing.BUILD,
        "Is it your own intellectual property, or a highly specialised domain?",
        "it is intellectual property of your own or a highly specialised domain",
        "it is neither intellectual property of your own nor a highly specialised domain",
    ),
    "lasting_difference": _Condition(
        Sourcing.BUILD,
        "Does it take models of your own to stay different for long?",
        "it takes models of your own to stay different for long",
        "it takes no models of your own to stay different",
    ),
    "sensitive_or_regulated": _Condition(
        Sourcing.BUILD,
        "Are the data proprietary and sensitive, or the compliance needs complex?",
        "the data are proprietary and sensitive, or compliance is complex",
        "the data are not sensitive and compliance is simple",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingAnswers(Plain):
    """Six conditions of build or buy, each answered yes, no or unknown.

    Source: Microsoft Learn, Create business value from AI, technology and data strategy.

    Attributes
    ----------
    soon_and_standard
        Speaks for buying: value is needed soon, from a standard capability.
    little_expertise
        Speaks for buying: little machine-learning expertise in the house.
    customisation_too_dear
        Speaks for buying: making it fit costs more than it brings.
    unique_or_specialised
        Speaks for building: intellectual property of your own or a highly specialised domain.
    lasting_difference
        Speaks for building: staying different for long takes models of your own.
    sensitive_or_regulated
        Speaks for building: proprietary and sensitive data, complex compliance needs.

    Raises
    ------
    ValueError
        For answers other than yes, no and unknown; all of them are told.
    """

    soon_and_standard: Answer = Answer.UNKNOWN
    little_expertise: Answer = Answer.UNKNOWN
    customisation_too_dear: Answer = Answer.UNKNOWN
    unique_or_specialised: Answer = Answer.UNKNOWN
    lasting_difference: Answer = Answer.UNKNOWN
    sensitive_or_regulated: Answer = Answer.UNKNOWN

    def __post_init__(self) -> None:
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        if wrong := {name: text for name, text in given.items() if text not in set(Answer)}:
            raise ValueError(f"expected yes, no or unknown, not {wrong}")

    @property
    def by_condition(self) -> Mapping[str, Answer]:
        """Answers by name of the condition, those that speak for buying first."""
        return {name: Answer(getattr(self, name)) for name in _CONDITIONS}

    @property
    def suggested(self) -> Sourcing | None:
        """Buy or build where only one side has a condition that holds, extend where both have.

        None where no condition is known to hold. The source lists the conditions and no rule;
        taking a bought base and building one's own part where both sides hold is this library's.
        """
        holding = {
            _CONDITIONS[name].side
            for name, answer in self.by_condition.items()
            if answer == Answer.YES
        }
        if len(holding) == 2:
            return Sourcing.EXTEND
        return holding.pop() if holding else None


def read_sourcing_answers(backlog: Backlog) -> Mapping[str, SourcingAnswers]:
    """Read the answers of all candidates from the columns ``x.sourcing_CONDITION``, by id.

    A blank cell is unknown.

    Raises
    ------
    InvalidInput
        With every cell that is not yes, no or unknown, and every column whose name begins with
        ``x.sourcing_`` but names no condition.
    """
    known = candidates(backlog)
    names = {name for each in known for name in each.extra if name.startswith(_PREFIX)}
    nearest = Nearest([_PREFIX + name for name in _CONDITIONS])
    findings = [
        _finding(name, name, f"expected one of {', '.join(_CONDITIONS)}", f"x.{nearest.to(name)}")
        for name in sorted(names)
        if name.removeprefix(_PREFIX) not in _CONDITIONS
    ]
    findings += [fault for each in known for fault in _faults(each)]
    if findings:
        raise InvalidInput(findings)
    return {each.id: SourcingAnswers(**dict(_answers(each))) for each in known}


def suggest_sourcing(answers: SourcingAnswers, *, stated: Sourcing | None = None) -> SourcingAdvice:
    """Suggest to buy, extend or build, with reasons; what somebody stated stays as it is.

    Parameters
    ----------
    answers
        The six conditions.
    stated
        The sourcing in the initiatives table; it is told beside the suggestion, never replaced.
    """
    return SourcingAdvice(answers, stated)


@dataclass(frozen=True, slots=True, repr=False)
class SourcingAdvice:
    """A suggestion to buy, extend or build, with its reasons; made by `suggest_sourcing`.

    Attributes
    ----------
    answers
        What it rests on.
    stated
        What the initiatives table says; None where it says nothing.
    """

    answers: SourcingAnswers
    stated: Sourcing | None = None

    @property
    def suggested(self) -> Sourcing | None:
        """Buy, extend or build; None where no condition is known to hold."""
        return self.answers.suggested

    @property
    def reasons_for(self) -> tuple[str, ...]:
        """Why, in clauses: what holds for it, then what does not hold for the other side."""
        return tuple(self._reasons(favourable=True))

    @property
    def reasons_against(self) -> tuple[str, ...]:
        """What speaks against it, in clauses."""
        return tuple(self._reasons(favourable=False))

    @property
    def would_change(self) -> Mapping[str, Sourcing]:
        """What the suggestion would become if an unknown condition held, by condition."""
        found = {}
        for name, answer in self.answers.by_condition.items():
            other = replace(self.answers, **{name: Answer.YES}).suggested
            if answer == Answer.UNKNOWN and other is not None and other is not self.suggested:
                found[name] = other
        return found

    @property
    def sentence(self) -> str:
        """The suggestion, why, what speaks against it, what would change it, what was stated."""
        told = [
            f"Suggested: {self.suggested}." if self.suggested else "No condition is known to hold."
        ]
        sides = (("For it", self.reasons_for), ("Against it", self.reasons_against))
        told += [f"{side}: {'; '.join(reasons)}." for side, reasons in sides if reasons]
        for other in dict.fromkeys(self.would_change.values()):
            asked = [_CONDITIONS[k].question for k, to in self.would_change.items() if to is other]
            told.append(f"Unknown, and a yes would make it {other}: {' '.join(asked)}")
        if self.stated:
            same = self.stated == self.suggested
            told.append(f"The table says {self.stated}{', too' if same else ', and that stands'}.")
        return " ".join(told)

    def to_frame(self) -> pd.DataFrame:
        """One row a condition.

        Columns: ``condition``, ``speaks_for`` (buy or build), ``question``, ``answer`` (yes, no,
        unknown), ``would_change_to`` (what a yes would make of the suggestion, else empty).
        """
        import pandas as pd

        changes = self.would_change
        return pd.DataFrame(
            [
                {
                    "condition": name,
                    "speaks_for": _CONDITIONS[name].side.value,
                    "question": _CONDITIONS[name].question,
                    "answer": answer.value,
                    "would_change_to": changes[name].value if name in changes else "",
                }
                for name, answer in self.answers.by_condition.items()
            ]
        )

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<SourcingAdvice {self.sentence}>"

    def _repr_html_(self) -> str:
        headers = ["Question", "Answer", "A yes speaks for"]
        rows = [
            (_CONDITIONS[name].question, answer.value, _CONDITIONS[name].side.value)
            for name, answer in self.answers.by_condition.items()
        ]
        return f"{html_table(headers, rows)}\n<p>{escape(self.sentence)}</p>"

    def _reasons(self, *, favourable: bool) -> Iterator[str]:
        """Clauses for or against the suggestion; where both sides hold, each of them is for it."""
        if self.suggested is None:
            return
        given = [(_CONDITIONS[name], answer) for name, answer in self.answers.by_condition.items()]
        own = (
            {Sourcing.BUY, Sourcing.BUILD}
            if self.suggested is Sourcing.EXTEND
            else {self.suggested}
        )
        if favourable:
            yield from (each.if_yes for each, answer in given if answer == Answer.YES)
        for each, answer in given:
            if answer == Answer.NO and (each.side not in own) is favourable:
                yield each.if_no


def _answers(one: Initiative) -> Iterator[tuple[str, Answer]]:
    for name in _CONDITIONS:
        read = _read(one.extra.get(_PREFIX + name, ""))
        yield name, Answer(read) if isinstance(read, str) else Answer.UNKNOWN


def _faults(one: Initiative) -> Iterator[Finding]:
    nearest = Nearest(Answer)
    for name in _CONDITIONS:
        text = one.extra.get(_PREFIX + name, "")
        if isinstance(read := _read(text), Fault):
            expected = f"initiative '{one.id}': expected {read.expected}"
            yield _finding(_PREFIX + name, text, expected, nearest.to(text))


def _read(text: str) -> object:
    return cell_reader(Field("answer", FieldKind.WORD, "", choices=tuple(Answer)))(text)


def _finding(column: str, value: str, expected: str, nearest: str) -> Finding:
    near = nearest if nearest != "x." else ""
    return Finding("backlog", "initiatives", None, f"x.{column}", value, expected, near)
