"""What the reader does to claims, on a real library."""

from __future__ import annotations

import pytest
from support.screens_in_hand import app_on, press, settle, shown


async def compare_from_port(pilot):
    """Open the article about the port at its claim about the Orla company, and the comparison of that."""
    screen = pilot.app.screen
    for number in range(3):
        if "Port" in screen.article_list.article_at(number).title:
            screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    screen.body.go_to_item(len(screen.opener.reading.items) - 1)
    await settle(pilot)
    await press(pilot, "c")
    return screen


async def test_the_list_goes_to_the_article_that_was_opened_from_a_comparison(home):
    async with app_on(home) as pilot:
        screen = await compare_from_port(pilot)
        await press(pilot, "enter")
        assert "Orla dam" in screen.opener.article.title
        assert screen.article_list.article.uid == screen.opener.article.uid
        assert screen.pane == 2


async def test_own_keys_are_named_on_the_compare_screen(home):
    async with app_on(home, keys={"open_claim": ("o",)}) as pilot:
        await compare_from_port(pilot)
        assert "o open in article" in shown(pilot)[-1]


async def at_the_dams_claim(pilot, *, is_inferred=False):
    """Open the article about the dam at a claim, of one who has no other; gives the screen and the claim's number."""
    screen = pilot.app.screen
    for number in range(3):
        if "Orla dam" in screen.article_list.article_at(number).title:
            screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    speakers = [item.claim.speaker if item.claim else None for item in screen.opener.reading.items]
    names = [speaker.name for speaker in speakers if speaker]
    number = next(
        n
        for n, speaker in enumerate(speakers)
        if speaker and speaker.is_inferred is is_inferred and (is_inferred or names.count(speaker.name) == 1)
    )
    screen.body.go_to_item(number)
    await settle(pilot)
    return screen, number


def speaker_at(screen, number):
    return screen.opener.reading.items[number].claim.speaker


@pytest.mark.parametrize("pane", ["2", "3"])
async def test_s_corrects_the_speaker_of_the_current_claim(home, pane):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot, is_inferred=True)
        was = speaker_at(screen, number).name
        await press(pilot, pane, "S")
        assert f"found: {was}" in "\n".join(shown(pilot))
        await press(pilot, *"Otto Brandt", "enter")
        assert speaker_at(screen, number).name == "Otto Brandt"
        assert screen.claim_list.current == number
        assert any("Otto Brandt" in row and "~" not in row for row in shown(pilot))
        assert "speaker: Otto Brandt · u undoes" in shown(pilot)[-1]
        await press(pilot, "u")
        assert speaker_at(screen, number).name == was
        await press(pilot, "U")
        assert speaker_at(screen, number).name == "Otto Brandt"


async def test_an_emptied_field_takes_who_was_found(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot)
        was = speaker_at(screen, number)
        await press(pilot, "3", "S", *"Otto", "enter", "S", "backspace", "enter")
        assert speaker_at(screen, number) == was
        assert "speaker as found" in shown(pilot)[-1]


async def test_nothing_is_done_where_the_dialog_changes_nothing(home):
    async with app_on(home) as pilot:
        screen, _number = await at_the_dams_claim(pilot)
        await press(pilot, "3", "S", "enter", "S", "backspace", "enter", "S", *"Otto", "escape")
        assert "undoes" not in shown(pilot)[-1]
        assert screen.library.history.acts() == ()


async def test_enter_on_a_name_that_was_inferred_makes_it_certain(home):
    async with app_on(home) as pilot:
        screen, number = await at_the_dams_claim(pilot, is_inferred=True)
        was = speaker_at(screen, number)
        await press(pilot, "3", "S", "enter")
        assert (speaker_at(screen, number).name, speaker_at(screen, number).is_inferred) == (was.name, False)


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
