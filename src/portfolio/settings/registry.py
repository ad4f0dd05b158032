"""Objects of a registry as tables with a ``kind``, there and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any, cast

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter

from portfolio.domain.meant import meant
from portfolio.planning import CONSTRAINTS, Disabled


def build(registry: Mapping[str, type], given: object) -> object:
    """Make the object of a registry that a table with its ``kind`` describes."""
    if given is None or type(given) in registry.values():
        return given
    if not isinstance(given, Mapping):
        raise ValueError(f"a table with its kind is expected, one of {', '.join(registry)}")
    kind = str(given.get("kind"))
    if kind not in registry:
        raise ValueError(f"kind {expected(kind, registry)}")
    made = registry[kind]
    if not is_dataclass(made):
        raise TypeError(f"{made.__name__} must be a dataclass to be written in settings")
    values = {key: value for key, value in given.items() if key != "kind"}
    names = [field.name for field in fields(made) if field.init]
    if unknown := [key for key in values if key not in names]:
        raise ValueError("; ".join(f"key {expected(key, names)}" for key in unknown))
    return TypeAdapter(made).validate_json(_as_json(values), strict=True)


def _as_json(values: Mapping[str, Any]) -> str:
    """Write values as JSON, in which types can be checked strictly and texts still name things."""
    try:
        return json.dumps(values, allow_nan=False, default=str)
    except ValueError:
        raise ValueError("every number must be finite") from None


def plain(registry: Mapping[str, type], made: object) -> object:
    """Write the object of a registry as the table that describes it; the inverse of `build`."""
    if made is None:
        return None
    kind = next(name for name, known in registry.items() if known is type(made))
    return {"kind": kind, **TypeAdapter(type(made)).dump_python(made, mode="json")}


def build_rule(given: object) -> object:
    """Make a rule; one with ``disabled = true`` is kept, without effect."""
    if isinstance(given, Disabled) or not isinstance(given, Mapping) or "disabled" not in given:
        return given if isinstance(given, Disabled) else build(CONSTRAINTS, given)
    switched_off, reason = given["disabled"], given.get("reason", "")
    if not isinstance(switched_off, bool) or not isinstance(reason, str):
        raise ValueError("disabled must be true or false, and a reason a text")
    spare = ("disabled", "reason") if switched_off else ("disabled",)
    rule = build(CONSTRAINTS, {key: value for key, value in given.items() if key not in spare})
    return Disabled(cast("Any", rule), reason) if switched_off else rule


def plain_rule(made: object) -> object:
    """Write a rule as the table that describes it; the inverse of `build_rule`."""
    if not isinstance(made, Disabled):
        return plain(CONSTRAINTS, made)
    inner = cast("dict[str, object]", plain(CONSTRAINTS, made.rule))
    return {**inner, "disabled": True, "reason": made.reason}


def registered(registry: Mapping[str, type]) -> tuple[BeforeValidator, PlainSerializer]:
    """How pydantic reads and writes the objects of a registry."""
    return (
        BeforeValidator(partial(build, registry)),
        PlainSerializer(partial(plain, registry)),
    )


def expected(found: str, known: Mapping[str, Any] | list[str]) -> str:
    """Say that something is unknown, what it may have been meant to be, and what is known."""
    near = meant(found, known)
    hint = f" (did you mean {near!r}?)" if near else ""
    return f"{found!r} is unknown{hint}; known are {', '.join(known)}"
