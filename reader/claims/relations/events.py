"""What articles of one event have in common: for stories made in memory, and for the library's index of them."""

from __future__ import annotations

WINDOW_DAYS = 45
LEAST_SHARED = 3
LEAST_NAMES = 2
"""How many terms articles of one event share, and how many of these are names: round numbers are everywhere."""
