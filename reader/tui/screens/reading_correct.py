"""What the reader puts right: who speaks in a claim and how, claims deleted and made, names merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from reader.model import Article, Certainty, Claim, Polarity, Reporting, Span
from reader.text.introductions import without_relative, without_that
from reader.text.neutralise import one_line
from reader.tui.claim_fields import Asked, Fields, Where, Wish
from reader.tui.layout import clip
from reader.tui.layout_reading import Reading
from reader.tui.screens.reading_open import Place
from reader.tui.screens.reading_part import Part

_NAME_CELLS = 34


@dataclass(frozen=True, slots=True)
class Subject:
    """The claim that is put right, as it is shown and as it was found, and whether its name is merged everywhere."""

    article: Article
    claim: Claim
    found: Claim
    is_merged_everywhere: bool


class Correcting(Part):
    """Acts on what was found."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """What body and claims ask for."""
        return {"correct_claim": self.correct, "delete_claim": self.delete, "make_claim": self.make}

    # ------------------------------------------------------------ putting right

    def correct(self) -> None:
        """Ask what is wrong with the current claim."""
        claim, library, reading = self.screen.judging.claim(), self.library, self.screen.opener.reading
        if claim is None or reading is None:
            return
        article, uid = reading.article, claim.uid

        def look() -> Subject:
            claim = library.claims.get(uid).claim  # as it is by now: another program may have put it right
            name = claim.speaker.merged_from.casefold()
            merged = name and any(
                row.name.casefold() == name and not row.article_uid for row in library.speakers.merged()
            )
            return Subject(article, claim, library.claims.as_found(claim.uid), bool(merged))

        self.screen.work.latest("dialog", look, lambda subject: self._ask(subject, reading))

    def _ask(self, subject: Subject, reading: Reading) -> None:
        from reader.tui.dialogs.claim import ClaimDialog  # noqa: PLC0415 — loaded when it is opened

        claim, found = subject.claim, subject.found
        is_made, said = "made" in claim.by_reader, reading.words(without_relative(claim.source, reading.text))
        asked = Asked(
            quote=reading.words(without_that(claim.content, reading.text)),
            now=_fields(claim),
            found=Fields() if is_made else _fields(found),
            aside="" if is_made else _found_words(found, said),
            acts=_acts(subject),
        )

        def answered(given: Fields | Wish | None) -> None:
            if isinstance(given, Wish):
                self._wish(subject, given)
            elif given is not None and not given.is_empty:
                self._change(subject, given)

        self._open(ClaimDialog(asked, _names_in(reading, besides=claim)), answered)

    def _open(self, dialog: Any, answered: Callable[[Any], None]) -> None:
        """Open a dialog that wants names; those of a large library take half a second and come when it is open."""
        library = self.library
        self.screen.app.push_screen(dialog, answered)
        self.screen.work.latest("dialog", lambda: [one_line(one.name) for one in library.speakers.list()], dialog.know)

    def _change(self, subject: Subject, given: Fields) -> None:
        uid, library = subject.claim.uid, self.library
        act = partial(
            library.claims.correct,
            uid,
            speaker=given.speaker,
            polarity=given.polarity,
            certainty=given.certainty,
            reporting=given.reporting,
        )
        self.act(act, lambda _: self._corrected(subject.article, uid, _words_of(given)))

    def _wish(self, subject: Subject, wish: Wish) -> None:
        """Do something else than to change fields."""
        library, uid, article, speaker = self.library, subject.claim.uid, subject.article, subject.claim.speaker
        before = speaker.merged_from
        itself = f"“{clip(one_line(before), _NAME_CELLS)}” stands for itself"
        split = partial(library.speakers.split, before)
        acts: dict[Wish, Callable[[], None]] = {
            Wish.CONFIRM: lambda: self._change(subject, Fields(speaker=speaker.name)),
            Wish.MERGE: lambda: self._ask_merge(subject),
            Wish.SPLIT_HERE: lambda: self._do(
                partial(split, article_uid=article.uid), subject, f"{itself} in this article"
            ),
            Wish.SPLIT: lambda: self._do(split, subject, f"{itself} everywhere"),
            Wish.RESTORE: lambda: self._do(partial(library.claims.restore, uid), subject, "as it was found"),
            Wish.DELETE: lambda: self._delete(article, subject.claim),
        }
        acts[wish]()

    def _do(self, act: Callable[[], object], subject: Subject, words: str) -> None:
        self.act(act, lambda _: self._corrected(subject.article, subject.claim.uid, words))

    def _ask_merge(self, subject: Subject) -> None:
        from reader.tui.dialogs.claim import MergeDialog  # noqa: PLC0415 — loaded when it is opened

        reading, library = self.screen.opener.reading, self.library
        name = subject.claim.speaker.name
        if reading is None:
            return

        def answered(given: tuple[str, Where] | None) -> None:
            if given is None:
                return
            into, where = given
            uid = subject.article.uid if where is Where.HERE else ""
            words = f"“{clip(one_line(name), _NAME_CELLS)}” is “{clip(into, _NAME_CELLS)}” {where.value}"
            self._do(partial(library.speakers.merge, name, into, article_uid=uid), subject, words)

        self._open(MergeDialog(name, _names_in(reading, besides=subject.claim)), answered)

    def _corrected(self, article: Article, claim_uid: str, words: str) -> None:
        """Say it, and show the article as it is now; a filter that would hide all its cards ends."""
        self.say(f"{words} · {self.screen.key('undo')} undoes")
        self.screen.search.refresh()
        if self.screen.opener.article is None or self.screen.opener.article.uid != article.uid:
            return  # another article was opened meanwhile
        self.screen.opener.open_uid(article.uid, Place(claim_uid=claim_uid))

    # ------------------------------------------------------------ deleting

    def delete(self) -> None:
        """Say that this is no claim."""
        claim, article = self.screen.judging.claim(), self.screen.opener.article
        if claim is not None and article is not None:
            self._delete(article, claim)

    def _delete(self, article: Article, claim: Claim) -> None:
        """Delete a claim; the cursor goes to the next one, or to the one before."""
        library, reading = self.library, self.screen.opener.reading
        uids = [item.uid for item in reading.items] if reading else []
        place = uids.index(claim.uid) if claim.uid in uids else -1
        neighbour = (*uids[place + 1 : place + 2], *uids[max(place - 1, 0) : place], "")[0]
        act = partial(library.claims.delete, claim.uid)
        self.act(act, lambda _: self._corrected(article, neighbour, "claim deleted"))

    # ------------------------------------------------------------ making

    def make(self) -> None:
        """Ask whose claim the selection or sentence is, and make it one."""
        from reader.tui.dialogs.claim import ClaimDialog  # noqa: PLC0415 — loaded when it is opened

        reading, span = self.screen.opener.reading, self.screen.body.target()
        if reading is None or span is None:
            return
        article, now = reading.article, Fields("", Polarity.AFFIRMS, Certainty.CERTAIN, Reporting.NEUTRAL)
        asked = Asked(quote=reading.text[span.start : span.end], now=now, is_new=True)

        def answered(given: Fields | Wish | None) -> None:
            if given is not None and not isinstance(given, Wish):
                self._make(article, span, given)

        self._open(ClaimDialog(asked, _names_in(reading)), answered)

    def _make(self, article: Article, span: Span, given: Fields) -> None:
        library = self.library
        act = partial(
            library.claims.make,
            article.uid,
            span,
            speaker=given.speaker or "",
            polarity=given.polarity,
            certainty=given.certainty,
            reporting=given.reporting,
        )
        self.screen.body.drop_selection()
        who = f"claim of {clip(given.speaker, _NAME_CELLS)} made" if given.speaker else "claim made"
        self.act(act, lambda made: self._corrected(article, made.claim.uid, who))


def _fields(claim: Claim) -> Fields:
    return Fields(claim.speaker.name, claim.polarity, claim.certainty, claim.reporting)


def _names_in(reading: Reading, *, besides: Claim | None = None) -> list[str]:
    """Who speaks in an article, those with most claims first."""
    names = Counter(item.claim.speaker.name for item in reading.items if item.claim and item.claim is not besides)
    return [name for name, _ in names.most_common() if name]


def _acts(subject: Subject) -> tuple[tuple[Wish, str], ...]:
    """What else can be done to a claim, in words."""
    speaker, claim = subject.claim.speaker, subject.claim
    name = clip(one_line(speaker.name), _NAME_CELLS)
    before = clip(one_line(speaker.merged_from), _NAME_CELLS)
    offered = (
        (bool(name) and speaker.is_inferred, Wish.CONFIRM, f"the speaker is indeed {name}"),
        (bool(name), Wish.MERGE, f"“{name}” is another name for …"),
        (bool(before), Wish.SPLIT_HERE, f"“{before}” stands for itself in this article"),
        (subject.is_merged_everywhere, Wish.SPLIT, f"“{before}” stands for itself everywhere"),
        (bool(claim.by_reader) and "made" not in claim.by_reader, Wish.RESTORE, "restore what was found"),
        (True, Wish.DELETE, "delete this claim"),
    )
    return tuple((wish, words) for is_offered, wish, words in offered if is_offered)


def _words_of(given: Fields) -> str:
    """What was changed: `speaker: Ada Lee · denies`."""
    speaker = "speaker as found" if given.speaker == "" else f"speaker: {clip(given.speaker or '', _NAME_CELLS)}"
    certainty = "not asserted" if given.certainty is Certainty.UNSPECIFIED else given.certainty
    parts = ("" if given.speaker is None else speaker, given.polarity, certainty, given.reporting)
    return " · ".join(str(part) for part in parts if part)


def _found_words(found: Claim, said: str) -> str:
    """Who was found, for the dialog: the name, and the words here where they are others."""
    name = found.speaker.name
    if not name:
        return f"“{said}”" if said else "nobody is named"
    return name if not said or name.casefold() in said.casefold() else f"{name}, here “{said}”"
