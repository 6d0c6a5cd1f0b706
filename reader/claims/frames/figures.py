"""Figures by basic rules: numerals with their scale, unit and the words that make them a bound or a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.claims.figures import innermost
from reader.claims.frames.classes import ADJECTIVE, CAPITAL, CUE, FEMININE, INFINITIVE, MASCULINE, PLURAL, QUOTED, WORD
from reader.claims.frames.sources import CLASSES
from reader.claims.frames.story import DASHES, Story
from reader.claims.frames.words import lines_of
from reader.model import Claim, Figure
from reader.text.lexicon import profiles
from reader.text.numerals import digits_value

_BY_ENDING = ADJECTIVE | INFINITIVE | MASCULINE | FEMININE | PLURAL
_YEARS = (1800, 2100)
_LONGEST_PHRASE = 3
_CHANGE_REACH = 6
_GROUP = 3
_TENS = range(20, 100, 10)
_MONTHS = frozenset(word for line in profiles("months").values() for word in line.split())


@dataclass(frozen=True, slots=True)
class Numbers:
    """The words around a number in one language."""

    bounds: dict[tuple[str, ...], str]
    values: dict[str, float]
    vague: dict[str, tuple[float, float]]
    scales: dict[str, float]
    money: dict[str, str]
    units: dict[str, str]
    openers: frozenset[str]
    links: frozenset[str]
    change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    last: int
    low: float
    high: float
    is_scaled: bool = False
    unit: str = ""
    is_vague: bool = False


@cache
def numbers_of(language: str) -> Numbers:
    """The lists of lexicon/<language>/figures.txt; read at the first call."""
    given: dict[str, list[str]] = {}
    for line in lines_of(language, "figures"):
        key, _, phrases = line.partition(":")
        given.setdefault(key.strip(), []).extend(phrase.strip() for phrase in phrases.split("|"))
    keys = ("low", "high", "approx", "exact")
    return Numbers(
        bounds={tuple(phrase.split()): key for key in keys for phrase in given[key]},
        values={word: float(value) for word, value in map(str.split, given["words"])},
        vague={word: (float(low), float(high)) for word, low, high in map(str.split, given["vague"])},
        scales={word: float(value) for word, value in map(str.split, given["scale"])},
        money=dict(each.split() for each in given["money"]),
        units=dict(each.split() for each in given["unit"]),
        openers=frozenset(given["from"]),
        links=frozenset(given["to"]),
        change=tuple(given["change"]),
    )


def find_figures(story: Story, claims: Sequence[Claim], published: str) -> tuple[Figure, ...]:
    """Every figure of the story in order, named f1, f2 …; cost: linear but for sorting."""
    words = numbers_of(story.lexicon.language)
    numbers: list[_Number] = []
    end = 0
    for at, word in enumerate(story.tokens.words):
        if at < end or not (word[0].isdecimal() or story.lowers[at] in words.values or story.lowers[at] in words.vague):
            continue
        number = _number_at(story, words, at)
        end = number.last if number else at + 1
        if number and not _counts_nothing(story, number):
            numbers.append(number)
    figures: list[Figure] = []
    pairs = _joined(story, words, numbers)
    holders = innermost([story.tokens.starts[number.first] for number, _ in pairs], claims)
    for (number, bound), holder in zip(pairs, holders, strict=True):
        figures.append(_figure(story, number, bound, (f"f{len(figures) + 1}", holder, published[:10])))
    return tuple(figures)


def _figure(story: Story, number: _Number, bound: tuple[int, set[str]], about: tuple[str, str, str]) -> Figure:
    first, keys = bound
    uid, holder, published = about
    low, high = number.low, number.high
    return Figure(
        uid=uid,
        span=story.span(first, number.last),
        low=0.0 if "high" in keys else low,
        high=None if "low" in keys else high,
        is_approx=number.is_vague or "approx" in keys,
        unit=number.unit or _counted(story, number.last),
        as_of=published,
        claim_uid=holder,
    )


def _number_at(story: Story, words: Numbers, at: int) -> _Number | None:
    """The numeral that begins at a token, with its scale and, for money and per cent, its unit."""
    last, value = _numeral(story, words, at)
    if value is None:
        vague = words.vague.get(story.lowers[at])
        return (
            _Number(at, at + 1, *vague, unit=words.units.get(story.lowers[at + 1], ""), is_vague=True)
            if vague
            else None
        )
    scale = words.scales.get(story.lowers[last])
    if scale:
        value, last = round(value * scale, 6), last + 1
        last += story.words[last] == "." and story.tokens.is_glued(last)
    unit = words.money.get(story.lowers[last], "")
    last += bool(unit)
    return _Number(at, last, value, value, bool(scale), unit or words.units.get(story.lowers[last], ""))


def _numeral(story: Story, words: Numbers, at: int) -> tuple[int, float | None]:
    """Where digits or number words end, and their value."""
    word = story.words[at]
    if word[0].isdecimal():
        last = at + 1
        while len(word) <= _GROUP and len(story.words[last]) == _GROUP and story.words[last].isdecimal():
            if story.tokens.starts[last] != story.tokens.ends[last - 1] + 1 or last - at > _GROUP:
                break
            last += 1
        raw = "".join(story.words[at:last])
        return last, digits_value(raw) if _is_number(raw) else None
    value = words.values.get(story.lowers[at])
    below = words.values.get(story.lowers[at + 1], 0.0)
    if value in _TENS and value is not None and 0 < below < _TENS.step:
        return at + 2, value + below
    return at + 1, value


def _is_number(raw: str) -> bool:
    """Whether digits with marks are one number: neither `12.05.2031` nor `20-річний`."""
    parts = raw.replace(",", ".").split(".")
    is_grouped = all(len(part) == _GROUP for part in parts[1:-1])
    return all(map(str.isdecimal, parts)) and (is_grouped or len(parts) <= len(("whole", "rest")))


def _counts_nothing(story: Story, number: _Number) -> bool:
    """Dates, years, clock times, house numbers, ages and parts of a name; "one" that counts nothing."""
    word, behind = story.words[number.first], story.lowers[number.last]
    before = story.words[number.first - 1] if number.first else ""
    is_bare = not number.unit and not number.is_scaled
    if behind in _MONTHS or (number.low == 1 and is_bare) or before in ("№", "#", "$"):
        return True
    if word[0].isdecimal():
        is_glued_left = story.tokens.is_glued(number.first) and before not in ("(", "«", "“", "–", "—", "~")
        is_glued_right = behind in (":", "/", "-") and story.tokens.is_glued(number.last)
        is_year = word.isdecimal() and len(word) == len("2031") and _YEARS[0] <= number.low <= _YEARS[1]
        return is_glued_left or is_glued_right or (is_year and is_bare)
    return False


def _joined(story: Story, words: Numbers, numbers: list[_Number]) -> list[tuple[_Number, tuple[int, set[str]]]]:
    """The numbers with what their modifiers make of them; two that are the ends of one interval as one."""
    found = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if following and following.first - number.last == 1 and _is_range(story, words, number, following):
            opens = story.lowers[number.first - 1] in words.openers if number.first else False
            low = _scaled(number, following)
            whole = _Number(number.first, following.last, low, following.high, unit=following.unit or number.unit)
            found.append((whole, (number.first - opens, set[str]())))
            at += 2
            continue
        found.append((number, _bounds(story, words, number)))
        at += 1
    return found


def _scaled(number: _Number, following: _Number) -> float:
    """The lower end: of "2–4 тис." it is two thousand."""
    if number.is_scaled or not following.is_scaled:
        return number.low
    for scale in (1e12, 1e9, 1e6, 1e3):
        if following.high >= scale:
            return number.low * scale if number.low * scale <= following.high else number.low
    return number.low


def _is_range(story: Story, words: Numbers, number: _Number, following: _Number) -> bool:
    link = number.last
    if number.is_vague or following.is_vague or number.low >= following.high:
        return False
    if story.words[link] in DASHES:
        return True
    return number.first > 0 and story.lowers[number.first - 1] in words.openers and story.lowers[link] in words.links


def _bounds(story: Story, words: Numbers, number: _Number) -> tuple[int, set[str]]:
    """Where the modifiers before a number begin, and what they make of it."""
    first, keys = number.first, set[str]()
    for _ in range(2):
        for length in range(min(_LONGEST_PHRASE, first), 0, -1):
            key = words.bounds.get(tuple(story.lowers[first - length : first]))
            if key and not (story.lowers[first - 1] in words.links and _is_behind_change(story, words, first)):
                keys.add(key)
                first -= length
                break
    return first, keys


def _is_behind_change(story: Story, words: Numbers, first: int) -> bool:
    """`підвищив ставку до 9 відсотків`: where it came to, no bound."""
    return any(
        story.lowers[at] == phrase or (phrase[-1] == "*" and story.lowers[at].startswith(phrase[:-1]))
        for at in range(max(0, first - _CHANGE_REACH), first)
        for phrase in words.change
    )


def _counted(story: Story, at: int) -> str:
    """The noun behind a number as it is written, where nothing better is known."""
    flag = story.flags[at] & ~(CLASSES | QUOTED | _BY_ENDING)
    return story.lowers[at] if flag == WORD and not flag & (CAPITAL | CUE) else ""
