"""All attributions of a text: each sentence is searched for cues, then loose quotations find their speaker."""

from __future__ import annotations

from dataclasses import replace

from reader.claims.frames.classes import AND, CUE, HEARSAY, QUOTED, WORD
from reader.claims.frames.drafts import Draft, Rule
from reader.claims.frames.others import find_according, find_adverb, find_label
from reader.claims.frames.story import Range, Sentence, Story
from reader.claims.frames.verbs import find_verb

_SHORTEST_QUOTATION = 4  # tokens, marks included


def find_attributions(story: Story) -> list[Draft]:
    """Every attribution of the story, sentence by sentence.

    Cost: linear; a rule looks no further than its sentence, and sentences have a bounded length.
    """
    found: list[Draft] = []
    last_quoted = -1
    for sentence in story.sentences:
        drafts = _cut(story, sentence, _in_sentence(story, sentence))
        if drafts:
            found += drafts
            last_quoted = len(found) - 1
        elif last_quoted >= 0 and _goes_on(story, found[last_quoted], sentence):
            found[last_quoted] = _extended(story, found[last_quoted], sentence)
        elif _is_quotation(story, sentence):
            found.append(_loose(sentence, last_quoted))
            last_quoted = len(found) - 1
    return found


def _in_sentence(story: Story, sentence: Sentence) -> list[Draft]:
    label = find_label(story, sentence) if sentence.is_heading else None
    drafts = [label] if label else []
    behind = sentence.first  # no cue overlaps the attribution before it
    for at in range(sentence.first, sentence.last):
        draft = _at_token(story, sentence, at, drafts) if at >= behind else None
        if draft:
            drafts.append(draft)
            cue, source = draft.cue or (at, at), draft.source or (at, at)
            behind = max(cue[1], source[1] if source[0] >= cue[0] else 0)
    return drafts


def _at_token(story: Story, sentence: Sentence, at: int, earlier: list[Draft]) -> Draft | None:
    flag = story.flags[at]
    draft = None
    if story.lowers[at] in story.lexicon.phrases and not flag & QUOTED:
        draft = find_according(story, sentence, at)
    if not draft and flag & CUE and not flag & QUOTED:
        draft = find_verb(story, sentence, at, has_earlier=bool(earlier))
    if not draft and flag & HEARSAY and not flag & QUOTED and not _is_inside(at, earlier):
        draft = find_adverb(story, sentence, at)
    return draft


def _is_inside(at: int, drafts: list[Draft]) -> bool:
    return any(first <= at < last for draft in drafts for first, last in draft.content)


# ---------------------------------------------------------------- where content ends


def _cut(story: Story, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """End each content where the next attribution begins beside it, not inside it."""
    cut: list[Draft] = []
    for number, draft in enumerate(drafts):
        content = draft.content
        for later in drafts[number + 1 : number + 3]:
            end = _end_before(story, draft, later)
            if end is not None:
                content = tuple(_shortened(story, piece, end) for piece in content)
        content = tuple(piece for piece in content if piece[1] > piece[0])
        if content:
            cut.append(draft if content == draft.content else replace(draft, content=content))
    return [draft for draft in cut if draft.sentence == sentence.number]


def _end_before(story: Story, draft: Draft, later: Draft) -> int | None:
    """Where a later attribution ends an earlier one's content: at “, і додав”, “; мер заявив”, “, – сказав”."""
    if draft.content[0][0] > later.first or draft.is_aside:
        return None
    if later.is_aside and later.rule is not Rule.ACCORDING:
        return later.first
    at = later.first
    is_listed = bool(story.flags[at - 1] & AND) and (later.is_joined or story.words[at - 2] in (",", ";"))
    return at if is_listed or story.words[at - 1] == ";" or (later.is_joined and story.words[at - 1] == ",") else None


def _shortened(story: Story, piece: Range, end: int) -> Range:
    first, last = piece
    if end >= last:
        return piece
    end = max(first, end)
    while end > first and (story.words[end - 1] in (",", ";") or story.is_dash(end - 1) or _is_and(story, end - 1)):
        end -= 1
    return first, end


def _is_and(story: Story, at: int) -> bool:
    return bool(story.flags[at] & AND and not story.flags[at] & QUOTED)


# ---------------------------------------------------------------- quotations by themselves


def _goes_on(story: Story, draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence without a cue belongs to the claim before: a second quotation, a second turn with a dash."""
    before = story.sentences[draft.sentence]
    if not draft.is_quoted or sentence.number != before.number + 1 or sentence.paragraph - before.paragraph > 1:
        return False
    if story.is_dash(sentence.first):
        return sentence.paragraph == before.paragraph
    return _is_quotation(story, sentence)


def _is_quotation(story: Story, sentence: Sentence) -> bool:
    if not story.opens_quotation(sentence.first) or sentence.last - sentence.first < _SHORTEST_QUOTATION:
        return False
    return not any(flag & WORD and not flag & QUOTED for flag in story.flags[sentence.first : sentence.last])


def _extended(story: Story, draft: Draft, sentence: Sentence) -> Draft:
    first = sentence.first + (1 if story.is_dash(sentence.first) else 0)
    if first >= sentence.last:
        return replace(draft, sentence=sentence.number)
    return replace(draft, content=(*draft.content, (first, sentence.last)), sentence=sentence.number)


def _loose(sentence: Sentence, last_quoted: int) -> Draft:
    return Draft(
        rule=Rule.QUOTATION,
        content=((sentence.first, sentence.last),),
        first=sentence.first,
        sentence=sentence.number,
        is_quoted=True,
        speaks_as=last_quoted,
    )
