"""The whole flow: one settings file in, one run folder out. Read this first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from portfolio.errors import Finding, Findings, InvalidInput, NoRoadmap, PortfolioError
from portfolio.explaining import explain_conflict, repairs
from portfolio.horizons import HorizonMap, classify
from portfolio.intake import (
    Backlog,
    Capacity,
    check_fit,
    read_backlog,
    read_capacity,
    read_mapped,
    read_rule_sheet,
    read_sound_part,
)
from portfolio.planning import Constraint, Problem, Roadmap, Status, StopReason, plan
from portfolio.planning.rules_table import rules_of_sheet
from portfolio.planning.solvers import ProgressListener
from portfolio.reporting import RunFolder, RunRecord, Style, write_report
from portfolio.reporting.finished_run import read_finished_run
from portfolio.scoring import Scorecard, score
from portfolio.scoring.stability import Stability, stability
from portfolio.settings import CapacitySettings, Settings, read_settings, restore_settings

StepListener = Callable[[str], None]
"""Hears what is begun, such as ``Reading the tables``."""


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes
    ----------
    folder
        Where everything lies.
    roadmap
        The plan, with everything it was made from.
    missed
        Required conditions that the plan does not meet, in sentences.
    """

    folder: Path
    roadmap: Roadmap
    missed: tuple[str, ...] = ()

    @property
    def brief(self) -> Path:
        """The report for the board."""
        return self.folder / "brief.html"


def run(
    settings: Settings | str | Path,
    out: str | Path,
    *,
    force: bool = False,
    on_progress: ProgressListener | None = None,
    on_step: StepListener | None = None,
) -> Run:
    """Read, score, classify, plan, check, report.

    The run folder appears whole or not at all.

    Parameters
    ----------
    settings
        Settings, or the path of a settings file.
    out
        The run folder; must not exist unless `force` is set.
    force
        Replace a run folder that exists.
    on_progress
        Called now and then while the solver searches.
    on_step
        Called with what is begun, in words.

    Raises
    ------
    InvalidInput
        If settings or tables are wrong; with every finding.
    NoRoadmap
        If no plan exists, with the rules that clash, or if a limit came before any plan.
    Locked
        If another run is writing the same folder.
    FileExistsError
        If the run folder exists and `force` is not set.
    """
    settings = settings if isinstance(settings, Settings) else read_settings(settings)
    with RunFolder(Path(out), force=force) as folder:
        problem = pose(settings, on_step)
        tell = on_step or _nobody
        tell(f"Searching for the best plan (worth in {_unit(settings, problem)})")
        roadmap = plan(problem, solver=settings.planning.solver, on_progress=on_progress)
        require_plan(roadmap, tell)
        missed = missed_conditions(settings, roadmap)
        write_report(
            folder.path,
            roadmap,
            RunRecord(settings.to_dict(), settings.files(), missed, settings.path),
            title=settings.reporting.title,
            stability=try_ranking(settings, problem.scorecard),
            style=Style(currency=settings.reporting.currency),
            on_step=tell,
        )
    return Run(Path(out), roadmap, missed)


def reopen(
    folder: str | Path,
    *,
    settings_file: str | Path | None = None,
    on_step: StepListener | None = None,
) -> Roadmap:
    """Return the roadmap of a finished run folder again, to ask it questions.

    The tables are read and the problem is posed anew; the plan is that of the folder, to the last
    digit, with the gap that was proven then. Nothing is searched.

    Parameters
    ----------
    folder
        A run folder.
    settings_file
        Where the settings file of the run lies now, if folder and file were moved apart.
    on_step
        Called with what is begun, in words.

    Raises
    ------
    InvalidInput
        If the folder is no run folder; if an input changed since, with each file that did; if
        another version of the library poses another problem.
    """
    finished = read_finished_run(folder)
    path = Path(settings_file) if settings_file else finished.settings_file
    settings = restore_settings(finished.settings, path)
    finished.check_inputs(settings.files())
    return finished.roadmap(pose(settings, on_step))


def read_tables(settings: Settings) -> tuple[Backlog, Capacity]:
    """Read candidates and limits.

    Raises
    ------
    InvalidInput
        With every finding of both; where candidates are at fault and limits are not, also of how
        the other candidates fit the limits.
    """
    faults = Findings()
    with faults:
        backlog = read_candidates(settings)
    with faults:
        capacity = read_limits(settings)
        if faults:
            check_fit(_sound_candidates(settings), capacity)
    faults.refuse()
    return backlog, capacity


def read_candidates(settings: Settings) -> Backlog:
    """Read the backlog that the settings name."""
    intake = settings.intake
    source = settings.resolve(intake.backlog)
    if settings.mapping is not None:
        return read_mapped(source, settings.mapping)
    return read_backlog(source, decimal=intake.decimal, encoding=intake.encoding)


def _sound_candidates(settings: Settings) -> Backlog:
    """Read the candidates with which nothing is wrong; none of a foreign inventory."""
    intake = settings.intake
    if settings.mapping is not None:
        return Backlog(())
    source = settings.resolve(intake.backlog)
    return read_sound_part(source, decimal=intake.decimal, encoding=intake.encoding)


def read_limits(settings: Settings) -> Capacity:
    """Read the capacity that the settings name or hold."""
    intake = settings.intake
    given = intake.capacity
    if isinstance(given, CapacitySettings):
        return given.to_capacity()
    tables = settings.resolve(given or intake.backlog)
    if given is None and (intake.mapping or tables.suffix.lower() == ".csv"):
        expected = "a section [intake.capacity], or the path of budget, capacity and hiring tables"
        raise InvalidInput(
            [Finding(str(settings.path), column="intake.capacity", expected=expected)]
        )
    return read_capacity(tables, decimal=intake.decimal, encoding=intake.encoding)


def read_rules(settings: Settings, problem: Problem) -> tuple[Constraint, ...]:
    """Read the rules that stand in tables: beside the backlog, and where the settings say."""
    intake, named = settings.intake, settings.planning.constraints_table
    beside = settings.resolve(intake.backlog)
    places = {settings.resolve(named): True} if named else {}
    if intake.mapping is None and (beside.is_dir() or beside.suffix.lower() == ".xlsx"):
        places.setdefault(beside, False)
    rules: list[Constraint] = []
    for place, required in places.items():
        sheet = read_rule_sheet(place, encoding=intake.encoding, required=required)
        rules += rules_of_sheet(sheet, intake.decimal, problem) if sheet else ()
    return tuple(rules)


def judge(settings: Settings, backlog: Backlog) -> Backlog | Scorecard | HorizonMap:
    """Score and classify, as far as the tables allow.

    A backlog without any score is planned by money alone, and one without any of the two axes
    without horizons; a backlog with some of either must be complete.
    """
    if not backlog.has_scores:
        return backlog
    scorecard = score(
        backlog,
        settings.rubric,
        missing=settings.scoring.missing,
        pooling=settings.scoring.pooling,
        waivers=settings.scoring.waivers,
    )
    if not any(i.scope_reach or i.horizon_override for i in backlog.initiatives):
        return scorecard
    return classify(scorecard, settings.horizon_rule)


def try_ranking(settings: Settings, scorecard: Scorecard | None) -> Stability | None:
    """Try whether the ranking stands, if the settings ask for it and there is a ranking."""
    asked = settings.scoring.stability
    if asked is None or scorecard is None or not scorecard.eligible.any():
        return None
    return stability(
        scorecard, samples=asked.samples, rng=asked.seed, top=asked.top, spread=asked.spread
    )


def pose(settings: Settings, on_step: StepListener | None = None) -> Problem:
    """Read, score, classify and state the problem.

    Raises
    ------
    InvalidInput
        With every finding of the tables; of how they fit and are scored; of the rules.
    """
    faults, wanted, tell = Findings(), settings.planning.objective, on_step or _nobody
    tell("Reading the tables")
    with _told_of(settings, "intake"):
        backlog, capacity = read_tables(settings)
    tell("Scoring and classifying")
    with faults:
        check_fit(backlog, capacity)
    with faults, _told_of(settings, "scoring"):
        candidates = judge(settings, backlog)
    faults.refuse()
    tell("Building the model")
    with faults, _told_of(settings, "planning"):
        problem = Problem.of(candidates, capacity, objective=wanted)
        rules = fitting_rules(settings, problem)
        problem = Problem.of(candidates, capacity, *rules, objective=wanted).built()
    faults.refuse()
    return problem


def fitting_rules(settings: Settings, problem: Problem) -> tuple[Constraint, ...]:
    """Return the rules of the settings and of tables, each held against the problem.

    Raises
    ------
    InvalidInput
        With every finding of both.
    """
    faults, given = Findings(), settings.planning.constraints
    for k, rule in enumerate(given):
        with faults, _told_of(settings, f"planning.constraints.{k}"):
            rule.validate(problem)
    with faults:
        tabled = read_rules(settings, problem)
    faults.refuse()
    return (*given, *tabled)


@contextmanager
def _told_of(settings: Settings, section: str) -> Iterator[None]:
    """Turn a wrong value into a finding on the section that it stands in."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        finding = Finding(str(settings.path), column=section, expected=str(error))
        raise InvalidInput([finding]) from error


def require_plan(roadmap: Roadmap, tell: StepListener) -> None:
    """Raise unless there is a plan, saying why there is none, and what would make one."""
    outcome = roadmap.outcome
    if outcome.stopped is StopReason.INTERRUPTED:
        raise KeyboardInterrupt("interrupted; nothing was written")
    if outcome.status is Status.INFEASIBLE:
        raise NoRoadmap(_no_plan(roadmap.problem, tell))
    if outcome.status is Status.ERROR:
        raise PortfolioError(f"the solver failed: {outcome.message or outcome.effort.solver}")
    if not outcome.has_plan:
        raise NoRoadmap(f"a limit came before any plan: {outcome}", proven=False)


def _no_plan(problem: Problem, tell: StepListener) -> str:
    """Return which rules clash, and the cheapest ways out; interrupts end the search."""
    tell("No plan exists: looking for the rules that clash")
    conflict = explain_conflict(problem)
    if not conflict.clashes:
        return str(conflict)
    tell("Looking for ways out")
    with suppress(KeyboardInterrupt):
        found = repairs(problem, on_found=lambda one: tell(f"Found: {one}"))
        return f"{conflict}\n{found}"
    return str(conflict)


def missed_conditions(settings: Settings, roadmap: Roadmap) -> tuple[str, ...]:
    """Conditions of the settings that the plan does not meet."""
    wanted = settings.planning.require_gap
    if wanted is None or roadmap.gap <= wanted:
        return ()
    return (f"the gap is {roadmap.gap:.2%}, required is {wanted:.2%} or less",)


def _unit(settings: Settings, problem: Problem) -> str:
    """Return what the worth of a plan is counted in."""
    unit, currency = problem.objective.unit, settings.reporting.currency
    return currency or unit if unit == "money" else unit


def _nobody(what: str) -> None:
    """Hear of a step and do nothing."""
