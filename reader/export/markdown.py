"""A dossier in Markdown: threads, then each article with its claims by speaker, and what the reader wrote on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.export.markdown_threads import threads_part
from reader.export.markdown_words import address, escape, escape_lines
from reader.export.values import Exported
from reader.export.words import CERTAINTIES, VERDICTS
from reader.model import Annotation, Article, Claim, Dossier, Polarity, Reporting
from reader.text.introductions import without_that


def dossier(exported: Iterable[Exported], *, query: str = "", threads: Dossier | None = None) -> Iterator[str]:
    """Give a dossier in pieces; a thread is one piece, and so is an article."""
    yield "# Hearsay dossier\n"
    if query:
        yield f"\nAsked for: {escape(query)}\n"
    if threads is not None:
        yield from threads_part(threads)
    for one in exported:
        yield _article(one)


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
        ("Address", address(article.url)),
        ("Tags", escape(", ".join(article.tags))),
        ("Article", f"`{article.uid}`"),
    )
    return "".join(f"- {name}: {value}\n" for name, value in fields if value)


def _claims(one: Exported) -> str:
    """Group the claims by who speaks, in the order in which they first speak."""
    by_speaker: dict[str, list[Claim]] = {}
    for claim in one.findings.claims:
        by_speaker.setdefault(claim.speaker.name, []).append(claim)
    text = one.newest.text if one.newest else ""
    return "\n".join(
        f"**{escape(name) or 'Nobody named'}**\n\n" + "".join(_claim(claim, text) for claim in claims)
        for name, claims in by_speaker.items()
    )


def _claim(claim: Claim, text: str) -> str:
    content = escape(" … ".join(text[start:end] for start, end in without_that(claim.content, text)))
    cue = escape(" … ".join(text[start:end] for start, end in claim.cue))
    stance = [CERTAINTIES[claim.certainty]]
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
        is_newest = annotation.version_uid in {"", one.article.version_uid}
        version = "" if is_newest else f" of version `{annotation.version_uid}`"
        parts.append(f"Characters {selector.start}–{selector.end}{version}.\n")
    if annotation.text.strip():
        parts.append(escape_lines(annotation.text) + "\n")
    if annotation.verdict is not None:
        parts.append(f"Verdict: {VERDICTS[annotation.verdict]}.\n")
    if annotation.tags:
        parts.append(f"Tags: {escape(', '.join(annotation.tags))}\n")
    return "\n".join(parts)
