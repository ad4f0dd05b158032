"""Contests between this library, HiGHS and CBC on the same models."""
