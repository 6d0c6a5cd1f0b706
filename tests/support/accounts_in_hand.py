"""Accounts built by hand from a text and a few compact lines, for tests of the rules that relate them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.claims.relations.claim_pairs import relate_claims
from reader.claims.relations.figure_pairs import relate_figures
from reader.claims.relations.items import Counted, Said
from reader.claims.relations.parties import Party, party_of
from reader.claims.relations.prepare import Prepared, prepare
from reader.claims.relations.rarity import Rarity
from reader.claims.relations.verdict import Verdict
from reader.model import (
    Account,
    Certainty,
    Claim,
    Disputed,
    Figure,
    Polarity,
    Relation,
    Span,
    Speaker,
    SpeakerKind,
)
from reader.text.blocks import lay_out

DAY = "2024-03-05"
OTHER_NEWS = ("Lena Orth", "said", "rain is expected over the eastern valleys by Thursday evening")
"""What has nothing to do with anything; a rarity over two claims alone tells nothing."""


@dataclass(frozen=True)
class Line:
    """A claim as its words: `cue` is the nearest such word before the content, else the first behind it."""

    speaker: str
    cue: str
    content: str
    polarity: str = "affirms"
    certainty: str = "certain"
    kind: str = "person"
    disputes: tuple[tuple[int, str], ...] = ()
    why: str = "verb"


@dataclass(frozen=True)
class Number:
    """A figure by the words of its span; `high` is `low` unless it is given, infinite means open."""

    words: str
    low: float | None
    high: float | None = -1.0
    unit: str = "people"
    measures: str = "killed"
    population: str = "Orvenian soldiers"
    where: str = ""
    as_of: str = DAY
    is_approx: bool = False


def account(
    uid: str, text: str, claims: Iterable[Line | tuple[str, ...]] = (), figures: Iterable[Number] = (), **more: str
) -> Account:
    """An account of `text`; claims are named `uid#c1`, figures `uid#f1`. Words stand once, or in the order given."""
    published, title = more.pop("published", DAY), more.pop("title", "")
    made = _claims(uid, text, [each if isinstance(each, Line) else Line(*each) for each in claims])
    counted, start = [], 0
    for number, each in enumerate(figures, 1):
        span = _span(text, each.words, start)
        start = span.end
        counted.append(_figure(f"{uid}#f{number}", each, span, made))
    return Account(uid, text, lay_out(text, title), made, tuple(counted), title, published=published, **more)


def told(uid: str, *claims: Line | tuple[str, ...], figures: Iterable[Number] = (), **more: str) -> Account:
    """An account whose text is its claims, a paragraph each: `Speaker cue content.`"""
    lines = [each if isinstance(each, Line) else Line(*each) for each in claims]
    text = "\n\n".join(f"{each.speaker} {each.cue} {each.content}." for each in lines)
    return account(uid, text, lines, figures, **more)


def counted(low: float | None, high: float | None = -1.0, *, by: str = "Ann Poe", **more: Any) -> Counted:
    """A figure made ready, of an article of its own; without `by` in the outlet's own voice.

    `more` are fields of `Number`, and of the article and claim: `uid`, `published`, `certainty`, `polarity`, `before`
    (words in front of the number), `kind`.
    """
    about = {name: more.pop(name) for name in ("certainty", "polarity", "kind") if name in more}
    uid, published = more.pop("uid", "a"), more.pop("published", DAY)
    before, words = more.pop("before", "that"), more.pop("words", "so many")
    content = f"{before} {words} {more.get('population', 'Orvenian soldiers')} fell"
    text = f"{by} said {content}." if by else f"{content.capitalize()}."
    claims = [Line(by, "said", content, **about)] if by else []
    number = Number(words, low, high, **more)
    return prepare(account(uid, text, claims, [number], published=published)).figures[0]


def rival(low: float | None, high: float | None = -1.0, **more: Any) -> Counted:
    """A figure as `counted` makes it, of another article and by somebody else."""
    return counted(low, high, **{"by": "Bo Ash", "uid": "b"} | more)


def of_figures(left: Counted, right: Counted) -> Verdict | None:
    """What is said of two figures; fails where it is not the same both ways round."""
    found, back = relate_figures(left, right), relate_figures(right, left)
    assert back == (found and found.turned()), f"{found} one way, {back} the other"
    return found


def of_claims(left: Prepared | Account, right: Prepared | Account | None = None) -> Verdict | None:
    """What is said of the first claims of two articles, or the first two of one; the same both ways round.

    Words are weighed among all their claims and a dozen about the weather.
    """
    ready = [each if isinstance(each, Prepared) else prepare(each) for each in (left, right) if each is not None]
    pair = [each.claims[0] for each in ready] if right is not None else list(ready[0].claims[:2])
    rarity = Rarity([claim for each in ready for claim in each.claims] + _others())
    found, back = relate_claims(pair[0], pair[1], rarity), relate_claims(pair[1], pair[0], rarity)
    assert back == (found and found.turned()), f"{found} one way, {back} the other"
    return found


def named(verdict: Verdict | None) -> str:
    """A verdict as `kind: rule`; nothing is "nothing"."""
    return "nothing" if verdict is None else f"{verdict.kind.value}: {verdict.rule}"


def pairs(relations: Iterable[Relation]) -> set[tuple[str, str, str]]:
    """Relations without regard to sides: kind and both uids, sorted."""
    return {(each.kind.value, *sorted((each.left, each.right))) for each in relations}


def party(name: str, *, kind: str = "organisation", role: str = "") -> Party:
    """The party of a speaker."""
    return party_of(Speaker(name, SpeakerKind(kind), role=role))


def _others() -> list[Said]:
    weather = [(OTHER_NEWS[0], OTHER_NEWS[1], f"{OTHER_NEWS[2]} {number}") for number in range(100, 112)]
    return list(prepare(told("weather", *weather)).claims)


def _span(text: str, words: str, start: int = 0) -> Span:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:]) or re.search(re.escape(words), text[start:])
    assert found is not None, f"{words!r} is not in {text[start:]!r}"
    return Span(start + found.start(), start + found.end())


def _claims(uid: str, text: str, lines: Sequence[Line]) -> tuple[Claim, ...]:
    contents, start = [], 0
    for each in lines:
        span = _span(text, each.content, 0 if text.count(each.content) == 1 else start)
        contents.append(span)
        start = span.start + 1
    holders = {
        inner: min(
            (outer for outer in range(len(lines)) if outer != inner and _holds(contents[outer], contents[inner])),
            key=lambda outer: contents[outer].end - contents[outer].start,
            default=-1,
        )
        for inner in range(len(lines))
    }
    names = [f"{uid}#c{number}" for number in range(1, len(lines) + 1)]
    return tuple(
        Claim(
            uid=names[number],
            source=(),
            cue=_cue(text, each.cue, contents[number]),
            content=(contents[number],),
            speaker=Speaker(each.speaker, SpeakerKind(each.kind if each.speaker else "unnamed")),
            polarity=Polarity(each.polarity),
            certainty=Certainty(each.certainty),
            nested_in=names[holders[number]] if holders[number] >= 0 else "",
            why=each.why,
            disputes=tuple(Disputed(f"{uid}#c{target}", why) for target, why in each.disputes),
        )
        for number, each in enumerate(lines)
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer != inner


def _cue(text: str, cue: str, content: Span) -> tuple[Span, ...]:
    if not cue:
        return ()
    start = text.rfind(cue, 0, content.start)
    start = text.index(cue, content.end) if start < 0 else start
    return (Span(start, start + len(cue)),)


def _figure(uid: str, number: Number, span: Span, claims: Sequence[Claim]) -> Figure:
    around = [each for each in claims if any(_holds(part, span) or part == span for part in each.content)]
    holder = min(around, key=lambda each: each.content[-1].end - each.content[0].start, default=None)
    high = number.low if number.high == -1.0 else number.high
    return Figure(
        uid=uid,
        span=span,
        low=number.low,
        high=None if high == float("inf") else high,
        is_approx=number.is_approx,
        unit=number.unit,
        measures=number.measures,
        population=number.population,
        where=number.where,
        as_of=number.as_of,
        claim_uid=holder.uid if holder else "",
    )
