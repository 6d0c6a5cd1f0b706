"""What may stand between a cue and its content: the person spoken to, a time, an occasion."""

from __future__ import annotations

from reader.claims.clauses import opens_quantity
from reader.claims.lexicon import CueVerb, words
from reader.claims.reading import Reading
from reader.claims.word_classes import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    TIME,
    VERB,
)

_QUESTIONS = frozenset(("what", "when", "where", "which", "who"))
_HEARERS = words("hearers")
_QUANTIFIERS = words("counting_pronouns") | {"who"}
_OCCASIONS = words("occasions")
_LOOSE_TIMES = words("loose_times")
_BEFORE_TIMES = words("before_times")
_REACH = 16
_ADJUNCT_REACH = 22
_NEAR = 6
_LONGEST_TITLE = 8
_OPENERS = frozenset(("that", "whether", "how", "why"))


def behind_hearer(reading: Reading, index: int, last: int, verb: CueVerb) -> int:
    """Where the content starts after the person spoken to: `told | the council | it was late`."""
    if index >= last or reading.flags[index] & QUOTED:
        return index
    if reading.lowers[index] == "not":
        return index  # "asked | not to be named"
    if reading.lowers[index] in _HEARERS:
        return index + 1
    for at in range(index, min(index + _REACH, last)):
        start = _content_start(reading, index, at, last, verb)
        if start >= 0:
            return start
    return index


def _content_start(reading: Reading, first: int, at: int, last: int, verb: CueVerb) -> int:
    """Where the content starts if it starts at `at`, else -1."""
    lower, flag = reading.lowers[at], reading.flags[at]
    opens_title = reading.opens_quotation(at) and _behind_title(reading, at, last)
    is_opener = lower in _OPENERS or (lower == "if" and verb.lemma == "ask")
    if (reading.opens_quotation(at) and not opens_title) or (is_opener and not _is_relative(reading, at)):
        return at
    if reading.words[at] in (",", ";") and not flag & QUOTED:
        return _behind_comma(reading, at, last)
    if lower == "to":
        return at if _opens_infinitive(reading, at, verb, is_first=at == first) else -1
    if at == first or opens_title:
        return -1
    asks = verb.lemma == "ask"
    opens = _opens_statement(reading, first, at) and not (asks and lower == "of")
    if opens or (asks and _opens_question(reading, at)):
        return at
    return _before_subject(reading, first, at) if flag & VERB and not reading.flags[at - 1] & VERB else -1


def _opens_infinitive(reading: Reading, at: int, verb: CueVerb, *, is_first: bool) -> bool:
    if verb.lemma == "tell":
        return not is_first and not reading.flags[at + 1] & (CAPITAL | DETERMINER)
    return verb.takes_infinitive


def _opens_statement(reading: Reading, first: int, at: int) -> bool:
    """`told reporters | the dam …`, `told them | about …`, `told the board on Monday | dams …`."""
    flag, before = reading.flags[at], reading.flags[at - 1]
    if reading.lowers[at] == "of":
        return "that" not in reading.lowers[at : at + _REACH // 2]  # but "told a crowd of men that …"
    if reading.lowers[at] in ("about", "against") or (flag & PRONOUN and reading.lowers[at] not in _QUANTIFIERS):
        return True
    if flag & DETERMINER and not before & (PREPOSITION | CONJUNCTION | DETERMINER):
        return True
    return bool(before & TIME) and not flag & (TIME | PREPOSITION) and at > first + 1


def _opens_question(reading: Reading, at: int) -> bool:
    """`asked the clerk | what he meant`, `asked thirty people | who they thought was best`."""
    return reading.lowers[at] in _QUESTIONS and bool(reading.flags[at + 1] & (PRONOUN | DETERMINER))


def _is_relative(reading: Reading, at: int) -> bool:
    return reading.lowers[at] == "that" and bool(reading.flags[at - 1] & PREPOSITION)


def _behind_comma(reading: Reading, comma: int, last: int) -> int:
    following = comma + 1
    if reading.flags[following] & QUOTED or reading.words[comma] == ";":
        return following
    in_appositive = following < last and (
        reading.lowers[following] in ("a", "an", "the", "and") or reading.flags[following] & CAPITAL
    )
    return -1 if in_appositive else following


def _before_subject(reading: Reading, first: int, verb: int) -> int:
    """No mark between hearer and content: split before the last run of names, or before the last word."""
    start = verb - 1
    while start > first and reading.flags[start] & CAPITAL and reading.flags[start - 1] & CAPITAL:
        start -= 1
    if start > first:
        return start
    return verb - 1 if verb - 1 > first else verb


def behind_adjunct(reading: Reading, index: int, last: int) -> int:
    """Skip "on Monday", "in a statement", "recently" between cue and content."""
    at = index
    while at < last and _is_time(reading, at):
        at += 1
    opens = at < last and (reading.flags[at] & PREPOSITION or reading.lowers[at] in _OCCASIONS)
    if opens and not opens_quantity(reading, at):
        return _behind_occasion(reading, index, at, last)
    return at


def _is_time(reading: Reading, at: int) -> bool:
    lower = reading.lowers[at]
    if reading.flags[at] & TIME or lower in _LOOSE_TIMES:
        return True
    return lower in _BEFORE_TIMES and bool(reading.flags[at + 1] & TIME)


def _behind_occasion(reading: Reading, index: int, at: int, last: int) -> int:
    stop = at + 1
    bottom = min(at + _ADJUNCT_REACH, last)
    while stop < bottom and not _ends_occasion(reading, stop):
        stop = _behind_title(reading, stop, last) or stop + 1
    if stop >= last:
        return last if reading.lowers[at] != "to" else index
    if _opens_content(reading, stop):
        return stop
    if reading.words[stop] in (",", ":"):
        return stop + 1 if reading.flags[stop + 1] & QUOTED else stop
    for time in range(at + 1, min(at + _NEAR, last)):
        if reading.flags[time] & TIME and not reading.flags[time + 1] & TIME:
            return time + 1
    return at


def _ends_occasion(reading: Reading, at: int) -> bool:
    if reading.words[at] == ",":
        between_names = reading.flags[at - 1] & reading.flags[at + 1] & CAPITAL
        return not between_names and reading.lowers[at + 1] != "that"
    return (
        bool(reading.flags[at] & QUOTED and not _behind_title(reading, at, len(reading)))
        or _is_personal(reading, at)
        or reading.words[at] in (";", ":")
        or reading.lowers[at] == "that"
    )


def _behind_title(reading: Reading, at: int, last: int) -> int:
    """The token behind a name between quotation marks (`on “Meet the Nation” that`), or 0 where none opens."""
    if not reading.opens_quotation(at) or not reading.flags[at + 1] & CAPITAL:
        return 0
    end, before = reading.behind_quotation(at), reading.flags[at - 1]
    is_short = end - at <= _LONGEST_TITLE and end < last
    named = before & GENITIVE or (before & PREPOSITION and reading.lowers[at - 1] in ("on", "in", "for", "at", "from"))
    return end if is_short and named else 0


def _is_personal(reading: Reading, at: int) -> bool:
    """`he`, `they`; not `one`, `both`, which may belong to the occasion."""
    return bool(reading.flags[at] & PRONOUN) and reading.lowers[at] not in _QUANTIFIERS


def _opens_content(reading: Reading, at: int) -> bool:
    if reading.opens_quotation(at) or (reading.lowers[at] == "that" and not reading.flags[at - 1] & PREPOSITION):
        return True
    return _is_personal(reading, at)
