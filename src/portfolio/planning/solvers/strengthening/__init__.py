"""Rows that every plan keeps and the relaxation breaks: the model says the same, more tightly."""
