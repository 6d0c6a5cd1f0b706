"""Commands about articles: list, show, mark, delete, versions."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.cli import shapes
from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.slips import mend_index, tell_of_query
from reader.cli.table import UID_SHOWN, Column, Table
from reader.errors import UsageError
from reader.library.marking import Marking
from reader.model import Article, ArticleSort, Listing, Version

_TWO = 2
_TEXT_WIDTH = 80
_COLUMNS = (
    Column("uid", UID_SHOWN),
    Column("date", 10),
    Column("", 3),
    Column("claims", 6, is_number=True),
    Column("outlet", 20),
    Column("title"),
)


def list_articles(session: Session) -> int:
    """`hearsay list [QUERY]`."""
    options, out = session.options, session.out
    listing = Listing(query=" ".join(options.query), sort=ArticleSort(options.sort))
    answer = tell_of_query(session, listing.query)
    listed = session.library.articles.listed(listing, limit_of(session))
    if out.style.is_json:
        shown = out.array(map(shapes.article, listed))
    else:
        shown = Table(out, _COLUMNS).rows(map(_row, listed))
        tell_of_more(session, shown, listed.total)
    if not shown and not out.style.is_json:
        out.note("no article matches" if listing.query else "no articles yet: `hearsay import PATH` brings some in")
    mend_index(session, answer)
    return 0 if shown else 1


def _row(article: Article) -> tuple[str, ...]:
    marks = (
        ("" if article.is_read else "●") + ("*" if article.is_starred else "") + ("x" if article.is_archived else "")
    )
    title = article.title or "(no title)"
    return (article.uid[:UID_SHOWN], article.published[:10], marks, str(article.claims), article.outlet, title)


def show(session: Session) -> int:
    """`hearsay show UID`."""
    options, library = session.options, session.library
    article = library.articles.get(options.uid)
    version = library.articles.version(article.uid, options.version_uid)
    if session.out.style.is_json:
        shape = shapes.article(article) | {"text": version.text, "layout": shapes.plain(version.layout)}
        session.out.json(shape | {"version_uid": version.uid})
        return 0
    _show_head(session, article)
    for line in _body(version, with_junk=options.all):
        session.out.block(_wrapped(line, session))
        session.out.line()
    left_out = sum(block.junk is not None for block in version.layout.blocks)
    if left_out and not options.all:
        session.out.note(f"boilerplate left out: {left_out} blocks; --all shows them")
    return 0


def _show_head(session: Session, article: Article) -> None:
    session.out.strong(article.title or "(no title)")
    facts = (
        article.outlet,
        article.byline,
        article.published,
        article.url,
        " ".join(f"#{tag}" for tag in article.tags),
    )
    line = " · ".join(fact for fact in facts if fact)
    if line:
        session.out.line(line)
    session.out.line()


def _body(version: Version, *, with_junk: bool) -> Iterator[str]:
    for block in version.layout.blocks:
        text = version.text[block.span.start : block.span.end]
        if block.junk is not None and with_junk:
            yield f"[{block.junk.kind.value.replace('_', ' ')}] {text}"
        elif block.junk is None and block.kind.value != "title":
            yield text


def _wrapped(text: str, session: Session) -> str:
    if not session.out.is_terminal:
        return text
    return textwrap.fill(text, min(session.out.width, _TEXT_WIDTH), break_on_hyphens=False)


def mark(session: Session) -> int:
    """`hearsay mark UID… --read|--unread|--star|--archive …`."""
    options = session.options
    marking = Marking(
        options.read, options.starred, options.archived, add_tags=tuple(options.tag), drop_tags=tuple(options.untag)
    )
    if marking == Marking():
        raise UsageError(
            "Nothing to mark with", hint="`hearsay mark --help` lists the marks, such as --read and --star"
        )
    return _tell_count(session, session.library.articles.change(options.uids, marking), "changed")


def delete(session: Session) -> int:
    """`hearsay delete UID…`."""
    count = session.library.articles.delete(session.options.uids)
    return _tell_count(
        session, count, "deleted", "; `hearsay undo` brings them back, `hearsay bin --back UID` at any time"
    )


def _tell_count(session: Session, count: int, what: str, hint: str = "") -> int:
    if session.out.style.is_json:
        session.out.json({"articles": count})
    else:
        session.out.note(f"articles {what}: {count:,}" + (hint if count else ""))
    return 0 if count else 1


def show_versions(session: Session) -> int:
    """`hearsay versions UID [--compare [OLD [NEW]]]`."""
    if session.options.compare is not None:
        return _compare_versions(session)
    out, articles = session.out, session.library.articles
    versions = articles.versions(articles.get(session.options.uid).uid)
    if out.style.is_json:
        return 0 if out.array(map(_version_shape, versions)) else 1
    columns = (Column("uid", UID_SHOWN), Column("added", 20), Column("characters", 10, is_number=True), Column("from"))
    Table(out, columns).rows((v.uid[:UID_SHOWN], v.added[:19], str(len(v.text)), v.origin) for v in versions)
    return 0


def _compare_versions(session: Session) -> int:
    from reader.cli import revision_lines  # noqa: PLC0415 — seldom wanted

    named = session.options.compare
    if len(named) > _TWO:
        raise UsageError("--compare takes two versions at most", hint="`hearsay versions UID` lists them")
    old, new = (*named, "", "")[:_TWO]
    revision = session.library.revisions.compare(session.options.uid, old, new)
    if session.out.style.is_json:
        session.out.json(revision_lines.shape(revision))
    else:
        for line in revision_lines.lines(revision):
            session.out.line(line)
    return 0


def _version_shape(version: Version) -> shapes.Shape:
    return {"uid": version.uid, "added": version.added, "characters": len(version.text), "origin": version.origin}
