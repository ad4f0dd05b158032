"""The guide sheet, written into a sheet that only remembers."""

from __future__ import annotations

from typing import Any

from portfolio.intake.columns import TABLES
from portfolio.intake.template_guide import write_guide


class Remembering:
    """Stands in for a worksheet and keeps what is written."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}

    def hide_gridlines(self, option: int) -> None:
        """Do nothing."""

    def set_column(self, first: int, last: int, width: float) -> None:
        """Do nothing."""

    def write_string(self, row: int, column: int, text: str, style: Any = None) -> None:
        """Keep the text; no cell is written twice."""
        assert (row, column) not in self.cells
        self.cells[row, column] = text


def written(*, example: bool) -> dict[tuple[int, int], str]:
    """Texts of the guide by row and column."""
    sheet: Any = Remembering()
    write_guide(sheet, {}, list(TABLES.values()), example=example)
    cells: dict[tuple[int, int], str] = sheet.cells
    return cells


def test_example_is_mentioned_only_if_there_is_one() -> None:
    """Nobody is told to delete rows that are not there."""
    assert any("grey italics" in text for text in written(example=True).values())
    assert not any("grey italics" in text for text in written(example=False).values())


def test_every_table_has_its_place_in_the_order() -> None:
    """Each table is numbered once, with what one row of it is."""
    texts = list(written(example=True).values())
    numbered = [text.split(". ")[1] for text in texts if text[:1].isdigit() and ". " in text[:4]]
    assert sorted(numbered) == sorted(TABLES)
    for table in TABLES.values():
        assert any(text.endswith(f"One row is {table.row}.") for text in texts)


def test_required_columns_say_so_in_words() -> None:
    """The third cell of a column's line is 'required' or 'optional'."""
    cells = written(example=True)
    lines = {
        (cells[row, 0], text): cells[row, 2]
        for (row, column), text in cells.items()
        if column == 1 and (row, 2) in cells and cells[row, 0] in TABLES
    }
    for table in TABLES.values():
        for field in table.fields:
            wanted = "required" if field.required else "optional"
            assert lines[table.name, field.name] == wanted
