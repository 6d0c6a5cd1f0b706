"""The words behind a number: its unit, and the noun that is counted."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.text.lexicon import entries, profiles
from reader.text.numbers import Number

_MOST_WORDS = 5
_BEHIND_A_STATE = 2
_SHARES = frozenset(("percent", "ratio"))

PEOPLE = frozenset(word for line in entries("en/figure_people") for word in line.split())
_UNITS = {writing.strip(): unit for unit, line in profiles("en/figure_units").items() for writing in line.split("|")}
_CLASSES = {key: frozenset(words.split()) for key, words in profiles("en/figure_words").items()}
_STOP, _EMPTY = _CLASSES["stop"], _CLASSES["empty"]
STATES = _CLASSES["state"]
MEASURES_OF_PEOPLE = _CLASSES["bare"]

_UNIT_AFTER = re.compile(
    rf"[ \xa0-]?(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![\w²³])"
)
_PER = re.compile(
    r" (?:a|an|per|each|every) (?P<per>second|minute|hour|day|week|month|year)\b|(?P<yearly> annually| yearly)"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")
_BETWEEN = re.compile(
    r"[”\"’']?(?: (?:of|other|more|additional|extra|new|further|the|its|their|his|her|those|these|our|all)\b"
    r"(?: [a-z]+[’']s)?(?: \d[\d,.]*(?= [a-z]))?)*"
)
OF_THEM = re.compile(r"[”\"’']? of (?:them|these|those|whom|which)\b")
_WHO = re.compile(r"[”\"’']? who\b")
_COMPOUND = re.compile(r"-(?P<noun>[a-z]{3,20}[a-rt-z])(?= [a-z])")  # "a 64-page document" has 64 pages
_OF_NAME = re.compile(r" of (?:the )?(?P<name>[^\W\d_a-z][\w’-]{2,})(?: [^\W\d_a-z][\w’-]+){0,2}(?![\w’'])")
_BOTH_SIDES = re.compile(r" (?:on|from|of) both (?:sides|armies)\b")
_NARROWED = re.compile(  # "patients on placebo", "children under five" are not all patients, not all children
    r" (?:on|with|without|aged|under|over|given|taking|recruited at|recruited in|supplied by|registered at)"
    r" (?:the |a |an |its |their )?(?!the\b|board\b|average\b|strike\b|its\b|all\b)[a-z0-9]\w*(?: [A-Z]\w+)*"
)
_OTHERS = re.compile(r"[”\"’']? (?:on|for|in|among|with|under) (?:the )?(?!favou?r\b|the\b|total\b|all\b|its\b)[a-z]+")


class Noun(NamedTuple):
    """A noun with the words before it, and where it ends in the stretch it was read from."""

    words: str = ""
    end: int = 0

    @property
    def head(self) -> str:
        """The noun itself in lower case."""
        return self.words.rpartition(" ")[2].lower()


def written_unit(text: str, number: Number, right: str) -> tuple[str, str]:
    """The unit that is written behind a number, and what stands behind that."""
    unit, rest = number.unit, right
    if not unit:
        found = _UNIT_AFTER.match(right)
        if not found:
            return "", right
        unit, rest = _UNITS[found["unit"]], right[found.end() :]
    per = _PER.match(rest)
    if per and unit not in _SHARES:
        return f"{unit} per {per['per'] or 'year'}", rest[per.end() :]
    return unit, rest


def noun_behind(right: str) -> Noun:
    """The words behind a number up to the noun that is counted; none when no noun follows."""
    if OF_THEM.match(right):
        return Noun()
    compound = _COMPOUND.match(right)
    if compound:
        return Noun(f"{compound['noun']}s", compound.end())
    begin = _BETWEEN.match(right)
    words: list[str] = []
    state, most = Noun(), _MOST_WORDS
    for match in _WORD.finditer(right, begin.end() if begin else 0):
        word = match.group()
        if word in "“”\"‘’'":
            continue
        if _ends_phrase(word) or len(words) == most:
            break
        words.append(word)
        if word.lower() in STATES:  # "26 injured", or "26 injured officers"
            state, most = Noun(" ".join(words), match.end()), len(words) + _BEHIND_A_STATE
        elif is_plural(word):
            return Noun(" ".join(words), match.end())
    return state


def _ends_phrase(word: str) -> bool:
    return not word[0].isalpha() or (word.lower() in _STOP and word.lower() not in STATES)


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural, or is one that stands for people."""
    folded = word.lower()
    is_regular = (
        len(folded) > len("gas") and folded.endswith("s") and not folded.endswith(("ss", "us", "is", "’s", "'s", "ous"))
    )
    return is_regular or is_people(word)


def is_people(word: str) -> bool:
    """Whether a noun stands for people: in the list, or made of "men" ("guardsmen"), or a people's name."""
    folded = word.lower()
    return folded in PEOPLE or (folded.endswith("men") and len(folded) > len("women"))


def counted_unit(noun: Noun, right: str, measures: str) -> str:
    """What is counted, where no unit is written: people, or the things by their name."""
    words = noun.words.split()
    if words and (is_people(noun.head) or words[-1][0].isupper()):
        return "people"
    if words:
        head = [word.lower() for word in words[-2:]]
        return " ".join(head) if len(head) > 1 and head[0].endswith("ing") else head[-1]
    return "people" if measures in MEASURES_OF_PEOPLE or _WHO.match(right) else ""


def is_defined(right: str) -> bool:
    """Whether a clause behind a number says by itself who is counted ("about 500 who had called in sick")."""
    return bool(_WHO.match(right))


def is_of_others(right: str) -> bool:
    """Whether a share goes on to say whose it is ("against 24 per cent on placebo")."""
    return bool(_OTHERS.match(right))


def who(noun: Noun, right: str) -> str:
    """Those whom a noun stands for, with whose they are; "" when it does not tell ("20 others", "70 heavy wounded")."""
    words = [word for word in noun.words.split() if word.lower() not in STATES | _EMPTY]
    if not words:
        return ""
    own = " ".join(words)
    both = _BOTH_SIDES.match(right, noun.end) or _NARROWED.match(right, noun.end)
    if both:
        return f"{own}{both.group()}"
    of_name = _OF_NAME.match(right, noun.end) if is_people(words[-1]) and words[-1][0].islower() else None
    return f"{of_name['name']} {own}" if of_name else own
