"""Verbs of saying: before, behind and in the middle of what is said."""

from __future__ import annotations

from dataclasses import dataclass

from reader.claims.frames.classes import (
    AND,
    AS,
    CAPITAL,
    CUE,
    INFINITIVE,
    NEGATION,
    PLURAL,
    POINTING,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    THAT,
    THIS,
    WORD,
)
from reader.claims.frames.drafts import Draft, Rule
from reader.claims.frames.sources import subject_before, subject_behind
from reader.claims.frames.story import SENTENCE_MARKS, Range, Sentence, Story
from reader.claims.frames.words import FrameVerb

_REACH = 22  # tokens between a verb and its content: a long title, a hearer, a day
_AS_REACH = 8
_LONGEST_NAME = 6  # tokens of a name in quotation marks, the marks included
_SHORTEST_STATEMENT = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A cue verb and the stretch it may speak about: its sentence."""

    at: int
    cue: Range
    first: int
    last: int
    verb: FrameVerb
    is_plural: bool


def find_verb(story: Story, sentence: Sentence, at: int, *, has_earlier: bool) -> Draft | None:
    """The attribution whose verb stands at `at`; `has_earlier` where the sentence has one before it."""
    place = _place(story, sentence, at)
    if place is None:
        return None
    return (
        _with_as(story, sentence, place)
        or (_aside(story, sentence, place) if _behind_dash(story, place) else None)
        or _after(story, sentence, place, has_earlier=has_earlier)
        or _aside(story, sentence, place)
        or _pointing(story, sentence, place)
    )


def _place(story: Story, sentence: Sentence, at: int) -> Place | None:
    verb = story.lexicon.verbs[story.lowers[at]]
    first, last = sentence.first, sentence.last
    if story.is_dash(first) and first + 1 < last:
        first += 1
    start = at - 1 if at > first and story.flags[at - 1] & NEGATION else at
    is_plural = bool(story.flags[at] & PLURAL)
    return Place(at, (start, at + 1), first, last, verb, is_plural) if first <= start < last else None


# ---------------------------------------------------------------- the verb first


def _after(story: Story, sentence: Sentence, place: Place, *, has_earlier: bool) -> Draft | None:
    """`Мер заявив, що …`, `мер: «…»`, `пообіцяв відновити`, `спростував звинувачення`."""
    opening = _opening(story, place)
    if opening is None:
        return None
    rule, start, cue_end = opening
    source = subject_before(story, place.first, place.cue[0], is_plural=place.is_plural)
    if source is None and rule is not Rule.OBJECT:
        source = subject_behind(story, place.at + 1, start, is_plural=place.is_plural)
    is_impersonal = "impersonal" in place.verb.frames
    is_joined = source is None and has_earlier and not is_impersonal
    if source is None and rule is Rule.OBJECT and not is_joined:
        return None
    begins = min(source[0] if source else place.cue[0], place.cue[0])
    return Draft(
        rule=Rule.IMPERSONAL if is_impersonal else rule,
        content=((start, place.last),),
        first=begins,
        sentence=sentence.number,
        cue=(place.cue[0], cue_end),
        source=None if is_impersonal else source,
        verb=place.at,
        stance=place.verb.stance,
        is_negated=place.cue[0] < place.at,
        is_joined=is_joined,
        is_quoted=story.quotation_at.get(start) is not None,
    )


def _opening(story: Story, place: Place) -> tuple[Rule, int, int] | None:
    """Which rule a verb's content follows, where the content begins, and where the cue ends."""
    frames = place.verb.frames
    behind: tuple[Rule, int, int] | None = None
    at, end = place.at + 1, min(place.last, place.at + _REACH)
    while at < end:
        flag, word = story.flags[at], story.words[at]
        if word == ":":
            return (Rule.AFTER, at + 1, place.at + 1) if at + 1 < place.last and not frames <= {"aside"} else behind
        if word == "," and story.flags[at + 1] & THAT and at + 1 < place.last:
            return (Rule.AFTER, at + 1, place.at + 1) if "clause" in frames else behind
        if flag & QUOTED:
            start, stop = story.quotation_at[at]
            is_said = stop - start > _LONGEST_NAME or story.words[stop - 2] in SENTENCE_MARKS
            if is_said and "quotation" in frames:
                return Rule.AFTER, at, place.at + 1
            at = stop
            continue
        if (flag & CUE and not flag & CAPITAL) or story.is_dash(at):
            break
        behind = behind or _lesser_opening(story, place, at)
        at += 1
    if behind or "noun" not in frames or place.at + 1 >= place.last:
        return behind
    return _object(story, place)


def _lesser_opening(story: Story, place: Place, at: int) -> tuple[Rule, int, int] | None:
    flag, lower = story.flags[at], story.lowers[at]
    if "infinitive" in place.verb.frames and flag & INFINITIVE and not flag & CAPITAL:
        return Rule.AFTER, at, place.at + 1
    if lower in place.verb.prepositions and at + 1 < place.last and story.flags[at + 1] & (WORD | QUOTED):
        return Rule.AFTER, at + 1, at + 1 if at == place.at + 1 else place.at + 1
    return None


def _object(story: Story, place: Place) -> tuple[Rule, int, int] | None:
    start = place.at + 1
    if not story.flags[start] & WORD or story.flags[start] & (PREPOSITION | AND | CUE):
        return None
    return Rule.OBJECT, start, start


# ---------------------------------------------------------------- the verb behind, or in the middle


def _behind_dash(story: Story, place: Place) -> bool:
    before = place.cue[0] - 1
    if before > place.first and story.flags[before] & PRONOUN:
        before -= 1
    return before > place.first and story.is_dash(before) and _ends_statement(story, before - 1)


def _ends_statement(story: Story, at: int) -> bool:
    return story.words[at] in SENTENCE_MARKS or story.closes_quotation(at)


def _aside(story: Story, sentence: Sentence, place: Place) -> Draft | None:
    """`Міст упав, – сказав мер`, `«…», сказав мер, «…»`."""
    if not place.verb.frames & {"clause", "quotation", "aside"}:
        return None
    mark = place.cue[0] - 1
    source: Range | None = None
    if mark > place.first and story.flags[mark] & PRONOUN:
        source, mark = (mark, mark + 1), mark - 1
    end = _statement_end(story, place, mark)
    if end is None:
        return None
    source = source or subject_behind(story, place.at + 1, place.last, is_plural=place.is_plural)
    is_dashed = story.is_dash(mark)
    if (source is None and not is_dashed) or end - place.first < _SHORTEST_STATEMENT:
        return None
    behind = max(source[1] if source else 0, place.at + 1)
    rest = _rest(story, place, behind, is_dashed=is_dashed)
    return Draft(
        rule=Rule.AROUND if rest else Rule.BEFORE,
        content=((place.first, end), *rest),
        first=end,
        sentence=sentence.number,
        cue=place.cue,
        source=source,
        verb=place.at,
        stance=place.verb.stance,
        is_negated=place.cue[0] < place.at,
        is_aside=True,
        is_quoted=True,
    )


def _statement_end(story: Story, place: Place, mark: int) -> int | None:
    """Where the statement ends that stands before the comma or dash at `mark`; None where there is none."""
    if mark <= place.first:
        return None
    if story.is_dash(mark):
        end = mark - 1 if story.words[mark - 1] == "," else mark
        return end if _ends_statement(story, mark - 1) else None
    if story.words[mark] == ",":
        return mark
    return mark + 1 if story.closes_quotation(mark) else None


def _rest(story: Story, place: Place, behind: int, *, is_dashed: bool) -> tuple[Range, ...]:
    """What goes on behind the source: after a dash, or in a second quotation."""
    last = place.last
    if behind + 1 >= last:
        return ()
    at = behind + 1 if story.words[behind] in SENTENCE_MARKS else behind
    if is_dashed and at < last and story.is_dash(at):
        return ((at + 1, last),) if at + 1 < last else ()
    if story.words[behind] in (",", ".") and story.opens_quotation(at):
        return ((at, story.quotation_at[at][1]),)
    return ()


# ---------------------------------------------------------------- як повідомив X; про це повідомив X


def _with_as(story: Story, sentence: Sentence, place: Place) -> Draft | None:
    """`Як повідомив мер, …`, `…, як стверджує мер, …`."""
    opener = _as_before(story, place)
    if opener is None:
        return None
    source = subject_behind(story, place.at + 1, place.last, is_plural=place.is_plural)
    source = source or subject_before(story, opener + 1, place.cue[0], is_plural=place.is_plural)
    behind = max(source[1] if source else 0, place.at + 1)
    content = beside(story, (place.first, place.last), (opener, behind))
    if not content:
        return None
    return Draft(
        rule=Rule.IMPERSONAL if "impersonal" in place.verb.frames else Rule.AS,
        content=content,
        first=opener,
        sentence=sentence.number,
        cue=place.cue,
        source=source,
        verb=place.at,
        stance=place.verb.stance,
        is_negated=place.cue[0] < place.at,
        is_aside=len(content) == 1,
        is_hearsay="impersonal" in place.verb.frames and place.verb.stance.is_distancing,
    )


def _as_before(story: Story, place: Place) -> int | None:
    for at in range(place.cue[0] - 1, max(place.first, place.cue[0] - _AS_REACH) - 1, -1):
        flag = story.flags[at]
        if flag & AS:
            is_opening = at == place.first or not story.flags[at - 1] & WORD
            return at if is_opening else None
        if not flag & WORD or flag & QUOTED:
            return None
    return None


def beside(story: Story, whole: Range, middle: Range) -> tuple[Range, ...]:
    """What stands on both sides of an inserted attribution, the marks around it left out."""
    first, last = whole
    end, start = middle[0], middle[1]
    while end > first and (story.words[end - 1] in (",", "(") or story.is_dash(end - 1)):
        end -= 1
    while start < last and (story.words[start] in (",", ":", ")") or story.is_dash(start)):
        start += 1
    pieces = ((first, end), (start, last))
    return tuple(piece for piece in pieces if piece[1] > piece[0] and _has_words(story, piece))


def _has_words(story: Story, piece: Range) -> bool:
    return any(flag & WORD for flag in story.flags[piece[0] : piece[1]])


def _pointing(story: Story, sentence: Sentence, place: Place) -> Draft | None:
    """`Про це повідомив мер`: the content is the word that points back."""
    first = place.first
    if not (story.flags[first] & POINTING and story.flags[first + 1] & THIS and first + 2 <= place.cue[0]):
        return None
    source = subject_behind(story, place.at + 1, place.last, is_plural=place.is_plural)
    source = source or subject_before(story, first + 2, place.cue[0], is_plural=place.is_plural)
    if source is None:
        return None
    return Draft(
        rule=Rule.BEFORE,
        content=((first, first + 2),),
        first=first,
        sentence=sentence.number,
        cue=place.cue,
        source=source,
        verb=place.at,
        stance=place.verb.stance,
        is_negated=place.cue[0] < place.at,
    )
