"""Capital budgeting cases of INL LOGOS (Apache-2.0; github idaholab/LOGOS @637955a).

Investments with one or several options, each with a net present value and a cost in every year;
at most one option of each, exactly one where it is mandatory.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from portfolio import (
    Backlog,
    Capacity,
    Choose,
    GivenWorth,
    Initiative,
    Npv,
    Problem,
    Range,
    calendar,
)

OPTIMA = {
    "skp/test_skp": 106.0,
    "skp/test_mandated": 37.13,
    "mckp/test_mckp": 59.826,
    "examples/test_p16": -68.432,
}
"""Optimum by file, as its gold file has it; in the last one doing nothing costs worth."""


@dataclass(frozen=True)
class Investments:
    """Options by investment, with worth and cost by year, and what there is by year."""

    options: Mapping[str, Sequence[str]]
    worth: Mapping[str, float]
    costs: Mapping[str, Sequence[float]]
    capital: Sequence[float]
    mandatory: frozenset[str]

    def problem(self, *, by_money: bool) -> Problem:
        """Years are quarters; every option is an initiative over the whole calendar.

        By money, the benefit is worth and cost together, undiscounted.
        """
        years = len(self.capital)
        initiatives = [
            Initiative(
                id=option,
                title=option,
                duration=years,
                build_spend={"capital": tuple(cost)},
                benefit=Range.exactly(self.worth[option] + sum(cost) if by_money else 0.0),
            )
            for option, cost in sorted(self.costs.items())
        ]
        groups = [
            Choose(name, tuple(options), 1 if name in self.mandatory else 0, 1)
            for name, options in self.options.items()
        ]
        capacity = Capacity.of(calendar("2027Q1", years), {"capital": self.capital})
        objective = Npv(discount_rate=0.0, life=1) if by_money else GivenWorth(self.worth)
        return Problem.of(Backlog(tuple(initiatives)), capacity, *groups, objective=objective)


def read_logos(text: str) -> Investments:
    """Read a LOGOS input: sets, parameters and settings, in lists apart by blanks or commas."""
    root = ElementTree.fromstring(text)
    investments = _words(root, "Sets/investments")
    options = {name: [name] for name in investments}
    if listed := root.findtext("Sets/options"):
        names = zip(investments, listed.split(";"), strict=True)
        options = {i: [f"{i}__{o}" for o in _split(some)] for i, some in names}
    flat = [option for some in options.values() for option in some]
    worth = _numbers(root, "Parameters/net_present_values")
    capital = _numbers(root, "Parameters/available_capitals")
    costs, years = iter(_numbers(root, "Parameters/costs")), range(len(capital))
    case = Investments(
        options,
        dict(zip(flat, worth, strict=True)),
        {option: [next(costs) for _ in years] for option in flat},
        capital,
        frozenset(_words(root, "Settings/mandatory")),
    )
    if next(costs, None) is not None:
        raise ValueError("LOGOS input: more costs than options and years")
    return case


def _words(root: ElementTree.Element, path: str) -> list[str]:
    return _split(root.findtext(path) or "")


def _split(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _numbers(root: ElementTree.Element, path: str) -> list[float]:
    return [float(word) for word in _words(root, path)]
