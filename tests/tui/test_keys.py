"""The key table: no clashes, no essential key with a modifier, overrides, Cyrillic layouts, the manual."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from textual.app import App
from textual.widget import Widget

from reader.tui.keys import KEYS, PLACES, bindings_for, check_overrides, hints_for, in_effect, key_text, keymap
from reader.tui.keys_help import PLACE_NAMES, sections
from reader.tui.keys_names import cyrillic_twins, is_key, key_label, normal_key

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "keys.md"


def bound(where, overrides=None):
    """Textual key name → action, for one place."""
    return {key: binding.action for binding in bindings_for(where, overrides) for key in binding.key.split(",")}


@pytest.mark.parametrize("where", PLACES)
def test_no_key_stands_for_two_actions_in_one_place(where):
    names = [name for binding in bindings_for(where) for name in binding.key.split(",")]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("where", ["list", "body", "claims"])
def test_no_pane_hides_a_key_that_holds_everywhere(where):
    own = {normal_key(text) for key in KEYS if key.where == where for text in key.keys}
    everywhere = {normal_key(text) for key in KEYS if key.where == "everywhere" for text in key.keys}
    assert own & everywhere == set()


def test_only_the_note_editor_takes_ctrl():
    with_modifier = {key.name for key in KEYS for text in key.keys if text.startswith(("ctrl+", "alt+"))}
    assert with_modifier == {"save", "delete_note", "preview", "edit_outside", "take_draft"}


def test_every_key_of_the_table_is_one_that_a_terminal_sends():
    assert [text for key in KEYS for text in key.keys if not is_key(text)] == []


def test_binding_ids_are_unique():
    ids = [key.binding_id for key in KEYS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        pytest.param("о", "cursor_down", id="j"),
        pytest.param("О", "next_article", id="shift-J"),
        pytest.param("х", "previous_claim", id="left-bracket"),
        pytest.param("ъ", "next_claim", id="right-bracket-russian"),
        pytest.param("ї", "next_claim", id="right-bracket-ukrainian"),
        pytest.param("Ї", "next_paragraph", id="right-brace-ukrainian"),
        pytest.param("Е", "tags", id="shift-T"),
        pytest.param("б", "previous_claim", id="comma"),
        pytest.param(".", "next_claim", id="a-character-with-a-meaning-keeps-it"),
    ],
)
def test_the_same_physical_key_works_in_the_text_on_a_cyrillic_layout(typed, action):
    assert bound("body")[normal_key(typed)] == action


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        (".", "search"),
        (",", "help"),
        ("Ж", "command_palette"),
        ("т", "next_hit"),
        ("Т", "previous_hit"),
        ("й", "close_or_quit"),
    ],
)
def test_the_keys_that_hold_everywhere_work_on_a_cyrillic_layout(typed, action):
    assert bound("everywhere")[normal_key(typed)] == action


@pytest.mark.parametrize("letter", ["ы", "і"])
def test_both_cyrillic_letters_of_the_key_s_sort(letter):
    assert bound("list")[letter] == "sort"


def test_every_letter_has_a_cyrillic_twin():
    assert all(cyrillic_twins(letter) for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ[]{};")


def test_an_override_replaces_the_keys_and_brings_its_own_twins():
    keys = bound("list", {"sort": ("o",)})
    assert keys["o"] == keys["щ"] == "sort"
    assert "s" not in keys


def test_an_action_of_several_places_changes_in_all():
    assert {bound(where, {"cursor_down": ("down",)}).get("j") for where in ("list", "body", "claims")} == {None}


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        pytest.param({"fly": ("f",)}, "keys.fly: there is no such action", id="unknown-action"),
        pytest.param({"sort": ("hyper",)}, "keys.sort: there is no key 'hyper'", id="unknown-key"),
        pytest.param({"sort": ("m",)}, "keys.sort: m is already the key of toggle_read (list)", id="same-pane"),
        pytest.param({"sort": ("u",)}, "keys.sort: u is already the key of undo (everywhere)", id="hides-everywhere"),
        pytest.param({"undo": ("z",)}, "keys.undo: z is already the key of toggle_fold (body)", id="hidden-in-a-pane"),
        pytest.param({"close_or_quit": ()}, "keys.close_or_quit: this cannot be without a key", id="no-way-out"),
    ],
)
def test_a_faulty_override_is_named_and_the_default_stays(overrides, message):
    kept, warnings = check_overrides(overrides)
    assert (kept, warnings) == ({}, (message,))
    assert in_effect(overrides) == KEYS


def test_two_keys_can_be_exchanged():
    kept, warnings = check_overrides({"undo": ("Z",), "zoom": ("u",)})
    assert warnings == ()
    assert set(kept) == {"undo", "zoom"}


def test_keys_of_two_panes_do_not_clash():
    assert check_overrides({"sort": ("h",)})[1] == ()


def test_an_argument_is_part_of_the_name_in_the_configuration():
    assert key_text("pane_2", {"pane_2": ("f2",)}) == key_text("pane(2)", {"pane_2": ("f2",)}) == "F2"


def test_the_keymap_holds_only_what_the_reader_changed():
    assert keymap({"highlight": ("x",)}) == {"body.highlight": "x,ч"}
    assert keymap() == {}


async def test_textual_takes_the_keymap():
    heard = []

    class Pane(Widget, can_focus=True):
        BINDINGS = bindings_for("list")

        def action_sort(self):
            heard.append("sort")

        def action_toggle_read(self):
            heard.append("read")

    class Host(App):
        def compose(self):
            yield Pane()

        def on_mount(self):
            self.set_keymap(keymap({"sort": ("m",), "toggle_read": ("s",)}))

    async with Host().run_test() as pilot:
        await pilot.press("tab", "m", "s", "ь")
    assert heard == ["sort", "read", "sort"]


@pytest.mark.parametrize(
    ("key", "label"),
    [("escape", "Esc"), ("ctrl+s", "Ctrl+S"), ("?", "?"), ("pagedown", "PgDn"), ("G", "G"), ("question_mark", "?")],
)
def test_keys_are_shown_as_people_know_them(key, label):
    assert key_label(key) == label


def test_hints_follow_the_overrides_and_end_with_help():
    hints = hints_for("list", {"sort": ("o",)})
    assert ("o", "sort") in hints
    assert hints[-1] == ("?", "help")


def test_the_help_has_every_action_once_or_says_it_under_move():
    shown = {binding_id.partition(".")[2] for section in sections() for row in section.rows for binding_id in row.ids}
    assert shown == {key.name for key in KEYS if not key.is_hidden}


def test_every_section_has_a_place_in_the_help():
    from reader.tui.dialogs.help import _COLUMNS

    assert sorted(name for column in _COLUMNS for name in column) == sorted(each.heading for each in sections())


def test_the_help_shows_the_readers_own_keys():
    rows = [row for section in sections({"sort": ("o",)}) for row in section.rows]
    assert ("o",) in [row.keys for row in rows if row.label == "sort"]


def manual_rows():
    """(place, keys, label, action) of each row of the manual."""
    place, rows = "", set()
    for line in MANUAL.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            place = line.removeprefix("## ")
        match = re.fullmatch(r"\| (.+) \| (.+) \| `(\w+)` \|", line)
        if match:
            rows.add((place, tuple(re.findall(r"`([^`]+)`", match[1])), match[2], match[3]))
    return rows


def table_rows():
    return {(PLACE_NAMES[key.where], tuple(map(key_label, key.keys)), key.label, key.name) for key in KEYS}


def test_every_key_is_in_the_manual():
    assert table_rows() - manual_rows() == set()


def test_the_manual_names_no_key_that_is_not_bound():
    assert manual_rows() - table_rows() == set()
