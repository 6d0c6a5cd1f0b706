"""How words are made comparable for sorting and filtering."""

from __future__ import annotations

import unicodedata


def sort_key(text: str) -> str:
    """Case, accents, width and outer white space do not count: "Le Monde " and "le monde" are one, "é" is "e"."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return " ".join(bare.split())
