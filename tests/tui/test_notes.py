"""The notes screen on a real library: lists, filters, search, keys; what it opens; drafts."""

from __future__ import annotations

import shutil

import pytest
from support.library_in_hand import paths_in, take_in
from support.screens_in_hand import app_on, fill, press, settle, shown
from textual.widgets import TextArea

from reader.library import Library
from reader.library.drafts import draft_on, key_of
from reader.model import KeptDraft, NoteDraft, NoteRow, Span, Verdict
from reader.tui.layout import cells
from reader.tui.screens.notes import NotesScreen

pytestmark = pytest.mark.slow
SIZES = [pytest.param((160, 45), id="columns"), pytest.param((100, 30), id="one"), pytest.param((72, 22), id="narrow")]


@pytest.fixture(scope="module")
def noted_home(tmp_path_factory):
    """Three notes, a highlight, a verdict: the newest is on the port strike, with a link to the dam."""
    folder = tmp_path_factory.mktemp("noted")
    fill(folder)
    with Library.open(paths_in(folder)) as library:
        dam, port = (_titled(library, word).uid for word in ("Orla dam", "Port strike"))
        notes = library.notes
        notes.quote(dam, "4,000 people", colour="green")
        notes.quote(dam, "12,000 inhabitants", text="*Which* year?", tags=["check"])
        claim = library.claims.of_article(dam).claims[0].uid
        notes.set_verdict(claim, Verdict.DOUBTFUL, reason="no source")
        notes.quote(port, "300 members", text=f"as in [[{dam}|the dam]]", tags=["check", "union"])
    return folder


def _titled(library, word):
    return next(each for each in library.articles.rows().page(0, 9) if word in each.title)


@pytest.fixture
def home(noted_home, tmp_path):
    return shutil.copytree(noted_home, tmp_path / "home")


def listed(pilot):
    """What the entries say first."""
    notes = pilot.app.screen.notes
    entries = [notes.entry(number) for number in range(notes.count)]
    return [
        f"draft {each.draft.text}"
        if isinstance(each, KeptDraft)
        else (each.annotation.text or each.annotation.selector.quote)
        for each in entries
    ]


ALL = ["as in", "no source", "*Which* year?", "4,000 people"]


def begins(pilot):
    return [words[: len(start)] for words, start in zip(listed(pilot), ALL, strict=False)]


@pytest.mark.parametrize("size", SIZES)
async def test_all_notes_are_listed_and_the_one_with_the_cursor_can_be_read(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "A")
        assert isinstance(pilot.app.screen, NotesScreen)
        assert begins(pilot) == ALL
        assert {cells(row) for row in shown(pilot)} == {size[0]}
        await press(pilot, "j", "j", "tab")
        text = "\n".join(shown(pilot))
        assert "Which year?" in text
        assert "1 note leads here" in text
        assert (size[0] > 112) is ("4,000 people" in text)
        await press(pilot, "escape")
        assert pilot.app.screen.focused is pilot.app.screen.notes


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_article_at_the_note(home, size):
    async with app_on(home, size) as pilot:
        reading = pilot.app.screen
        await press(pilot, "A", "j", "j", "enter")
        assert pilot.app.screen is reading
        cursor = reading.body.view.cursor.sentence
        assert "12,000 inhabitants" in reading.opener.reading.text[cursor.start : cursor.end]
        assert reading.pane == 2


async def test_enter_on_a_verdict_opens_its_claim(home):
    async with app_on(home) as pilot:
        reading = pilot.app.screen
        await press(pilot, "A", "j", "enter")
        assert reading.claim_list.current_item.claim.uid == reading.opener.reading.judgements[0].claim_uid


async def test_a_link_is_followed_to_its_article_and_one_that_leads_here_to_its_note(home):
    async with app_on(home) as pilot:
        reading = pilot.app.screen
        await press(pilot, "A", "j", "j", "tab", "left_square_bracket", "enter")
        assert begins(pilot) == ALL
        assert pilot.app.screen.notes.here.annotation.text.startswith("as in")
        await press(pilot, "tab", "right_square_bracket", "right_square_bracket", "enter")
        assert "Orla dam" in reading.opener.article.title


@pytest.mark.parametrize(
    ("keys", "starts"),
    [
        pytest.param(["space"], ["as in", "*Which*"], id="notes"),
        pytest.param(["space", "end", "space"], ["as in"], id="a-kind-and-a-tag"),
    ],
)
async def test_the_filter_keeps_what_is_ticked_and_escape_shows_all(home, keys, starts):
    async with app_on(home) as pilot:
        await press(pilot, "A", "f", *keys, "enter")
        assert [words[: len(start)] for words, start in zip(listed(pilot), starts, strict=True)] == starts
        await press(pilot, "escape")
        assert begins(pilot) == ALL


async def test_the_open_article_alone_can_be_listed(home):
    async with app_on(home) as pilot:
        pilot.app.screen.opener.open_uid(_titled(pilot.app.library, "Port").uid, _place())
        await settle(pilot)
        await press(pilot, "A", "f", *["j"] * 5, "space", "enter")
        assert [words[:5] for words in listed(pilot)] == ["as in"]
        assert "in the open article" in shown(pilot)[0]


def _place():
    from reader.tui.screens.reading_open import Place

    return Place()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_searches_in_notes_and_escape_shows_all(home, size):
    async with app_on(home, size) as pilot:
        await press(pilot, "A", "slash", *"source")
        assert listed(pilot) == ["no source"]
        await press(pilot, "enter")
        assert pilot.app.screen.focused is pilot.app.screen.notes
        await press(pilot, "slash", *" zzz")
        assert any("no note fits" in row for row in shown(pilot))
        await press(pilot, "escape")
        assert begins(pilot) == ALL


async def test_letters_typed_at_once_behind_the_key_are_the_screens(home):
    async with app_on(home) as pilot:
        await pilot.press("A", "/", *"source")
        await settle(pilot)
        assert listed(pilot) == ["no source"]


async def test_a_slip_in_the_query_is_told(home):
    async with app_on(home) as pilot:
        await press(pilot, "A", "slash", "quotation_mark", *"no")
        assert "never closed" in shown(pilot)[-1]


async def test_notes_are_sorted_by_article_and_by_age(home):
    async with app_on(home) as pilot:
        await press(pilot, "A", "s")
        assert listed(pilot)[0] == "4,000 people"
        await press(pilot, "s")
        assert "by article" in shown(pilot)[0]
        homes = [pilot.app.screen.notes.entry(number).article.title for number in range(4)]
        assert homes in (sorted(homes), sorted(homes, reverse=True))
        await press(pilot, "s")
        assert begins(pilot) == ALL


async def test_a_note_is_edited_coloured_tagged_deleted_and_all_of_it_undone(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        await press(pilot, "A", "j", "j")
        uid = pilot.app.screen.notes.here.annotation.uid
        await press(pilot, "a", *"2019", "escape")
        await press(pilot, "h", "T", *"new", "enter")
        note = library.notes.get(uid)
        assert (note.text, note.colour, note.tags) == ("*Which* year?2019", "green", ("check", "new"))
        assert pilot.app.screen.notes.here.annotation.uid == uid
        await press(pilot, "D")
        assert len(listed(pilot)) == 3
        assert "undoes" in shown(pilot)[-1]
        await press(pilot, "u", "u", "u", "u")
        note = library.notes.get(uid)
        assert (note.text, note.colour, note.tags) == ("*Which* year?", "yellow", ("check",))


async def test_the_reason_of_a_verdict_is_edited_and_the_verdict_taken_back(home):
    async with app_on(home) as pilot:
        await press(pilot, "A", "j", "a", *" named", "enter")
        assert "no source named" in listed(pilot)
        await press(pilot, "g", "D")
        assert "verdict taken back" in shown(pilot)[-1]
        assert len(listed(pilot)) == 3


async def test_the_reading_screen_follows_what_was_done_here(home):
    async with app_on(home) as pilot:
        reading = pilot.app.screen
        reading.opener.open_uid(_titled(pilot.app.library, "Port").uid, _place())
        await settle(pilot)
        assert len(reading.reading.marks) == 1
        await press(pilot, "A", "D", "escape")
        assert reading.reading.marks == ()


async def test_what_is_listed_is_exported(home, tmp_path):
    async with app_on(home) as pilot:
        await press(pilot, "A", "slash", *"year", "enter", "e")
        pilot.app.screen.query_one("#path").value = str(tmp_path / "notes.md")
        pilot.app.screen.query_one("#path").focus()
        await press(pilot, "enter")
        text = (tmp_path / "notes.md").read_text(encoding="utf-8")
        assert "*Which* year?" in text
        assert "> 12,000 inhabitants" in text
        assert "no source" not in text


def _keep_drafts(library):
    """One draft on words without a note, one of the newest note, which was changed since."""
    dam = _titled(library, "Orla dam")
    draft = NoteDraft("half a thou", article_uid=dam.uid, span=Span(0, 8), quote="Orla dam")
    library.drafts.keep(key_of(dam.uid, Span(0, 8)), draft)
    row = library.notes.rows().page(0, 1)[0]
    library.drafts.keep(row.annotation.uid, draft_on(row.article, row.annotation))
    library.notes.edit(row.annotation.uid, text="newer words")
    return row.annotation.uid


async def test_drafts_are_told_at_the_start_and_listed_first_with_their_place(home):
    async with app_on(home) as pilot:
        _keep_drafts(pilot.app.library)
    async with app_on(home) as pilot:
        assert "2 drafts of notes are kept" in shown(pilot)[-1]
        await press(pilot, "A")
        assert [words[:5] for words in listed(pilot)[:3]] == ["draft", "draft", "newer"]
        assert any("older than its note" in row for row in shown(pilot))
        await press(pilot, "f", "j", "j", "j", "space", "enter")
        assert [words[:5] for words in listed(pilot)] == ["draft", "draft"]


async def test_a_draft_is_gone_on_with_where_it_was_begun(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        _keep_drafts(library)
        await press(pilot, "A")
        while "half" not in listed(pilot)[pilot.app.screen.notes.current]:
            await press(pilot, "j")
        await press(pilot, "a", *"ght", "escape")
        note = next(row.annotation for row in library.notes.rows().page(0, 9) if "half" in row.annotation.text)
        assert (note.text, note.selector.quote, note.selector.start) == ("half a thought", "Orla dam", 0)
        assert [kept.draft.text[:5] for kept in library.drafts.all()] == ["as in"]


async def test_a_draft_that_is_behind_is_offered_below_the_newer_words(home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        uid = _keep_drafts(library)
        await press(pilot, "A")
        while "as in" not in listed(pilot)[pilot.app.screen.notes.current]:
            await press(pilot, "j")
        await press(pilot, "a")
        assert pilot.app.screen.query_one(TextArea).text == "newer words"
        await press(pilot, "ctrl+r", "escape")
        assert library.notes.get(uid).text.startswith("newer words\n\nas in")
        assert [kept.draft.text for kept in library.drafts.all()] == ["half a thou"]


async def test_a_draft_is_dropped_only_when_the_reader_says_so(home):
    async with app_on(home) as pilot:
        _keep_drafts(pilot.app.library)
        await press(pilot, "A", "D", "n")
        assert len(pilot.app.library.drafts.all()) == 2
        await press(pilot, "D", "y")
        assert len(pilot.app.library.drafts.all()) == 1
        assert isinstance(pilot.app.screen.notes.entry(1), NoteRow)


@pytest.mark.parametrize("size", [(160, 45), (20, 5)])
async def test_a_library_without_notes_says_how_to_begin_and_no_key_fails(tmp_path, size):
    async with app_on(tmp_path, size) as pilot:
        await press(
            pilot, "A", "j", "enter", "a", "T", "h", "D", "o", "s", "u", "U", "tab", "G", "space", "f", "escape"
        )
        assert isinstance(pilot.app.screen, NotesScreen)
        assert {cells(row) for row in shown(pilot)} == {size[0]}
        await press(pilot, "escape")


async def test_no_editor_is_told(home, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with app_on(home) as pilot:
        await press(pilot, "A", "o")
        assert "EDITOR" in shown(pilot)[-1]


@pytest.fixture
def two_states(home, tmp_path):
    """Two copies of the library changed the newest note; the other one is merged into the first."""
    other = shutil.copytree(home, tmp_path / "other")
    for folder, words in ((home, "mine"), (other, "theirs")):
        with Library.open(paths_in(folder)) as library:
            uid = library.notes.rows().page(0, 1)[0].annotation.uid
            library.notes.edit(uid, text=words)
    with Library.open(paths_in(home)) as library:
        library.merging.merge(str(other / "library.db"))
    return home


@pytest.mark.parametrize(
    ("key", "kept"), [("1", {"mine"}), ("2", {"theirs"}), ("plus", {"mine", "theirs"})], ids=["one", "other", "both"]
)
async def test_between_two_states_of_a_note_the_reader_chooses(two_states, key, kept):
    async with app_on(two_states) as pilot:
        library = pilot.app.library
        await press(pilot, "A")
        text = "\n".join(shown(pilot))
        assert "2 states" in text
        assert "mine" in text
        assert "theirs" in text
        first = library.merging.choices()[0].sides[0].text
        chosen = key if first == "mine" else {"1": "2", "2": "1"}.get(key, key)
        await press(pilot, "a", chosen)
        assert {row.annotation.text for row in library.notes.rows().page(0, 9)} & {"mine", "theirs"} == kept
        assert library.merging.choices() == ()
        await press(pilot, "u")
        assert len(library.merging.choices()) == 1


async def test_notes_whose_words_are_gone_are_listed_and_answered(home, noted_home):
    async with app_on(home) as pilot:
        library = pilot.app.library
        text = "Port strike ends after nine days\n\nNothing else is said of it."
        take_in(library, text, path=str(noted_home / "in" / "port.txt"))
        await press(pilot, "A", "f", *["j"] * 6, "space", "j", "space", "enter")
        assert [words[:5] for words in listed(pilot)] == ["as in"]
        assert "not in the newest version" in "\n".join(shown(pilot))
        await press(pilot, "x")
        assert len(library.notes.get(pilot.app.screen.notes.here.annotation.uid).not_in) == 1
        await press(pilot, "u", "escape", "G", "y")
        assert "its place is sure" in shown(pilot)[-1]
