"""What the reader puts right in claims, on a real library."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, at_the_dams_claim, press, settle, shown
from textual import events

from reader.model import Certainty, Polarity, Reporting
from reader.tui.theme import THEMES, textual_name, themes

pytestmark = pytest.mark.slow

SIZES = [pytest.param((160, 45), id="columns"), pytest.param((120, 36), id="drawer"), pytest.param((72, 22), id="tabs")]


def at_sizes(first, other):
    """The first at every size, the other at one: which key it is has nothing to do with the size."""
    rows = [pytest.param(first, *size.values, id=f"{first}-{size.id}") for size in SIZES]
    return [*rows, pytest.param(other, *SIZES[1].values, id=f"{other}-{SIZES[1].id}")]


def claim_at(screen, number):
    return screen.opener.reading.items[number].claim


def speaker_at(screen, number):
    return claim_at(screen, number).speaker


def uids(screen):
    return [item.uid for item in screen.opener.reading.items]


def acts(pilot):
    """What the dialog offers besides its fields."""
    return [str(option.prompt) for option in pilot.app.screen.query_one("#acts").options]


async def do(pilot, act):
    """Open the dialog and choose one of the acts below its fields."""
    await press(pilot, "3", "S", *["tab"] * 4)
    row = next(number for number, words in enumerate(acts(pilot)) if act in words)
    await press(pilot, *["down"] * row, "enter")


@pytest.mark.parametrize(("pane", "size"), at_sizes("3", "2"))
async def test_s_corrects_the_speaker_of_the_current_claim(home, pane, size):
    async with app_on(home, size) as pilot:
        screen, number = await at_the_dams_claim(pilot, is_inferred=True)
        was = speaker_at(screen, number)
        await press(pilot, pane, "S")
        assert f"found: {was.name}" in "\n".join(shown(pilot))
        await press(pilot, *"Otto Brandt", "enter")
        assert speaker_at(screen, number).name == "Otto Brandt"
        assert screen.claim_list.current == number
        assert "speaker: Otto Brandt · u undoes" in shown(pilot)[-1]
        await press(pilot, "3")
        assert any("Otto Brandt" in row and "▪" in row and "~" not in row for row in shown(pilot))
        assert any("corrected: speaker" in row for row in shown(pilot))
        await press(pilot, "u")
        assert speaker_at(screen, number) == was
        await press(pilot, "U")
        assert speaker_at(screen, number).name == "Otto Brandt"


@pytest.mark.parametrize("size", SIZES)
async def test_polarity_certainty_and_reporting_are_chosen_with_the_arrows(home, size):
    async with app_on(home, size) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = claim_at(screen, number)
        await press(pilot, "3", "S", "tab", "right", "down", "right", "space", "tab", "left")
        assert "affirms (found)" in "\n".join(shown(pilot)) or was.polarity is Polarity.DENIES
        await press(pilot, "enter")
        now = claim_at(screen, number)
        assert now.polarity is not was.polarity
        assert (now.certainty, now.reporting) != (was.certainty, was.reporting)
        assert now.by_reader == ("polarity", "certainty", "reporting")
        assert now.speaker == was.speaker
        assert "u undoes" in shown(pilot)[-1]
        await press(pilot, "u")
        assert claim_at(screen, number) == was


async def test_the_status_line_says_what_was_changed(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        assert claim_at(screen, number).polarity is Polarity.AFFIRMS
        await press(pilot, "3", "S", "tab", "right", "tab", *["left"], "enter")
        assert "denies · not asserted · u undoes" in shown(pilot)[-1]
        assert claim_at(screen, number).certainty is Certainty.UNSPECIFIED


async def test_an_emptied_field_takes_who_was_found(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = speaker_at(screen, number)
        await press(pilot, "3", "S", *"Otto", "enter", "S", "backspace", "enter")
        assert speaker_at(screen, number) == was
        assert "speaker as found" in shown(pilot)[-1]


@pytest.mark.parametrize("is_inferred", [False, True])
async def test_nothing_is_done_where_the_dialog_changes_nothing(home, is_inferred):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot, is_inferred=is_inferred)
        await press(pilot, "3", "S", "enter", "S", "tab", "right", "left", "enter", "S", *"Otto", "escape")
        assert "undoes" not in shown(pilot)[-1]
        assert screen.library.history.acts() == ()


async def test_a_name_that_was_inferred_can_be_confirmed(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot, is_inferred=True)
        was = speaker_at(screen, number)
        await do(pilot, f"indeed {was.name}")
        assert (speaker_at(screen, number).name, speaker_at(screen, number).is_inferred) == (was.name, False)
        await press(pilot, "S")
        assert not any("indeed" in words for words in acts(pilot))


async def test_names_of_the_article_are_offered_before_those_of_the_library(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        await press(pilot, "3", "S")
        names = [str(option.prompt) for option in pilot.app.screen.query_one("#names").options]
        here = {item.claim.speaker.name for item in screen.opener.reading.items if item.claim}
        here -= {"", speaker_at(screen, number).name}
        assert here == set(names[: len(here)])
        assert "Ida Holt" in names[len(here) :]


async def test_a_filter_by_a_speaker_who_has_no_claim_any_more_ends(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        screen.claim_list.filter_speaker(speaker_at(screen, number).name)
        await press(pilot, "3", "S", *"Otto", "enter")
        assert screen.claim_list.speaker == ""
        assert any("Otto" in row for row in shown(pilot))


async def test_what_was_found_is_restored(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = claim_at(screen, number)
        await press(pilot, "3", "S", *"Otto", "tab", "right", "enter")
        await do(pilot, "restore")
        assert claim_at(screen, number) == was
        assert "as it was found · u undoes" in shown(pilot)[-1]
        await press(pilot, "S")
        assert not any("restore" in words for words in acts(pilot))


@pytest.mark.parametrize(("key", "size"), at_sizes("D", "delete"))
async def test_a_claim_is_deleted_and_comes_back(home, key, size):
    async with app_on(home, size) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        before = uids(screen)
        await press(pilot, "3", key)
        assert uids(screen) == before[:number] + before[number + 1 :]
        assert "claim deleted · u undoes" in shown(pilot)[-1]
        assert screen.claim_list.current_item.uid in {*before[number + 1 : number + 2], *before[number - 1 : number]}
        await press(pilot, "u")
        assert uids(screen) == before


async def test_the_last_claim_is_deleted_and_the_cursor_goes_back_by_one(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        before = uids(screen)
        screen.body.go_to_item(max(n for n, item in enumerate(screen.opener.reading.items) if item.claim))
        await press(pilot, "3")
        place = screen.claim_list.current
        await press(pilot, "D")
        assert len(uids(screen)) == len(before) - 1
        assert screen.claim_list.current_item.uid == (
            before[place + 1] if place + 1 < len(before) else before[place - 1]
        )


async def test_the_dialog_deletes_a_claim_too(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        gone = uids(screen)[number]
        await do(pilot, "delete this claim")
        assert gone not in uids(screen)


async def test_a_figure_in_the_articles_own_voice_cannot_be_deleted(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        own = next(n for n, item in enumerate(screen.opener.reading.items) if item.claim is None)
        screen.body.go_to_item(own)
        await press(pilot, "3", "D")
        assert "no claim" in shown(pilot)[-1]
        assert screen.library.history.acts() == ()


@pytest.mark.parametrize("where", [0, 1], ids=["everywhere", "in-this-article"])
async def test_two_names_become_one_speaker_and_two_again(home, where):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = speaker_at(screen, number)
        await do(pilot, "is another name for")
        await press(pilot, *"Water Board", "tab", *["right"] * where, "enter")
        assert (speaker_at(screen, number).name, speaker_at(screen, number).merged_from) == ("Water Board", was.name)
        assert "is “Water Board”" in shown(pilot)[-1]
        assert ("everywhere", "in this article")[where] in shown(pilot)[-1]
        (row,) = screen.library.speakers.merged()
        assert row.article_uid == ("", screen.opener.article.uid)[where]
        await do(pilot, ("stands for itself everywhere", "stands for itself in this article")[where])
        assert speaker_at(screen, number) == was
        await press(pilot, "u")
        assert speaker_at(screen, number).name == "Water Board"


async def test_a_merge_without_a_name_says_so_and_stays_open(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        await do(pilot, "is another name for")
        await press(pilot, "enter")
        assert any("no name is given" in row for row in shown(pilot))
        await press(pilot, "escape")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_claim_is_made_of_the_selection(home, size):
    async with app_on(home, size) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        before = uids(screen)
        start = screen.opener.reading.text.index("It was flooded in 1987")
        screen.body.go_to(start)
        await press(pilot, "2", "v", "right", "right", "right", "right")
        assert any("claim" in row for row in shown(pilot)[-1:]) or size[0] < 80
        await press(pilot, "C")
        assert "Make a claim" in "\n".join(shown(pilot))
        await press(pilot, *"Lena Fors", "tab", "tab", "right", "enter")
        (new,) = set(uids(screen)) - set(before)
        item = next(item for item in screen.opener.reading.items if item.uid == new)
        text = screen.opener.reading.text
        assert [text[span.start : span.end] for span in item.claim.content] == ["It was flooded in 1987"]
        assert (item.claim.speaker.name, item.claim.certainty) == ("Lena Fors", Certainty.PROBABLE)
        assert "claim of Lena Fors made · u undoes" in shown(pilot)[-1]
        assert screen.body.selected() is None
        await press(pilot, "3")
        assert screen.claim_list.current_item.uid == new
        assert any("made by you" in row for row in shown(pilot))
        await press(pilot, "u")
        assert uids(screen) == before


async def test_a_claim_is_made_of_the_sentence_with_nobody_named(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        before = uids(screen)
        screen.body.go_to(screen.opener.reading.text.index("It was flooded in 1987"))
        await press(pilot, "2", "C", "enter")
        (new,) = set(uids(screen)) - set(before)
        made = next(item.claim for item in screen.opener.reading.items if item.uid == new)
        assert (made.speaker.name, made.polarity, made.reporting) == ("", Polarity.AFFIRMS, Reporting.NEUTRAL)
        await press(pilot, "3", "S", *"Otto", "enter")
        made = next(item.claim for item in screen.opener.reading.items if item.uid == new)
        assert made.speaker.name == "Otto"


async def test_escape_makes_no_claim_and_keeps_the_selection(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        await press(pilot, "2", "v", "right", "C", *"Otto", "escape")
        assert screen.library.history.acts() == ()
        assert screen.body.selected() is not None


@pytest.mark.parametrize("pane", ["2", "3"])
async def test_from_why_the_claim_is_corrected(home, pane):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        await press(pilot, pane, "w")
        assert any("Speaker" in row and "a" in row for row in shown(pilot))
        await press(pilot, "S", *"Otto", "enter")
        assert speaker_at(screen, number).name == "Otto"


async def test_letters_typed_at_once_behind_the_key_in_why_are_the_name(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        await press(pilot, "3", "w")
        for key in "SDora":  # in one piece, as a terminal sends what is typed fast; D would delete the claim
            pilot.app.post_message(events.Key(key, key))
        await settle(pilot)
        await press(pilot, "enter")
        assert speaker_at(screen, number).name == "Dora"


async def test_the_keys_never_act_on_a_card_that_the_filter_hides(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        hidden = claim_at(screen, number)
        name = next(item.claim.speaker.name for item in screen.opener.reading.items if other_speaker(item, hidden))
        await press(pilot, "3", "f", *name, "enter")
        assert screen.claim_list.speaker == name
        assert screen.claim_list.current_item.claim.speaker.name == name
        assert any(f"›{bar}" in row for row in shown(pilot) for bar in "│┆║")
        await press(pilot, "2", "g", "]", "3")
        assert screen.claim_list.current_item.claim.speaker.name == name


def other_speaker(item, claim):
    return item.claim is not None and item.claim.speaker.name not in ("", claim.speaker.name)


async def test_a_correction_that_leaves_the_filter_leaves_the_cursor_on_a_card(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        names = [item.claim.speaker.name for item in screen.opener.reading.items if item.claim]
        name = next(one for one in names if one and names.count(one) > 1)
        await press(pilot, "3", "f", *name, "enter", "g")
        gone = screen.claim_list.current_item.uid
        await press(pilot, "S", *"Otto Brandt", "enter")
        assert "speaker: Otto Brandt" in shown(pilot)[-1]
        assert screen.claim_list.current_item.uid != gone
        assert screen.claim_list.current_item.claim.speaker.name == name


async def test_the_dialog_and_an_undo_that_finds_nothing_show_what_another_program_did(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = speaker_at(screen, number)
        screen.library.claims.correct(claim_at(screen, number).uid, speaker="Other Window")
        await press(pilot, "3", "S")
        assert any("Other Window" in row for row in shown(pilot))
        await press(pilot, "tab", "right", "enter")
        assert speaker_at(screen, number).name == "Other Window"
        for _ in range(2):
            screen.library.history.undo()
        await press(pilot, "u")
        assert "nothing to undo" in shown(pilot)[-1]
        assert speaker_at(screen, number) == was


async def test_in_sixteen_colours_the_claim_stays_to_be_seen_below_its_dialog(home):
    async with app_on(home) as pilot:
        for theme in themes(is_ansi=True):
            pilot.app.register_theme(theme)
        pilot.app.theme = textual_name(THEMES[0], is_ansi=True)
        await at_the_dams_claim(pilot)
        await press(pilot, "3", "S")
        assert pilot.app.screen.styles.background.a == 0
