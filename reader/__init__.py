"""Hearsay: a terminal reader for contested news."""

__version__ = "0.1.0"
