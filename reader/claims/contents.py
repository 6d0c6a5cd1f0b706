"""What is attributed: the statement before a verb of saying, behind it, or on both sides."""

from __future__ import annotations

from reader.claims.clauses import behind_conjunctions, clause_begins
from reader.claims.continuations import behind_aside, goes_on_behind
from reader.claims.drafts import Draft, Edge, Rule
from reader.claims.hearers import behind_adjunct, behind_hearer
from reader.claims.lexicon import CueVerb, words
from reader.claims.objects import takes_object
from reader.claims.reading import Range, Reading
from reader.claims.word_classes import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    FINITE,
    FRONTING,
    ING,
    INQUIRING,
    NEGATION,
    PREPOSITION,
    QUOTED,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)

_MARKS = frozenset(",:;—–")
_THINKING = words("thinking")
_BARE_CLAUSE = words("bare_clause")
_QUESTIONS = frozenset(("when", "where", "which", "who"))
_TAILS = words("tails")
_OCCASIONS = words("occasions")
_LONGEST_DATE = 3
_NEVER_OBJECTS = AUXILIARY | FINITE | SUBORDINATOR | CONJUNCTION
_ASIDE_REACH = 12


def attach_content(reading: Reading, draft: Draft, scope: Range, *, is_behind_quotation: bool) -> Draft | None:
    """Find the content of a verb of saying whose source is known; `None` when there is none.

    Args:
        reading: the text.
        draft: with verb, cue and source.
        scope: the sentence.
        is_behind_quotation: the attribution stands directly behind a quotation.
    """
    verb = draft.verb
    if verb is None or draft.cue is None:
        return None
    last = scope[1]
    draft = _with_adverb(reading, draft, draft.cue)
    start = _behind_cue(reading, draft, verb, last)
    if verb.is_naming and not draft.preposition:
        return _after(draft, (start, last), Edge.PHRASE, Rule.NOUN_OBJECT) if start < last else None
    left = _statement_before(reading, draft, scope)
    if left and not _only_says_when(reading, left, (start, last)):
        done = _with_statement_before(reading, draft, left, (start, last), is_behind_quotation=is_behind_quotation)
        if done:
            return done
        start += reading.words[start] == ":"
    elif start < last and reading.words[start] in _MARKS:
        start = _behind_mark(reading, start, last, verb)
    return _content_after(reading, draft, start, last) if start < last else None


def _with_adverb(reading: Reading, draft: Draft, cue: Range) -> Draft:
    """`said only that`, `said bluntly: “…”`: an adverb before what opens the content belongs to the cue."""
    at = cue[1]
    is_adverb = reading.flags[at] & ADVERB or reading.lowers[at] == "aloud" or _ends_in_ly(reading, at)
    opens = (
        reading.lowers[at + 1] in ("that", "whether", "if")
        or reading.words[at + 1] == ":"
        or reading.opens_quotation(at + 1)
    )
    return draft._replace(cue=(cue[0], at + 1)) if is_adverb and opens and not reading.flags[at] & QUOTED else draft


def _ends_in_ly(reading: Reading, at: int) -> bool:
    return reading.lowers[at].endswith("ly") and not reading.flags[at] & CAPITAL


def _behind_cue(reading: Reading, draft: Draft, verb: CueVerb, last: int) -> int:
    """Where content behind the cue would start: behind an inverted source, the hearer, a time or an occasion."""
    start = draft.cue[1] if draft.cue else last
    if draft.is_inverted and draft.source:
        start = draft.source[1]
    if draft.preposition or _opens_question(reading, draft, start):
        return start
    if verb.takes_hearer and not draft.is_inverted:
        start = behind_hearer(reading, start, last, verb)
    if reading.lowers[start] in ("about", "of", "against") and draft.cue and start > draft.cue[1]:
        return start  # "warned the crew | of a storm"
    if (
        reading.lowers[start] == "to"
        and verb.takes_clause
        and not (_is_infinitive(reading, start) and reading.lowers[start + 2] != "that")
    ):
        return _behind_partner(reading, start, last)
    reports = (verb.takes_clause or verb.takes_quotation) and not verb.is_naming
    return behind_adjunct(reading, start, last) if reports and reading.lowers[start] != "to" else start


def _opens_question(reading: Reading, draft: Draft, start: int) -> bool:
    """`did not say | when it will open`: behind a denial no occasion, but what is left open."""
    is_question = reading.lowers[start] in _QUESTIONS or reading.lowers[start + 1] in ("whom", "which")
    return is_question and bool(draft.cue) and reading.has(*(draft.cue or (0, 0)), NEGATION)


def _behind_partner(reading: Reading, to: int, last: int) -> int:
    """`wrote to the board | that …`: over the person written to."""
    for at in range(to + 2, min(to + _ASIDE_REACH, last)):
        if reading.lowers[at] == "that" or reading.opens_quotation(at):
            return at
        if not reading.flags[at] & WORD and reading.words[at] not in "'’,:":
            break
        if reading.flags[at] & (VERB | SUBORDINATOR):
            break
    return to


def _statement_before(reading: Reading, draft: Draft, scope: Range) -> Range | None:
    """The clause or quotation that ends right before the attribution, with a comma or a closing mark."""
    first = draft.cue[0] if draft.is_inverted and draft.cue else draft.first
    verb = draft.verb
    mark = first - 1
    if not draft.owns_source or draft.relative or mark <= scope[0] or verb is None:
        return None
    if not (verb.takes_quotation or verb.lemma in _THINKING or _is_parenthesis(reading, draft, verb)):
        return None
    if reading.closes_quotation(mark):
        return (behind_conjunctions(reading, scope[0], mark), first)
    if reading.words[mark] in (",", "—", "–") and not reading.flags[mark] & QUOTED:
        if reading.lowers[mark - 1] in ("who", "which"):
            return (mark - 1, mark)  # "a maid who, she says, never left"
        return (behind_conjunctions(reading, scope[0], mark), mark)
    return None


def _is_parenthesis(reading: Reading, draft: Draft, verb: CueVerb) -> bool:
    """`If he wins, | he has promised, | he will sign it`."""
    return bool(draft.cue) and verb.takes_clause and reading.words[(draft.cue or (0, 0))[1]] == ","


def _only_says_when(reading: Reading, left: Range, rest: Range) -> bool:
    """Whether what stands in front is a clause or an adjunct only: `When she asked,`, `In June,`, `Holding signs,`."""
    flag, (start, last) = reading.flags[left[0]], rest
    goes_on = start < last and bool(reading.flags[start] & (WORD | QUOTED))
    is_question = reading.lowers[left[0] + 1] in ("which", "what", "whom")  # "By which law he did not say"
    if flag & QUOTED or (start < last and not goes_on) or is_question:
        return False
    if flag & (FRONTING | INQUIRING) and goes_on:
        return True
    is_date = left[1] - left[0] <= _LONGEST_DATE and reading.flags[left[1] - 1] & TIME
    opens = (
        flag & (PREPOSITION | ADVERB | TIME | SUBORDINATOR | ING) or reading.lowers[left[0]].endswith("ly") or is_date
    )
    ends_quoted = reading.flags[left[1] - 1] & QUOTED and not flag & ING and reading.lowers[left[0]] != "to"
    return bool(opens) and not ends_quoted and not reading.has_verb(*left)


def _behind_mark(reading: Reading, mark: int, last: int, verb: CueVerb) -> int:
    """The start of content behind `said:` or `said, `; `last` where the mark ends the clause."""
    start = behind_aside(reading, mark, last)
    takes_words = verb.takes_quotation or verb.takes_clause or verb.is_naming
    if reading.words[mark] == "," and reading.flags[start] & QUOTED and not takes_words:
        return last
    joins = reading.flags[start] & CONJUNCTION and not reading.flags[start] & QUOTED
    return last if joins and not verb.takes_noun and reading.words[mark] == "," else start


def _with_statement_before(
    reading: Reading, draft: Draft, left: Range, rest: Range, *, is_behind_quotation: bool
) -> Draft | None:
    """The draft with the statement before it as content, or with both sides; `None`: look behind the cue only."""
    start, last = rest
    before = draft._replace(
        rule=Rule.BEFORE,
        content=(left,),
        is_quoted=bool(reading.flags[left[1] - 1] & QUOTED),
        is_before=True,
    )
    if start >= last or _is_hearer_at_end(reading, draft, start, last):
        return before
    if draft.cue and any(_adds(reading, at) for at in range(draft.cue[1], start)):
        return before  # "“It is late,” he said on “Dawn Hour,” adding, “and cold.”"
    is_quoted_after = bool(reading.flags[start] & QUOTED)
    if reading.words[start] in _MARKS and not is_quoted_after:
        return _beyond_mark(reading, draft, before, (start, last)) if reading.words[start] != ":" else None
    if is_quoted_after:
        around = draft._replace(rule=Rule.AROUND, content=(left, (start, last)), is_quoted=True)
        goes_on = reading.words[start - 1] == "," and not reading.has_verb(*left)  # "The pier, he said, “is safe.”"
        return around if is_behind_quotation or goes_on else None
    return before if is_behind_quotation or _trails_off(reading, draft, start) else None


def _trails_off(reading: Reading, draft: Draft, start: int) -> bool:
    """Whether only an occasion or a hearer follows `X said`: `as he left`, `to the board`, `and left`."""
    behind = draft.source[1] if draft.is_inverted and draft.source else draft.cue[1] if draft.cue else start
    if reading.lowers[behind] in _OCCASIONS and not _is_infinitive(reading, behind):
        return reading.lowers[start] != "that"
    return (reading.lowers[start] in _TAILS or bool(reading.flags[start] & ING)) and reading.lowers[start] != "to"


def _adds(reading: Reading, at: int) -> bool:
    """Whether a participle of saying stands here, whose content follows: `adding`, `saying`."""
    flag = reading.flags[at]
    is_cue = flag & ING and flag & CUE_VERB and not flag & QUOTED
    return bool(is_cue) and reading.lexicon.verbs[reading.lowers[at]].takes_quotation


def _beyond_mark(reading: Reading, draft: Draft, before: Draft, rest: Range) -> Draft:
    """The statement in front, and whatever of it goes on behind the comma after `X said`."""
    (left,), (mark, last) = before.content, rest
    resumed = behind_aside(reading, mark, last)
    if any(_adds(reading, at) for at in (mark + 1, resumed - 2)):
        resumed = mark + 1  # "“It is late,” he said, adding, “and cold.”"
    if reading.lowers[mark + 1] in ("and", "but") and reading.opens_quotation(mark + 2):
        resumed = mark + 2
    if resumed > mark + 1 and reading.flags[resumed] & QUOTED and reading.has(*left, QUOTED):
        # "“It is late,” he said, looking up, “and cold.”"
        return draft._replace(rule=Rule.AROUND, content=(left, (resumed, last)), is_quoted=True)
    behind = goes_on_behind(reading, left, mark, last)
    if behind is None:
        return before
    content = (left, (mark + 1, last)) if behind else ((mark + 1, last),)
    rule = Rule.AROUND if behind else Rule.AFTER
    return draft._replace(rule=rule, content=content, is_quoted=bool(reading.flags[mark + 1] & QUOTED))


def _is_hearer_at_end(reading: Reading, draft: Draft, start: int, last: int) -> bool:
    """`“It is late,” Poe told the council`: what follows the verb is no statement."""
    if not draft.verb or not draft.verb.takes_hearer or draft.is_inverted or reading.flags[start] & QUOTED:
        return False
    if not reading.flags[start] & WORD or clause_begins(reading, start, last) or reading.lowers[start] == "to":
        return False
    return not reading.has(start, last, QUOTED)


def _after(draft: Draft, content: Range, edge: Edge, rule: Rule = Rule.AFTER, *, is_quoted: bool = False) -> Draft:
    return draft._replace(rule=rule, content=(content,), edge=edge, is_quoted=is_quoted)


def _content_after(reading: Reading, draft: Draft, start: int, last: int) -> Draft | None:
    """The content behind the cue, by the frames of its verb."""
    verb = draft.verb
    if verb is None:
        return None
    content = (start, last)
    is_quoted = bool(reading.flags[start] & QUOTED)
    is_clause = clause_begins(reading, start, last)
    if _is_infinitive(reading, start + (verb.takes_infinitive and reading.lowers[start] == "not")):
        takes = verb.takes_infinitive or verb.lemma in ("say", "tell", "claim")
        return _after(draft, content, Edge.SENTENCE) if takes else None
    if draft.preposition:
        return _behind_preposition(reading, draft, content, is_clause=is_clause)
    if _takes_clause(reading, verb, start, is_clause) or (verb.takes_quotation and is_quoted):
        return _after(draft, content, Edge.SENTENCE, is_quoted=is_quoted)
    if takes_object(reading, draft, start, last):
        return _after(draft, content, Edge.PHRASE, Rule.NOUN_OBJECT, is_quoted=is_quoted)
    return None


def _behind_preposition(reading: Reading, draft: Draft, content: Range, *, is_clause: bool) -> Draft | None:
    """The object of a preposition that belongs to the verb: `worries about | the dam`."""
    start = content[0]
    is_quoted = bool(reading.flags[start] & QUOTED)
    if not is_clause and not is_quoted and reading.flags[start] & _NEVER_OBJECTS:
        return None
    whole = draft.lemma == "point" or (is_clause and draft.preposition in ("out", "whether"))
    return _after(draft, content, Edge.SENTENCE if whole else Edge.PHRASE, is_quoted=is_quoted)


def _is_infinitive(reading: Reading, start: int) -> bool:
    return reading.lowers[start] == "to" and not reading.flags[start + 1] & (CAPITAL | DETERMINER)


def _takes_clause(reading: Reading, verb: CueVerb, start: int, is_clause: bool) -> bool:
    if not verb.takes_clause:
        return False
    if is_clause or verb.lemma in ("say", "tell"):
        return True
    flag = reading.flags[start]
    opens_subject = flag & (DETERMINER | CAPITAL) and not flag & PREPOSITION
    return not verb.takes_noun and verb.lemma in _BARE_CLAUSE and bool(opens_subject)
