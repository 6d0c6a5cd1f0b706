"""Findings of a version: those kept, or found anew when the extractor has learnt since."""

from __future__ import annotations

from typing import NamedTuple

from reader.claims.version import EXTRACTOR_VERSION
from reader.errors import NoTextError
from reader.library.keeping import Keeping
from reader.model import Document, Findings, Layout
from reader.store import articles, findings
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.store.findings import Extracted
from reader.store.ready import Ready, ready

NOTHING = Findings(Layout((), ()), (), ())
"""The findings of an article whose text is not here."""

_DESCRIPTION = ("title", "outlet", "published", "language")


class Question(NamedTuple):
    """A document that is about to be taken in, as far as its claims come from it, and where these will belong.

    Attributes:
        article_uid: the uid of its article.
    """

    text: str
    article_uid: str
    title: str
    outlet: str
    published: str
    language: str


def question_of(document: Document, article_uid: str) -> Question:
    """Ask for the claims of a document."""
    described = {name: getattr(document, name) for name in _DESCRIPTION}
    return Question(document.text, article_uid, **described)


def question_about(version: KeptVersion) -> Question:
    """Ask for the claims of a version that is here."""
    described = {name: version.source.get(name, "") for name in _DESCRIPTION}
    return Question(version.text, version.article_uid, **described)


def rows_of(question: Question) -> Ready:
    """Find claims and figures, as the rows that the library takes."""
    found = _extracted(question.text, {name: getattr(question, name) for name in _DESCRIPTION})
    return ready(found, question.text, question.article_uid)


def are_kept(keeping: Keeping, version: KeptVersion) -> bool:
    """Whether the findings of a version are at hand, and need not be found anew."""
    with keeping.reading() as db:
        return findings.are_kept(db, version.id, EXTRACTOR_VERSION)


def findings_of(keeping: Keeping, version: KeptVersion) -> Findings:
    """The findings of a version, under lasting uids. Extracts when none are kept, or an older extractor made them.

    Those of an older one hold for now where new ones cannot be kept: nobody waits for that.
    """
    with keeping.reading() as db:
        kept = findings.load(db, version.id, EXTRACTOR_VERSION)
        older = None if kept is not None else findings.load(db, version.id, 0)
    if kept is not None:
        return kept
    if older is not None and keeping.is_read_only:
        return older
    extracted = _extracted(version.text, {name: version.source.get(name, "") for name in _DESCRIPTION})
    if older is None:
        with keeping.writing() as db:
            return _renewed(keeping, db, version, extracted)
    with keeping.writing_at_once() as at_once:
        return older if at_once is None else _renewed(keeping, at_once, version, extracted)


def findings_in(keeping: Keeping, article_uid: str, version_uid: str = "") -> Findings:
    """The findings of an article's newest version, or the one named; none where its text is not here.

    Raises:
        NotFoundError, AmbiguousUidError: as `articles.version`.
    """
    with keeping.reading() as db:
        try:
            version = articles.version(db, article_uid, version_uid)
        except NoTextError:
            return NOTHING
    return findings_of(keeping, version)


def _renewed(keeping: Keeping, db: Connection, version: KeptVersion, extracted: Extracted) -> Findings:
    """Keep new findings, unless another program was quicker."""
    known = findings.load(db, version.id, EXTRACTOR_VERSION)
    return known or findings.renew(db, keeping.stamp(), version.id, extracted)


def _extracted(text: str, described: dict[str, str]) -> Extracted:
    from reader.claims.extract import extract  # noqa: PLC0415 — its word lists cost 0.1 s, and reading needs them not

    return Extracted(extract(text, **described), EXTRACTOR_VERSION)
