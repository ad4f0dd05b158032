"""What every framework is: its own columns in, one figure by initiative out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain.plain import Registered
from portfolio.intake.backlog import Backlog
from portfolio.scoring.frameworks.framework_input import FrameworkInput, read_inputs
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    from portfolio.scoring.frameworks.framework_ranking import FrameworkRanking

Inputs = Mapping[str, Floats]
"""Figures by name of the input, one place for each initiative."""


class Framework(Registered):
    """A scoring scheme people already use, to hold beside the scorecard; it never feeds the plan.

    A subclass is a frozen, keyword-only dataclass with a field ``kind``, entered in the registry
    `FRAMEWORKS`; its other fields name the columns (``x.NAME``) its inputs stand in.
    """

    __slots__ = ()
    title: ClassVar[str]
    """Name for people."""
    unit: ClassVar[str] = "points"
    """What the figure is counted in."""
    meaning: ClassVar[str]
    """What a figure says, in a sentence."""
    does_not_mean: ClassVar[str]
    """What it must not be taken for, in a sentence."""

    @property
    @abstractmethod
    def inputs(self) -> tuple[FrameworkInput, ...]:
        """What it needs to know of an initiative, and in which column that stands."""

    @abstractmethod
    def figures(self, given: Inputs) -> Floats:
        """Return the figure of each initiative; more is better."""

    def ranked_by(self, given: Inputs) -> Floats:
        """Return what initiatives are ranked by, more first: the figure, unless overridden."""
        return self.figures(given)

    @abstractmethod
    def worked(self, given: Mapping[str, float]) -> str:
        """Return the formula with the numbers of one initiative, up to the equals sign."""

    def remarks(self, given: Inputs) -> tuple[str, ...]:
        """Return what a reader must know of these inputs, in sentences."""
        return ()

    def rank(self, backlog: Backlog) -> FrameworkRanking:
        """Work out and rank the candidates of a backlog.

        A candidate none of whose columns is filled in is not ranked, and the result names it.

        Raises
        ------
        InvalidInput
            With every column nobody has, and every figure that is missing, no number or off its
            scale; each finding names column, initiative, value and what was expected.
        """
        from portfolio.scoring.frameworks.framework_ranking import FrameworkRanking

        return FrameworkRanking.of(self, backlog, read_inputs(backlog, self.inputs, self.title))

    @classmethod
    def registry(cls) -> Mapping[str, type[Framework]]:
        """Return the frameworks by kind."""
        from portfolio.scoring.frameworks import FRAMEWORKS

        return FRAMEWORKS
