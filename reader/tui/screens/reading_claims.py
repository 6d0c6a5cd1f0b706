"""What the reader does with claims: compare, why, verdicts, one speaker's claims only, everyone who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from reader.model import ArticleSort, Claim, KeptDraft, SpeakerCount, Verdict
from reader.tui.layout_modes import Mode
from reader.tui.screens.reading_open import Place
from reader.tui.screens.reading_panes import LIST
from reader.tui.screens.reading_part import Part

_MOST_RELATED = 12


class Judging(Part):
    """Acts on the current claim."""

    def answers(self) -> dict[str, Callable[[], None]]:
        """What body and claims ask for."""
        return {
            "compare": self.compare,
            "timeline": self.timeline,
            "filter_speaker": self.filter_speaker,
            "why": self.why,
            "verdict_convincing": lambda: self.judge(Verdict.CONVINCING),
            "verdict_doubtful": lambda: self.judge(Verdict.DOUBTFUL),
            "verdict_menu": self.verdict_menu,
        }

    def claim(self) -> Claim | None:
        """The current claim; says so when there is none."""
        item = self.screen.claim_list.current_item
        if item is None or item.claim is None:
            self.say("a figure in the article's own voice is no claim" if item else "no claim here")
            return None
        return item.claim

    def compare(self) -> None:
        """Show who says what about the claim, or the figure in the own voice; in the list, about the article."""
        from reader.tui.screens.compare import CompareScreen  # noqa: PLC0415 — loaded when it is opened

        item, article = self.screen.claim_list.current_item, self.screen.article_list.article
        is_in_list = self.screen.pane == LIST
        asked = (article.uid if article else "") if is_in_list else (item.uid if item else "")
        if not asked:
            self.say("no article here" if is_in_list else "no claim here")
            return
        screen = CompareScreen(self.library, asked, self.screen.settings.keys)
        screen.colours = self.screen.settings.colours

        def closed(place: tuple[str, str] | None) -> None:
            if screen.has_changed:
                self.screen.search.refresh()
                self.screen.opener.reload()
            if place is not None:
                self.go_to_article(*place)

        self.screen.app.push_screen(screen, closed)

    def timeline(self) -> None:
        """Show how the claim, or the figure in the article's own voice, moved over the days."""
        from reader.tui.screens.timeline import TimelineScreen  # noqa: PLC0415 — loaded when it is opened

        item = self.screen.claim_list.current_item
        if item is None:
            self.say("no claim here")
            return

        def chosen(place: tuple[str, str] | None) -> None:
            if place is not None:
                self.go_to_article(*place)

        self.screen.app.push_screen(TimelineScreen(self.library, item.uid, self.screen.settings.keys, item.uid), chosen)

    def go_to_article(self, article_uid: str, claim_uid: str, mark_uid: str = "") -> None:
        """Open a claim or mark in its article; the list goes there too, where it has the article."""
        library, listing = self.library, self.screen.listing
        if listing.query.strip():
            listing = replace(listing, sort=ArticleSort.RELEVANCE)

        def found(number: int | None) -> None:
            if number is not None:
                self.screen.article_list.go_to(number, is_quiet=True)

        self.screen.work.latest("follow", lambda: library.articles.rows(listing).index(article_uid), found)
        self.screen.opener.open_uid(article_uid, Place(claim_uid, mark_uid, is_reading=True))
        self.screen.show_pane(2)

    def show_related(self) -> None:
        """Bring claims of other articles beside the current one, in the drawer."""
        item, library = self.screen.claim_list.current_item, self.library
        if item is None or item.claim is None or self.screen.mode is not Mode.DRAWER:
            return
        uid = item.claim.uid
        self.screen.work.latest(
            "related", lambda: library.claims.related(uid, limit=_MOST_RELATED), self.screen.claim_list.show_related
        )

    def why(self) -> None:
        """Show by which rule the claim was found, and why for this speaker."""
        from reader.tui.dialogs.why import WhyDialog  # noqa: PLC0415 — loaded when it is opened

        claim, library = self.claim(), self.library
        if claim is None:
            return

        def closed(is_wrong: bool | None) -> None:
            if is_wrong:
                self.screen.correcting.correct()
                self.screen.post_message(self.screen.Answered())

        def show(lines: tuple[str, ...]) -> None:
            self.screen.app.push_screen(WhyDialog(lines), closed)

        self.screen.work.latest("dialog", lambda: library.claims.why(claim.uid), show)

    def speakers(self) -> None:
        """Show everyone who speaks, the speaker of the current claim first of all."""
        from reader.tui.screens.speakers import SpeakersScreen  # noqa: PLC0415 — loaded when it is opened

        item = self.screen.claim_list.current_item
        at = item.claim.speaker.name if item and item.claim and self.screen.pane != LIST else ""
        screen = SpeakersScreen(self.library, self.screen.settings, at)

        def closed(place: tuple[str, str] | None) -> None:
            if screen.has_changed:
                self.screen.search.refresh()
                self.screen.opener.reload()
            if place is not None:
                self.go_to_article(*place)

        self.screen.app.push_screen(screen, closed)

    def tell_drafts(self) -> None:
        """Say that something was being written when the program ended."""
        library = self.library

        def tell(drafts: tuple[KeptDraft, ...]) -> None:
            if drafts and not self.screen.hints.words:
                kept = "a draft of a note is kept" if len(drafts) == 1 else f"{len(drafts)} drafts of notes are kept"
                self.say(f"{kept} · {self.screen.key('notes')} lists what you wrote")

        self.screen.work.latest("drafts", library.drafts.all, tell)

    def notes(self) -> None:
        """Show the notes of all articles."""
        from reader.tui.screens.notes import NotesScreen  # noqa: PLC0415 — loaded when it is opened
        from reader.tui.screens.notes_panes import NotePlace  # noqa: PLC0415 — as above

        article = self.screen.opener.article
        screen = NotesScreen(self.library, self.screen.settings, article.uid if article else "")

        def closed(place: NotePlace | None) -> None:
            if screen.has_changed:
                self.screen.search.refresh()
                self.screen.opener.reload()
            if place is not None:
                self.go_to_article(place.article_uid, place.claim_uid, place.mark_uid)

        self.screen.app.push_screen(screen, closed)

    def filter_speaker(self) -> None:
        """Choose whose claims to show."""
        from reader.tui.dialogs.choices import SpeakerFilterDialog  # noqa: PLC0415 — loaded when it is opened

        reading = self.screen.opener.reading
        if reading is None:
            return
        speakers = [item.claim.speaker for item in reading.items if item.claim and item.claim.speaker.name]
        if not speakers:
            self.say("nobody is named as a speaker here")
            return
        counts = Counter(speaker.name for speaker in speakers)
        kinds = {speaker.name: speaker.kind for speaker in speakers}
        rows = [SpeakerCount(name, kinds[name], count, 1) for name, count in counts.most_common()]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.screen.claim_list.filter_speaker(name)

        self.screen.app.push_screen(SpeakerFilterDialog(rows), chosen)

    # ------------------------------------------------------------ verdicts

    def judge(self, verdict: Verdict | None, reason: str | None = None) -> None:
        """Keep a verdict on the current claim; without a reason that stays, and the same one again takes it back."""
        claim, library, reading = self.claim(), self.library, self.screen.opener.reading
        if claim is None or reading is None:
            return
        is_again = reason is None and reading.verdicts.get(claim.uid) is verdict
        kept = None if is_again else verdict
        aside = f"{self.screen.key('verdict_menu')} says why · " if reason is None else ""

        def done(_: None) -> None:
            words = f"verdict: {kept.value} · {aside}" if kept else "verdict taken back · "
            self.say(f"{words}{self.screen.key('undo')} undoes")
            self.screen.opener.reload_marks()

        self.act(lambda: library.notes.set_verdict(claim.uid, kept, reason=reason), done)

    def verdict_menu(self) -> None:
        """Ask for a verdict, with a reason."""
        from reader.tui.dialogs.choices import VerdictDialog  # noqa: PLC0415 — loaded when it is opened

        claim, reading = self.claim(), self.screen.opener.reading
        if claim is None or reading is None:
            return

        def chosen(given: tuple[Verdict | None, str] | None) -> None:
            if given is not None:
                self.judge(*given)

        reason = next((mark.text for mark in reading.judgements if mark.claim_uid == claim.uid), "")
        self.screen.app.push_screen(VerdictDialog(reading.verdicts.get(claim.uid), reason), chosen)
