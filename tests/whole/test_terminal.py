"""The real program under a pseudo terminal: what reaches the terminal, and how it is left."""

from __future__ import annotations

import random
import signal

import pytest
from support.terminal import DOWN, ENTER, ESCAPE, TAB, Terminal, reader_command

from reader.library import Library
from reader.tui.keys import KEYS
from reader.tui.safety import GRACE_SECONDS

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


def test_bytes_that_are_no_utf8_do_not_end_the_reader(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.press(b"\xff\xfe\xc3\x28\x9b\x80\xe2\x82", ESCAPE, "/", b"\xff\xc3", ESCAPE, ESCAPE)
        assert terminal.quit() == 0
        assert terminal.forbidden == []


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


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_leaves_the_terminal_as_it_was(ordinary_library, name):
    with opened(ordinary_library) as terminal:
        terminal.send_signal(name)
        # In good order, that is before the grace is over, after which the process ends at once.
        assert terminal.wait_for_end(seconds=GRACE_SECONDS - 0.2) == 128 + getattr(signal, name)
        assert is_left_clean(terminal, ordinary_library)


@pytest.mark.parametrize("key", ["f", ":"])
def test_a_signal_under_a_dialog_leaves_the_terminal_as_it_was(ordinary_library, key):
    with opened(ordinary_library) as terminal:
        terminal.press(key)
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


def test_a_closed_terminal_ends_the_reader(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.hang_up()
        assert terminal.wait_for_end(seconds=6) != 0
    with Library.open(paths(ordinary_library)) as library:
        assert len(library.articles.rows()) == 12


def test_stopping_gives_the_terminal_back_and_going_on_draws_again(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.send_signal("SIGTSTP")
        terminal.wait_for(lambda: terminal.modes_on == [])
        terminal.settle()
        since = len(terminal.output)
        terminal.resize(80, 24)
        terminal.send_signal("SIGCONT")
        terminal.wait_for_text("Hearsay", since=since)
        terminal.settle()
        assert terminal.quit() == 0
        assert is_left_clean(terminal, ordinary_library)


def test_a_storm_of_resizes_is_weathered(ordinary_library):
    draw = random.Random(3)
    with opened(ordinary_library) as terminal:
        terminal.press(ENTER)
        for _resize in range(60):
            terminal.resize(draw.randint(1, 220), draw.randint(1, 60))
        terminal.resize(100, 30)
        terminal.settle()
        assert terminal.quit() == 0
        assert is_left_clean(terminal, ordinary_library)


@pytest.mark.parametrize("term", ["dumb", "no-such-terminal"])
def test_an_odd_terminal_does_no_harm(ordinary_library, term):
    with Terminal(reader_command(ordinary_library), folder=ordinary_library.parent, env={"TERM": term}) as terminal:
        terminal.wait_for(lambda: bool(terminal.text.strip()))
        terminal.settle()
        assert terminal.quit() in {0, 1, 2}
        assert is_left_clean(terminal, ordinary_library)


def paths(folder):
    from reader.model import LibraryPaths

    return LibraryPaths(folder / "library.db", folder / "cache" / "index")
