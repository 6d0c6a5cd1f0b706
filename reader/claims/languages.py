"""Which languages have rules for claims, and how far they go."""

from __future__ import annotations

from enum import StrEnum

from reader.text.language import detect_language

_TELLING = 600  # characters; enough to tell a language by
_FOREIGN_BYTES = 1.3  # UTF-8 bytes a character: English has 1.01 to 1.06, Cyrillic nearly 2


class Rules(StrEnum):
    """How far the rules for a language go."""

    FULL = "full"
    BASIC = "basic"
    NONE = "none"


_RULES = {"": Rules.FULL, "en": Rules.FULL, "uk": Rules.BASIC, "ru": Rules.BASIC}
_NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}


def rules_for(language: str) -> Rules:
    """How far the rules go for a language, by its code ("uk", "en-GB"); an unknown one ("") is read as English."""
    return _RULES.get(language[:2].lower(), Rules.NONE)


def about_rules(language: str) -> str:
    """What a reader should know about the claims of a text in this language; empty where the rules are full."""
    rules = rules_for(language)
    if rules is Rules.FULL:
        return ""
    if rules is Rules.BASIC:
        return f"basic rules for {_NAMES[language[:2].lower()]}: some claims are missed"
    return f"no rules for this language yet ({language})"


def language_of(text: str) -> str:
    """The language whose rules a text without any mark of its language is read by: English where nothing tells more."""
    head = text[:_TELLING]
    if len(head.encode("utf-8", "surrogatepass")) < _FOREIGN_BYTES * len(head):
        return "en"
    return detect_language(head) or "en"
