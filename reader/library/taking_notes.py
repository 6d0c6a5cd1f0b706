"""Notes of other programs become annotations: of the article that they are on, or of a stub that stands for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.annotate.anchoring import anchor
from reader.annotate.selectors import select
from reader.ingest.notes.found import NoteFound
from reader.library.placing import find_quote
from reader.library.words import in_words
from reader.model import Annotation, Former, Imported, Outcome, Placement, Selector, Span
from reader.store import articles, identities, renaming, stubs
from reader.store.annotations import state as kept_annotation
from reader.store.annotations import to_json
from reader.store.articles import KeptVersion
from reader.store.database import Connection
from reader.store.intake import FromExport
from reader.store.journal import Edit, Stamp
from reader.store.keys import article_uid

NO_TEXT = "the text of its article is not here"
NOT_FOUND = "its words are not in the text of its article"


@dataclass(frozen=True, slots=True)
class _Home:
    """The article that notes are on, and its text; None where that is not here."""

    uid: str
    version: KeptVersion | None


@dataclass(slots=True)
class NoteTaking:
    """Takes notes in, in one transaction: `edits` are what is to be done, as one act."""

    db: Connection
    stamp: Stamp
    edits: list[Edit] = field(default_factory=list)
    _homes: dict[tuple[str, ...], _Home] = field(default_factory=dict)
    _out: set[str] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)

    def take(self, note: NoteFound) -> Imported:
        """Take in one note, and say what became of it."""
        given = note.annotation
        words = given.text or (given.selector.quote if given.selector else "")
        known = kept_annotation(self.db, given.uid)
        is_later = known is not None and bool(given.modified) and known["modified"] < given.modified
        if given.uid in self._taken or (known is not None and not is_later):
            return Imported(note.origin, Outcome.UNCHANGED, title=words)
        home = self._home(note)
        placed, said = self._placed(note, home)
        self._taken.add(given.uid)
        self.edits.append(Edit("annotation", given.uid, to_json(placed)))
        lost = f"left out: {note.lost}" if note.lost else ""
        return Imported(note.origin, Outcome.ADDED, home.uid, words, "; ".join(filter(None, (said, lost))))

    def _home(self, note: NoteFound) -> _Home:
        article = note.article
        key = (note.article_uid, article.url, article.title, article.byline)
        if key not in self._homes:
            uid = self._here(note) or self._stub(note)
            self._homes[key] = _Home(uid, articles.newest(self.db, uid))
            self._take_out(uid)
        return self._homes[key]

    def _here(self, note: NoteFound) -> str:
        """The uid of the article that a note is on, if it is here: by its uid, else its address, else its title."""
        article = note.article
        for uid in (note.article_uid, _stub_uid(note)):
            if uid and articles.ids_of(self.db, [uid]):
                return uid
        if article.url or note.article_uid:
            return identities.at_address(self.db, article.url) if article.url else ""
        return self._titled(note)

    def _titled(self, note: NoteFound) -> str:
        """Of several articles of one title, the one that has the words; else the first that came in."""
        found = identities.titled(self.db, note.article.title)
        quote = note.annotation.selector.quote if note.annotation.selector else ""
        if len(found) > 1 and quote:
            versions = (articles.newest(self.db, uid) for uid in found)
            having = [each.article_uid for each in versions if each and find_quote(each.text, quote)]
            found = (*having, *found)
        return found[0] if found else ""

    def _stub(self, note: NoteFound) -> str:
        former = Former(_stub_uid(note), note.article)
        stamp = replace(self.stamp, batch=self.stamp.new_uid())  # that it came in is no part of the act
        return stubs.take_in(self.db, stamp, FromExport(former), is_in_bin=True).article_uid

    def _take_out(self, uid: str) -> None:
        """An article in the bin comes out with the act, and goes back with it."""
        if uid not in self._out and not articles.outside_bin(self.db, [uid]):
            self._out.add(uid)
            self.edits.append(Edit("article_state", uid, {"deleted": False}))

    def _placed(self, note: NoteFound, home: _Home) -> tuple[Annotation, str]:
        """The annotation as it is kept, and what is to be said of its place."""
        given = replace(note.annotation, article_uid=home.uid)
        if note.is_own:
            given = replace(given, claim_uid=renaming.name_now(self.db, given.claim_uid))
        else:
            modified = given.modified or self.stamp.at
            given = replace(
                given, created=given.created or modified, modified=modified, tags=tuple(in_words(given.tags))
            )
        if given.selector is None:
            return given, "" if home.version else NO_TEXT
        return self._with_place(given, given.selector, home, is_own=note.is_own)

    def _with_place(
        self, given: Annotation, selector: Selector, home: _Home, *, is_own: bool
    ) -> tuple[Annotation, str]:
        text = articles.text_of(self.db, home.uid, given.version_uid) if given.version_uid else None
        if text is not None:
            at = _stands(selector, text)
            if at == Span(selector.start, selector.end):
                return given, ""
            if at is not None:
                return replace(given, selector=select(text, at)), ""
            given = replace(given, version_uid="")
        if home.version is None:
            return given, NO_TEXT
        if is_own and given.version_uid:  # made on a text that is not here: its words are looked for when it is shown
            return given, ""
        return _on_newest(given, selector, home.version)


def _on_newest(given: Annotation, selector: Selector, version: KeptVersion) -> tuple[Annotation, str]:
    """Put an annotation that is of no version on the newest; where that is not sure, it keeps what it knows."""
    text = version.text
    span = _stands(selector, text) or _found(selector, text)
    if span is not None:
        return replace(given, selector=select(text, span), version_uid=version.uid), ""
    is_there = anchor(selector, text).placement is not Placement.ORPHAN
    return replace(given, version_uid=""), "" if is_there else NOT_FOUND


def _stands(selector: Selector, text: str) -> Span | None:
    """Where the words stand at the place that is told: in code points, else in UTF-16 code units, as browsers count."""
    span = Span(selector.start, selector.end)
    if text[span.start : span.end] == selector.quote != "":
        return span
    units = _from_units(text, selector)
    return units if units and text[units.start : units.end] == selector.quote != "" else None


def _from_units(text: str, selector: Selector) -> Span | None:
    """A place in UTF-16 code units, in code points; None where there is none such."""
    before = text[: selector.start].encode("utf-16-le", "surrogatepass")[: selector.start * 2]
    start = len(before.decode("utf-16-le", "ignore"))
    return Span(start, start + len(selector.quote))


def _found(selector: Selector, text: str) -> Span | None:
    """Where the words are, if that is sure."""
    anchored = anchor(selector, text)
    if anchored.placement is Placement.OK and anchored.span is not None:
        return anchored.span
    return find_quote(text, selector.quote) if anchored.placement is Placement.ORPHAN else None


def _stub_uid(note: NoteFound) -> str:
    """The uid of the article that stands for what a note is on: the one it would have, else one of its title."""
    article = note.article
    return note.article_uid or article_uid(article.url, f"{article.title}\n{article.byline}")


def said_of(lines: Iterable[Imported]) -> tuple[int, int]:
    """How many of these notes are on articles whose text is not here, and how many found no place."""
    messages = [each.message for each in lines if each.outcome is Outcome.ADDED]
    return sum(NO_TEXT in each for each in messages), sum(NOT_FOUND in each for each in messages)
