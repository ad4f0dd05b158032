"""One TOML file and the objects it stands for; its sections are the steps of the flow."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, Field, InstanceOf, ValidationError
from pydantic_core import ErrorDetails

from portfolio.domain.meant import meant
from portfolio.errors import Finding, Findings, InvalidInput
from portfolio.horizons import HorizonRule
from portfolio.scoring import DEFAULT_RUBRIC, Rubric
from portfolio.settings.sections import (
    CapacitySettings,
    IntakeSettings,
    PlanningSettings,
    ReportingSettings,
    ScoringSettings,
    Section,
)
from portfolio.settings.toml_file import read_toml


class Settings(Section):
    """Everything a run depends on besides the tables.

    Attributes
    ----------
    intake, scoring, horizons, planning, reporting
        One section a step; only ``intake`` is required.
    path
        The file they were read from; other paths are relative to its folder.
    """

    intake: IntakeSettings
    scoring: ScoringSettings = ScoringSettings()
    horizons: dict[str, Any] = Field(default_factory=dict)
    planning: PlanningSettings = PlanningSettings()
    reporting: ReportingSettings = ReportingSettings()
    path: InstanceOf[Path] = Field(default=Path("settings.toml"), exclude=True)

    def resolve(self, relative: str) -> Path:
        """Path of a file named in the settings."""
        return self.path.parent / relative

    @property
    def rubric(self) -> Rubric:
        """The rubric the settings name; the default one when they name none."""
        return _rubric(self.scoring, self.path)

    @property
    def horizon_rule(self) -> HorizonRule:
        """The rule that places initiatives on horizons; the default one where nothing is said."""
        return HorizonRule.from_dict(self.horizons, source=str(self.path), table="horizons")

    @property
    def mapping(self) -> str | Path | None:
        """Name of a shipped mapping, or the path of the user's own."""
        given = self.intake.mapping
        return self.resolve(given) if given and given.endswith(".toml") else given

    def files(self) -> tuple[Path, ...]:
        """Every file that the run reads, sorted."""
        intake, rubric = self.intake, self.scoring.rubric
        named: list[str | Path | None] = [self.path, self.resolve(intake.backlog), self.mapping]
        others = (intake.capacity, rubric, self.planning.constraints_table)
        named += [self.resolve(x) for x in others if isinstance(x, str)]
        paths = [path for path in named if isinstance(path, Path)]
        inside = [part for path in paths if path.is_dir() for part in path.glob("*.csv")]
        return tuple(sorted({path for path in (*paths, *inside) if path.is_file()}))

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain JSON values, defaults included."""
        return self.model_dump(mode="json")


def read_settings(path: str | Path) -> Settings:
    """Read a settings file.

    Raises
    ------
    InvalidInput
        With every finding of all sections: not TOML, unknown keys with the nearest valid name,
        wrong values; those of the rubric and of the rule of horizons as well.
    """
    path, faults = Path(path), Findings()
    if path.suffix.lower() in (".csv", ".xlsx"):
        expected = "a settings file (.toml) that names this table; 'portfolio init' makes one"
        raise InvalidInput([Finding(str(path), expected=expected)])
    table = read_toml(path)
    with faults:
        settings = restore_settings(table, path)
    with faults:
        _check_objects(table, path)
    faults.refuse()
    return settings


def restore_settings(table: Mapping[str, Any], path: Path) -> Settings:
    """Make settings from plain values, such as `Settings.to_dict` gives.

    Parameters
    ----------
    table
        Plain values by section.
    path
        The settings file; other paths are relative to its folder.

    Raises
    ------
    InvalidInput
        With every finding.
    """
    try:
        # Through JSON, in which numbers, flags and texts are told apart strictly.
        settings = Settings.model_validate_json(json.dumps(table, default=str), strict=True)
        return settings.model_copy(update={"path": path})
    except ValidationError as error:
        details = error.errors()
        # A capacity given as a table is no faulty path, whatever the union of both forms says.
        told = [d for d in details if d["loc"][-1] != "str" or not isinstance(d["input"], Mapping)]
        raise InvalidInput([_finding(path, detail) for detail in told or details]) from None


def _check_objects(table: Mapping[str, Any], path: Path) -> None:
    """Make the rubric and the rule of horizons, whatever else is wrong; they have rules of theirs.

    Raises
    ------
    InvalidInput
        With every finding of both.
    """
    scoring, faults = table.get("scoring", {}), Findings()
    if isinstance(scoring, Mapping):
        stated = {key: scoring[key] for key in ("rubric", "weighting") if key in scoring}
        with faults, suppress(ValidationError):
            _rubric(ScoringSettings.model_validate_json(json.dumps(stated, default=str)), path)
    if isinstance(table.get("horizons", {}), Mapping):
        with faults:
            HorizonRule.from_dict(table.get("horizons", {}), source=str(path), table="horizons")
    faults.refuse()


def _rubric(scoring: ScoringSettings, file: Path) -> Rubric:
    """Make the rubric of a settings file: the default one, its own, or that of another file."""
    given, asked = scoring.rubric, scoring.weighting
    if given is None and not asked:
        return DEFAULT_RUBRIC
    path, table = file, "scoring.rubric"
    if isinstance(given, str):
        path, table = file.parent / given, ""
        given = read_toml(path)
    stated = DEFAULT_RUBRIC.to_dict() if given is None else given
    if asked:
        stated = {**stated, "weighting": {**stated.get("weighting", {}), **asked}}
    return Rubric.from_dict(stated, source=str(path), table=table)


def _finding(path: Path, detail: ErrorDetails) -> Finding:
    places = [str(part) for part in detail["loc"] if part not in _FORMS]
    value = detail["input"]
    shown = "" if isinstance(value, Mapping | list | BaseModel) else str(value)
    message, nearest = re.sub("^(Value error, |Input )", "", detail["msg"]), ""
    if detail["type"] == "extra_forbidden":
        known = _keys_at(places[:-1])
        nearest = meant(places[-1], known)
        message = f"no such key; known are {', '.join(known)}"
    if detail["type"] == "missing":
        message = "this key must be given"
    return Finding(
        str(path), column=".".join(places), value=shown, expected=message, nearest=nearest
    )


def _keys_at(places: list[str]) -> list[str]:
    section: Any = Settings
    for place in places:
        field = cast("type[BaseModel]", section).model_fields.get(place)
        section = field.annotation if field else None
        section = CapacitySettings if place == "capacity" else section
    known = section.model_fields if hasattr(section, "model_fields") else {}
    return [name for name in known if name != "path"]


_FORMS = ("str", "CapacitySettings")
"""What pydantic calls the two forms of a capacity; nobody else does."""
