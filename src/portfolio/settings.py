"""One TOML file and the objects it stands for; its sections are the steps of the flow."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Annotated, Any, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    PlainSerializer,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails

from portfolio.domain import Quarter, calendar
from portfolio.errors import Finding, InvalidInput
from portfolio.intake import (
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.planning import CONSTRAINTS, OBJECTIVES, SOLVERS, Disabled, Highs
from portfolio.scoring import DEFAULT_RUBRIC, Axis, Missing, Pooling, Rubric
from portfolio.scoring.stability import Spread


def _build(registry: Mapping[str, type], given: object) -> object:
    """Make the object of a registry that a table with its ``kind`` describes."""
    if given is None or type(given) in registry.values():
        return given
    if not isinstance(given, Mapping):
        raise ValueError(f"a table with its kind is expected, one of {', '.join(registry)}")
    kind = str(given.get("kind"))
    if kind not in registry:
        raise ValueError(f"kind {_expected(kind, registry)}")
    made = registry[kind]
    if not is_dataclass(made):
        raise TypeError(f"{made.__name__} must be a dataclass to be written in settings")
    values = {key: value for key, value in given.items() if key != "kind"}
    names = [field.name for field in fields(made) if field.init]
    if unknown := [key for key in values if key not in names]:
        raise ValueError("; ".join(f"key {_expected(key, names)}" for key in unknown))
    return TypeAdapter(made).validate_json(_as_json(values), strict=True)


def _as_json(values: Mapping[str, Any]) -> str:
    """Write values as JSON, in which types can be checked strictly and texts still name things."""
    try:
        return json.dumps(values, allow_nan=False, default=str)
    except ValueError:
        raise ValueError("every number must be finite") from None


def _plain(registry: Mapping[str, type], made: object) -> object:
    """Write the object of a registry as the table that describes it; the inverse of `_build`."""
    if made is None:
        return None
    kind = next(name for name, known in registry.items() if known is type(made))
    return {"kind": kind, **TypeAdapter(type(made)).dump_python(made, mode="json")}


def _build_rule(given: object) -> object:
    """Make a rule; one with ``disabled = true`` is kept, without effect."""
    if isinstance(given, Disabled) or not isinstance(given, Mapping) or "disabled" not in given:
        return given if isinstance(given, Disabled) else _build(CONSTRAINTS, given)
    switched_off, reason = given["disabled"], given.get("reason", "")
    if not isinstance(switched_off, bool) or not isinstance(reason, str):
        raise ValueError("disabled must be true or false, and a reason a text")
    spare = ("disabled", "reason") if switched_off else ("disabled",)
    rule = _build(CONSTRAINTS, {key: value for key, value in given.items() if key not in spare})
    return Disabled(cast("Any", rule), reason) if switched_off else rule


def _plain_rule(made: object) -> object:
    """Write a rule as the table that describes it; the inverse of `_build_rule`."""
    if not isinstance(made, Disabled):
        return _plain(CONSTRAINTS, made)
    inner = cast("dict[str, object]", _plain(CONSTRAINTS, made.rule))
    return {**inner, "disabled": True, "reason": made.reason}


def _of(registry: Mapping[str, type]) -> tuple[BeforeValidator, PlainSerializer]:
    """How pydantic reads and writes the objects of a registry."""
    return (
        BeforeValidator(partial(_build, registry)),
        PlainSerializer(partial(_plain, registry)),
    )


def _expected(found: str, known: Mapping[str, Any] | list[str]) -> str:
    near = get_close_matches(found, known, n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    return f"{found!r} is unknown{hint}; known are {', '.join(known)}"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CapacitySettings(_Section):
    """Capacity in the settings file itself, for those without tables of it.

    Attributes
    ----------
    start, quarters
        The calendar.
    money, people
        Amount by fund, FTE by role: one number for every quarter, or a list.
    hiring, contracting
        Terms by role.
    training, substitution
        Terms, at most one for each pair of roles.
    """

    start: Quarter
    quarters: int = Field(ge=1, le=80)
    money: dict[str, float | tuple[float, ...]]
    people: dict[str, float | tuple[float, ...]] = Field(default_factory=dict)
    hiring: dict[str, HiringTerms] = Field(default_factory=dict)
    contracting: dict[str, ContractTerms] = Field(default_factory=dict)
    training: tuple[TrainingTerms, ...] = ()
    substitution: tuple[SubstitutionTerms, ...] = ()

    def to_capacity(self) -> Capacity:
        """Return the capacity.

        Raises
        ------
        InvalidInput
            With every finding.
        """
        return Capacity.of(
            calendar(self.start, self.quarters),
            self.money,
            self.people,
            self.hiring,
            self.contracting,
            self.training,
            self.substitution,
        )


class IntakeSettings(_Section):
    """Where the tables lie.

    Attributes
    ----------
    backlog
        CSV, folder of CSVs or .xlsx, relative to the settings file.
    mapping
        Name or file of a mapping, when the backlog is a foreign inventory.
    capacity
        Where budget, capacity and hiring tables lie (by default where the backlog does), or the
        capacity itself.
    decimal
        Decimal sign in CSV files.
    encoding
        Encoding of CSV files; None to recognise UTF-8 and cp1252.
    """

    backlog: str
    mapping: str | None = None
    capacity: str | CapacitySettings | None = None
    decimal: str = Field(default=".", pattern=r"^[.,]$")
    encoding: str | None = None


class StabilitySettings(_Section):
    """How it is tried whether the ranking stands.

    Attributes
    ----------
    samples, seed
        How many weights and scores are drawn, and the seed they are drawn from.
    top
        How many are the first that matter.
    spread
        How scores are spread between low, likely and high.
    """

    samples: int = Field(default=10_000, ge=1, le=1_000_000)
    seed: int = Field(default=1, ge=0)
    top: int = Field(default=10, ge=1)
    spread: Spread = Spread.TRIANGULAR


class ScoringSettings(_Section):
    """How candidates are scored.

    Attributes
    ----------
    rubric
        TOML file of a rubric relative to the settings file, or the rubric itself; None for the
        default one.
    weighting
        How weights are found, by axis: a table with the ``kind`` of a method and its answers; it
        takes the place of the rubric's weights on that axis.
    missing
        What a missing score means.
    pooling
        Whether the mean or the median of several assessors counts.
    waivers
        Reason by id for knock-outs that do not count.
    stability
        How it is tried whether the ranking stands; None to leave it untried.
    """

    rubric: str | dict[str, Any] | None = None
    weighting: dict[Axis, dict[str, Any]] = Field(default_factory=dict)
    missing: Missing = Missing.ERROR
    pooling: Pooling = Pooling.MEAN
    waivers: dict[str, str] = Field(default_factory=dict)
    stability: StabilitySettings | None = None


class PlanningSettings(_Section):
    """What is wanted, under which rules, and how long to search.

    Attributes
    ----------
    objective
        What to maximise; None for net present value where benefits are known, else points.
    constraints
        Rules beyond those the tables imply; one with ``disabled = true`` has no effect.
    constraints_table
        CSV, folder or .xlsx with a table ``constraints`` of further rules, relative to the
        settings file. Such a table beside the backlog is read without being named here.
    solver
        Which solver, and when it stops. By default HiGHS without time limit, so that the same
        input gives the same plan: it stops at a gap of 0.1 % or after 20,000 nodes.
    require_gap
        The run fails with exit code 6 when the plan's gap is larger than this.
    """

    objective: Annotated[Any, *_of(OBJECTIVES)] = None
    constraints: tuple[
        Annotated[Any, BeforeValidator(_build_rule), PlainSerializer(_plain_rule)], ...
    ] = ()
    constraints_table: str | None = None
    solver: Annotated[Any, *_of(SOLVERS)] = Highs(gap=1e-3, node_limit=20_000)
    require_gap: float | None = Field(default=None, ge=0)


class ReportingSettings(_Section):
    """What the report is called and how money is written.

    Attributes
    ----------
    title
        Title of the brief.
    currency
        Sign or code set beside money.
    """

    title: str = "AI portfolio roadmap"
    currency: str = "€"


class Settings(_Section):
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
        given, asked = self.scoring.rubric, self.scoring.weighting
        if given is None and not asked:
            return DEFAULT_RUBRIC
        path, table = self.path, "scoring.rubric"
        if isinstance(given, str):
            path, table = self.resolve(given), ""
            given = read_toml(path)
        stated = DEFAULT_RUBRIC.to_dict() if given is None else given
        if asked:
            stated = {**stated, "weighting": {**stated.get("weighting", {}), **asked}}
        return Rubric.from_dict(stated, source=str(path), table=table)

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
        With every finding: not TOML, unknown keys with the nearest valid name, wrong values.
    """
    path = Path(path)
    if path.suffix.lower() in (".csv", ".xlsx"):
        expected = "a settings file (.toml) that names this table; 'portfolio init' makes one"
        raise InvalidInput([Finding(str(path), expected=expected)])
    return restore_settings(read_toml(path), path)


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


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises
    ------
    InvalidInput
        If the file is absent or is not TOML; the message says at which line and column.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        expected = f"a readable TOML file; {(error.strerror or 'unreadable').lower()}"
        raise InvalidInput([Finding(str(path), expected=expected)]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidInput([Finding(str(path), expected=f"TOML in UTF-8; {error}")]) from None


def _finding(path: Path, detail: ErrorDetails) -> Finding:
    places = [str(part) for part in detail["loc"] if part not in _FORMS]
    value = detail["input"]
    shown = "" if isinstance(value, Mapping | list | BaseModel) else str(value)
    message, nearest = detail["msg"].removeprefix("Value error, "), ""
    if detail["type"] == "extra_forbidden":
        known = _keys_at(places[:-1])
        nearest = next(iter(get_close_matches(places[-1], known, n=1)), "")
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
