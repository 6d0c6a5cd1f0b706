"""Articles, claims and figures built by hand, and the threads that are made of them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library.statements import Material
from reader.library.weaving import Weaver
from reader.model import (
    Account,
    Article,
    Block,
    BlockKind,
    Certainty,
    Claim,
    Figure,
    Layout,
    Polarity,
    Relation,
    RelationKind,
    Span,
    Speaker,
    SpeakerKind,
    SubjectGroup,
)

_KINDS = {
    "=": RelationKind.SAME,
    "≠": RelationKind.CONFLICT,
    "→": RelationKind.UPDATE,
    "~": RelationKind.COMPATIBLE,
    "|": RelationKind.SCOPE_DIFFERS,
}


@dataclass(frozen=True)
class Said:
    """A claim `speaker said content`, or without a speaker a sentence with a figure in the outlet's own voice."""

    uid: str
    speaker: str
    content: str
    amount: float | None = None
    measures: str = ""
    population: str = ""
    as_of: str = ""
    is_denied: bool = False


def story(*articles: tuple[Article, list[Said]], relations: str = "", copies: dict[str, str] | None = None) -> Material:
    """Material of these articles; relations are written `a≠b c=d`; the figure of the claim `a` is `f-a`."""
    made = tuple(_account(article, said) for article, said in articles)
    known = tuple(relation(each) for each in relations.split())
    return Material({article.uid: article for article, _ in articles}, made, known, copies or {})


def relation(written: str) -> Relation:
    """A relation written `a≠b`."""
    sign = next(each for each in _KINDS if each in written)
    left, right = written.split(sign)
    return Relation(left, right, _KINDS[sign], f"because of {sign}")


def article(uid: str, *said: Said, outlet: str = "Atlas", day: str = "", title: str = "") -> tuple[Article, list[Said]]:
    """An article that says this."""
    home = Article(uid=uid, version_uid=f"v{uid}", title=title or f"Headline of {uid}", outlet=outlet, published=day)
    return home, list(said)


def weave(material: Material, *groups: str):
    """The threads of groups written `a b | c`: the core, then its guests."""
    return Weaver(material).threads([group(each) for each in groups])


def group(written: str) -> SubjectGroup:
    """A group written `a b | c`."""
    core, _, guests = written.partition("|")
    return SubjectGroup(core.split()[0], "Title", (*core.split(), *guests.split()), tuple(core.split()))


def _account(home: Article, said: list[Said]) -> Account:
    text, claims, figures = "", [], []
    for each in said:
        start = len(text)
        opening = f"{each.speaker} said " if each.speaker else ""
        number = "" if each.amount is None else f"{each.amount:g} "
        text += f"{opening}{number}{each.content}. "
        content = start + len(opening)
        if each.speaker:
            claims.append(_claim(each, start, content, len(text) - 2))
        if each.amount is not None:
            figures.append(_figure(each, Span(content, content + len(number) - 1)))
    layout = Layout((Block(Span(0, len(text.rstrip())), BlockKind.PARAGRAPH),), ())
    described = {"title": home.title, "outlet": home.outlet, "published": home.published}
    return Account(home.uid, text, layout, tuple(claims), tuple(figures), **described)


def _claim(said: Said, start: int, content: int, end: int) -> Claim:
    return Claim(
        uid=said.uid,
        source=(Span(start, start + len(said.speaker)),),
        cue=(Span(content - 5, content - 1),),
        content=(Span(content, end),),
        speaker=Speaker("" if said.speaker.startswith("somebody") else said.speaker, SpeakerKind.PERSON),
        polarity=Polarity.DENIES if said.is_denied else Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
    )


def _figure(said: Said, span: Span) -> Figure:
    return Figure(
        uid=f"f-{said.uid}" if said.speaker else said.uid,
        span=span,
        low=said.amount,
        high=said.amount,
        unit="people",
        measures=said.measures,
        population=said.population,
        as_of=said.as_of,
        claim_uid=said.uid if said.speaker else "",
    )
