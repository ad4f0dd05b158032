"""Settings become objects, and whatever is wrong in them is told all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.domain import Horizon, Quarter, calendar
from portfolio.errors import InvalidInput
from portfolio.horizons import HorizonRule
from portfolio.planning import (
    Choose,
    Disabled,
    Highs,
    HorizonMix,
    Mandate,
    Measure,
    Npv,
    Pin,
    Requires,
)
from portfolio.scoring import DEFAULT_RUBRIC, Axis, Missing, Pooling
from portfolio.settings import CapacitySettings, Settings, read_settings, read_toml

FULL = """
[intake]
backlog = "tables"
decimal = ","

[intake.capacity]
start = "2027Q2"
quarters = 4
money = { innovation = 100.0, operations = [1, 2, 3, 4] }
people = { data_scientist = 1.5, actuary = 2 }

[intake.capacity.hiring.data_scientist]
cost = 30_000
fund = "operations"

[intake.capacity.contracting.data_scientist]
rate = 40_000
unit = 0.5
fund = "operations"

[[intake.capacity.training]]
source = "actuary"
target = "data_scientist"
duration = 2
cost = 5_000
fund = "innovation"

[[intake.capacity.substitution]]
source = "data_scientist"
target = "actuary"
efficiency = 0.5

[scoring]
missing = "interval"
waivers = { A = "the board knows" }

[planning]
objective = { kind = "npv", discount_rate = 0.1, life = 8 }
solver = { kind = "highs", gap = 0.02, node_limit = 50 }
require_gap = 0.05

[[planning.constraints]]
kind = "horizon_mix"
targets = { H1 = 0.6, H2 = 0.3, H3 = 0.1 }
of = "fte"

[[planning.constraints]]
kind = "pin"
initiative = "A"
start = "2027Q3"

[[planning.constraints]]
kind = "choose"
group = "bots"
members = ["A", "B"]
at_most = 1

[reporting]
title = "Plan"
currency = "CHF"
"""


RUBRIC_FILE = """
name = "gain"

[[criteria]]
id = "gain"
title = "Gain"
axis = "value"
weight = 1
worst = 0
best = 5
"""


def _settings(folder: Path, text: str) -> Settings:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def _findings(folder: Path, text: str) -> str:
    with pytest.raises(InvalidInput) as error:
        _settings(folder, text)
    return str(error.value)


def test_everything_written_becomes_the_object_it_names(tmp_path: Path) -> None:
    """Rules, objective and solver are the very objects an analyst would make by hand."""
    settings = _settings(tmp_path, FULL)
    mix = {Horizon.H1: 0.6, Horizon.H2: 0.3, Horizon.H3: 0.1}
    assert settings.planning.constraints == (
        HorizonMix(mix, of=Measure.FTE),
        Pin("A", Quarter(2027, 3)),
        Choose("bots", ("A", "B"), at_most=1),
    )
    assert settings.planning.objective == Npv(discount_rate=0.1, life=8)
    assert settings.planning.solver == Highs(gap=0.02, node_limit=50)
    assert settings.scoring.missing is Missing.INTERVAL


def test_capacity_may_stand_in_the_settings(tmp_path: Path) -> None:
    """Money, people and all terms are read with their quarters, and make a capacity."""
    capacity = _settings(tmp_path, FULL).intake.capacity
    assert isinstance(capacity, CapacitySettings)
    assert capacity.start == Quarter(2027, 2)
    assert capacity.money == {"innovation": 100.0, "operations": (1.0, 2.0, 3.0, 4.0)}
    assert capacity.hiring["data_scientist"].cost == 30_000
    made = capacity.to_capacity()
    assert made.calendar == calendar("2027Q2", 4)
    assert made.contracting["data_scientist"].unit == 0.5
    assert [(one.source, one.duration) for one in made.training] == [("actuary", 2)]
    assert [(one.target, one.efficiency) for one in made.substitution] == [("actuary", 0.5)]


def test_only_the_backlog_is_required(tmp_path: Path) -> None:
    """One line is enough; a scripted search then ends by gap or nodes, never by the clock."""
    settings = _settings(tmp_path, '[intake]\nbacklog = "ideas.csv"\n')
    assert settings.planning.solver == Highs(gap=1e-3, node_limit=20_000)
    assert settings.planning.objective is None
    assert settings.rubric is DEFAULT_RUBRIC
    assert settings.mapping is None


def test_paths_are_relative_to_the_settings_file(tmp_path: Path) -> None:
    """A settings file finds its tables from anywhere."""
    settings = _settings(tmp_path, '[intake]\nbacklog = "ideas.csv"\n')
    assert settings.resolve("ideas.csv") == tmp_path / "ideas.csv"


def test_files_lists_every_file_that_is_read(tmp_path: Path) -> None:
    """Settings, the tables of a folder and the rubric file are read; other files are not."""
    (tmp_path / "tables").mkdir()
    for name in ("tables/initiatives.csv", "tables/notes.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "rubric.toml").write_text(RUBRIC_FILE, encoding="utf-8")
    text = '[intake]\nbacklog = "tables"\n[scoring]\nrubric = "rubric.toml"\n'
    names = [path.name for path in _settings(tmp_path, text).files()]
    assert names == ["rubric.toml", "settings.toml", "initiatives.csv"]


def test_all_findings_are_told_at_once_with_the_nearest_name(tmp_path: Path) -> None:
    """A misspelled key, an unknown kind, a wrong word and a wrong number: four findings."""
    told = _findings(
        tmp_path,
        """
[intake]
backlogg = "x"
backlog = "y"
[scoring]
missing = "ignore"
[planning]
objective = { kind = "nvp" }
require_gap = -1
""",
    )
    assert told.startswith("4 findings")
    assert "'intake.backlogg'" in told
    assert "did you mean 'backlog'?" in told
    assert "did you mean 'npv'?" in told
    assert "'scoring.missing'" in told
    assert "'planning.require_gap': found '-1'" in told


def test_every_section_is_looked_at(tmp_path: Path) -> None:
    """One fault in each of seven places, the rubric and the rule of horizons too: one round."""
    told = _findings(
        tmp_path,
        """
        [intake]
        backlog = "tables"
        decimal = ";"
        [scoring]
        missing = "forgive"
        weighting = { value = { kind = "swng" } }
        [scoring.stability]
        samples = 0
        [horizons]
        cutt = 3
        [planning]
        solver = { kind = "highs", gap = 5 }
        [reporting]
        titel = "Plan"
        """,
    )
    assert told.startswith("7 findings")
    for where, found in (
        ("intake.decimal", "found ';'; should be '.' or ','"),
        ("scoring.missing", "found 'forgive'; should be 'error', "),
        ("scoring.stability.samples", "found '0'; should be greater than or equal to 1"),
        ("planning.solver", "gap must be a share from 0 to 1"),
        ("reporting.titel", "(did you mean 'title'?)"),
        ("weighting.value", "(did you mean 'swing'?)"),
        ("cutt", "(did you mean 'cut'?)"),
    ):
        (line,) = [line for line in told.splitlines() if f"key '{where}'" in line]
        assert "settings.toml" in line
        assert found in line
    assert "settings.toml, horizons, key 'cutt'" in told
    assert "settings.toml, scoring.rubric, key 'weighting.value'" in told


@pytest.mark.parametrize("wrong", ["scoring = 3", "horizons = 3", "scoring = { rubric = 3 }"])
def test_what_is_no_section_is_told_once(tmp_path: Path, wrong: str) -> None:
    """Nothing is looked for in it."""
    told = _findings(tmp_path, f'{wrong}\n[intake]\nbacklog = "tables"\n')
    assert "Traceback" not in told
    assert told.count(wrong.split(" ", maxsplit=1)[0]) == told.count("settings.toml") > 0


def test_the_rule_of_horizons_is_that_of_the_settings(tmp_path: Path) -> None:
    """What is not said is the default."""
    settings = _settings(tmp_path, '[intake]\nbacklog = "tables"\n[horizons]\nborderline = 0.25\n')
    assert settings.horizon_rule == HorizonRule(borderline=0.25)


def test_a_wrong_rule_is_located(tmp_path: Path) -> None:
    """The second rule has an unknown key: its place in the list and the nearest key are told."""
    told = _findings(
        tmp_path,
        """
[intake]
backlog = "y"
[[planning.constraints]]
kind = "mandate"
initiative = "A"
[[planning.constraints]]
kind = "pin"
initative = "A"
start = "2027Q1"
""",
    )
    assert "planning.constraints.1" in told
    assert "did you mean 'initiative'?" in told


def test_the_check_of_a_rule_is_told_as_a_finding(tmp_path: Path) -> None:
    """Targets that sum to 0.9 are refused by the rule itself."""
    told = _findings(
        tmp_path,
        """
[intake]
backlog = "y"
[[planning.constraints]]
kind = "horizon_mix"
targets = { H1 = 0.5, H2 = 0.4 }
""",
    )
    assert "sum to 1" in told


def test_a_rule_may_be_switched_off(tmp_path: Path) -> None:
    """With disabled = true it is kept with its reason; with false it holds as ever."""
    settings = _settings(
        tmp_path,
        """
[intake]
backlog = "y"
[[planning.constraints]]
kind = "requires"
source = "A"
target = "B"
disabled = true
reason = "B is bought"
[[planning.constraints]]
kind = "mandate"
initiative = "A"
disabled = false
reason = "law"
""",
    )
    off, on = settings.planning.constraints
    assert off == Disabled(Requires("A", "B"), "B is bought")
    assert on == Mandate("A", "law")
    written = settings.to_dict()["planning"]["constraints"]
    assert written[0]["disabled"] is True
    assert written[0]["reason"] == "B is bought"
    assert "disabled" not in written[1]


@pytest.mark.parametrize("line", ['disabled = "yes"', "disabled = true\nreason = 3"])
def test_switching_off_is_checked(tmp_path: Path, line: str) -> None:
    """A text is neither true nor false, and a number is no reason."""
    told = _findings(
        tmp_path,
        f'[intake]\nbacklog = "y"\n[[planning.constraints]]\nkind = "once"\n{line}\n',
    )
    assert "planning.constraints.0" in told
    assert "disabled must be true or false, and a reason a text" in told


def test_infinite_and_nan_numbers_are_refused(tmp_path: Path) -> None:
    """TOML knows nan and inf; money does not."""
    told = _findings(
        tmp_path,
        '[intake]\nbacklog="y"\n[intake.capacity]\nstart="2027Q1"\nquarters=1\nmoney={a=nan}\n',
    )
    assert "intake.capacity" in told


@pytest.mark.parametrize(("text", "words"), [("[intake\n", "line 1"), ("a = 1\na = 2\n", "line 2")])
def test_what_is_no_toml_is_located_by_line(tmp_path: Path, text: str, words: str) -> None:
    """Syntax errors carry the line and column that the parser tells."""
    assert words in _findings(tmp_path, text)


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """No traceback for a file that is not there."""
    with pytest.raises(InvalidInput, match=r"nowhere\.toml: a readable TOML file"):
        read_toml(tmp_path / "nowhere.toml")


def test_settings_become_plain_values_for_the_manifest(tmp_path: Path) -> None:
    """Objects are written with their fields, the path is left out."""
    values = _settings(tmp_path, FULL).to_dict()
    assert values["planning"]["objective"] == {
        "kind": "npv",
        "discount_rate": 0.1,
        "life": 8,
    }
    assert values["planning"]["constraints"][1]["start"] == "2027Q3"
    assert "path" not in values


def test_a_table_given_for_settings_is_told_so(tmp_path: Path) -> None:
    """Who names the CSV learns that a settings file is wanted, and how to get one."""
    with pytest.raises(InvalidInput, match="'portfolio init' makes one"):
        read_settings(tmp_path / "ideas.csv")


def test_findings_of_an_inline_capacity_name_its_keys(tmp_path: Path) -> None:
    """A misspelled key and a wrong quarter: no word of the forms a capacity may take."""
    told = _findings(
        tmp_path,
        '[intake]\nbacklog="y"\n[intake.capacity]\nstart="2027Q7"\nquaters=8\nmoney={a=1}\n',
    )
    assert "'intake.capacity.quaters'" in told
    assert "did you mean 'quarters'?" in told
    assert "'intake.capacity.quarters': this key must be given" in told
    assert "'intake.capacity.start': found '2027Q7'" in told
    assert "CapacitySettings" not in told
    assert "capacity.str" not in told


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('objective = "npv"', "a table with its kind is expected"),
        ('solver = { kind = ["highs"] }', "is unknown"),
        ('objective = { kind = "given", worth = { a = nan } }', "every number must be finite"),
        ('constraints = [{ kind = "after", source = "A", target = "B", lag = "1" }]', "integer"),
        ('constraints = [{ kind = "share", group = "g", members = ["A"], hard = "yes" }]', "bool"),
        ('constraints = ["x"]', "a table with its kind is expected"),
        ("objective = { kind = 'npv', life = 1000000000 }", "1 to 400 quarters"),
    ],
)
def test_types_are_strict(tmp_path: Path, written: str, words: str) -> None:
    """Texts are no numbers, flags no texts, and nothing but a table names a rule."""
    assert words in _findings(tmp_path, f'[intake]\nbacklog="y"\n[planning]\n{written}\n')


WEIGHTED = """
[intake]
backlog = "b.csv"

[scoring]
pooling = "median"

[scoring.rubric]
name = "pair"
criteria = [
  { id = "gain", title = "Gain", axis = "value", worst = 1, best = 5 },
  { id = "reach", title = "Reach", axis = "value", worst = 1, best = 5 },
]

[scoring.weighting.value]
kind = "direct"
points = { gain = 60, reach = 20 }
"""


def test_weights_may_be_asked_for_in_the_settings(tmp_path: Path) -> None:
    """Points of 60 and 20 become weights of .75 and .25, of a rubric that states none itself."""
    settings = _settings(tmp_path, WEIGHTED)
    assert settings.scoring.pooling is Pooling.MEDIAN
    rubric = settings.rubric
    assert [criterion.weight for criterion in rubric.criteria] == [0.75, 0.25]
    assert rubric.elicited[Axis.VALUE]["reach"] == 0.25


def test_faulty_answers_are_located(tmp_path: Path) -> None:
    """Every wrong point is told, with the section it stands in."""
    wrong = WEIGHTED.replace("gain = 60, reach = 20", "gain = -1, reach = -2")
    with pytest.raises(InvalidInput) as caught:
        _settings(tmp_path, wrong).rubric  # noqa: B018
    (found,) = caught.value.findings
    assert (found.table, found.column) == ("scoring.rubric", "weighting.value")
    assert "points of gain" in found.expected
    assert "points of reach" in found.expected


def test_an_unknown_axis_is_no_axis(tmp_path: Path) -> None:
    """Weights are of value or of feasibility, of nothing else."""
    with pytest.raises(InvalidInput, match="'value' or 'feasibility'"):
        _settings(tmp_path, WEIGHTED.replace("weighting.value", "weighting.worth"))
