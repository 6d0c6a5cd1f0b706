"""Which languages have rules for claims, and how far they go."""

from __future__ import annotations

from enum import StrEnum


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


def mark_of_rules(language: str) -> str:
    """Two or three words for a title; empty where the rules are full."""
    return {Rules.FULL: "", Rules.BASIC: "basic rules", Rules.NONE: "no rules yet"}[rules_for(language)]


def about_rules(language: str) -> str:
    """What a reader should know about the claims of a text in this language; empty where the rules are full."""
    rules = rules_for(language)
    if rules is Rules.FULL:
        return ""
    if rules is Rules.BASIC:
        return f"basic rules for {_NAMES[language[:2].lower()]}: some claims are missed"
    return f"no rules for this language yet ({language})"
