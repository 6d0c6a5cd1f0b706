"""Articles with all that belongs to them, as an export takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.annotate.corrections import Correction
from reader.export.values import Exported, TextOf
from reader.library.extracting import findings_of
from reader.library.keeping import Keeping
from reader.model import Article, Claim, Findings, Layout
from reader.store import annotations as marks
from reader.store import articles, corrections, findings, identities, speaker_merges
from reader.store.articles import KeptVersion

_PAGE = 50
_NOTHING = Findings(Layout((), ()), (), ())


def exported(keeping: Keeping, ids: Sequence[int]) -> Iterator[Exported]:
    """The articles with these row ids, in their order; some at a time."""
    for start in range(0, len(ids), _PAGE):
        with keeping.reading() as db:
            page = articles.by_ids(db, ids[start : start + _PAGE])
        for article in page:
            yield _one(keeping, article)


def _one(keeping: Keeping, article: Article) -> Exported:
    with keeping.reading() as db:
        kept = articles.versions(db, article.uid)
        notes = marks.of_article(db, article.uid)
        corrected = corrections.of_article(db, article.uid)
        merges = speaker_merges.of_article(db, article.uid)
        known_by = identities.of_article(db, article.uid)
    newest = [each for each in kept if each.is_newest]
    shown = findings_of(keeping, newest[0]) if newest else _NOTHING
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
