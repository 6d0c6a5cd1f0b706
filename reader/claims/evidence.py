"""What in a text speaks for a claim's speaker and stance: for those who ask why, after the rules have decided. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reader.claims.lexicon import Stance, lexicon
from reader.claims.word_classes import HEARSAY, NEGATION, WILLING
from reader.model import Claim, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PRONOUNS = frozenset(("he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "hers", "theirs", "who"))
_FURTHEST = 100_000
_AROUND = 44
_NO_STANCE = Stance()


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words of a cue and what each does; empty where none does it."""

    denies: str = ""
    distancing: str = ""
    endorsing: str = ""
    probable: str = ""
    unasserted: str = ""
    negates: str = ""


def cue_words(cue: str) -> CueWords:
    """Which words of an English cue deny, keep away, vouch, make less than certain, or assert nothing."""
    known, found = lexicon(), dict[str, str]()
    for match in _WORD.finditer(cue):
        word = match.group()
        lower = word.lower().replace("’", "'")
        flags = known.flags_of(lower)
        verb = known.verbs.get(lower)
        stance = verb.stance if verb else known.nouns.get(lower, _NO_STANCE)
        for name, is_so in (
            ("denies", stance.is_denial),
            ("distancing", stance.is_distancing or flags & HEARSAY),
            ("endorsing", stance.is_endorsing),
            ("probable", stance.is_probable),
            ("unasserted", stance.is_unspecified or flags & (HEARSAY | WILLING)),
            ("negates", flags & NEGATION or lower.endswith("n't") or lower == "cannot"),
        ):
            if is_so:
                found.setdefault(name, word)
    return CueWords(**found)


class Link(StrEnum):
    """How the words at a claim lead to the name of its speaker."""

    PRONOUN = "pronoun"
    SHORT = "short"
    INITIALS = "initials"
    DESCRIPTION = "description"
    NONE = "none"


def link_of(source: str, name: str) -> Link:
    """How the source's words stand for a name: `she`, `Fors`, `MoD`, `the minister`, or no words at all."""
    words = [match.group() for match in _WORD.finditer(source)]
    if not words:
        return Link.NONE
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return Link.PRONOUN
    parts = [match.group() for match in _WORD.finditer(name)]
    folded = {part.casefold() for part in parts}
    if any(word.casefold().removesuffix("’s").removesuffix("'s") in folded for word in words if word[0].isupper()):
        return Link.SHORT
    initials = "".join(part[0] for part in parts if part[0].isupper()).casefold()
    if any(len(word) > 1 and word.isupper() and word.casefold() in initials for word in words):
        return Link.INITIALS
    return Link.DESCRIPTION


def name_elsewhere(text: str, name: str, claim: Claim) -> Span | None:
    """Where a name stands outside the claim's source: the last place before the claim, else the first behind it."""
    if not name:
        return None
    spans = (*claim.source, *claim.cue, *claim.content)
    here = min((span.start for span in spans), default=0)
    folded, wanted = text.lower(), name.lower()
    if len(folded) != len(text) or len(wanted) != len(name):
        folded, wanted = text, name  # lower case that is longer would shift all places
    at = folded.rfind(wanted, max(0, here - _FURTHEST), here)
    while at >= 0 and not _is_whole(folded, at, len(wanted)):
        at = folded.rfind(wanted, max(0, here - _FURTHEST), at + len(wanted) - 1)
    if at < 0:
        own_end = max((span.end for span in claim.source), default=here)
        at = folded.find(wanted, own_end, own_end + _FURTHEST)
    return None if at < 0 else Span(at, at + len(wanted))


def _is_whole(text: str, at: int, length: int) -> bool:
    before, behind = text[at - 1 : at], text[at + length : at + length + 1]
    return not before.isalnum() and not behind.isalnum()


def around(text: str, span: Span) -> str:
    """A place with the words on both sides of it, in one line; what is cut is marked."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    line_start = text.rfind("\n", start, span.start) + 1
    line_end = text.find("\n", span.end, end)
    head, tail = text[max(start, line_start) : span.start], text[span.end : end if line_end < 0 else line_end]
    if line_start <= start > 0:
        head = "…" + head.partition(" ")[2]
    if line_end < 0 and end < len(text):
        tail = tail.rpartition(" ")[0] + "…"
    return " ".join(f"{head}{text[span.start : span.end]}{tail}".split())
