"""Large neighbourhood search: a plan made better a few initiatives at a time."""
