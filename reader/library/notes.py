"""Notes: highlights, notes and verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.annotate.selectors import select
from reader.errors import UsageError
from reader.library import words
from reader.library.answers import Answers
from reader.library.judged import with_words_of_claim
from reader.library.keeping import Keeping
from reader.library.placing import place, quoted
from reader.model import Annotation, Article, NoteListing, PlacedAnnotation, PlacedClaim, Placement, Span, Verdict
from reader.store import annotations as marks
from reader.store import articles, claims, heads, note_listing, uids
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.store.journal import Edit
from reader.store.keys import verdict_uid

if TYPE_CHECKING:
    from reader.library.note_rows import NoteRows

_ALL = NoteListing()


class Notes:
    """What the reader wrote on the articles."""

    def __init__(self, keeping: Keeping, answers: Answers) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._answers = answers

    def of_article(self, article_uid: str, version_uid: str = "") -> tuple[PlacedAnnotation, ...]:
        """The annotations of an article, in the order of the text, with their places in the newest or named version."""
        with self._keeping.reading() as db:
            uid = articles.get(db, article_uid).uid
            version = articles.version(db, uid, version_uid) if version_uid else articles.newest(db, uid)
            found = marks.of_article(db, uid)
        if version is None:  # nothing has a place in a text that is not here
            return tuple(PlacedAnnotation(each, None, Placement.OK) for each in found)
        return place(self._keeping, found, version)

    def highlight(
        self, article_uid: str, span: Span, *, text: str = "", tags: Sequence[str] = (), colour: str = "yellow"
    ) -> Annotation:
        """Mark a stretch of an article's newest version, with a note when `text` is not empty.

        Raises:
            UsageError: the span is empty or outside the text.
        """
        with self._keeping.reading() as db:
            version = articles.version(db, article_uid)
        return self._mark(version, span, Annotation("", "", "", None, text, tuple(tags), colour))

    def quote(
        self, article_uid: str, quote: str, *, text: str = "", tags: Sequence[str] = (), colour: str = "yellow"
    ) -> Annotation:
        """Mark the first place where an article's newest version says `quote`; white space and quote signs may differ.

        Raises:
            NotFoundError: it does not say that.
        """
        with self._keeping.reading() as db:
            version = articles.version(db, article_uid)
        described = Annotation("", "", "", None, text, tuple(tags), colour)
        return self._mark(version, quoted(version.text, quote), described)

    def edit(
        self, uid: str, *, text: str | None = None, tags: Sequence[str] | None = None, colour: str | None = None
    ) -> Annotation:
        """Change an annotation; what is None stays. Nothing is written when nothing changes."""
        old = self._get(uid)
        new = replace(
            old,
            text=old.text if text is None else text,
            tags=old.tags if tags is None else tuple(words.in_words(tags)),
            colour=old.colour if colour is None else colour,
        )
        said = "changed the colour of" if new == replace(old, colour=new.colour) else "changed the note on"
        return old if new == old else self._keep(new, verb="edit", said=said)

    def delete(self, uid: str) -> None:
        """Take an annotation away; undo brings it back."""
        old = self._get(uid)
        said = words.of_mark("deleted the mark on", old, self._article(old))
        self._keeping.act([Edit("annotation", old.uid, None)], verb="delete", what=said)

    def accept(self, uid: str, version_uid: str = "") -> None:
        """Say that an annotation belongs where it was found in a version ("" is the newest): from now on it is there.

        Raises:
            UsageError: no place was found for it there.
        """
        old = self._get(uid)
        (placed,) = (each for each in self.of_article(old.article_uid, version_uid) if each.annotation.uid == old.uid)
        if placed.span is None:
            raise UsageError("No place was found for this mark", hint="Choose the words that it belongs to")
        self._put_on(old, placed.span, version_uid)

    def reject(self, uid: str) -> None:
        """Say that an annotation is nowhere in the newest version of its article."""
        old = self._get(uid)
        with self._keeping.reading() as db:
            version = articles.version(db, old.article_uid).uid
        if version not in old.not_in:
            new = replace(old, not_in=(*old.not_in, version))
            self._keep(new, verb="place", said="said of a newer version that it lacks")

    def move(self, uid: str, span: Span) -> None:
        """Put an annotation on a stretch of its article's newest version."""
        self._put_on(self._get(uid), span, "")

    def _put_on(self, old: Annotation, span: Span, version_uid: str) -> None:
        with self._keeping.reading() as db:
            version = articles.version(db, old.article_uid, version_uid)
        new = replace(old, version_uid=version.uid, selector=select(version.text, span), not_in=())
        self._keep(new, verb="place", said="put the mark on")

    def set_verdict(self, claim_uid: str, verdict: Verdict | None, *, reason: str | None = None) -> None:
        """Say what you make of a claim, and why; None takes the verdict back. A reason of None stays as it is."""
        # Read where it is written: another program may give one to the same claim at the same moment.
        with self._keeping.writing() as db:
            placed = claims.by_ids(db, [uids.resolve(db, "claim", claim_uid)])[0]
            known = marks.verdicts_on(db, placed.claim.uid)
            edits = [Edit("annotation", each.uid, None) for each in known]
            if verdict is not None:
                given = known[0] if known else self._first_verdict(db, placed)
                if given.selector is None:
                    given = with_words_of_claim(db, given)
                wanted = replace(given, verdict=verdict, text=given.text if reason is None else reason)
                edits = [*edits[1:], *([] if wanted in known else [self._edit_of(wanted)])]
            said = words.of_verdict(verdict, placed.content_text, placed.article)
            self._keeping.act(edits, verb="verdict", what=said)

    def get(self, uid: str) -> Annotation:
        """The annotation `uid`; a unique beginning of four characters or more will do.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        return self._get(uid)

    def rows(self, asked: NoteListing = _ALL) -> NoteRows:
        """Notes of all articles for a list, a page at a time."""
        from reader.library.note_rows import NoteRows  # noqa: PLC0415 — one article's notes need it not

        return NoteRows(self._keeping, self._answers, asked)

    def look_for_places(self) -> None:
        """Find notes in versions newer than theirs, where nobody has looked yet; `rows` knows their placement then."""
        with self._keeping.reading() as db:
            homes = note_listing.homes_unlooked(db)
        for uid in homes:
            self.of_article(uid)

    def tags(self) -> tuple[str, ...]:
        """Every tag that a note has, by name."""
        with self._keeping.reading() as db:
            return note_listing.tags(db)

    def find(self, query: str = "", *, limit: int | None = None) -> tuple[tuple[Annotation, Article], ...]:
        """Annotations with their articles: the last written first (""), or those that a query finds."""
        return tuple(self._answers.notes(query, limit=limit))

    def _first_verdict(self, db: Connection, placed: PlacedClaim) -> Annotation:
        """A verdict on a claim that says nothing yet; one that was taken back before stays what it is, in the bin."""
        article, now = placed.article, self._keeping.now()
        uid = verdict_uid(placed.claim.uid)
        if heads.of(db, "annotation", uid):
            uid = self._keeping.new_uid()
        return Annotation(uid, article.uid, article.version_uid, None, claim_uid=placed.claim.uid, created=now)

    def _edit_of(self, annotation: Annotation) -> Edit:
        new = replace(annotation, modified=self._keeping.now())
        return Edit("annotation", new.uid, marks.to_json(new))

    def _get(self, uid: str) -> Annotation:
        with self._keeping.reading() as db:
            return marks.by_id(db, uids.resolve(db, "annotation", uid))

    def _article(self, annotation: Annotation) -> Article:
        with self._keeping.reading() as db:
            return articles.get(db, annotation.article_uid)

    def _mark(self, version: KeptVersion, span: Span, described: Annotation) -> Annotation:
        try:
            selector = select(version.text, span)
        except ValueError as error:
            raise UsageError(str(error)) from error
        new = replace(
            described,
            uid=self._keeping.new_uid(),
            article_uid=version.article_uid,
            version_uid=version.uid,
            selector=selector,
            tags=tuple(words.in_words(described.tags)),
            created=self._keeping.now(),
        )
        return self._keep(new, verb="highlight", said="noted on" if new.text.strip() else "highlighted")

    def _keep(self, annotation: Annotation, *, verb: str, said: str) -> Annotation:
        """Write an annotation as one act; it is on disk when this returns."""
        new = replace(annotation, modified=self._keeping.now())
        edit = Edit("annotation", new.uid, marks.to_json(new))
        self._keeping.act([edit], verb=verb, what=words.of_mark(said, new, self._article(new)))
        return new
