"""Articles with all that belongs to them, as an export takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.corrections import Correction
from reader.export.values import Exported, TextOf
from reader.library.extracting import NOTHING, findings_of
from reader.library.judged import with_words
from reader.library.keeping import Keeping
from reader.model import Annotation, Article, Claim
from reader.store import annotations as marks
from reader.store import articles, corrections, findings, identities, speaker_merges
from reader.store.articles import KeptVersion

_PAGE = 50


def exported(keeping: Keeping, ids: Sequence[int]) -> Iterator[Exported]:
    """The articles with these row ids, in their order; some at a time."""
    for start in range(0, len(ids), _PAGE):
        with keeping.reading() as db:
            page = articles.by_ids(db, ids[start : start + _PAGE])
        for article in page:
            yield _one(keeping, article)


def notes(keeping: Keeping, ids: Sequence[int]) -> Iterator[tuple[Annotation, Article]]:
    """The annotations of these articles with these, the first made first; verdicts with the words of their claim."""
    with keeping.reading() as db:
        wanted = marks.as_they_were_made(db, ids)
    for start in range(0, len(wanted), _PAGE):
        with keeping.reading() as db:
            page = marks.shown(db, wanted[start : start + _PAGE])
            homes = {each.uid: each for each in articles.by_uids(db, {each.article_uid for each in page})}
            told = [(with_words(db, each), homes[each.article_uid]) for each in page]
        yield from told


def annotated(keeping: Keeping, ids: Sequence[int]) -> Iterator[tuple[Article, tuple[Annotation, ...]]]:
    """Those of these articles that have annotations, in their order, with these in the order of the text."""
    with keeping.reading() as db:
        having = marks.articles_with_any(db)
    wanted = [each for each in ids if each in having]
    for start in range(0, len(wanted), _PAGE):
        with keeping.reading() as db:
            page = articles.by_ids(db, wanted[start : start + _PAGE])
            told = [(each, tuple(with_words(db, mark) for mark in marks.of_article(db, each.uid))) for each in page]
        yield from told


def _one(keeping: Keeping, article: Article) -> Exported:
    with keeping.reading() as db:
        kept = articles.versions(db, article.uid)
        notes = marks.of_article(db, article.uid)
        corrected = corrections.of_article(db, article.uid)
        merges = speaker_merges.of_article(db, article.uid)
        known_by = identities.of_article(db, article.uid)
    newest = [each for each in kept if each.is_newest]
    shown = findings_of(keeping, newest[0]) if newest else NOTHING
    texts = tuple(_text_of(each) for each in reversed(kept))
    found = _found(keeping, newest[0], corrected) if newest and corrected else ()
    return Exported(article, texts, shown, notes, corrected, merges, known_by, found)


def _found(keeping: Keeping, version: KeptVersion, corrected: Sequence[Correction]) -> tuple[Claim, ...]:
    uids = {each.claim_uid for each in corrected}
    with keeping.reading() as db:
        return tuple(each for each in findings.found(db, version.id) if each.uid in uids)


def _text_of(version: KeptVersion) -> TextOf:
    source = version.source
    return TextOf(
        uid=version.uid,
        text=version.text,
        added=version.added,
        origin=version.origin,
        title=source.get("title", ""),
        byline=source.get("byline", ""),
        published=source.get("published", ""),
        outlet=source.get("outlet", ""),
        url=source.get("url", ""),
        language=source.get("language", ""),
    )
