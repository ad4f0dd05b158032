"""Rules written in a spreadsheet: one row a rule, one column a parameter."""

from portfolio.planning.rules_table.frames import constraints_from_frame, constraints_to_frame
from portfolio.planning.rules_table.reading import rules_of_sheet

__all__ = ["constraints_from_frame", "constraints_to_frame", "rules_of_sheet"]
