"""Text of users on charts: safe, short, and in fonts that have its letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Microsoft YaHei",
    "Hiragino Sans",
    "Arial Unicode MS",
    "Noto Sans Arabic",
    "Noto Emoji",
    "Segoe UI Symbol",
)


def plain(text: str) -> str:
    """Return text on one line, without control characters and without marks that turn it round."""
    letters = (" " if unicodedata.category(c) in _BLANKS else c for c in text if c not in _TURNS)
    return re.sub(" +", " ", "".join(letters)).strip()


def shorten(text: str, letters: int) -> str:
    """Return plain text of at most so many letters; what was cut is shown by an ellipsis."""
    text = plain(text)
    return text if len(text) <= letters else text[: letters - 1].rstrip(" ,;:-") + "…"


@cache
def fonts() -> tuple[str, ...]:
    """Fonts for text of users: matplotlib's own, then what this machine has for other scripts."""
    from matplotlib.font_manager import fontManager

    installed = {entry.name for entry in fontManager.ttflist}
    return ("DejaVu Sans", *(name for name in _FALLBACKS if name in installed))


_BLANKS = frozenset(("Cc", "Zl", "Zp", "Cs"))
_TURNS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
