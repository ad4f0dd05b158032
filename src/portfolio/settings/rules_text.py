"""Rules as the text of a settings file, and back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from portfolio.planning.arguments import RULE
from portfolio.settings.sections import PlanningSettings

if TYPE_CHECKING:
    from portfolio.planning import Constraint

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def rules_to_toml(rules: Iterable[Constraint]) -> str:
    """Write rules as the tables ``[[planning.constraints]]`` of a settings file.

    Parameters
    ----------
    rules
        Rules of registered kinds, switched off or not.

    Returns
    -------
    str
        What `rules_from_toml` reads the same rules from; empty without rules.

    Raises
    ------
    ValueError
        If something else is given than rules.
    """
    given = RULE.many("rules_to_toml", rules)
    section = PlanningSettings(constraints=cast("Any", given))
    tables = json.loads(section.model_dump_json())["constraints"]
    return "\n".join(f"[[planning.constraints]]\n{_lines(table)}" for table in tables)


def rules_from_toml(text: str) -> tuple[Constraint, ...]:
    """Read the rules of a settings file, whatever else it holds.

    Raises
    ------
    ValueError
        If it is no TOML, or a table is no rule.
    """
    section = tomllib.loads(text).get("planning", {})
    return PlanningSettings(constraints=section.get("constraints", ())).constraints


def _lines(table: Mapping[str, object]) -> str:
    # TOML knows no null: what is not given is not written.
    told = {key: value for key, value in table.items() if value is not None}
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in told.items())


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    # Texts of JSON are texts of TOML, but for one sign that must not stand as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
