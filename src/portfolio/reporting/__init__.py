"""Results in; tables, charts, brief and workbook out."""
