"""A TOML file of scenarios and the objects it stands for, there and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from portfolio.domain.meant import meant
from portfolio.errors import Finding, InvalidInput
from portfolio.explaining import CHANGES, Change, LooserRule, Scenario, WithoutRule, WithRule
from portfolio.planning import CONSTRAINTS
from portfolio.settings.registry import build, build_rule, expected, plain, plain_rule
from portfolio.settings.toml_file import read_toml

_KINDS = (*CHANGES, *CONSTRAINTS)
_KEYS = ("name", "changes")
_OF_RULES = (WithRule, WithoutRule, LooserRule)


def read_scenarios(path: str | Path) -> tuple[Scenario, ...]:
    """Read a file of scenarios.

    Each ``[[scenarios]]`` has a ``name`` and ``changes``, a list of tables with their ``kind``:
    a kind of `CHANGES` is that change, a kind of `CONSTRAINTS` a rule that is added, and
    ``{ kind = "without_rule", rule = { kind = ... } }`` takes one away, ``looser_rule`` loosens it.

    Raises
    ------
    InvalidInput
        With every finding: not TOML, unknown keys or kinds with the nearest valid name, wrong
        values, names that are missing or given twice.
    """
    return make_scenarios(read_toml(Path(path)), str(path))


def make_scenarios(table: Mapping[str, Any], source: str = "scenarios") -> tuple[Scenario, ...]:
    """Make scenarios from plain values, such as `plain_scenarios` gives.

    Parameters
    ----------
    table
        With the key ``scenarios``.
    source
        Where they stand, for findings.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    stated = table.get("scenarios")
    faults = [_unknown_key(source, "", key, ("scenarios",)) for key in table if key != "scenarios"]
    if not isinstance(stated, list) or not stated or not all(isinstance(s, dict) for s in stated):
        wanted = "at least one table [[scenarios]] with name and changes"
        raise InvalidInput([*faults, Finding(source, column="scenarios", expected=wanted)])
    reading = _Reading(source, faults)
    made = [reading.scenario(k, one) for k, one in enumerate(stated)]
    names = [one.name for one in made]
    for name in sorted({name for name in names if names.count(name) > 1}):
        reading.fault(name, "name", name, "a name of its own; another scenario has it")
    if reading.faults:
        raise InvalidInput(reading.faults)
    return tuple(made)


def plain_scenarios(scenarios: tuple[Scenario, ...]) -> dict[str, Any]:
    """Return scenarios as plain values; the inverse of `make_scenarios`."""
    return {
        "scenarios": [
            {"name": one.name, "changes": [plain_change(change) for change in one.changes]}
            for one in scenarios
        ]
    }


def plain_change(change: Change) -> dict[str, Any]:
    """Return a change as the table that describes it; an added rule is the table of the rule."""
    if isinstance(change, WithRule):
        return _without_defaults(plain_rule(change.rule))
    if isinstance(change, WithoutRule):
        return {"kind": change.kind, "rule": _without_defaults(plain_rule(change.rule))}
    if isinstance(change, LooserRule):
        rule = _without_defaults(plain_rule(change.rule))
        return {"kind": change.kind, "rule": rule, "steps": change.steps}
    return _without_defaults(plain(CHANGES, change))


def _without_defaults(table: object) -> dict[str, Any]:
    """Leave out what is not there, which TOML cannot say."""
    return {key: v for key, v in cast("dict[str, Any]", table).items() if v is not None}


class _Reading:
    """Scenarios of one file, and what is wrong with them."""

    def __init__(self, source: str, faults: list[Finding]) -> None:
        self.source, self.faults = source, faults

    def fault(self, scenario: str, key: str, value: object, wanted: str, near: str = "") -> None:
        """Note a fault."""
        shown = "" if isinstance(value, Mapping | list) or value is None else str(value)
        where = f"scenario '{scenario}'"
        self.faults.append(Finding(self.source, where, None, key, shown, wanted, near))

    def scenario(self, number: int, stated: Mapping[str, Any]) -> Scenario:
        """Make a scenario; what is wrong is noted and left out."""
        name, changes = stated.get("name"), stated.get("changes", [])
        called = name if isinstance(name, str) and name else f"number {number + 1}"
        if called is not name:
            self.fault(called, "name", name, "a name, which tables and charts show")
        for key in stated:
            if key not in _KEYS:
                self.faults.append(_unknown_key(self.source, f"scenario '{called}'", key, _KEYS))
        if not isinstance(changes, list):
            self.fault(called, "changes", changes, "a list of tables, each with its kind")
            changes = []
        made = [self._change(called, f"changes.{k}", one) for k, one in enumerate(changes)]
        return Scenario(called, tuple(change for change in made if change is not None))

    def _change(self, scenario: str, key: str, stated: object) -> Change | None:
        kind = stated.get("kind") if isinstance(stated, Mapping) else None
        if not isinstance(stated, Mapping) or not isinstance(kind, str):
            self.fault(scenario, key, stated, "a table with its kind, such as scaled_money")
            return None
        if kind not in _KINDS:
            near = meant(kind, _KINDS)
            wanted = f"no such kind; known are {', '.join(_KINDS)}"
            self.fault(scenario, f"{key}.kind", kind, wanted, near)
            return None
        try:
            return _made(kind, stated)
        except ValidationError as error:
            for place, value, wanted in _details(error):
                self.fault(scenario, ".".join([key, *place]), value, wanted)
        except ValueError as error:
            self.fault(scenario, key, None, str(error))
        return None


def _made(kind: str, stated: Mapping[str, Any]) -> Change:
    if kind in CONSTRAINTS:
        return WithRule(cast("Any", build_rule(stated)))
    change = next((one for one in _OF_RULES if one.kind == kind), None)
    if change is None:
        return cast("Change", build(CHANGES, stated))
    keys = ["kind", *(field.name for field in fields(change))]
    if unknown := [key for key in stated if key not in keys]:
        raise ValueError(f"key {expected(unknown[0], keys)}")
    if not isinstance(stated.get("rule"), Mapping):
        raise ValueError("rule must be a table with its kind, as in the settings")
    rule = cast("Any", build_rule(stated["rule"]))
    return change(**{key: stated[key] for key in keys[2:] if key in stated}, rule=rule)


def _details(error: ValidationError) -> Iterator[tuple[list[str], object, str]]:
    for detail in error.errors():
        missing = detail["type"] == "missing"
        wanted = detail["msg"].removeprefix("Value error, ")
        place = [str(part) for part in detail["loc"]]
        yield place, None if missing else detail["input"], "must be given" if missing else wanted


def _unknown_key(source: str, where: str, key: str, known: tuple[str, ...]) -> Finding:
    told = f"no such key; known are {', '.join(known)}"
    return Finding(source, where, column=key, expected=told, nearest=meant(key, known))
