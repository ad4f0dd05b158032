"""What a result shows at a prompt and in a notebook, where its text is what there is to see."""

from __future__ import annotations

from html import escape
from textwrap import shorten

_WIDTH = 100


class Told:
    """Mixin of results with a text of one line or more.

    At a Python prompt the first line stands for all of it, in a notebook the text is shown whole.
    A dataclass takes it with ``repr=False`` and has a ``__str__`` of its own.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """One line, such as ``<Frontier: Worth against budget ... 20 lines more with print()>``."""
        first, *others = str(self).splitlines() or [""]
        count = len(others)
        more = f" ... {count:,} line{'s' if count > 1 else ''} more with print()" if others else ""
        line = shorten(first.rstrip(".:"), _WIDTH, placeholder=" ...")
        return f"<{type(self).__name__}: {line}{more}>"

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"
