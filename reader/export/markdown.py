"""A dossier in Markdown: each article with its claims by speaker, and what the reader wrote on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.export.values import Exported
from reader.model import Annotation, Article, Certainty, Claim, Polarity, Reporting
from reader.text.introductions import without_that
from reader.text.neutralise import neutralise, one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}(?=[.)]))", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x20\x7f-\x9f]")
_CERTAINTY = {
    Certainty.CERTAIN: "certain",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNSPECIFIED: "not asserted",
}


def dossier(exported: Iterable[Exported], *, query: str = "") -> Iterator[str]:
    """Give a dossier in pieces; an article is one piece."""
    yield "# Hearsay dossier\n"
    if query:
        yield f"\nArticles found by: {escape(query)}\n"
    for one in exported:
        yield _article(one)


def escape(text: str) -> str:
    """Give words of a source in one line so that Markdown shows them as they are, and a terminal too."""
    line = one_line(text)
    return _escaped(" ".join(line.split()))


def escape_lines(text: str, *, before: str = "") -> str:
    """The same for several lines; each begins with `before`."""
    lines = (_escaped(line.strip()) for line in neutralise(text).strip().split("\n"))
    return "\n".join(f"{before}{line}".rstrip() for line in lines)


def _escaped(line: str) -> str:
    safe = _SPECIAL.sub(r"\\\1", line)
    return _NUMBERED.sub(r"\1\\\2", re.sub(r"^([-+=:])", r"\\\1", safe))


def _article(one: Exported) -> str:
    parts = [f"\n## {escape(one.article.title)}\n", _about(one.article)]
    claims = _claims(one)
    if claims:
        parts.append(f"### Claims\n\n{claims}")
    notes = "\n".join(_note(annotation, one) for annotation in one.annotations)
    if notes:
        parts.append(f"### Notes\n\n{notes}")
    return "\n".join(parts)


def _about(article: Article) -> str:
    fields = (
        ("Outlet", escape(article.outlet)),
        ("By", escape(article.byline)),
        ("Published", escape(article.published)),
        ("Address", _address(article.url)),
        ("Tags", escape(", ".join(article.tags))),
        ("Article", f"`{article.uid}`"),
    )
    return "".join(f"- {name}: {value}\n" for name, value in fields if value)


def _address(url: str) -> str:
    return f"<{_UNSAFE_IN_ADDRESS.sub(lambda odd: f'%{ord(odd[0]):02X}', url)}>" if url else ""


def _claims(one: Exported) -> str:
    """Group the claims by who speaks, in the order in which they first speak."""
    by_speaker: dict[str, list[Claim]] = {}
    for claim in one.findings.claims:
        by_speaker.setdefault(claim.speaker.name, []).append(claim)
    text = one.versions[-1].text
    return "\n".join(
        f"**{escape(name) or 'Nobody named'}**\n\n" + "".join(_claim(claim, text) for claim in claims)
        for name, claims in by_speaker.items()
    )


def _claim(claim: Claim, text: str) -> str:
    content = escape(" … ".join(text[start:end] for start, end in without_that(claim.content, text)))
    cue = escape(" … ".join(text[start:end] for start, end in claim.cue))
    stance = [_CERTAINTY[claim.certainty]]
    if claim.reporting is not Reporting.NEUTRAL:
        stance.append(claim.reporting.value)
    said = f"{cue}: " if cue else ""
    denial = "¬ *denies* " if claim.polarity is Polarity.DENIES else ""
    return f"- {denial}{said}{content} ({', '.join(stance)})\n"


def _note(annotation: Annotation, one: Exported) -> str:
    parts = []
    selector = annotation.selector
    if selector is not None:
        parts.append(escape_lines(selector.quote, before="> ") + "\n")
        is_newest = annotation.version_uid in {"", one.versions[-1].uid}
        version = "" if is_newest else f" of version `{annotation.version_uid}`"
        parts.append(f"Characters {selector.start}–{selector.end}{version}.\n")
    if annotation.text.strip():
        parts.append(escape_lines(annotation.text) + "\n")
    if annotation.verdict is not None:
        parts.append(f"Verdict: {annotation.verdict.value}.\n")
    if annotation.tags:
        parts.append(f"Tags: {escape(', '.join(annotation.tags))}\n")
    return "\n".join(parts)
