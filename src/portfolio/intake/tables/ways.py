"""The ways of doing each initiative: names and quarters of work, before anything is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from portfolio.domain.meant import meant
from portfolio.errors import Finding
from portfolio.intake.records import Records

Way = tuple[str, str]
"""Id of an initiative, name of one of its modes."""

_SHARED = (
    "duration",
    "earliest_start",
    "latest_finish",
    "contingency",
    "p_success",
    "build_fund",
    "run_fund",
    "benefit",
    "benefit_low",
    "benefit_high",
)
_BENEFITS = ("benefit_low", "benefit_high")


@dataclass(frozen=True)
class Ways:
    """Initiatives and modes by name.

    Attributes
    ----------
    own
        Name of the mode in which the initiatives table states an initiative, by id; often empty.
    durations
        Quarters of work by way, where they can be read.
    """

    own: Mapping[str, str]
    durations: Mapping[Way, int | None]

    @classmethod
    def of(cls, initiatives: Records, modes: Records) -> Ways:
        """Gather them from the initiatives table and the modes table, blanks filled in."""
        own: dict[str, str] = {}
        durations: dict[Way, int | None] = {}
        for k in range(len(initiatives)):
            if name := initiatives.get(str, "id", k):
                own.setdefault(name, initiatives.get(str, "mode", k) or "")
                durations.setdefault((name, own[name]), initiatives.get(int, "duration", k))
        for k in range(len(modes)):
            name, mode = modes.get(str, "initiative", k), modes.get(str, "mode", k)
            if name in own and mode:
                durations.setdefault((name, mode), modes.get(int, "duration", k))
        return cls(own, durations)

    def way(self, initiative: str, mode: str | None) -> Way:
        """Way that a row is about; a blank mode is the initiative as it is."""
        return initiative, mode or self.own.get(initiative, "")

    @cached_property
    def modes(self) -> Mapping[str, tuple[str, ...]]:
        """Names of the modes by id, without those that have no name."""
        found: dict[str, list[str]] = {name: [] for name in self.own}
        for name, mode in self.durations:
            found[name] += [mode] if mode else []
        return {name: tuple(modes) for name, modes in found.items()}


def filled(modes: Records, initiatives: Records) -> Records:
    """Return the modes table with its blanks filled in from the initiatives table.

    Money and people stay blank, as they may stand in further tables. A mode that states its
    benefit states cautious and hopeful benefit as well.
    """
    place = {name: k for k, name in enumerate(initiatives.values["id"]) if name is not None}
    values = {column: list(cells) for column, cells in modes.values.items()}
    values["id"] = values["initiative"]
    faulty = set(modes.faulty)
    for k, name in enumerate(modes.values["initiative"]):
        row = place.get(name)
        if row is None:
            continue
        stated = modes.values["benefit"][k] is not None or ("benefit", k) in modes.faulty
        for column in _SHARED:
            blank = values[column][k] is None and (column, k) not in faulty
            if blank and not (stated and column in _BENEFITS):
                values[column][k] = initiatives.values[column][row]
                faulty |= {(column, k)} if (column, row) in initiatives.faulty else set()
        values["run_fund"][k] = values["run_fund"][k] or initiatives.values["build_fund"][row]
    return replace(modes, values=values, faulty=frozenset(faulty))


def check_ways(modes: Records, ways: Ways, profiles: tuple[Records, ...]) -> Iterator[Finding]:
    """Find modes named twice, and rows of money or people for modes that do not exist."""
    for k in range(len(modes)):
        name, mode = modes.get(str, "initiative", k), modes.get(str, "mode", k)
        if name is not None and mode and ways.own.get(name) == mode:
            expected = f"another name than '{mode}', the mode {name} has in the initiatives table"
            yield modes.finding(k, "mode", expected)
    for records in profiles:
        for k in range(len(records)):
            name, mode = records.get(str, "initiative", k), records.get(str, "mode", k)
            if name and mode and name in ways.own and (name, mode) not in ways.durations:
                known = ways.modes[name]
                there = f"a mode of {name} ({', '.join(known) or 'it has none'}), or a blank cell"
                yield records.finding(k, "mode", there, meant(mode, known))
