"""All attributions of a text: each sentence is searched for cues, then loose quotations find their speaker."""

from __future__ import annotations

from collections.abc import Callable

from reader.claims.drafts import Draft, Rule
from reader.claims.edges import cut_edges
from reader.claims.impersonals import find_asked, find_existential, find_seeming, find_survey
from reader.claims.inner_quotations import find_inside
from reader.claims.light_verbs import find_light_verb
from reader.claims.noun_cues import find_noun_cue, find_owned_noun
from reader.claims.other_cues import find_according, find_adverb, find_attitude, find_dash_label, find_label
from reader.claims.predicates import find_adherent, find_predicate_noun
from reader.claims.quoted_headings import find_quoted_heading
from reader.claims.reading import Range, Reading, Sentence
from reader.claims.relative_gaps import find_gap
from reader.claims.speeches import join_speeches
from reader.claims.verb_cues import find_verb_cue
from reader.claims.views import find_view
from reader.claims.word_classes import (
    ADHERENT,
    ATTITUDE,
    CUE_NOUN,
    CUE_VERB,
    HEARSAY,
    INQUIRING,
    LABEL,
    LIGHT_NOUN,
    LIGHT_VERB,
    QUOTED,
    SEEMING,
    WORD,
)
from reader.text.quotes import CLOSING

_CLOSING = CLOSING | {"“"}
_ADDRESSES = frozenset(("http", "https", "www"))  # a stray mark before a link opens no quotation
# the growing content of drafts that go on for sentences: a tuple made anew for each would cost their square
_Longer = dict[int, list[Range]]
_Rule = tuple[int, Callable[[Reading, Sentence, int], Draft | None]]

_CUES = CUE_VERB | CUE_NOUN | ATTITUDE | HEARSAY | LABEL | LIGHT_VERB | LIGHT_NOUN | SEEMING | INQUIRING | ADHERENT
_BEFORE_VERBS: tuple[_Rule, ...] = ((INQUIRING, find_asked), (SEEMING, find_seeming))
_BEHIND_VERBS: tuple[_Rule, ...] = (
    (CUE_NOUN | LIGHT_NOUN, find_existential),
    (CUE_NOUN | LIGHT_NOUN, find_predicate_noun),
    (CUE_NOUN, find_owned_noun),
    (CUE_NOUN, find_noun_cue),
    (ADHERENT, find_adherent),
    (ATTITUDE, find_attitude),
)
_BEHIND = CUE_NOUN | LIGHT_NOUN | ADHERENT | ATTITUDE  # of one of the rules behind verbs


def find_attributions(reading: Reading) -> list[Draft]:
    """Every attribution of the story as token ranges, sentence by sentence.

    Cost: linear; a rule looks no further than its sentence, and sentences have a bounded length.
    """
    found: list[Draft] = []
    longer: _Longer = {}
    last_quoted = -1  # the draft that loose quotations continue
    for number, sentence in enumerate(reading.sentences):
        drafts = _in_sentence(reading, sentence)
        if drafts:
            found += _behind_open_quotation(reading, found, longer, sentence, drafts)
            last_quoted = _speaking(found, len(drafts))
        elif _is_quotation_only(reading, sentence):
            last_quoted = _give_to_speaker(reading, found, longer, last_quoted, number)
        elif last_quoted >= 0 and not _continues_label(reading, found[last_quoted], number):
            continue
        elif last_quoted >= 0:
            _extend(found, longer, last_quoted, sentence)
    for number, content in longer.items():
        found[number] = found[number]._replace(content=tuple(content))
    found = join_speeches(reading, found)
    return found + find_inside(reading, found, _in_sentence)


def _in_sentence(reading: Reading, sentence: Sentence) -> list[Draft]:
    opening = find_survey(reading, sentence) or find_quoted_heading(reading, sentence)
    drafts = [opening] if opening else []
    flags = reading.flags
    behind = sentence.first  # no cue overlaps the one before it
    for at in range(sentence.first, sentence.last):
        if not flags[at] & _CUES or flags[at] & QUOTED or at < behind:
            continue
        draft = _at_token(reading, sentence, at, drafts)
        if draft:
            drafts.append(draft)
            behind = draft.cue[1] if draft.cue else behind
    dash_label = find_dash_label(reading, sentence) if sentence.is_heading and not drafts else None
    if dash_label:
        return [dash_label]
    return cut_edges(reading, sentence, drafts) if drafts else drafts


def _at_token(reading: Reading, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    """The attribution whose cue stands at this token."""
    flag = reading.flags[at]
    if flag & LABEL:
        is_colon = reading.words[at] == ":"
        draft = find_label(reading, sentence, at, earlier) if is_colon else find_according(reading, sentence, at)
        draft = draft or (None if is_colon else find_view(reading, sentence, at))
        if draft or not flag & _CUES & ~LABEL:
            return draft
    if flag & HEARSAY:
        return find_adverb(reading, sentence, at)
    draft = _first_of(_BEFORE_VERBS, reading, sentence, at) if flag & (INQUIRING | SEEMING) else None
    if not draft and flag & LIGHT_VERB:
        draft = find_light_verb(reading, sentence, at, earlier)
    if not draft and flag & CUE_VERB:
        draft = find_gap(reading, sentence, at) or find_verb_cue(reading, sentence, at, earlier)
    if draft or not flag & _BEHIND:
        return draft
    return _first_of(_BEHIND_VERBS, reading, sentence, at)


def _first_of(rules: tuple[_Rule, ...], reading: Reading, sentence: Sentence, at: int) -> Draft | None:
    flag = reading.flags[at]
    for bits, find in rules:
        draft = find(reading, sentence, at) if flag & bits else None
        if draft:
            return draft
    return None


def _speaking(found: list[Draft], count: int) -> int:
    """Which of the last `count` drafts a loose quotation behind them continues."""
    newest = range(len(found) - 1, len(found) - count - 1, -1)
    return next((number for number in newest if found[number].is_quoted), len(found) - 1)


def _is_quotation_only(reading: Reading, sentence: Sentence) -> bool:
    first = sentence.first
    if not reading.flags[first] & QUOTED or not _ADDRESSES.isdisjoint(reading.lowers[first : first + 2]):
        return False
    return not any(flag & WORD and not flag & QUOTED for flag in reading.flags[sentence.first : sentence.last])


def _give_to_speaker(reading: Reading, found: list[Draft], longer: _Longer, last: int, number: int) -> int:
    """Join a sentence that is only a quotation to the last quoted claim, or make a claim of its own of it."""
    sentence = reading.sentences[number]
    if last >= 0 and _is_near(reading, found[last], number):
        _extend(found, longer, last, sentence)
        return last
    found.append(
        Draft(
            rule=Rule.QUOTATION,
            lemma="",
            at=sentence.first,
            first=sentence.first,
            content=((sentence.first, sentence.last),),
            is_quoted=True,
            sentence=number,
            speaks_as=last,
        )
    )
    return len(found) - 1


def _behind_open_quotation(
    reading: Reading, found: list[Draft], longer: _Longer, sentence: Sentence, drafts: list[Draft]
) -> list[Draft]:
    """The drafts; the first that opens with a quotation takes over one that no mark closed in the paragraph before.

    Who speaks over several paragraphs opens each with a mark and closes the last only.
    """
    opens = sentence.opens_paragraph and reading.opens_quotation(sentence.first)
    if not opens or not found or found[-1].rule is not Rule.QUOTATION or found[-1].sentence != sentence.number - 1:
        return drafts
    pieces = longer.get(len(found) - 1) or found[-1].content
    if reading.words[reading.behind_quotation(pieces[-1][1] - 1) - 1] in _CLOSING:
        return drafts
    for number, draft in enumerate(drafts):
        if draft.content[0][0] == sentence.first:
            longer.pop(len(found) - 1, None)
            found.pop()
            return [*drafts[:number], draft._replace(content=(*pieces, *draft.content)), *drafts[number + 1 :]]
    return drafts


def _is_near(reading: Reading, draft: Draft, number: int) -> bool:
    """Whether the claim ended in the sentence before, in this paragraph or the one before it."""
    if number - draft.sentence != 1:
        return False
    before, here = reading.sentences[draft.sentence], reading.sentences[number]
    return here.paragraph - before.paragraph <= (1 if draft.is_quoted else 0)


def _continues_label(reading: Reading, draft: Draft, number: int) -> bool:
    """What follows "Name:" in the same paragraph is that person's as well."""
    if draft.rule is not Rule.COLON or reading.sentences[draft.sentence].is_heading:
        return False
    return reading.sentences[number].paragraph == reading.sentences[draft.sentence].paragraph


def _extend(found: list[Draft], longer: _Longer, index: int, sentence: Sentence) -> None:
    content = longer.setdefault(index, list(found[index].content))
    first = max(sentence.first, content[-1][1])  # an answer holds its whole paragraph already
    if first < sentence.last:
        content.append((first, sentence.last))
    found[index] = found[index]._replace(sentence=sentence.number)
