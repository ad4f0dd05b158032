"""Jobs one after the other, and what it costs that the later ones wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import fsum, isfinite
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import in_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Job:
    """A piece of work that costs something as long as it is not done.

    Attributes
    ----------
    name
        What people call it.
    delay_cost
        What each period without it costs, at least 0: its benefit a period once done.
    duration
        Periods the work takes, above 0.

    Raises
    ------
    ValueError
        For numbers out of these ranges; both are named.
    """

    name: str
    delay_cost: float
    duration: float

    def __post_init__(self) -> None:
        faults = []
        if not (isfinite(self.delay_cost) and self.delay_cost >= 0):
            faults.append(f"delay_cost must be at least 0, not {self.delay_cost}")
        if not (isfinite(self.duration) and self.duration > 0):
            faults.append(f"duration must be above 0, not {self.duration}")
        if faults:
            raise ValueError(f"job {self.name}: {'; '.join(faults)}")

    @property
    def cd3(self) -> float:
        """Cost of delay divided by duration: delay cost a period, for each period of work."""
        return self.delay_cost / self.duration


@dataclass(frozen=True, repr=False)
class JobSequence:
    """Jobs one after the other, and what it costs that the later ones wait.

    Attributes
    ----------
    jobs
        In the order they are done, each name once.

    Raises
    ------
    ValueError
        For names that stand twice.
    """

    jobs: tuple[Job, ...]

    def __post_init__(self) -> None:
        names = [job.name for job in self.jobs]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"each job is done once, these stand twice: {', '.join(twice)}")

    @cached_property
    def finishes(self) -> dict[str, float]:
        """Period at whose end each job is done, by name."""
        ends = accumulate(job.duration for job in self.jobs)
        return {job.name: end for job, end in zip(self.jobs, ends, strict=True)}

    @property
    def delay_cost(self) -> float:
        """Cost of all delay: ``sum of delay cost x period of finish``."""
        return fsum(job.delay_cost * self.finishes[job.name] for job in self.jobs)

    def earned_by(self, period: float) -> float:
        """Return what the jobs done so far have brought in by the end of a period."""
        left = ((job, period - self.finishes[job.name]) for job in self.jobs)
        return fsum(job.delay_cost * periods for job, periods in left if periods > 0)

    @property
    def sentence(self) -> str:
        """The order, and what its delay costs."""
        if not self.jobs:
            return "There are no jobs."
        names = ", then ".join(job.name for job in self.jobs)
        return f"{names}: the delay costs {in_words(self.delay_cost)} in all."

    def to_frame(self) -> pd.DataFrame:
        """One row a job, in order.

        Columns: ``job``, ``delay_cost`` (a period), ``duration`` (periods), ``cd3`` (the first
        divided by the second), ``finish`` (period), ``cost`` (of its delay).
        """
        import pandas as pd

        columns = ["job", "delay_cost", "duration", "cd3", "finish", "cost"]
        rows = [
            (j.name, j.delay_cost, j.duration, j.cd3, end, j.delay_cost * end)
            for j, end in zip(self.jobs, self.finishes.values(), strict=True)
        ]
        return pd.DataFrame(rows, columns=columns)

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<JobSequence {self.sentence}>"

    def _repr_html_(self) -> str:
        heads = ["Job", "Cost of delay", "Duration", "CD3", "Finish", "Cost"]
        rows = [
            [name, *map(in_words, numbers)]
            for name, *numbers in self.to_frame().itertuples(index=False, name=None)
        ]
        return html_table(heads, rows, self.sentence)


def cost_of_delay(jobs: Iterable[Job]) -> JobSequence:
    """Return the jobs in the order given, with what their delay costs.

    Raises
    ------
    ValueError
        For names that stand twice.
    """
    return JobSequence(tuple(jobs))


def cd3(jobs: Iterable[Job]) -> JobSequence:
    """Return the jobs in the order whose delay costs least: falling cost of delay / duration.

    Ties go by name. Least for one team that does one job after the other, with nothing that must
    come first and no deadline; else the roadmap's optimiser decides. Source: Smith, Naval
    Research Logistics Quarterly 3 (1956) 59-66, whose rule Reinertsen's CD3 and SAFe's WSJF are.

    Raises
    ------
    ValueError
        For names that stand twice.
    """
    return JobSequence(tuple(sorted(jobs, key=lambda job: (-job.cd3, job.name))))
