"""The words around a numeral: money marks, scales, units, modifiers, what joins two numbers to a range or ratio."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.model import Span
from reader.text.lexicon import profiles
from reader.text.numerals import Form

_LEFT = 60
_LINK = 40
_LONGEST_ENDING = 24


def _phrases(name: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(p.strip() for p in line.split("|")) for key, line in profiles(name).items()}


def _alternatives(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \xa0]") for phrase in sorted(phrases, key=len, reverse=True))


# ---------------------------------------------------------------- money, scale, unit

_UNIT_LINES = _phrases("en/number_units")
_UNIT_OF = {writing: unit for unit, writings in _UNIT_LINES.items() for writing in writings}
_MARKS = tuple(writing for writing in _UNIT_OF if (not writing[0].isalpha() and writing != "%") or writing.isupper())
_MONEY_BEFORE = re.compile(rf"(?:(?:{_alternatives(_MARKS)}|US\$|A\$|C\$)[ \xa0]?)\Z")
_WRITTEN = tuple(writing for writing in _UNIT_OF if writing not in "$€£")
_UNIT_AFTER = re.compile(rf"[ \xa0-]?(?:US |Canadian |Australian )?(?P<unit>{_alternatives(_WRITTEN)})(?![^\W_])")
_SHORT_WORDS = profiles("en/number_words")["short"].split()
_SHORT = {word: float(value) for word, value in zip(_SHORT_WORDS[::2], _SHORT_WORDS[1::2], strict=True)}
_SCALE_AFTER = re.compile(rf"(?P<gap>[ \xa0-]?)(?P<scale>{_alternatives(tuple(_SHORT))})(?![^\W_])", re.IGNORECASE)
_METRES_RIGHT = re.compile(
    r"[- ](?:deep|high|long|wide|tall|away|from|of|below|above|off|north|south|east|west|under|thick|apart)\b|[.,;)]"
)


def money_before(text: str, start: int) -> tuple[str, int]:
    """Unit and start of a money mark right before a numeral: ("dollars", 4) for the $ in "cost $5"."""
    found = _MONEY_BEFORE.search(text, max(0, start - 5), start)
    if not found:
        return "", start
    mark = found.group().strip()
    return _UNIT_OF.get(mark, "dollars"), found.start()


def scale_after(text: str, end: int, *, has_money: bool) -> tuple[float, int]:
    """Factor and end of a scale behind a numeral: million, bn, glued m and k."""
    found = _SCALE_AFTER.match(text, end)
    if not found:
        return 1.0, end
    word, gap = found["scale"], found["gap"]
    if len(word) == 1:
        is_metres = word in "mM" and not has_money and (gap or _METRES_RIGHT.match(text, found.end()))
        if is_metres or gap:
            return 1.0, end
    return _SHORT[word.lower()], found.end()


def unit_after(text: str, end: int) -> tuple[str, int]:
    """Unit and end of money, per cent or percentage points behind a number."""
    found = _UNIT_AFTER.match(text, end)
    return (_UNIT_OF[found["unit"]], found.end()) if found else ("", end)


_OF_A_PERCENT = re.compile(r" of (?:one|a|1) (?:per cent|percent|%)")


def share_after(text: str, end: int) -> tuple[str, int]:
    """Unit and end of a fraction: a ratio, unless it is half of one per cent."""
    found = _OF_A_PERCENT.match(text, end)
    return ("percent", found.end()) if found else ("ratio", end)


# ---------------------------------------------------------------- modifiers

_MODIFIERS = _phrases("en/number_phrases")


class Bound(NamedTuple):
    """What modifiers make of a number."""

    is_low: bool = False
    is_high: bool = False
    is_approx: bool = False


def _last_word(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].lower()


def _modifier(key: str) -> str:
    return rf"(?P<{key}>{_alternatives(_MODIFIERS[key])})"


_BEFORE = re.compile(
    rf"(?<![^\W_])(?:{_modifier('low')}|{_modifier('high')}|{_modifier('approx')}|{_modifier('exact')})"
    rf"(?:[ \xa0](?:the |a |an )?)?[“\"‘'~≈]{{0,2}}\Z",
    re.IGNORECASE,
)
# Most numbers have no modifier: whether the words before may end with one is found out in a fraction of the time.
_ENDINGS = tuple({phrase for key in ("low", "high", "approx", "exact") for phrase in map(_last_word, _MODIFIERS[key])})
_ARTICLES = (" the", " a", " an")
_OPEN_MARKS = "“\"‘'~≈ \xa0"
_SIGNS = {">": "low", "≥": "low", "<": "high", "≤": "high", "~": "approx", "≈": "approx"}
_AFTER = re.compile(
    rf"(?:[ \xa0]?-?(?:{_modifier('after_low')}|{_modifier('after_high')}|{_modifier('after_approx')})(?![^\W_])|"
    r"(?P<plus>\+))",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?: times|-fold|fold)(?= (?:the|as|more|less|higher|lower|larger|bigger|greater|what|its|that|faster)\b)"
)
# "over five days" and "above 8%" after a negation say for how long or up to where, not how many.
_PERIOD = re.compile(r"[^\n]{0,25}?\b(?:days?|weeks?|months?|years?|hours?|minutes?|decades?|nights?)\b")
_NO_BOUND_LEFT = re.compile(r"\b(?:anything|nothing|go|goes|went|rise|rises|never|not) \Z", re.IGNORECASE)
_MOST_MODIFIERS = 3
_PLACING = frozenset(("over", "above", "under", "below", "beyond"))


def bound_before(text: str, start: int) -> tuple[Bound, int]:
    """What the modifiers before a number make of it, and where they begin."""
    keys: set[str] = set()
    for _ in range(_MOST_MODIFIERS):
        left = max(0, start - _LEFT)
        found = _BEFORE.search(text[left:start]) if _may_be_modified(text[left:start]) else None
        if not found:
            break
        key = str(found.lastgroup)
        word = found.group(key).lower()
        if word in _PLACING and _is_no_bound(text, word, left + found.start(), start):
            break
        if word == "as" or (word in _PLACING and _is_place(text[left + found.end(key) : start], keys)):
            break
        if word == "some" and keys & {"low", "high"}:
            break
        keys.add(key)
        start = left + found.start()
    sign = _SIGNS.get(text[start - 1 : start]) if start else None
    if sign:
        keys.add(sign)
        start -= 1
    return Bound("low" in keys, "high" in keys and "low" not in keys, "approx" in keys), start


def _is_place(between: str, keys: set[str]) -> bool:
    """Whether `over` and its like say where: `above the 55 dollars that were paid`, `over some 400 homes`."""
    return between.strip().lower() == "the" or "approx" in keys


def _may_be_modified(left: str) -> bool:
    folded = left[-_LONGEST_ENDING:].lower().rstrip(_OPEN_MARKS)
    if folded.endswith(_ARTICLES):
        folded = folded.rpartition(" ")[0]
    return folded.endswith(_ENDINGS)


def _is_no_bound(text: str, word: str, word_start: int, start: int) -> bool:
    if word == "over":
        return bool(_PERIOD.match(text, start))
    return bool(_NO_BOUND_LEFT.search(text[max(0, word_start - _LEFT) : word_start]))


def bound_after(text: str, end: int) -> tuple[Bound, int]:
    """What words behind a number make of it ("or more", "-odd", "+"), and where they end."""
    found = _AFTER.match(text, end)
    if not found:
        return Bound(), end
    key = str(found.lastgroup)
    return Bound(key in {"after_low", "plus"}, key == "after_high", key == "after_approx"), found.end()


def times_after(text: str, end: int) -> tuple[int, bool]:
    """Whether a number says how many times as much ("four times the figure"), and where that ends."""
    found = _TIMES.match(text, end)
    return (found.end(), True) if found else (end, False)


# ---------------------------------------------------------------- ranges and ratios

_JOIN = re.compile(
    r"(?P<dash> ?[–-] ?|[–—-]|--)[$€£]?|,? (?P<word>to|and|or|or even|and perhaps) (?:about |around |some |perhaps )?",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<range>{_alternatives(_MODIFIERS['range'])})[ \xa0](?:about |around |some )?\Z", re.IGNORECASE
)
_CHANGE_LEFT = re.compile(rf"\b(?:{_alternatives(_MODIFIERS['change'])})\b[^.;!?\n]{{0,45}}\Z", re.IGNORECASE)
_EVERY = re.compile(r"(?: [^\W\d_][\w’'-]{0,20}){0,3}? (?:for|in|per|out of|of) (?:every|each) \Z")
_ONE_IN = re.compile(r"(?: [^\W\d_][\w’'-]{0,20}){0,1}? (?:in|out of) (?:every |each )?\Z")


_ROUND = frozenset(["3", "three", "4", "four", "5", "five", "10", "ten", "20", "twenty", "100", "1,000"])


class Ratio(NamedTuple):
    """A ratio of two numbers; `end` is where it ends in the text."""

    end: int


def link_between(text: str, first: Span, second: Span) -> str:
    """How two numbers next to each other are joined: "dash", "to", "and", "or", or "" for not at all."""
    if not 0 < second.start - first.end <= _LINK:
        return ""
    found = _JOIN.fullmatch(text, first.end, second.start)
    if not found:
        return ""
    return "dash" if found["dash"] else found["word"].lower().split()[0]


def is_interval(text: str, start: int, link: str) -> bool:
    """Whether two joined numbers are the ends of one interval, seen from the words before the first."""
    left = text[max(0, start - _LEFT) : start]
    before = _RANGE_BEFORE.search(left)
    word = before["range"].lower().split()[-1] if before else ""
    if link == "and":
        return word == "between" or (before is not None and "between" in before["range"].lower())
    if word == "from" or link == "to":
        return not _CHANGE_LEFT.search(left)
    return True


def range_start(text: str, start: int) -> int:
    """Where a range begins: at its "between" or "from"."""
    left = max(0, start - _LEFT)
    found = _RANGE_BEFORE.search(text[left:start])
    return left + found.start() if found else start


def is_vague_range(text: str, start: int, number_start: int) -> bool:
    """Whether the words that open a range say that its ends are guesses."""
    return "where" in text[start:number_start].lower()


def is_score(text: str, first: Span, second: Span) -> bool:
    """Whether two numbers are the score of a game or a vote: 3-1, 211–207."""
    between = text[first.end : second.start]
    is_vote = between == " to " and not _CHANGE_LEFT.search(text[max(0, first.start - _LEFT) : first.start])
    return between in {"-", "–"} or is_vote


def ratio_at(text: str, first: Span, following: list[Span]) -> Ratio | None:
    """The ratio that begins at a number: one in five, one soldier for every five, five for every one."""
    if not following or following[0].start - first.end > 2 * _LINK:
        return None
    second = following[0]
    between = text[first.end : second.start]
    is_one = text[first.start : first.end].lower() in {"one", "1"}
    is_in_ten = between in {" in ", " out of ", "-in-"} and text[second.start : second.end].lower() in _ROUND
    is_ratio = bool(_EVERY.fullmatch(between)) or (is_one and bool(_ONE_IN.fullmatch(between))) or is_in_ten
    return Ratio(second.end) if is_ratio else None


# ---------------------------------------------------------------- one, half, a third

_HALF_RIGHT = re.compile(r" (?:of|its|their|his|her|the|that|this|those|these|as)\b|[.,;!?)”\"]|\Z")
_HALF_LEFT = re.compile(
    r"\b(?:the|second|first|last|latter|early|other|western|eastern|northern|southern|upper|lower|"
    r"this|each|either|"
    r"top|bottom|[\w]+ern|better|left|right|your|and a|one and a|a) \Z",
    re.IGNORECASE,
)
_PART_RIGHT = re.compile(
    r"(?: of\b|[.,;!?)”\"–—]| (?:more|less|fewer|higher|lower|in|since|from|to|by|at|on|this|and|or|"
    r"the|over|as)\b|\s*\Z)"
)
_MORE_OR_LESS_LEFT = re.compile(
    r"\b(?:more than|less than|at least|nearly|almost|about|around|roughly|over|up to|fewer than|just under) \Z",
    re.IGNORECASE,
)
_ONE_RIGHT = re.compile(r"[ -](?:million|billion|hundred|thousand|per ?cent|%|dozen)", re.IGNORECASE)
_HALF_AN = re.compile(r" an? \w")


def stands_for_a_number(text: str, core: Span, form: Form) -> bool:
    """Whether a word is meant as a number here: "one" is mostly a pronoun, "a third" often a name."""
    raw = text[core.start : core.end].lower()
    left = text[max(0, core.start - _LEFT) : core.start]
    if raw == "one":
        return bool(_ONE_RIGHT.match(text, core.end))
    if raw == "zero":
        return False
    if form is Form.FRACTION:
        if raw.endswith("half"):
            if left.endswith("by "):
                return True
            return bool(_HALF_RIGHT.match(text, core.end)) and not _HALF_LEFT.search(left)
        is_share = _PART_RIGHT.match(text, core.end) or _MORE_OR_LESS_LEFT.search(left)
        return bool(is_share) and not _HALF_LEFT.search(left)
    return True
