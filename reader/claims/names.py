"""Proper names in a text: where they stand, who is a person, which short form belongs to which full one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.claims.lexicon import lexicon, words
from reader.claims.reading import Range, Reading, is_in_title_case, read
from reader.claims.word_classes import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FEMALE,
    GENITIVE,
    JOB,
    MALE,
    OFFICE,
    ORGANISATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLE,
    UNNAMED,
    WORD,
)
from reader.model import Block, BlockKind, Layout, Span

_CLOSED = DETERMINER | PRONOUN | PREPOSITION | SUBORDINATOR | CONJUNCTION | ADVERB | AUXILIARY | TIME
_BODIES = words("bodies")
_LINKS = frozenset(("of", "for"))
_PERSON_WORDS = (2, 3)
_LONGEST_NAME = 12
_ROLE_REACH = 6
_LONGEST_ACRONYM = 5
_OFFICE_OF = 3  # "Secretary of State"
# Stands behind each of several texts that are read at once: no rule about names looks as far as behind it.
_BETWEEN = "\n; ; ; ;\n"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one text.

    Attributes:
        people: last name → full name.
        organisations: full name → how often it (or its first word alone) occurs.
        by_word: lower-case word → organisations that contain it, in order of appearance.
        acronyms: letters → organisation.
        offices: lower-case office or trade → the person who holds it.
        genders: full name → "f" or "m", where a title or role tells.
        mentions: full name of a person → how often the last name occurs.
        places: the tokens at which people are named, in order, each with the full name.
    """

    people: dict[str, str] = field(default_factory=dict)
    organisations: Counter[str] = field(default_factory=Counter)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    mentions: Counter[str] = field(default_factory=Counter)
    places: list[tuple[int, str]] = field(default_factory=list)


def names_in(text: str) -> tuple[str, ...]:
    """The proper names in a short text, each once, in order: without articles, titles and possessive ’s."""
    return names_in_each((text,))[0]


def names_in_each(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each of several short texts what `names_in` says; they are read at once, which spares most of the work."""
    blocks, start = [], 0
    for text in texts:
        blocks += [
            Block(Span(start, start + len(text)), BlockKind.PARAGRAPH),
            Block(Span(start + len(text), start + len(text) + len(_BETWEEN)), BlockKind.PARAGRAPH),
        ]
        start += len(text) + len(_BETWEEN)
    reading = read(_BETWEEN.join((*texts, "")), Layout(tuple(blocks), ()), lexicon())
    starts = [block.span.start for block in blocks[::2]]
    found: list[dict[str, None]] = [{} for _ in texts]
    for run in name_runs(reading):
        name = name_of(reading, bare(reading, run))
        if len(name) > 1:
            found[bisect_right(starts, reading.starts[run[0]]) - 1][name] = None
    return tuple(map(tuple, found))


def strip_genitive(word: str) -> str:
    """A name without its ’s."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


def name_of(reading: Reading, run: Range) -> str:
    """The name that stands in a range of tokens, in one spelling."""
    first, last = run
    if first >= last:
        return ""
    return " ".join(strip_genitive(reading.slice(first, last)).split())


def bare(reading: Reading, run: Range) -> Range:
    """A run of capitals without articles, titles and offices in front.

    `Mayor Ann Poe` and `Secretary of State Ann Poe` give `Ann Poe`; `Ministry of Defence` stays.
    """
    first, last = run
    for index in range(run[0], last - 1):
        if reading.flags[index] & (TITLE | OFFICE):
            behind = index + 1
            if reading.lowers[behind] in _LINKS:
                behind = index + _OFFICE_OF if last - index > _OFFICE_OF + 1 else index
            first = max(first, behind)
    while first < last - 1 and (reading.flags[first] & DETERMINER or not reading.flags[first] & WORD):
        first += 1
    return first, last


def name_runs(reading: Reading) -> list[Range]:
    """The stretches of capitalised words, with the small words inside a name; each token belongs to one at most."""
    runs: list[Range] = []
    end = 0
    for index in [index for index, flag in enumerate(reading.flags) if flag & CAPITAL and flag & WORD]:
        if index >= end and not _is_plain_opener(reading, index):
            end = _run_end(reading, index)
            runs.append((index, end))
    return runs


def _is_plain_opener(reading: Reading, index: int) -> bool:
    """A capitalised word of a closed class is no name: `The`, `But`, `On`."""
    flag, word = reading.flags[index], reading.words[index]
    return bool(flag & _CLOSED) and not (word.isupper() and len(word) > 1)


def _run_end(reading: Reading, first: int) -> int:
    paragraph, end = reading.paragraph_of[first], first + 1
    has_link = False
    while end < len(reading) and end - first < _LONGEST_NAME and reading.paragraph_of[end] == paragraph:
        flag, lower = reading.flags[end], reading.lowers[end]
        if reading.flags[end - 1] & GENITIVE or (flag & QUOTED and not reading.flags[first] & QUOTED):
            break
        if flag & CAPITAL and flag & WORD:
            if flag & TIME:
                break
            end += 1
        elif reading.words[end] == "." and reading.flags[end - 1] & ABBREVIATION and reading.flags[end + 1] & CAPITAL:
            end += 1
        elif _links(reading, end, has_link=has_link):
            has_link = has_link or lower in _LINKS
            end += 2 if reading.lowers[end + 1] == "the" else 1
        else:
            break
    return end


def _links(reading: Reading, index: int, *, has_link: bool) -> bool:
    """`of` or `for` behind the name of a body, `and` behind such a link, `de`, `van` inside a name."""
    lower = reading.lowers[index]
    behind = index + 2 if reading.lowers[index + 1] == "the" else index + 1
    if not reading.flags[behind] & CAPITAL or _is_plain_opener(reading, behind):
        return False
    if lower in _LINKS:
        return has_link or reading.lowers[index - 1] in _BODIES
    return lower in ("de", "van", "von", "al", "bin", "&") or (lower == "and" and has_link)


# ---------------------------------------------------------------- the table of one text


def collect_names(reading: Reading) -> Names:
    """Sort the names of a text into people and organisations, and learn who holds which office.

    Cost: linear.
    """
    names = Names()
    headings = {
        each.paragraph: is_in_title_case(reading, each.first, each.last)
        for each in reading.sentences
        if each.is_heading
    }
    runs = [run for run in name_runs(reading) if not _is_headline_run(reading, run, headings)]
    counts: Counter[str] = Counter()
    places: dict[str, Range] = {}
    for run in runs:
        name = name_of(reading, bare(reading, run))
        counts[name] += 1
        if name not in places or bare(reading, places[name]) == places[name]:
            places[name] = run
    for name, run in places.items():
        _sort_in(reading, names, name, run, counts)
    _collect_institutions(reading, names)
    for run in runs:
        _learn(reading, names, run)
    for last, full in names.people.items():
        names.mentions[full] += counts[last] + counts[full]
    return names


def _is_headline_run(reading: Reading, run: Range, headings: dict[int, bool]) -> bool:
    """Whether a run is a part of a headline in title case: that tells nothing about names."""
    is_in_title_case = headings.get(reading.paragraph_of[run[0]])
    return is_in_title_case is not None and (is_in_title_case or run[1] - run[0] > _PERSON_WORDS[1])


def _sort_in(reading: Reading, names: Names, name: str, run: Range, counts: Counter[str]) -> None:
    words = name.split()
    core = bare(reading, run)
    if _is_person(reading, run, words, counts):
        shorter = " ".join(words[1:])
        if len(words) > _PERSON_WORDS[0] and (shorter in counts or reading.flags[core[0]] & JOB):
            name, words = shorter, words[1:]
        names.people.setdefault(words[-1], name)
        return
    lower = words[0].lower() if words else ""
    if not words or (len(words) == 1 and (lower in reading.lexicon.classes or len(lower) == 1)):
        return
    add_organisation(names, name, counts[name] + (counts[words[0]] if len(words) > 1 else 0))


def add_organisation(names: Names, name: str, count: int) -> None:
    """Enter an organisation under its words and its acronym."""
    if name in names.organisations:
        return
    names.organisations[name] = count
    words = name.split()
    for word in words:
        names.by_word.setdefault(word.lower(), []).append(name)
    for start in range(len(words)):
        if words[start][0].islower():
            continue
        letters = "".join(word[0] for word in words[start:] if word[0].isupper() or word in _LINKS).upper()
        capitals = "".join(word[0] for word in words[start:] if word[0].isupper())
        for acronym in (letters, capitals):
            if 1 < len(acronym) <= _LONGEST_ACRONYM:
                names.acronyms.setdefault(acronym, " ".join(words[start:]) if start else name)


def is_public(name: str) -> bool:
    """Whether an organisation's name says that it is a public body, which nobody calls "the company"."""
    return not _BODIES.isdisjoint(name.lower().split())


def _is_person(reading: Reading, run: Range, words: list[str], counts: Counter[str]) -> bool:
    if not _PERSON_WORDS[0] <= len(words) <= _PERSON_WORDS[1]:
        return False
    if any(reading.lexicon.classes.get(word.lower(), 0) & ORGANISATION for word in words):
        return False
    letters = [word.replace(".", "") for word in words]
    if any(word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM for word in letters) or not words[-1][0].isupper():
        return False
    has_title = bare(reading, run)[0] > run[0]
    # alone, people go by the last name and firms by the first
    goes_by_first = counts[words[0]] > 0 and counts[words[-1]] == 0
    return has_title or not goes_by_first or _has_person_beside(reading, run)


def _has_person_beside(reading: Reading, run: Range) -> bool:
    behind = run[1]
    if reading.lowers[behind] == "who":
        return True
    if reading.words[behind] != ",":
        return False
    following = reading.lowers[behind + 1]
    return following in ("who", "a", "an", "the") or following.isdigit()


def _collect_institutions(reading: Reading, names: Names) -> None:
    """`Orvenian defence ministry`: a capitalised adjective with a body in lower case."""
    bodies = [index for index, flag in enumerate(reading.flags) if flag & ORGANISATION and not flag & CAPITAL]
    for index in bodies:
        if reading.flags[index + 1] & ORGANISATION:
            continue
        first = index
        while index - first < _PERSON_WORDS[1] and _modifies(reading, first - 1):
            first -= 1
        capital = first - 1
        if capital >= 0 and reading.flags[capital] & CAPITAL and not reading.flags[capital] & (_CLOSED | QUOTED):
            name = reading.slice(capital, index + 1)
            if name not in names.organisations:
                add_organisation(names, name, 1)


def _modifies(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    return index >= 0 and bool(flag & WORD) and not flag & (CAPITAL | _CLOSED | QUOTED | GENITIVE)


def _learn(reading: Reading, names: Names, run: Range) -> None:
    """Learn offices and genders from what stands around a person's full name."""
    last = strip_genitive(reading.words[run[1] - 1])
    full = names.people.get(last)
    if full is None:
        return
    names.places.append((run[0], full))
    around = [*range(max(0, run[0] - _ROLE_REACH), run[0]), *range(run[0], run[1])]
    for index in reversed(around):
        if index < run[0] and _ends_role(reading, index):
            break
        _learn_word(reading, names, index, full)
    if reading.words[run[1]] == "," and run[1] - run[0] > 1:
        for index in range(run[1] + 1, min(run[1] + _ROLE_REACH + 2, len(reading))):
            if reading.words[index] in (",", ".", ";") or reading.lowers[index] in ("who", "whose"):
                break
            _learn_word(reading, names, index, full)


def _ends_role(reading: Reading, index: int) -> bool:
    flag = reading.flags[index]
    if reading.words[index] == ",":
        return not reading.flags[index + 1] & CAPITAL
    return bool(flag & (AUXILIARY | QUOTED | CONJUNCTION | SUBORDINATOR)) or not flag & WORD


def _learn_word(reading: Reading, names: Names, index: int, full: str) -> None:
    flag, lower = reading.flags[index], strip_genitive(reading.lowers[index])
    if flag & (OFFICE | UNNAMED | JOB) or lower in ("leader", "head", "executive", "chief", "researcher"):
        names.offices.setdefault(lower, full)
    if flag & (FEMALE | MALE) and not flag & PRONOUN:
        names.genders.setdefault(full, "f" if flag & FEMALE else "m")


def organisation_for(names: Names, word: str) -> str:
    """The organisation that goes by a single word: its first word, its acronym; else empty."""
    plain = strip_genitive(word)
    letters = plain.replace(".", "")
    if letters.isupper() and letters in names.acronyms:
        return names.acronyms[letters]
    fitting = [each for each in names.by_word.get(plain.lower(), ())[:_LONGEST_NAME] if each.startswith(plain + " ")]
    return max(fitting, key=lambda each: names.organisations[each], default="")
