"""Where content ends: at the phrase's edge, at the next attribution of equal rank, with an embedded clause."""

from __future__ import annotations

from reader.claims.clauses import noun_clause_end, phrase_end
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.lexicon import Form, words
from reader.claims.reading import Reading, Sentence
from reader.claims.verb_groups import verb_soon
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CONTRAST,
    CUE_NOUN,
    DETERMINER,
    FINITE,
    FRONTING,
    ING,
    MODAL,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    VERB,
    WORD,
)

_VERBAL = frozenset((Rule.AFTER, Rule.BEFORE, Rule.AROUND, Rule.NOUN_OBJECT, Rule.ATTITUDE, Rule.LIGHT))
_JOINERS = words("joiners")
_DASHES = (",", ";", "—")
_NEIGHBOURS = 8
_REACH = 120
_SHORTEST = 4


def cut_edges(reading: Reading, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """The drafts of one sentence with their content cut to its real edges; those left empty are dropped."""
    drafts = [_cut_phrase(reading, draft) for draft in drafts if draft.content]
    kept = []
    for number, draft in enumerate(drafts):
        following = drafts[number + 1 : number + 1 + _NEIGHBOURS]
        first, last = draft.content[-1]
        last = _before_next(reading, sentence, draft, following)
        last = _with_own_clause(reading, sentence, draft, (first, last))
        last = _at_quotation_or_contrast(reading, draft, (first, last))
        if last > first:
            is_cut = last != draft.content[-1][1]
            kept.append(draft._replace(content=(*draft.content[:-1], (first, last))) if is_cut else draft)
    kept = [each for number, each in enumerate(kept) if not _holds_only(each, kept[number + 1 : number + 3])]
    return [_behind_earlier(reading, draft, kept[max(0, number - 2) : number]) for number, draft in enumerate(kept)]


def _holds_only(draft: Draft, following: list[Draft]) -> bool:
    """Whether what a claim would hold is another's source and cue: `She had refused, | she added, and was moved`."""
    first, last = draft.content[-1]
    around = [each for each in following if (each.is_before or each.rule is Rule.AROUND) and each.owns_source]
    return any(abs(each.first - first) <= 1 and (each.cue or (0, 0))[1] >= last for each in around)


def _cut_phrase(reading: Reading, draft: Draft) -> Draft:
    first, last = draft.content[-1]
    if draft.edge is Edge.SENTENCE:
        return draft
    if draft.edge is Edge.NOUN and reading.lowers[first] == "that":
        end = noun_clause_end(reading, first, last)
    else:
        end = phrase_end(reading, first, last, is_noun=draft.edge is Edge.NOUN)
    return draft if end == last else draft._replace(content=(*draft.content[:-1], (first, end)))


def _before_next(reading: Reading, sentence: Sentence, draft: Draft, following: list[Draft]) -> int:
    """End before the next attribution of equal rank: `said A, but B said C`."""
    first, last = draft.content[-1]
    for other in following:
        if draft.relative and draft.cue and other.source and other.source[0] <= draft.cue[0] < other.source[1]:
            return min(last, max(first, other.source[1]))  # "the mayor, who says it fell, denies that …"
        if other.rule is Rule.ACCORDING and other.is_before and first < other.first < last:
            return other.first - (reading.words[other.first - 1] == ",")
        if other.rule not in _VERBAL and other.rule is not Rule.COLON:
            continue
        if not first < other.first <= last or (other.source and not other.owns_source and other.source[0] > first):
            continue
        if other.is_before and other.content[0][0] <= draft.first < other.content[0][1]:
            return min(last, other.content[0][1])  # "It was praised for its calm, said Poe"
        cut = _cut_place(reading, sentence, draft, other)
        if cut > first:
            while cut > first and reading.words[cut - 1] in _DASHES and not reading.flags[cut - 1] & QUOTED:
                cut -= 1
            return cut
    return last


def _cut_place(reading: Reading, sentence: Sentence, draft: Draft, other: Draft) -> int:
    """Where the content before `other` ends, or 0 when `other` lies inside it."""
    start = other.first
    takes_quotation = bool(other.verb and other.verb.takes_quotation)
    if reading.flags[start] & CONJUNCTION and not other.owns_source:
        is_closed = reading.words[start - 1] == "," or reading.flags[start - 1] & QUOTED
        goes_apart = takes_quotation or is_closed or _differs(reading, draft, other)
        return start if goes_apart else 0
    joint = start if reading.words[start] == "," else start - 1
    lower, before = reading.lowers[joint], joint - 1
    if reading.lowers[before] == "that" and reading.words[joint] != ",":
        return 0  # "said that while he …"
    if reading.words[joint] == ";" or (lower in ("where", "when") and reading.flags[before] & CONJUNCTION):
        return joint - (reading.words[joint] != ";")
    goes_on = lower == "while" and draft.lemma in ("find", "show")  # "the poll found that A won, while B lost"
    if lower == "and" and reading.words[before] != "," and _is_pronoun(reading, other):
        goes_on = True  # "said it is “complex” and he feels that …"
    if goes_on and not takes_quotation:
        return 0
    if lower in _JOINERS:
        behind_mark = reading.words[before] in _DASHES or reading.flags[before] & QUOTED
        equal = (
            behind_mark
            or sentence.is_heading
            or lower in ("but", "while")
            or (lower == "and" and other.owns_source and takes_quotation)
        )
        return joint if equal or (not other.owns_source and takes_quotation) else 0
    return joint if reading.words[joint] in (",", "—") and not other.owns_source else 0


def _differs(reading: Reading, draft: Draft, other: Draft) -> bool:
    """Whether a verb cannot go with the clause before it: `would plead guilty and | called him`, `were and | asks`."""
    form = other.verb.form if other.verb else Form.BASE
    if other.cue and draft.cue and other.cue[0] != other.at:
        return reading.lowers[other.cue[0]] == reading.lowers[draft.cue[0]]  # "has proposed … and has praised"
    for at in range(draft.content[-1][0], other.first):
        if reading.flags[at] & QUOTED or not reading.flags[at] & (AUXILIARY | FINITE):
            continue
        is_modal = reading.flags[at] & MODAL and reading.lowers[at] != "to"
        return bool(is_modal) or (form is Form.PRESENT and reading.lowers[at] in ("was", "were", "had"))
    return False


def _is_pronoun(reading: Reading, draft: Draft) -> bool:
    return bool(draft.source and reading.flags[draft.source[0]] & PRONOUN)


def _with_own_clause(reading: Reading, sentence: Sentence, draft: Draft, content: tuple[int, int]) -> int:
    """Content of an embedded cue ends with its clause: `While he says he won, …`; `the man, who says …, left`."""
    first, last = content
    if draft.is_before or draft.is_inverted or draft.rule not in _VERBAL or not draft.source:
        return last
    start = draft.first
    reach = range(first + 1, min(last, first + _REACH))
    if draft.owns_source and start > sentence.first and reading.flags[start - 1] & FRONTING:
        if reading.has_verb(sentence.first, start - 1) and reading.lowers[start - 2] != "that":
            return last
        return next((at + reading.closes_quotation(at) for at in reach if _closes_fronted(reading, at, last)), last)
    if reading.flags[sentence.first] & ING and not reading.has(sentence.first, start, VERB) and start > sentence.first:
        in_front = "," not in reading.words[sentence.first : start]
        return next((at for at in reach if in_front and _closes_fronted(reading, at, last)), last)
    return _relative_end(reading, draft, first, last)


def _relative_end(reading: Reading, draft: Draft, first: int, last: int) -> int:
    """Where the content ends that belongs to a relative clause or a participle between commas."""
    if draft.relative and draft.edge is Edge.PHRASE and reading.words[draft.relative[0] - 1] not in (",", "—"):
        return _restrictive_end(reading, first, last)
    is_reduced = draft.verb and draft.verb.form is Form.GERUND and draft.owns_source and draft.edge is Edge.PHRASE
    if is_reduced and draft.cue and draft.cue[0] == draft.at and reading.flags[draft.cue[0] - 1] & WORD:
        return _restrictive_end(reading, first, last)  # "groups backing Poe | include"
    if _is_between_commas(reading, draft):
        reach = range(first + 1, min(last, first + _REACH))
        return next((at for at in reach if _closes_aside(reading, at, last)), last)
    return last


def _restrictive_end(reading: Reading, first: int, last: int) -> int:
    """`the men who accused him | were lying`: before the verb of the clause around."""
    for at in range(first, min(last, first + _REACH)):
        flag = reading.flags[at]
        if flag & SUBORDINATOR or reading.lowers[at] in ("who", "which", "that", "what", "how"):
            break
        if at > first and flag & (AUXILIARY | FINITE) and not flag & QUOTED and reading.lowers[at - 1] != "to":
            return at if not reading.flags[at - 1] & PRONOUN or at - first == 1 else last
    return last


def _closes_fronted(reading: Reading, at: int, last: int) -> bool:
    if reading.closes_quotation(at):
        return reading.words[at - 1] == "," and reading.lowers[at + 1] not in ("and", "or")
    if reading.words[at] != "," or reading.flags[at] & QUOTED:
        return False
    between_names = reading.flags[at - 1] & CAPITAL and reading.flags[at + 1] & CAPITAL
    return not (between_names and not verb_soon(reading, at + 1, last)) and reading.lowers[at + 1] not in (
        "and",
        "or",
        "who",
        "which",
    )


def _is_between_commas(reading: Reading, draft: Draft) -> bool:
    if draft.relative:
        return True
    is_gerund = bool(draft.verb and draft.verb.form is Form.GERUND)
    return is_gerund and bool(draft.cue) and reading.words[(draft.cue or (0, 0))[0] - 1] == ","


def _closes_aside(reading: Reading, at: int, last: int) -> bool:
    if reading.words[at] not in (",", "—") or reading.flags[at] & QUOTED:
        return False
    verb = at + 1
    while verb < last and (reading.flags[verb] & ADVERB or reading.lowers[verb].endswith("ly")):
        verb += 1
    return verb < last and bool(reading.flags[verb] & VERB) and reading.lowers[verb] != "do"


def _at_quotation_or_contrast(reading: Reading, draft: Draft, content: tuple[int, int]) -> int:
    """Content that opens with a quotation ends with it when a comma closes it; other content before ", but"."""
    first, last = content
    if draft.edge is not Edge.SENTENCE or draft.is_before or first >= last:
        return last
    if reading.flags[first] & QUOTED:
        end = reading.behind_quotation(first)
        closed = reading.words[end - 2] in (",", ".", "!", "?") and end - first > _SHORTEST - 1
        return end if end < last and closed else last
    if draft.rule not in _VERBAL:
        return last
    for at in range(first + _SHORTEST, min(last - 2, first + _REACH)):
        if _is_over(reading, first, at):
            return at + reading.closes_quotation(at)
    return last


def _is_over(reading: Reading, first: int, at: int) -> bool:
    if reading.closes_quotation(at):
        if reading.words[at - 1] == "," and _turns_aside(reading, at + 1):
            return True
        return reading.lowers[at + 1] == "but" and bool(reading.flags[at + 2] & (VERB | MODAL))
    if reading.flags[at] & QUOTED or reading.words[at] not in (",", ";"):
        return False
    if reading.words[at] == ";" or reading.flags[at + 1] & CONTRAST:
        return True
    return _opens_sentence(reading, first, at) or _opens_comment(reading, at + 1) or _adds_comparison(reading, at + 1)


def _opens_sentence(reading: Reading, first: int, comma: int) -> bool:
    """`how many were hurt, | and a clerk …`: a question is over before a clause of its own."""
    if reading.lowers[first] not in ("how", "whether", "what", "who", "why", "when", "where"):
        return False
    opens = reading.flags[comma + 2] & (DETERMINER | PRONOUN | CAPITAL)
    return reading.lowers[comma + 1] == "and" and bool(opens)


def _opens_comment(reading: Reading, at: int) -> bool:
    """`…, | a rumour that went round`, `…, | a claim he repeated`: the writer says what it was that was said."""
    if reading.lowers[at] not in ("a", "an"):
        return False
    noun = at + 1 + (not reading.flags[at + 1] & CUE_NOUN)
    is_noun = reading.flags[noun] & CUE_NOUN and not reading.flags[noun] & QUOTED
    following = reading.flags[noun + 1] & (PRONOUN | DETERMINER | CAPITAL | SUBORDINATOR | ING)
    return bool(is_noun and following)


def _adds_comparison(reading: Reading, at: int) -> bool:
    """Behind a comma: `even though`, `compared with 23 per cent`, `as have other leaders`."""
    lower, following = reading.lowers[at], reading.lowers[at + 1]
    if lower == "even":
        return following in ("as", "though", "while")
    if lower == "compared":
        return following in ("with", "to")
    return lower == "as" and bool(reading.flags[at + 1] & AUXILIARY)


def _turns_aside(reading: Reading, at: int) -> bool:
    """Behind `“… the end,”`: `referring to`, `before adding`."""
    return bool(reading.flags[at] & ING) or reading.lowers[at] in ("before", "after", "while", "when", "according")


def _behind_earlier(reading: Reading, draft: Draft, earlier: list[Draft]) -> Draft:
    """A statement before its cue must not run over an attribution of its own: `A said X, and Y, B said`."""
    if not draft.is_before or draft.rule is Rule.ACCORDING:
        return draft
    first, last = draft.content[0]
    for other in reversed(earlier):
        if other.rule not in _VERBAL or not other.owns_source or not other.cue or not first <= other.at < last:
            continue
        for at in range(last - 1, max(other.cue[1], last - _REACH), -1):
            if reading.flags[at] & QUOTED:
                continue
            if reading.words[at] in (";", "—") or (
                reading.lowers[at] in ("and", "but") and reading.words[at - 1] == ","
            ):
                return draft._replace(content=((at + 1, last), *draft.content[1:]))
        break
    return draft
