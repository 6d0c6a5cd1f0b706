"""Putting right what was found: acts of the reader on claims, each one step of undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypedDict

from reader.annotate.corrections import Correction, place_of
from reader.annotate.selectors import select
from reader.errors import NotFoundError, UsageError
from reader.library import words
from reader.library.keeping import Keeping
from reader.model import Article, Certainty, Claim, Polarity, Reporting, Span, SpeakerKind
from reader.store import articles, claims, corrections, findings, journal, uids
from reader.store.articles import KeptVersion
from reader.store.claims import KeptPlace
from reader.store.database import Connection
from reader.store.journal import Edit
from reader.text.neutralise import one_line

_LONGEST_NAME = 500  # as an import has it


class Stance(TypedDict, total=False):
    """What can be said of a claim besides its speaker; None stays as it is."""

    polarity: Polarity | None
    certainty: Certainty | None
    reporting: Reporting | None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What the reader put right in one claim; what is None stays as it was found.

    `quote` are the words it was made on. `is_shown` says whether the claim stands in the article's newest version.
    """

    claim_uid: str
    article: Article
    quote: str
    speaker: str | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    reporting: Reporting | None = None
    is_made: bool = False
    is_deleted: bool = False
    is_shown: bool = True
    modified: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A claim as it was found, its place, and what the reader has said of it."""

    claim: Claim
    place: KeptPlace
    correction: Correction | None


def tidy_name(name: str) -> str:
    """A name as it is kept: one line, white space folded."""
    return " ".join(one_line(name).split())


def new_name(name: str) -> str:
    """A name that the reader gives, as it is kept; "" is none.

    Raises:
        UsageError: nobody could read it, or it is no name but a text.
    """
    tidy = tidy_name(name)
    if len(tidy) > _LONGEST_NAME:
        raise UsageError(f"A speaker's name has at most {_LONGEST_NAME} characters, this one {len(tidy):,}")
    if tidy and not any(each.isalnum() for each in tidy):
        raise UsageError(f"{tidy!r} is no speaker's name", hint="Names have letters or digits")
    return tidy


def correct(keeping: Keeping, claim_uid: str, speaker: str | None, stance: Stance) -> None:
    """Say who speaks in a claim, and how; what is None stays, and what was found is no correction.

    Raises:
        UsageError: the claim is deleted, or the name is none.
    """
    with keeping.writing() as db:
        known = _known(db, claim_uid)
        stamp = keeping.stamp()
        old = known.correction or _first(known)
        if old.is_deleted:
            raise UsageError(f"The claim {known.claim.uid!r} is deleted", hint="Restore it first")
        new = _with_speaker(db, known, old, speaker)
        new = _with_stance(known.claim, new, stance)
        if new != old:
            _put(db, stamp, known, new)


def delete(keeping: Keeping, claim_uid: str) -> None:
    """Hide a claim that was found; take away one that the reader made."""
    with keeping.writing() as db:
        known = _known(db, claim_uid)
        old = known.correction or _first(known)
        if old.is_deleted:
            return
        stamp = keeping.stamp()
        is_only_made = old.is_made and not _is_found(db, known.claim.uid, known.place.article_uid)
        new = None if is_only_made else replace(old, is_deleted=True, is_made=False, source=None)
        _put(db, stamp, known, new, verb="delete")


def restore(keeping: Keeping, claim_uid: str) -> None:
    """Let what was found hold again.

    Raises:
        UsageError: the reader made the claim, and nothing was found there.
    """
    with keeping.writing() as db:
        uid = _uid_of_any(db, claim_uid)
        old = corrections.of_claim(db, uid)
        if old is None:
            return
        if old.is_made and not _is_found(db, uid, old.article_uid):
            raise UsageError(f"You made the claim {uid!r} yourself: nothing was found there", hint="Delete it instead")
        article = articles.get(db, old.article_uid)
        said = words.of_claim("restored {} as it was found", old.selector.quote, article)
        journal.act(db, keeping.stamp(), [Edit("correction", uid, None)], verb="restore", what=said)


def make(keeping: Keeping, version: KeptVersion, content: Span, source: Span | None, said: dict[str, Any]) -> str:
    """Make a claim of words of an article's newest version; gives its uid.

    Raises:
        UsageError: a span is empty or outside the text.
    """
    at = _trimmed(content, version.text)
    if at is None:
        raise UsageError("A claim needs words: the selection is empty")
    try:
        selector = select(version.text, at)
        origin = source and _trimmed(source, version.text)
        origin_selector = select(version.text, origin) if origin else None
    except ValueError as error:
        raise UsageError(str(error)) from error
    uid, name = keeping.new_uid(), new_name(said.pop("speaker"))
    with keeping.writing() as db:
        stamp = keeping.stamp()
        kind = (claims.kind_of(db, name, besides=uid) or SpeakerKind.PERSON) if name else SpeakerKind.UNNAMED
        new = Correction(
            uid, version.article_uid, version.uid, selector, name or None, kind,
            **said, is_made=True, source=origin_selector, modified=stamp.at,
        )  # fmt: skip
        what = words.of_claim("made a claim of {}", selector.quote, articles.get(db, version.article_uid))
        journal.act(db, stamp, [Edit("correction", uid, corrections.to_json(new))], verb="claim", what=what)
    return uid


def _known(db: Connection, claim_uid: str) -> _Known:
    claim, place = claims.as_found(db, uids.resolve(db, "claim", claim_uid))
    return _Known(claim, place, corrections.of_claim(db, claim.uid))


def _first(known: _Known) -> Correction:
    """A correction that says nothing yet."""
    place = known.place
    return Correction(known.claim.uid, place.article_uid, place.version_uid, place_of(known.claim, place.text))


def _with_speaker(db: Connection, known: _Known, old: Correction, name: str | None) -> Correction:
    if name is None:
        return old
    name, found = new_name(name), known.claim.speaker
    if not name or (name == found.name and not found.is_inferred):
        return replace(old, speaker=None, kind=SpeakerKind.UNNAMED)
    if name == old.speaker:
        return old
    kind = claims.kind_of(db, name, besides=known.claim.uid) or (old.kind if old.speaker else found.kind)
    if kind is SpeakerKind.UNNAMED:
        kind = SpeakerKind.PERSON
    return replace(old, speaker=name, kind=kind)


def _with_stance(found: Claim, old: Correction, said: Stance) -> Correction:
    """What is said of the claim; saying what was found drops what was said before."""
    polarity, certainty, reporting = said.get("polarity"), said.get("certainty"), said.get("reporting")
    new = old
    if polarity is not None:
        new = replace(new, polarity=None if polarity is found.polarity else polarity)
    if certainty is not None:
        new = replace(new, certainty=None if certainty is found.certainty else certainty)
    if reporting is not None:
        new = replace(new, reporting=None if reporting is found.reporting else reporting)
    return new


def _put(db: Connection, stamp: journal.Stamp, known: _Known, new: Correction | None, *, verb: str = "correct") -> None:
    """Write a correction down as one act; one that says nothing is none."""
    place = known.place
    if new is not None and place.is_current and not new.is_made:
        new = replace(new, version_uid=place.version_uid, selector=place_of(known.claim, place.text))
    says_something = new is not None and (new.fields or new.is_deleted or new.is_made)
    after = corrections.to_json(replace(new, modified=stamp.at)) if new is not None and says_something else None
    quote, article = place_of(known.claim, place.text).quote, articles.get(db, place.article_uid)
    said = words.of_correction(known.correction, new if says_something else None, quote, article)
    journal.act(db, stamp, [Edit("correction", known.claim.uid, after)], verb=verb, what=said)


def _is_found(db: Connection, claim_uid: str, article_uid: str) -> bool:
    """Whether the extractor found the claim in the article's newest version."""
    return claim_uid in {each.uid for each in findings.found(db, articles.version(db, article_uid).id)}


def _uid_of_any(db: Connection, claim_uid: str) -> str:
    """The uid of a claim; also of one that only a correction out of an export speaks of."""
    try:
        return claims.as_found(db, uids.resolve(db, "claim", claim_uid))[0].uid
    except NotFoundError:
        if corrections.of_claim(db, claim_uid) is None:
            raise
        return claim_uid


def _trimmed(span: Span, text: str) -> Span | None:
    """A span without white space at its ends; None when nothing is left."""
    start, end = span
    if not 0 <= start < end <= len(text):
        return span if start < end else None
    words_only = text[start:end]
    start += len(words_only) - len(words_only.lstrip())
    end -= len(words_only) - len(words_only.rstrip())
    return Span(start, end) if start < end else None
