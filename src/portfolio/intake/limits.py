"""How much an input file may hold; more is refused before it can fill the memory."""

MOST_BYTES = 100_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_PARTS = 2_000
"""Files inside a workbook, which is a zip archive."""
MOST_RATIO = 100
"""How many times its packed size a large part of a workbook may unpack to."""
