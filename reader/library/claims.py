"""Claims: those of an article, lists across articles, and what speaks about the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Unpack

from reader.errors import AmbiguousUidError, NotFoundError
from reader.library.answers import Answers
from reader.library.at_once import AtOnce
from reader.library.keeping import Keeping
from reader.model import ArticleSort, PlacedClaim, SearchIn, Span
from reader.store import articles, claims, listing, uids
from reader.store.uids import looks_like_uid as looks_like_uid

if TYPE_CHECKING:
    from reader.annotate.corrections import Correction
    from reader.library.correcting import CorrectionRow, Stance
    from reader.library.heard import Heard
    from reader.model import Article, Claim, Findings, SpeakerCount

_PAGE = 128
_HOMES, _FIRST_HOMES = 32, 4  # articles whose claims are read at once; who wants few claims reads few


class Claims:
    """Who says what."""

    def __init__(self, keeping: Keeping, answers: Answers, at_once: AtOnce) -> None:
        """Join the facet to its library."""
        self._keeping = keeping
        self._answers = answers
        self._at_once = at_once

    def of_article(self, article_uid: str, version_uid: str = "") -> Findings:
        """Claims, figures and layout of an article's newest version, or the one named, in the order of the text.

        Found anew when the extractor has learnt since. Figures in the outlet's own voice have no `claim_uid`.
        """
        from reader.library.extracting import findings_in  # noqa: PLC0415 — lists read claims in another way

        return findings_in(self._keeping, article_uid, version_uid)

    def get(self, claim_uid: str) -> PlacedClaim:
        """The claim `claim_uid`; a unique beginning of four characters or more will do.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            return claims.by_ids(db, [uids.resolve(db, "claim", claim_uid)])[0]

    def as_found(self, claim_uid: str) -> Claim:
        """A claim without what the reader put right.

        Raises:
            NotFoundError, AmbiguousUidError: there is none, or more than one.
        """
        with self._keeping.reading() as db:
            return claims.as_found(db, uids.resolve(db, "claim", claim_uid))[0]

    def find(self, query: str = "", *, limit: int | None = None) -> Iterator[PlacedClaim]:
        """Claims of all articles, newest first (""); of one (its uid); or those that a query finds.

        A page of them is in memory; besides it, eight bytes for each article or claim there may be.
        """
        asked = query.strip()
        homes = self._homes(asked, limit)
        pages = self._found(asked, limit) if homes is None else self._within(homes)
        yield from islice(chain.from_iterable(pages), limit)

    def speakers(self, query: str = "") -> tuple[SpeakerCount, ...]:
        """Who speaks in all claims, or in those that `find` would give; those with most claims first."""
        return tuple(self.each_speaker(query))

    def each_speaker(self, query: str = "") -> Iterator[SpeakerCount]:
        """What `speakers` gives, one after the other; they are not held in memory."""
        from reader.store import speakers  # noqa: PLC0415 — lists of claims need them not

        ids = self._ids(query.strip())
        with self._keeping.reading() as db:
            yield from speakers.counted(db, ids)

    def heard(self, limit: int, query: str = "") -> Heard:
        """The first `limit` of `speakers`, and how many there are; of all claims they are remembered."""
        from reader.library.heard import MOST, Heard, most_heard  # noqa: PLC0415 — as above

        if not query.strip() and limit <= MOST:
            return most_heard(self._keeping, limit)
        everyone = self.speakers(query)
        return Heard(everyone[:limit], len(everyone))

    def related(self, claim_uid: str, *, limit: int = 30) -> tuple[PlacedClaim, ...]:
        """Claims of other articles with the same names or figures, the most telling first; `shared` says which."""
        from reader.store import claim_terms  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            found = claim_terms.related(db, uids.resolve(db, "claim", claim_uid), limit)
            placed = claims.by_ids(db, [row_id for row_id, _ in found])
        return tuple(replace(each, shared=shared) for each, (_, shared) in zip(placed, found, strict=True))

    def why(self, claim_uid: str) -> tuple[str, ...]:
        """Why this is taken for a claim, and for whose, in lines of plain words."""
        from reader.library.explaining import Account, lines_about  # noqa: PLC0415 — the word lists; lists need them not
        from reader.store import corrections  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            row_id = uids.resolve(db, "claim", claim_uid)
            placed, text = claims.with_text(db, row_id)
            outer = claims.by_uids(db, [placed.claim.nested_in]) if placed.claim.nested_in else ()
            said = corrections.of_claim(db, placed.claim.uid)
            is_deleted = said is not None and said.is_deleted
            account = Account(placed, claims.as_found(db, row_id)[0], text, _called(outer), is_deleted)
        return lines_about(account)

    def correct(self, claim_uid: str, *, speaker: str | None = None, **stance: Unpack[Stance]) -> None:
        """Put right who speaks in a claim, its polarity, certainty or reporting. One step of undo.

        What is None stays as it is; "" as speaker, or saying what was found, drops what was said before. It stays when
        the text is read anew or changes. A name's kind is that of other claims of this name, else the kind that was
        found. Nothing is written when nothing changes.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such claim, or more than one.
        """
        from reader.library import correcting  # noqa: PLC0415 — what writes costs 30 ms, and lists need it not

        with self._at_once():
            correcting.correct(self._keeping, claim_uid, speaker, stance)

    def correct_speaker(self, claim_uid: str, name: str) -> None:
        """Say who speaks in a claim; "" lets the speaker hold again that was found. As `correct`."""
        self.correct(claim_uid, speaker=name)

    def delete(self, claim_uid: str) -> None:
        """Hide a claim that was found (`corrections` lists it), or take away one that was made. One step of undo.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such claim, or more than one.
        """
        from reader.library import correcting  # noqa: PLC0415 — what writes costs 30 ms, and lists need it not

        with self._at_once():
            correcting.delete(self._keeping, claim_uid)

    def restore(self, claim_uid: str) -> None:
        """Let what was found hold again; a deleted claim is back. One step of undo; nothing where all is as found.

        Raises:
            UsageError: the reader made the claim, so that nothing was found.
            NotFoundError, AmbiguousUidError: there is no such claim, or more than one.
        """
        from reader.library import correcting  # noqa: PLC0415 — what writes costs 30 ms, and lists need it not

        with self._at_once():
            correcting.restore(self._keeping, claim_uid)

    def make(
        self,
        article_uid: str,
        content: Span,
        *,
        speaker: str = "",
        source: Span | None = None,
        **stance: Unpack[Stance],
    ) -> PlacedClaim:
        """Make a claim of words of an article's newest version. One step of undo.

        It is kept by its words: it stays when the text is read anew, and goes with them into newer versions.

        Args:
            article_uid: the article.
            content: what is claimed; white space at its ends does not count.
            speaker: whose claim it is; "" where nobody is named.
            source: the words in the text that stand for the speaker.
            stance: polarity, certainty, reporting; else a certain, neutral affirmation.

        Raises:
            UsageError: a span is empty or outside the text.
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        from reader.library import correcting  # noqa: PLC0415 — as above
        from reader.library.extracting import findings_of  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            version = articles.version(db, article_uid)
        findings_of(self._keeping, version)
        with self._at_once():
            uid = correcting.make(self._keeping, version, content, source, {"speaker": speaker, **stance})
        return self.get(uid)

    def quote(
        self, article_uid: str, content: str, *, speaker: str = "", source: str = "", **stance: Unpack[Stance]
    ) -> PlacedClaim:
        """Make a claim of the first place where an article's newest version says `content`, as `make` does.

        White space, quote signs and dashes may differ; `source` too is looked for in the text.

        Raises:
            NotFoundError: it does not say that; or there is no such article.
            AmbiguousUidError: there is more than one.
        """
        from reader.library.placing import quoted  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            version = articles.version(db, article_uid)
        span, origin = quoted(version.text, content), quoted(version.text, source) if source else None
        return self.make(version.article_uid, span, speaker=speaker, source=origin, **stance)

    def corrections(self, article_uid: str = "") -> tuple[CorrectionRow, ...]:
        """All that the reader put right, in one article or in all, deleted claims included; the newest first.

        Raises:
            NotFoundError, AmbiguousUidError: there is no such article, or more than one.
        """
        from reader.store import corrections  # noqa: PLC0415 — as above

        with self._keeping.reading() as db:
            uid = articles.get(db, article_uid).uid if article_uid else ""
            rows = corrections.every(db, uid)
            homes = {each.uid: each for each in articles.by_uids(db, {pair[0].article_uid for pair in rows})}
        return tuple(_row(each, homes[each.article_uid], is_shown) for each, is_shown in rows)

    def is_query(self, asked: str) -> bool:
        """Whether `find` takes this for a query: it is neither empty nor the uid of an article."""
        return bool(asked.strip()) and self._home(asked.strip()) is None

    def _ids(self, asked: str) -> Sequence[int] | None:
        """Row ids of the claims that are asked for; None for all."""
        if not asked:
            return None
        home = self._home(asked)
        if home is None:
            return self._answers.of(asked, SearchIn.CLAIMS).ids()
        with self._keeping.reading() as db:
            return claims.ids_of_article(db, home)

    def _found(self, asked: str, limit: int | None) -> Iterator[tuple[PlacedClaim, ...]]:
        ids = self._answers.of(asked, SearchIn.CLAIMS).ids(limit)
        for start in range(0, len(ids), _PAGE):
            with self._keeping.reading() as db:
                page = claims.current(db, ids[start : start + _PAGE])
            yield page

    def _within(self, homes: Sequence[int]) -> Iterator[tuple[PlacedClaim, ...]]:
        """The claims of these articles; pages grow, for often the first ones will do."""
        start, size = 0, _FIRST_HOMES
        while start < len(homes):
            with self._keeping.reading() as db:
                page = claims.of_articles(db, homes[start : start + size])
            yield page
            start, size = start + size, min(2 * size, _HOMES)

    def _homes(self, asked: str, limit: int | None) -> Sequence[int] | None:
        """Row ids of the articles whose claims are asked for, as many as `limit` needs; None when it is a query."""
        if asked:
            home = self._home(asked)
            return None if home is None else array("q", [home])
        with self._keeping.reading() as db:
            if limit is not None:
                return claims.newest_homes(db, limit)
            return listing.ordered_ids(db, ArticleSort.NEWEST, with_archived=True)

    def _home(self, asked: str) -> int | None:
        """Row id of the article of which `asked` is the uid; None when it is a query."""
        if not looks_like_uid(asked):
            return None
        with self._keeping.reading() as db:
            try:
                return uids.resolve(db, "article", asked)
            except (NotFoundError, AmbiguousUidError):
                return None


def _row(correction: Correction, article: Article, is_shown: bool) -> CorrectionRow:
    from reader.library.correcting import CorrectionRow  # noqa: PLC0415 — as above

    return CorrectionRow(
        correction.claim_uid, article, correction.selector.quote, correction.speaker, correction.polarity,
        correction.certainty, correction.reporting, correction.is_made, correction.is_deleted, is_shown,
        correction.modified,
    )  # fmt: skip


def _called(claims: Sequence[PlacedClaim]) -> str:
    """Who speaks in the first of them."""
    return next((each.claim.speaker.name or each.source_text for each in claims), "")
