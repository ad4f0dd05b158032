"""What can go wrong, in three classes, and the finding that says where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of an input, located so that its owner can mend it.

    Attributes
    ----------
    source
        File, or ``"frame"`` for a DataFrame.
    table
        Table or sheet within the source; empty when the source is one table or a settings file.
    row
        Row as the owner counts it in a spreadsheet: the header is row 1.
        None when the fault belongs to no single row.
    column
        Column or settings key; empty when the fault belongs to no single column.
    value
        The offending value as it was written.
    expected
        What was expected there, in words.
    nearest
        The valid name nearest to a misspelled one, else empty.
    """

    source: str
    table: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    expected: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        """One line: where, what was found, what was expected."""
        places = [self.source, self.table]
        places += [f"row {self.row}"] if self.row is not None else []
        word = "key" if self.source.endswith(".toml") else "column"
        places += [f"{word} '{self.column}'"] if self.column else []
        where = ", ".join(place for place in places if place)
        found = f"found {self.value!r}; " if self.value else ""
        hint = f" (did you mean '{self.nearest}'?)" if self.nearest else ""
        return f"{where}: {found}{self.expected}{hint}"


class PortfolioError(Exception):
    """Base of every error this library raises for wrong data or a missing plan."""


_SHOWN = 200
"""Most findings that the text of an error shows; one wrong decimal mark can make thousands."""


class InvalidInput(PortfolioError):
    """The input is wrong; carries every finding, not only the first.

    Parameters
    ----------
    findings
        All faults found, at least one.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        count = len(self.findings)
        head = f"{count:,} finding{'s' if count != 1 else ''} in the input:"
        lines = [f"  {finding}" for finding in self.findings[:_SHOWN]]
        more = [f"  ... and {count - _SHOWN:,} more"] if count > _SHOWN else []
        super().__init__("\n".join([head, *lines, *more]))

    def to_frame(self) -> pd.DataFrame:
        """One row a finding, columns as the attributes of `Finding`."""
        import pandas as pd

        return pd.DataFrame([asdict(finding) for finding in self.findings])


class Findings:
    """Findings of several checks, raised together at the end.

    Each check goes into a ``with`` block of its own; what it finds is kept, and the next one runs.
    What a block that found something should have made does not exist: `refuse` stands before it is
    used.
    """

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: object
    ) -> bool:
        """Keep the findings of wrong input; any other error goes on."""
        if not isinstance(error, InvalidInput):
            return False
        self._found += error.findings
        return True

    def __bool__(self) -> bool:
        """Whether anything was found so far."""
        return bool(self._found)

    def refuse(self) -> None:
        """Raise InvalidInput with everything found, if there is any."""
        if self._found:
            raise InvalidInput(self._found)


class NoRoadmap(PortfolioError):
    """Somebody asked for the entries of a plan that does not exist.

    Parameters
    ----------
    message
        Why there is none.
    proven
        Whether no plan exists at all; False when a limit came before any plan was found.
    """

    def __init__(self, message: str, *, proven: bool = True) -> None:
        super().__init__(message)
        self.proven = proven


class Locked(PortfolioError):
    """Another run is writing the same folder."""
