"""The noun phrase of a source before its verb: `the mayor, who has resigned, | said`."""

from __future__ import annotations

from reader.claims.lexicon import words
from reader.claims.phrase_starts import trim_phrase
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ABBREVIATION,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_NOUN,
    CUE_VERB,
    DETERMINER,
    FINITE,
    ING,
    MODAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_QUANTIFIERS = words("counting_pronouns")
_PARTICIPLES = words("irregular_participles")
_NEVER_HEADS = words("never_heads")
_KEPT_ADVERBS = frozenset(("all", "both", "once"))
_NAMES = PRONOUN | CAPITAL
_TIME_OPENERS = words("time_openers")
_LONGEST_APPOSITIVE = 32
_LONGEST_PHRASE = 60
_DEEPEST = 4
_SHORT_QUOTATION = 7
_SHORT_ADJUNCT = 7
_ADDING_PAIRS = frozenset((("as", "well"), ("along", "with"), ("together", "with")))
_LONGEST_AGE = 2
_LONGEST_FRONTED = 12
_LONGEST_RELATIVE = 14
_ADDING = frozenset(("one", "who", "king", "both", "including", "among"))


def phrase_before(reading: Reading, index: int, lowest: int, depth: int = 0) -> Range | None:
    """The noun phrase that ends before token `index`, not reaching below `lowest`."""
    lowest = max(lowest, index - _LONGEST_PHRASE)
    last = _skip_adverbs(reading, index - 1, lowest)
    if last < lowest or reading.flags[last] & QUOTED:
        return None
    if depth < _DEEPEST and reading.words[last] in (")", ",", "—", "–", "-"):
        inside = _with_brackets if reading.words[last] == ")" else _with_commas
        return inside(reading, last, lowest, depth)
    flag, lower = reading.flags[last], reading.lowers[last]
    if lower == "which" or (flag & PRONOUN and lower not in _QUANTIFIERS):
        return (last, last + 1)
    is_head = flag & WORD or reading.words[last] in (".", "%", "$", "'", "’")
    if not is_head or flag & (SUBORDINATOR | PREPOSITION | AUXILIARY | CONJUNCTION) or lower in _NEVER_HEADS:
        return None
    first = _phrase_start(reading, last, lowest)
    if first > lowest and _opens_infinitive(reading, first):
        whole = _with_relative(reading, first, last, lowest, depth)
        return whole or trim_phrase(reading, _object_start(reading, first, last), last + 1)
    return trim_phrase(reading, first, last + 1)


def _opens_infinitive(reading: Reading, first: int) -> bool:
    """Whether a phrase begins with a bare verb: `would | run`, `to | convince`."""
    if reading.flags[first] & (DETERMINER | CAPITAL | PRONOUN) or reading.words[first][0].isdigit():
        return False
    return bool(reading.flags[first - 1] & MODAL)


def _object_start(reading: Reading, first: int, last: int) -> int:
    """Of `run counter to Mr. Poe` and `convince judges` only the object can be meant."""
    return next((at for at in range(first + 1, last + 1) if reading.flags[at] & (DETERMINER | CAPITAL)), first + 1)


def _with_relative(reading: Reading, first: int, last: int, lowest: int, depth: int) -> Range | None:
    """`a friend who refused to speak | said`: the infinitive belongs to a relative clause of the phrase."""
    for at in range(first - 2, max(lowest, first - _LONGEST_RELATIVE), -1):
        if reading.flags[at] & QUOTED or reading.words[at] in (",", ";", "—"):
            return None
        if reading.lowers[at] == "who":
            core = phrase_before(reading, at, lowest, depth + 1) if depth < _DEEPEST else None
            return (core[0], last + 1) if core else None
    return None


def _skip_adverbs(reading: Reading, last: int, lowest: int) -> int:
    """Step back over `also`, `on Tuesday`, `last week` between a subject and its verb."""
    while last >= lowest:
        flag, lower = reading.flags[last], reading.lowers[last]
        if flag & ADVERB and (lower not in _KEPT_ADVERBS or (lower == "once" and reading.flags[last - 1] & _NAMES)):
            last -= 1
        elif _is_time_behind_word(reading, last, lowest):
            last -= 1
            while last > lowest and (
                reading.lowers[last] in _TIME_OPENERS
                or (reading.lowers[last].isdigit() and reading.flags[last - 1] & TIME)
            ):
                last -= 1
        else:
            break
    return last


def _is_time_behind_word(reading: Reading, index: int, lowest: int) -> bool:
    if not reading.flags[index] & TIME or index <= lowest or reading.lowers[index] == "today":
        return False
    verb = index - 1 - (reading.lowers[index - 1] == "on")
    if reading.flags[verb] & VERB and verb > lowest and reading.lowers[verb].endswith("ed"):
        return False  # "figures released on Monday | show"
    return bool(reading.flags[index - 1] & WORD) and not reading.flags[index - 1] & DETERMINER


def _with_brackets(reading: Reading, last: int, lowest: int, depth: int) -> Range | None:
    opening = last
    while opening > lowest and reading.words[opening] != "(":
        opening -= 1
    core = phrase_before(reading, opening, lowest, depth + 1)
    return (core[0], last + 1) if core else None


def _with_commas(reading: Reading, last: int, lowest: int, depth: int) -> Range | None:
    """A phrase with something between two commas: an appositive is part of it, an adjunct is not."""
    mark = reading.words[last]
    opening = last - 1
    bottom = max(lowest, last - _LONGEST_APPOSITIVE + 1)
    while opening >= bottom and reading.words[opening] != mark:
        if reading.flags[opening] & QUOTED or reading.words[opening] in ";:":
            return None
        opening -= 1
    if opening < bottom:
        return None
    core = phrase_before(reading, opening, lowest, depth + 1)
    inner = opening + 1
    if not core and reading.flags[inner] & CAPITAL and mark == ",":
        # "Poe, at a meeting in Ashe, Norland, said": the comma before "Norland" opens nothing
        return _with_commas(reading, opening, lowest, depth + 1) if depth + 1 < _DEEPEST else None
    if not core or (reading.flags[inner] & PRONOUN and reading.lowers[inner] not in ("who", "one", "both", "everyone")):
        return None
    is_adjunct = _opens_adjunct(reading, inner, last) or core[1] != opening
    first = _with_name(reading, core[0], lowest, depth)
    return (first, core[1]) if is_adjunct else (first, last)


def _with_name(reading: Reading, first: int, lowest: int, depth: int) -> int:
    """The start of a phrase whose name stands before one more comma: `Jo Poe, | 31, a baker,`."""
    if first - 1 <= lowest or reading.words[first - 1] != "," or depth + 1 >= _DEEPEST:
        return first
    lower = reading.lowers[first]
    is_age = lower.isdigit() and len(lower) <= _LONGEST_AGE
    is_state = "." in reading.words[first] or reading.words[first + 1] == "."
    is_apposition = is_age or is_state or lower in ("a", "an")
    if not is_apposition and not reading.flags[first] & CAPITAL:
        return first
    name = phrase_before(reading, first - 1, lowest, depth + 1)
    if not name or name[1] != first - 1:
        return first
    return name[0] if is_apposition or _is_office(reading, name, lowest) else first


def _is_office(reading: Reading, phrase: Range, lowest: int) -> bool:
    """`Its chief executive, | Jo Poe, who …`: a phrase without a name that opens the sentence."""
    first, last = phrase
    if first != lowest or not reading.flags[first] & DETERMINER:
        return False
    return not reading.flags[last - 1] & (CAPITAL | TIME) and not reading.has(first + 1, last, PREPOSITION | VERB)


def _opens_adjunct(reading: Reading, inner: int, last: int) -> bool:
    """Whether what stands between commas is an aside (", on Monday,") and not an appositive (", a baker,")."""
    flag, lower = reading.flags[inner], reading.lowers[inner]
    if lower in _ADDING or (lower, reading.lowers[inner + 1]) in _ADDING_PAIRS:
        return False
    if flag & PREPOSITION:
        return not (lower in ("of", "from", "with") and last - inner < _SHORT_ADJUNCT)
    if flag & (SUBORDINATOR | ADVERB | TIME | ING | MODAL | AUXILIARY):
        return True
    if flag & CAPITAL:
        return False
    return lower.endswith("ed") or lower == "too" or bool(flag & CUE_VERB and not flag & CUE_NOUN)


def _phrase_start(reading: Reading, last: int, lowest: int) -> int:
    """Walk left from the head over everything that can belong to the phrase."""
    first = last
    while first - 1 >= lowest:
        step = _step_left(reading, first, last, lowest)
        if step == first:
            break
        first = max(step, lowest)
    return first


def _step_left(reading: Reading, first: int, last: int, lowest: int) -> int:
    """The next start of the phrase, or `first` where it cannot grow."""
    before = first - 1
    flag, lower = reading.flags[before], reading.lowers[before]
    if flag & QUOTED:
        return _over_quotation(reading, first, lowest)
    if lower in ("who", "whom", "which"):
        return first  # "Poe, whom | the mayor": the pronoun is the object
    if flag & VERB:
        return before if _is_attribute(reading, before, lowest) else _over_relative(reading, first, lowest)
    if not flag & WORD:
        fits = _is_mark_inside(reading, before, last, lowest)
    elif flag & CONJUNCTION:
        fits = lower != "but" and _coordinates_phrases(reading, before, lowest)
    elif lower == "to":
        fits = _is_direction(reading, first, lowest)
    else:
        is_open = lower == "than" or (lower == "as" and not reading.lowers[before - 1].isdigit())
        is_closed = (flag & SUBORDINATOR and not is_open) or flag & PRONOUN
        fits = not is_closed or lower in _QUANTIFIERS
    return before if fits else first


def _over_quotation(reading: Reading, first: int, lowest: int) -> int:
    """A few quoted words can belong to a source: `the “peace party” leader`."""
    opening, behind = reading.quotations[reading.quotation_of[first - 1]]
    if reading.words[behind - 2] in (",", "."):
        return first
    short = behind - opening < _SHORT_QUOTATION and opening > lowest and reading.flags[opening - 1] & WORD
    return opening if short else first


def _is_mark_inside(reading: Reading, mark: int, last: int, lowest: int) -> bool:
    word = reading.words[mark]
    if word == ".":
        return bool(reading.flags[mark - 1] & ABBREVIATION)
    if word == "-":
        return reading.is_glued(mark) or reading.is_glued(mark + 1)
    return word in "$%#&/@'’" or (word == "," and _is_list_comma(reading, mark, last, lowest))


def _is_list_comma(reading: Reading, comma: int, last: int, lowest: int) -> bool:
    """A comma of "Alder, Birch and Cole": names on both sides and "and" behind."""
    if comma - 1 < lowest or not reading.flags[comma - 1] & CAPITAL or not reading.flags[comma + 1] & CAPITAL:
        return False
    if _ends_fronted(reading, comma, lowest):
        return False
    index = comma + 1
    while index <= last and (reading.flags[index] & (CAPITAL | DETERMINER) or reading.words[index] == "."):
        index += 1
    return index <= last and reading.lowers[index] == "and"


def _ends_fronted(reading: Reading, comma: int, lowest: int) -> bool:
    """Whether the comma ends `In Texas,` or `Leaving Ashe,` at the start of its sentence: no list has begun."""
    if not reading.flags[lowest] & (PREPOSITION | SUBORDINATOR | ING) or comma - lowest > _LONGEST_FRONTED:
        return False
    return "," not in reading.words[lowest:comma]


def _coordinates_phrases(reading: Reading, conjunction: int, lowest: int) -> bool:
    """Whether "and" joins noun phrases: no verb stands between it and the start of its clause."""
    index = conjunction - 1
    if index < lowest or not reading.flags[index] & WORD:
        return False
    while index >= lowest and (reading.flags[index] & WORD or reading.words[index] in ".’'"):
        flag = reading.flags[index]
        if flag & SUBORDINATOR:
            break
        reduced = reading.lowers[index].endswith("ed") and reading.flags[index + 1] & PREPOSITION
        if flag & VERB and not reduced:
            return False
        index -= 1
    return True


def _is_attribute(reading: Reading, before: int, lowest: int) -> bool:
    """`, | enlisted men`, `but | registered voters`: a participle that opens its phrase."""
    if before <= lowest or not reading.lowers[before].endswith("ed"):
        return False
    opens = reading.words[before - 1] == "," or reading.flags[before - 1] & (CONJUNCTION | SUBORDINATOR)
    noun, flag = reading.lowers[before + 1], reading.flags[before + 1]
    is_noun = noun.endswith("s") or flag & PLURAL
    return bool(opens and is_noun) and not flag & (DETERMINER | CAPITAL | PRONOUN | PREPOSITION | VERB)


def _over_relative(reading: Reading, first: int, lowest: int) -> int:
    """Step over the verb of a relative clause (`who filed`) or a reduced one (`a report released on Tuesday`)."""
    verb = first - 1
    lower, flags = reading.lowers[verb], reading.flags
    index = verb - 1
    while index > lowest and flags[index] & (ADVERB | AUXILIARY):
        index -= 1
    if reading.lowers[index] in ("who", "that", "which") and index > lowest and flags[index - 1] & WORD:
        return index
    noun = verb - 1
    if noun > lowest and reading.lowers[noun].endswith("ly") and flags[noun - 1] & DETERMINER:
        return verb  # "a newly released | letter"
    if noun < lowest or not flags[noun] & WORD or flags[noun] & PRONOUN:
        return first
    if flags[noun] & CAPITAL and noun > lowest:
        return first
    if lower in _PARTICIPLES:
        return verb if flags[first] & PREPOSITION else first
    is_participle = lower.endswith(("ed", "n", "t")) and not flags[verb] & (AUXILIARY | FINITE)
    return verb if is_participle and flags[first] & (PREPOSITION | TIME) else first


def _is_direction(reading: Reading, first: int, lowest: int) -> bool:
    """Whether the "to" before `first` is the preposition ("adviser to the mayor"), not the infinitive's."""
    if reading.flags[first] & (DETERMINER | CAPITAL) or reading.lowers[first] in ("him", "them", "us", "me"):
        return True
    return first - 2 >= lowest and bool(reading.flags[first - 2] & CUE_NOUN)
