"""The steps by which a mapping turns foreign rows into rows of the initiatives table."""
