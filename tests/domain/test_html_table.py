"""The shared notebook table: safe, bounded, readable."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from portfolio.domain.html_table import html_table


class _Tags(HTMLParser):
    """Collects the tags a browser would see, and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _tags(html: str) -> list[str]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser.seen


def test_hostile_text_stays_text() -> None:
    """A title that is a script is shown, not run, wherever it stands."""
    evil = '<script>alert("x")</script>'
    html = html_table([evil], [[evil]], caption=evil)
    assert "script" not in _tags(html)
    # Once in the caption, once in the head, once in the cell.
    assert html.count("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;") == 3


def test_long_tables_are_cut_and_say_so() -> None:
    """Of 1,205 rows the table shows 5 and says that 1,200 are missing."""
    html = html_table(["n"], [[n] for n in range(1205)], limit=5)
    # One head, five rows, one line that counts the rest.
    assert _tags(html).count("tr") == 7
    assert "… 1,200 more" in html
    assert "… " not in html_table(["n"], [[1]], limit=1)


def test_numbers_stand_right_and_words_left() -> None:
    """A column of numbers, gaps included, is set right; a quarter is a word."""
    html = html_table(["money", "when"], [["1,200.5", "2027Q1"], ["-", "2027Q2"]])
    assert html.count("text-align:right") == 3
    assert html.count("text-align:left") == 3


def test_an_empty_table_is_still_a_table() -> None:
    """No rows give a head and nothing below it."""
    assert _tags(html_table(["a", "b"], [])) == ["table", "thead", "tr", "th", "th", "tbody"]


@pytest.mark.parametrize(
    ("rows", "limit", "words"),
    [([["a", "b"]], 5, "row 0 has 2 cells"), ([["a"]], 0, "at least 1 row, not 0")],
)
def test_wrong_arguments_are_named(rows: list[list[str]], limit: int, words: str) -> None:
    """A ragged row and an empty bound are refused with the number that is wrong."""
    with pytest.raises(ValueError, match=words):
        html_table(["one"], rows, limit=limit)
