"""The real program under a pseudo terminal: what reaches the terminal, and how it is left."""

from __future__ import annotations

import random
import signal

import pytest
from support.terminal import DOWN, ENTER, ESCAPE, TAB, Terminal, reader_command

from reader.tui.keys import KEYS

pytestmark = pytest.mark.slow


def opened(library, *, size=(140, 40), **options):
    """The reader with its first frame drawn."""
    terminal = Terminal(reader_command(library), size=size, folder=library.parent, **options)
    terminal.wait_for_text("Hearsay")
    terminal.settle()
    return terminal


def crash_report(library):
    report = library / "crash.txt"
    return report.read_text(encoding="utf-8") if report.exists() else ""


def is_left_clean(terminal, library):
    return (terminal.modes_on, terminal.are_settings_restored, crash_report(library)) == ([], True, "")


@pytest.mark.parametrize("size", [(160, 45), (40, 10)])
def test_nothing_from_an_article_reaches_the_terminal_as_a_control(hostile_library, size):
    with opened(hostile_library, size=size) as terminal:
        terminal.press(DOWN, ENTER, "]", "]", "c", ESCAPE, "3", "w", ESCAPE, "V", ESCAPE, "f", ESCAPE, "1")
        terminal.press("j", ENTER, "a", ESCAPE, "T", ESCAPE, "1", "f", ESCAPE, "/", "dam", ENTER, "n", ESCAPE)
        terminal.press("i", ESCAPE, "e", ESCAPE, ":", ESCAPE, "?", ESCAPE, "t", "t")
        terminal.press("A", "j", TAB, "]", ESCAPE, "G", "a", "\x10", ESCAPE, "T", ESCAPE, "f", ESCAPE, ESCAPE)
        assert terminal.quit() == 0
        assert terminal.forbidden == []
        assert is_left_clean(terminal, hostile_library)


def test_nothing_that_is_pasted_reaches_the_terminal_as_a_control(ordinary_library):
    pasted = "\x1b[200~a\x9b31m\x1b]52;c;QQ==\x07\u202eb\x1b[201~"
    with opened(ordinary_library) as terminal:
        terminal.press("/", pasted, ENTER, ESCAPE, ENTER, "a", pasted, ESCAPE, "i", pasted, ENTER, ESCAPE)
        assert terminal.forbidden == []
        assert crash_report(ordinary_library) == ""


@pytest.mark.parametrize(("size", "seed"), [((160, 45), 1), ((100, 30), 2), ((40, 10), 3)])
def test_keys_in_any_order_do_no_harm(ordinary_library, seed, size):
    # Not q, which quits, and not y, which writes the clipboard as it should.
    keys = [text for key in KEYS for text in key.keys if len(text) == 1 and text not in "qy"]
    keys += [
        ESCAPE,
        ENTER,
        TAB,
        DOWN,
        "\x1b[A",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        " ",
        "\x7f",
        "\x13",
        "я",
        "漢",
    ]
    draw = random.Random(seed)
    with opened(ordinary_library, size=size, env={"HOME": str(ordinary_library.parent)}) as terminal:
        for _chunk in range(20):
            terminal.type("".join(draw.choice(keys) for _key in range(12)))
            terminal.settle(quiet_seconds=0.03)
            assert terminal.process.poll() is None, terminal.text[-500:]
        assert terminal.quit() == 0
        assert terminal.forbidden == []
        assert is_left_clean(terminal, ordinary_library)


def test_a_signal_under_a_dialog_leaves_the_terminal_as_it_was(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.press(":")
        terminal.send_signal("SIGTERM")
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert is_left_clean(terminal, ordinary_library)


def test_a_note_that_is_being_typed_is_there_after_a_signal(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.press(ENTER, "a", "half a thought")
        terminal.send_signal("SIGTERM")
        terminal.wait_for_end()
    with opened(ordinary_library) as terminal:
        terminal.press(ENTER, "a")
        terminal.wait_for_text("half a thought")
