"""How fast models are built and plans are found, against the same model in PuLP."""
