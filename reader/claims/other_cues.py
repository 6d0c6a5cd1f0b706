"""Cues that are neither verb nor noun: `according to`, `is convinced that`, `reportedly`, `Mayor:`."""

from __future__ import annotations

from reader.claims.clauses import behind_conjunctions, clause_begins, next_comma
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import words
from reader.claims.phrase_starts import trim_phrase
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.sources import phrase_before
from reader.claims.sources_behind import phrase_after
from reader.claims.subjects import subject_before
from reader.claims.verb_groups import auxiliaries, group_start
from reader.claims.word_classes import (
    BE,
    CAPITAL,
    CROWD,
    CUE_VERB,
    DETERMINER,
    DOCUMENT,
    OFFICE,
    ORGANISATION,
    PRONOUN,
    QUOTED,
    TIME,
    WORD,
)

_DEGREES = words("degrees")
_COPULAS = words("copulas")
_ATTITUDE_CLAUSES = words("attitude_clauses")
_ATTITUDE_PREPOSITIONS = words("attitude_prepositions")
_WITH_INFINITIVE = words("with_infinitive")
_NO_LABELS = words("no_labels")
_AFTERTHOUGHTS = words("other_cues_afterthoughts")
_LONGEST_LABEL = 6
_LONGEST_NAME_LABEL = 4
_SHORT_LEAD = 5
_SPEAKERS = OFFICE | DOCUMENT | ORGANISATION | CROWD
_SIDES = words("sides")
_BODY_REACH = 800
_LONGEST_DASH_LABEL = 6
_SHORTEST_STATEMENT = 3
_LONGEST_LEAD = 16
_SHORTEST_QUOTATION = 6
_APPOSITIVE_REACH = 14
_RELATIVE_REACH = 6


def find_according(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`According to X, …`, `…, according to X`."""
    lowest, last = sentence.first, sentence.last
    if reading.lowers[at] != "according" or reading.lowers[at + 1] != "to" or at + 2 >= last:
        return None
    is_first = not reading.has(lowest, at, WORD)
    opens_clause = is_first or _opens_clause(reading, at)
    source = (_fronted_source(reading, at + 2, last) if opens_clause else None) or phrase_after(reading, at + 2, last)
    if not source:
        return None
    content = _according_content(reading, sentence, at, source, opens_clause=opens_clause)
    if not content:
        return None
    return Draft(
        rule=Rule.ACCORDING,
        lemma="according",
        at=at,
        sentence=sentence.number,
        first=at,
        cue=(at, at + 2),
        source=source,
        content=content,
        is_before=content[0][0] < at,
    )


def _opens_clause(reading: Reading, at: int) -> bool:
    """`and | according to X, it fell`, `reported that, | according to X, it fell`, `said | according to X, it fell`."""
    mark = at - (reading.words[at - 1] == ",") - 1
    return reading.lowers[mark] in ("but", "and", "that") or bool(reading.flags[at - 1] & CUE_VERB)


def _fronted_source(reading: Reading, first: int, last: int) -> Range | None:
    """The source up to the comma; a second comma where the first one opens an appositive."""
    comma = next_comma(reading, first, last)
    if comma is None or comma == first:
        return None
    second = next_comma(reading, comma + 1, min(comma + _APPOSITIVE_REACH, last))
    if second and not reading.has_verb(comma + 1, second) and reading.has_verb(second, last):
        opener = reading.flags[comma + 1] & (DETERMINER | OFFICE)
        if opener or reading.lowers[comma + 1] in ("of", "by", "which", "who"):
            comma = second
    return (first, comma)


def _according_content(
    reading: Reading, sentence: Sentence, at: int, source: Range, *, opens_clause: bool
) -> tuple[Range, ...]:
    end, last = source[1], sentence.last
    goes_on = end < last and reading.words[end] == ","
    if opens_clause:
        return ((end + 1, last),) if goes_on and end + 1 < last else ()
    start = behind_conjunctions(reading, sentence.first, at)
    if reading.words[at - 1] != ",":
        return ((start, at),) if start < at else ()
    before = (start, at - 1)
    splits = goes_on and not reading.has_verb(sentence.first, at) and reading.lowers[end + 1] not in _AFTERTHOUGHTS
    if splits and end + 1 < last:
        return (before, (end + 1, _before_semicolon(reading, end + 1, last)))
    return (before,) if before[0] < before[1] else ()


def _before_semicolon(reading: Reading, first: int, last: int) -> int:
    marks = (at for at in range(first, last) if reading.words[at] == ";" and not reading.flags[at] & QUOTED)
    return next(marks, last)


def find_attitude(reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    """`is convinced that …`, `was sceptical about …`."""
    head = at
    while head - 1 > sentence.first and reading.lowers[head - 1] in _DEGREES:
        head -= 1
    is_copula = reading.lowers[head - 1] in _COPULAS
    first = group_start(reading, head - is_copula, sentence.first)
    if not is_copula and not auxiliaries(reading, (first, head)) & BE:
        return None
    source = phrase_before(reading, first, sentence.first)
    if not source or reading.lowers[source[0]] in ("there", "it", "that", "this"):
        return None
    frame = _attitude_frame(reading, sentence, at)
    if not frame:
        return None
    end, edge = frame
    return Draft(
        rule=Rule.ATTITUDE,
        lemma=reading.lowers[at],
        at=at,
        sentence=sentence.number,
        first=source[0],
        cue=(first, end),
        source=source,
        content=((end, sentence.last),) if end < sentence.last else (),
        edge=edge,
    )


def _attitude_frame(reading: Reading, sentence: Sentence, at: int) -> tuple[int, Edge] | None:
    """Where the content of an attitude starts and how it ends; `None` where nothing follows that could be it."""
    following, start = reading.lowers[at + 1], at + 1
    if following in _ATTITUDE_CLAUSES or (
        reading.flags[start] & PRONOUN and clause_begins(reading, start, sentence.last)
    ):
        return start, Edge.SENTENCE
    if following == "to" and reading.lowers[at] in _WITH_INFINITIVE:
        return start, Edge.PHRASE
    topical = following in _ATTITUDE_PREPOSITIONS and not reading.flags[at + 2] & TIME
    return (at + 2, Edge.PHRASE) if topical else None


def find_adverb(reading: Reading, sentence: Sentence, at: int) -> Draft:
    """`The firm has reportedly hired …`: the sentence without the adverb, and nobody who says it."""
    first = sentence.first
    for index in range(at - 1, max(first, at - _RELATIVE_REACH), -1):
        if reading.lowers[index] in ("that", "which", "who") and not reading.flags[index] & QUOTED:
            phrase = phrase_before(reading, index, first)
            if phrase and reading.flags[index - 1] & WORD:
                # of "to post pictures that were" the pictures are spoken of
                first = phrase[0] + (reading.lowers[phrase[0] - 1] == "to")
            break
    pieces = tuple(each for each in ((first, at), (at + 1, sentence.last)) if each[0] < each[1])
    return Draft(
        rule=Rule.ADVERB,
        lemma=reading.lowers[at],
        at=at,
        sentence=sentence.number,
        first=at,
        cue=(at, at + 1),
        content=pieces,
        is_hearsay=True,
    )


def find_label(reading: Reading, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    """`Mayor: dam was safe`, `Poe: “No.”`, an answer behind `A:`."""
    lowest, last = sentence.first, sentence.last
    if at + 1 >= last or not reading.has(lowest, at, WORD):
        return None
    if reading.lowers[lowest] == "a" and at - lowest == 1 and sentence.opens_paragraph:
        return _answer(reading, sentence, at)
    label = (lowest, at)
    if reading.lowers[lowest] in _NO_LABELS:
        return None
    if sentence.is_heading:
        is_short = at - lowest <= _LONGEST_LABEL and not reading.has_verb(*label) and reading.flags[lowest] & CAPITAL
        fits = is_short and _may_speak(reading, label)
    else:
        label = (lowest, _before_bracket(reading, lowest, at))
        fits = label[1] - lowest <= _LONGEST_NAME_LABEL and sentence.opens_paragraph and _is_name(reading, label)
    if fits:
        return _labelled(reading, sentence, label, at)
    return None if sentence.is_heading else _before_quotation(reading, sentence, (lowest, at), earlier)


def _before_bracket(reading: Reading, lowest: int, colon: int) -> int:
    """`Poe (laughs):`: the name ends before the bracket."""
    if reading.words[colon - 1] != ")":
        return colon
    return next((at for at in range(colon - 2, lowest, -1) if reading.words[at] == "("), colon)


def _may_speak(reading: Reading, label: Range) -> bool:
    """Whether a label is a speaker ("Police", or "Poe" who speaks below) and no topic ("Bridge collapse")."""
    first, colon = label
    if reading.has(first, colon, _SPEAKERS) or reading.flags[colon + 1] & QUOTED or reading.lowers[colon - 1] in _SIDES:
        return True
    name = reading.words[colon - 1]
    for at in range(colon + 1, min(len(reading), colon + _BODY_REACH)):
        if reading.words[at] == name and (reading.flags[at + 1] | reading.flags[at - 1]) & CUE_VERB:
            return True
    return False


def find_dash_label(reading: Reading, sentence: Sentence) -> Draft | None:
    """`Dam ‘not safe’ – report`, a headline whose last words say who: an office, a document, a body."""
    first, last = sentence.first, sentence.last
    for dash in range(last - 2, max(first + _SHORTEST_STATEMENT, last - _LONGEST_DASH_LABEL) - 1, -1):
        if reading.words[dash] in ("—", "–") and not reading.flags[dash] & QUOTED:
            is_speaker = reading.has(dash + 1, last, _SPEAKERS)
            if not is_speaker or reading.has_verb(dash + 1, last):
                return None
            return Draft(
                rule=Rule.COLON,
                lemma=":",
                at=dash,
                first=dash,
                source=(dash + 1, last),
                content=((first, dash),),
                sentence=sentence.number,
                is_before=True,
            )
    return None


def _before_quotation(reading: Reading, sentence: Sentence, label: Range, earlier: list[Draft]) -> Draft | None:
    """A few words without a verb, a colon, a quotation."""
    colon = label[1]
    opens = reading.opens_quotation(colon + 1) and reading.behind_quotation(colon + 1) - colon >= _SHORTEST_QUOTATION
    if not opens or any(draft.content and _covers(draft, colon) for draft in earlier):
        return None
    is_short = colon - label[0] <= _SHORT_LEAD and not reading.has_verb(*label)
    span = trim_phrase(reading, *label) if is_short else None
    return _labelled(reading, sentence, span, colon) if span else _led_in(reading, sentence, colon, earlier)


def _covers(draft: Draft, colon: int) -> bool:
    first, last = draft.content[-1]
    return last > colon and (draft.edge is Edge.SENTENCE or first >= colon)


def _led_in(reading: Reading, sentence: Sentence, colon: int, earlier: list[Draft]) -> Draft | None:
    """`The clerk was blunt: “It fell.”`: the whole predicate is the cue."""
    subject = subject_before(reading, sentence.first, colon, [])
    if not subject or subject[1] >= colon or colon - subject[1] > _LONGEST_LEAD:
        return None
    behind = max((draft.cue[1] for draft in earlier if draft.cue), default=0)
    return Draft(
        rule=Rule.COLON,
        lemma=":",
        at=colon,
        first=subject[0],
        source=subject,
        cue=(subject[1], colon) if behind <= subject[1] else None,
        content=((colon + 1, sentence.last),),
        sentence=sentence.number,
        is_quoted=True,
    )


def _is_name(reading: Reading, label: Range) -> bool:
    return all(reading.flags[at] & CAPITAL or reading.words[at] == "." for at in range(*label))


def _labelled(reading: Reading, sentence: Sentence, label: Range, colon: int) -> Draft:
    return Draft(
        rule=Rule.COLON,
        lemma=":",
        at=colon,
        first=label[0],
        source=label,
        content=((colon + 1, sentence.last),),
        sentence=sentence.number,
        is_quoted=bool(reading.flags[colon + 1] & QUOTED),
    )


def _answer(reading: Reading, sentence: Sentence, at: int) -> Draft:
    paragraph, end = reading.paragraph_of[at], at
    while end < len(reading) and reading.paragraph_of[end] == paragraph:
        end += 1
    return Draft(
        rule=Rule.ANSWER,
        lemma="",
        at=at,
        first=at,
        content=((at + 1, end),),
        is_quoted=True,
        sentence=sentence.number,
    )
