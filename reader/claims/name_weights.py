"""Whose a name is: what stands around it is weighed for a person, and against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.claims.lexicon import first_names, words
from reader.claims.names import bare, name_of, name_runs
from reader.claims.reading import Range, Reading, is_in_title_case
from reader.claims.roles import Mention, has_neighbours, is_body_noun, is_person_noun, roles_beside
from reader.claims.spellings import fold
from reader.claims.word_classes import CAPITAL, CROWD, ORGANISATION, PREPOSITION, QUOTED, VERB, WORD

PERSON_WORDS = (2, 3)
LONGEST_ACRONYM = 5
LOOKED_AT = 5  # mentions of a name that are looked at
_LOCATIVES = words("locatives")
_PARTICLES = words("name_particles")
_NO_PLURALS = ("ss", "us", "is", "as", "os")
_SURE = 2
_PLAIN = CAPITAL | QUOTED | VERB | PREPOSITION


class Group(NamedTuple):
    """A name with the places where it stands and the phrases that say what its bearer is."""

    name: str
    parts: list[str]
    mentions: list[Mention]
    roles: list[tuple[Range, int]]


def find_mentions(reading: Reading, capitals: list[int]) -> Iterator[Mention]:
    """Every run of capitals that may be a name; headlines in title case tell nothing about names."""
    headings = {
        each.paragraph: is_in_title_case(reading, each.first, each.last)
        for each in reading.sentences
        if each.is_heading
    }
    for run in name_runs(reading, capitals):
        in_title_case = headings.get(reading.paragraph_of[run[0]])
        if in_title_case is None or not (in_title_case or run[1] - run[0] > PERSON_WORDS[1]):
            core, last = bare(reading, run)
            if reading.words[last] == "(" and reading.words[last + 1].isupper():
                core = _with_first_part(reading, core, last)
            yield Mention(min(run[0], core), core, last, name_of(reading, (core, last)))


def _with_first_part(reading: Reading, core: int, last: int) -> int:
    """`Transit and Haulage Workers (THW)`: the letters tell that the name begins before the `and`."""
    letters = reading.words[last + 1]
    if reading.lowers[core - 1] != "and" or core < 1 + 1 or _initials(reading, core, last) == letters:
        return core
    first = core - 1
    lowest = max(0, first - len(letters))
    while first > lowest and reading.flags[first - 1] & CAPITAL:
        first -= 1
        if _initials(reading, first, last) == letters:
            return first
    return core


def _initials(reading: Reading, first: int, last: int) -> str:
    return "".join([word[0] for word in reading.words[first:last] if word[0].isupper()])


def group_of(reading: Reading, name: str, mentions: list[Mention]) -> Group:
    """Gather what the text says around the first few places of a name."""
    beside = [mention for mention in mentions[:LOOKED_AT] if has_neighbours(reading, mention)]
    roles = [role for mention in beside for role in roles_beside(reading, mention)]
    return Group(name, name.split(), mentions, roles)


def is_person(reading: Reading, group: Group, counts: dict[str, int]) -> bool:
    """Weigh what stands around a name; names of two or three words are people's, if nothing speaks against it.

    Args:
        reading: the text.
        group: the name.
        counts: name → how often it stands in the text; alone, people go by the last name and firms by the first.
    """
    parts = group.parts
    if not _looks_personal(parts):
        return False
    weight = _SURE if fold(parts[0]) in first_names() else 0
    for _, head in group.roles:
        weight += _SURE if is_person_noun(reading, head) else -_SURE if is_body_noun(reading, head) else 0
    for mention in group.mentions[:LOOKED_AT]:
        weight += _weight_around(reading, mention)
    if len(parts) == 1:
        return weight >= _SURE
    classes = reading.lexicon.classes
    if any(classes.get(word.lower(), 0) & ORGANISATION for word in parts):
        return len(parts) == PERSON_WORDS[0] and weight > _SURE
    weight += _weight_alone(parts, counts)
    return weight > 0 or (weight == 0 and not is_place(reading, group))


def _looks_personal(parts: list[str]) -> bool:
    if not parts[-1][0].isupper() or "&" in parts:
        return False
    long = 0
    for word in parts:
        if word[0].isupper():
            long += 1
        elif word not in _PARTICLES:
            return False
    return long <= PERSON_WORDS[1] and not any(_is_acronym(word) for word in parts[:-1])


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isupper() and 1 < len(letters) <= LONGEST_ACRONYM


def _weight_alone(parts: list[str], counts: dict[str, int]) -> int:
    by_first, by_last = parts[0] in counts, parts[-1] in counts
    if by_first != by_last:
        return 1 if by_last else -1
    last = parts[-1]
    return -1 if last.endswith("s") and not last.endswith(_NO_PLURALS) and not by_last else 0


def _weight_around(reading: Reading, mention: Mention) -> int:
    """What the words next to a name say: `Ann Poe, who`, `Ann Poe, 34,`, `the Sule Line`, `Halden Water, which`."""
    before = reading.lowers[mention.first - 1] if mention.first > 0 else ""
    weight = _weight_behind(reading, mention.last)
    if before == "the" and mention.core == mention.first:
        weight -= 1
    return weight - (_SURE if before == "itself" else 0)  # "calls itself Glass Moth"


def _weight_behind(reading: Reading, last: int) -> int:
    behind = reading.lowers[last]
    following = reading.lowers[last + 1] if behind == "," else behind
    if following in ("who", "whose", "himself", "herself") or (behind == "," and following.isdigit()):
        return _SURE
    if following == "which":
        return -_SURE
    if behind == "(":
        return -_SURE if reading.words[last + 1].isupper() else 0
    if not reading.flags[last] & WORD or reading.flags[last] & _PLAIN:
        return 0
    if is_body_noun(reading, last):
        return -_SURE  # "the Red Lantern service"
    return -(not reading.flags[last] & CROWD and is_person_noun(reading, last))  # "a Halden spokesman"


def is_place(reading: Reading, group: Group) -> bool:
    """Whether a name stands behind `in` or `near` as often as not."""
    looked = group.mentions[:LOOKED_AT]
    located = [each for each in looked if each.first > 0 and reading.lowers[each.first - 1] in _LOCATIVES]
    return 2 * len(located) >= len(looked)
