"""From a text to its claims and figures."""

from __future__ import annotations

from dataclasses import replace

from reader.claims.attributions import find_attributions
from reader.claims.drafts import Draft
from reader.claims.figures import Known, find_figures
from reader.claims.frames.engine import find_claims
from reader.claims.frames.figures import find_figures as find_basic_figures
from reader.claims.frames.story import read as read_story
from reader.claims.frames.words import words_of
from reader.claims.languages import Rules, rules_for
from reader.claims.lexicon import lexicon
from reader.claims.nesting import Place, nested
from reader.claims.reading import Reading, read
from reader.claims.relations.contests import contesting
from reader.claims.relations.disputes import with_disputes
from reader.claims.relations.prepare import prepare
from reader.claims.spans import content_spans, cue_spans, source_spans
from reader.claims.speakers import Speakers
from reader.claims.stance import Firmness, judge
from reader.claims.version import EXTRACTOR_VERSION as EXTRACTOR_VERSION
from reader.claims.why import explain
from reader.model import Account, Claim, Findings, Speaker
from reader.text.blocks import lay_out
from reader.text.language import language_to_read_by
from reader.text.tokens import tokenize_all

_NEAR = 4  # claims on either side that may lie in one another


def extract(text: str, *, title: str = "", outlet: str = "", published: str = "", language: str = "") -> Findings:
    """Find every attributed statement of an article, its speakers and its figures.

    Args:
        text: one version's text; all spans are offsets into it.
        title: the headline, where it is known apart; it helps to see what is repeated.
        outlet: who published it; its own voice is no claim.
        published: date, `YYYY-MM-DD…`; relative dates are counted from it.
        language: a code such as "en"; empty asks the text itself. English has all rules, some languages have basic
            ones, texts in others get no claims (`languages.rules_for`).

    Returns: layout, claims in text order with local uids (c1, c2 …), figures. Cost: linear.
    """
    layout = lay_out(text, title)
    tokens = tokenize_all(text, [block.span for block in layout.blocks])
    language = language or language_to_read_by(text)
    claims: tuple[Claim, ...] = ()
    known = Known(tokens)
    match rules_for(language):
        case Rules.FULL:
            reading = read(text, layout, lexicon(), tokens)
            claims = _claims(reading)
            known = Known(tokens, tuple(reading.span(each.first, each.last) for each in reading.sentences))
        case Rules.BASIC:
            story = read_story(text, layout, words_of(language[:2].lower()), tokens)
            claims = find_claims(story)
            return Findings(layout, claims, find_basic_figures(story, claims, published))
    figures = find_figures(text, layout, claims, published=published, known=known)
    return Findings(layout, _with_disputes(Account("", text, layout, claims, figures, title)), figures)


def _with_disputes(account: Account) -> tuple[Claim, ...]:
    """The claims of an account, each with those that it denies or contests."""
    contested = contesting(account)
    if not contested:
        return account.claims
    held = tuple(each for each in account.figures if each.claim_uid)  # no other is asked for
    return with_disputes(account.claims, prepare(replace(account, figures=held), contested).claims)


def _claims(reading: Reading) -> tuple[Claim, ...]:
    drafts = find_attributions(reading)
    speakers = Speakers(reading).resolve_all(drafts)
    numbers, places = [], []
    for number, draft in enumerate(drafts):
        content = content_spans(reading, draft)
        if content:
            numbers.append(number)
            places.append((cue_spans(reading, draft), content))
    claims = []
    for place in nested(places):
        number = numbers[place.number]
        near = drafts[max(0, number - _NEAR) : number + _NEAR + 1]
        firmness = judge(reading, drafts[number], near)
        claims.append(_claim(reading, drafts[number], speakers[number], firmness, place))
    return tuple(claims)


def _claim(reading: Reading, draft: Draft, speaker: Speaker, firmness: Firmness, place: Place) -> Claim:
    return Claim(
        uid=place.uid,
        source=source_spans(reading, draft),
        cue=place.cue,
        content=place.content,
        speaker=speaker,
        polarity=firmness.polarity,
        certainty=firmness.certainty,
        reporting=firmness.reporting,
        hedges=firmness.hedges,
        nested_in=place.nested_in,
        why=explain(draft),
    )
