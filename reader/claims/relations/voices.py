"""How many voices stand behind statements: a speaker in five papers is one, and so are five prints of one report."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterance:
    """Who makes a statement, and where it is printed.

    Attributes:
        speaker: the name; empty where nobody is named.
        outlet: who prints it; empty when unknown.
        article: uid of the article.
        copy_of: uid of the article whose text this one repeats; empty for an account of its own.
        is_own_voice: whether the outlet says it itself: that is no voice of a claim.
    """

    speaker: str
    outlet: str
    article: str
    copy_of: str = ""
    is_own_voice: bool = False


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How many voices, and how many statements stand in further prints of a report that is counted already."""

    voices: int
    copies: int


def count_voices(utterances: Iterable[Utterance]) -> VoiceCount:
    """Count a speaker once, whoever is unnamed once for each outlet, and copies of one report once.

    The order of the statements does not matter. Cost: linear.
    """
    said = [each for each in utterances if not each.is_own_voice]
    prints: dict[str, set[str]] = {}
    for each in said:
        prints.setdefault(_report(each), set()).add(each.article)
    counted = {report: report if report in articles else min(articles) for report, articles in prints.items()}
    kept = [each for each in said if each.article == counted[_report(each)]]
    named = {_key_of(each) for each in said if each.speaker.strip()}
    unnamed = {_key_of(each) for each in kept if not each.speaker.strip()}
    return VoiceCount(len(named) + len(unnamed), len(said) - len(kept))


def name_key(name: str) -> str:
    """What spellings of one name have in common: case, accents and superfluous white space do not count."""
    if name.isascii():
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(sign for sign in folded if not unicodedata.combining(sign)).split())


def _report(utterance: Utterance) -> str:
    return utterance.copy_of or utterance.article


def _key_of(utterance: Utterance) -> tuple[str, str]:
    if utterance.speaker.strip():
        return "", name_key(utterance.speaker)
    return "by", name_key(utterance.outlet) or utterance.article
