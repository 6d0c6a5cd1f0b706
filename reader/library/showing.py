"""Makes hits of row ids: the article, the uid, and cuts of the text with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.keeping import Keeping
from reader.model import Article, Hit, SearchIn, Snippet, Span
from reader.search.analyzer import Analyzer
from reader.search.marking import IN_ARTICLES, IN_CLAIMS, IN_NOTES, IN_SPEAKERS, Marker
from reader.search.nodes import Node
from reader.search.snippets import snippets_of
from reader.store import annotations as marks
from reader.store import articles, claims, found

_PAGE = 200
Ranked = Sequence[tuple[int, float]]


def hits_of(
    keeping: Keeping, ranked: Ranked, node: Node | None, within: SearchIn, analyzer: Analyzer
) -> tuple[Hit, ...]:
    """The hits for these row ids, in their order; a page of texts is in memory at a time."""
    make = {SearchIn.ARTICLES: _of_articles, SearchIn.CLAIMS: _of_claims, SearchIn.NOTES: _of_notes}[within]
    hits: list[Hit] = []
    for start in range(0, len(ranked), _PAGE):
        hits.extend(make(keeping, ranked[start : start + _PAGE], node, analyzer))
    return tuple(hits)


def _of_articles(keeping: Keeping, ranked: Ranked, node: Node | None, analyzer: Analyzer) -> list[Hit]:
    marker = Marker(node, IN_ARTICLES, analyzer)
    hits: list[Hit] = []
    with keeping.reading() as db:
        texts = found.texts(db, [row_id for row_id, _ in ranked])
        shown = dict(zip(texts, articles.by_ids(db, texts), strict=True))
    for row_id, score in ranked:
        if row_id in shown:
            hits.append(_of_article(shown[row_id], score, texts[row_id], marker))
    return hits


def _of_article(article: Article, score: float, text: str, marker: Marker) -> Hit:
    title = len(article.title) if text.startswith(article.title) else 0
    snippets, count = snippets_of(text, marker, skip=title)
    return Hit(article.uid, article, score, snippets, count)


def _of_claims(keeping: Keeping, ranked: Ranked, node: Node | None, analyzer: Analyzer) -> list[Hit]:
    in_content, in_speaker = Marker(node, IN_CLAIMS, analyzer), Marker(node, IN_SPEAKERS, analyzer)
    with keeping.reading() as db:
        score_of = dict(zip(found.uids(db, "claim", [row_id for row_id, _ in ranked]), ranked, strict=False))
        placed = claims.by_uids(db, list(score_of))
    hits: list[Hit] = []
    for each in placed:
        speaker = each.claim.speaker.name or each.source_text
        marked = [_marked(speaker, in_speaker), _marked(each.content_text, in_content)]
        count = sum(len(snippet.hits) for snippet in marked)
        snippets = tuple(snippet for snippet in marked if snippet.text and snippet.hits)
        hits.append(Hit(each.claim.uid, each.article, score_of[each.claim.uid][1], snippets, count))
    return hits


def _of_notes(keeping: Keeping, ranked: Ranked, node: Node | None, analyzer: Analyzer) -> list[Hit]:
    marker = Marker(node, IN_NOTES, analyzer)
    with keeping.reading() as db:
        score_of = dict(zip(found.uids(db, "annotation", [row_id for row_id, _ in ranked]), ranked, strict=False))
        notes = marks.by_uids(db, list(score_of))
        homes = {each.uid: each for each in articles.by_uids(db, {note.article_uid for note in notes})}
    hits: list[Hit] = []
    for note in notes:
        quote = note.selector.quote if note.selector else ""
        marked = [_marked(text, marker) for text in (note.text, quote, ", ".join(note.tags)) if text]
        count = sum(len(snippet.hits) for snippet in marked)
        snippets = tuple(snippet for snippet in marked if snippet.hits) or tuple(marked[:1])
        if note.article_uid in homes:
            hits.append(Hit(note.uid, homes[note.article_uid], score_of[note.uid][1], snippets, count))
    return hits


def _marked(text: str, marker: Marker) -> Snippet:
    return Snippet(text, tuple(Span(*hit) for hit in marker.hits(text)))
