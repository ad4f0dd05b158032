"""Instances with published optima, read into planning problems."""
