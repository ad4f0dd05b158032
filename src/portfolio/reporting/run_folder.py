"""A run folder that appears whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from portfolio.errors import Locked


@dataclass
class RunFolder:
    """Write into a hidden folder beside the target and move it into place at the end.

    Used as a context manager: everything is written to `path`; leaving without an error moves it
    to the target, leaving with one removes it. A lock file beside the target keeps two runs from
    writing the same folder; the lock of a dead process does not count.

    Parameters
    ----------
    target
        The run folder.
    force
        Whether a run folder that exists is replaced.
    """

    target: Path
    force: bool = False
    path: Path = field(init=False)

    def __enter__(self) -> RunFolder:
        """Lock the target and make the hidden folder.

        Raises
        ------
        Locked
            If another living process writes the same target.
        FileExistsError
            If the target exists and `force` is not set.
        """
        self.target = self.target.absolute()
        if os.path.lexists(self.target) and not self.force:
            raise FileExistsError(
                f"{self.target} exists and is not replaced unless told to (force, --force)"
            )
        if os.path.lexists(self.target) and not (self.target / MANIFEST).is_file():
            raise FileExistsError(f"{self.target} is no run folder; it is not replaced")
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._lock()
        prefix = f".{self.target.name}.tmp-"
        for stale in self.target.parent.glob(f"{glob.escape(prefix)}*"):
            shutil.rmtree(stale, ignore_errors=True)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=self.target.parent))
        self.path.chmod(0o755)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Move the folder into place, or remove it after an error."""
        try:
            if kind is None:
                self._publish()
        finally:
            shutil.rmtree(self.path, ignore_errors=True)
            self._unlock()

    @property
    def _lock_file(self) -> Path:
        return self.target.parent / f".{self.target.name}.lock"

    def _lock(self) -> None:
        """Take the lock in one step, its content with it, so that nobody reads half of it."""
        mine = self._lock_file.with_name(f"{self._lock_file.name}-{os.getpid()}")
        mine.write_text(str(os.getpid()), encoding="ascii")
        try:
            for _ in range(_TRIES):
                try:
                    os.link(mine, self._lock_file)
                except FileExistsError:
                    self._take_away_if_stale()
                else:
                    return
        finally:
            mine.unlink(missing_ok=True)
        raise Locked(f"other runs write {self.target} (lock {self._lock_file})")

    def _take_away_if_stale(self) -> None:
        owner = _owner(self._lock_file)
        if _alive(owner):
            raise Locked(
                f"another run writes {self.target} (lock {self._lock_file}, process {owner})"
            )
        stale = self._lock_file.with_name(f"{self._lock_file.name}-stale-{os.getpid()}")
        # Of several that find it stale only one can move it; the others try again.
        with contextlib.suppress(FileNotFoundError):
            self._lock_file.rename(stale)
            stale.unlink()

    def _unlock(self) -> None:
        if _owner(self._lock_file) == str(os.getpid()):
            self._lock_file.unlink(missing_ok=True)

    def _publish(self) -> None:
        for file in sorted(self.path.rglob("*")):
            if file.is_file():
                with file.open("rb") as handle:
                    os.fsync(handle.fileno())
        if self.target.exists():
            old = self.target.with_name(f".{self.target.name}.old-{os.getpid()}")
            self.target.rename(old)
            self.path.rename(self.target)
            shutil.rmtree(old)
        else:
            self.path.rename(self.target)


MANIFEST = "manifest.json"
"""The file by which a run folder is known."""


_TRIES = 20
"""How often a lock that goes away meanwhile is asked for again."""


def _owner(lock: Path) -> str:
    try:
        return lock.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        return ""


def _alive(process: str) -> bool:
    if os.name == "nt":  # where asking would send a signal
        return True
    try:
        os.kill(int(process), 0)
    except (ValueError, OverflowError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
