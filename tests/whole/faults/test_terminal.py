"""Faults of the terminal: none, an odd one, tiny ones, signals, stopping and going on."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess

import pytest
from support.faults import UNSWAYED, articles, assert_well, environment, hearsay, is_one_line, size
from support.library_in_hand import paths_in
from support.terminal import CHECKOUT, DOWN, ENTER, ESCAPE, Terminal, reader_command

from reader.library import Library
from reader.tui.safety import GRACE_SECONDS

pytestmark = pytest.mark.slow


def opened(library, *, size=(140, 40), **options):
    """The reader with its first frame drawn."""
    terminal = Terminal(reader_command(library), size=size, folder=library.parent, **options)
    terminal.wait_for_text("Hearsay")
    terminal.settle()
    return terminal


def is_left_clean(terminal, library):
    report = library / "crash.txt"
    return (terminal.modes_on, terminal.are_settings_restored, report.exists()) == ([], True, False)


@pytest.fixture(scope="module")
def reader(ordinary_master, tmp_path_factory):
    """One reader for all tests that do not end it; each leaves it in the list at 140 columns."""
    library = shutil.copytree(ordinary_master, tmp_path_factory.mktemp("terminal") / "library")
    with opened(library, env=UNSWAYED) as terminal:
        yield terminal
        assert terminal.quit() == 0
        assert terminal.forbidden == []
        assert is_left_clean(terminal, library)


def back_to_list(terminal):
    terminal.resize(140, 40)
    terminal.press(ESCAPE, ESCAPE, "1")


def shown_anew(terminal, columns, rows):
    """What is drawn when the window gets that size."""
    since = len(terminal.output)
    terminal.resize(columns, rows)
    terminal.settle()
    return terminal.output[since:].decode("utf-8", errors="replace")


def test_stopping_gives_the_terminal_back_and_going_on_draws_at_the_new_size(reader):
    reader.send_signal("SIGTSTP")
    reader.wait_for(lambda: reader.modes_on == [])
    reader.settle()
    since = len(reader.output)
    reader.resize(80, 24)
    reader.send_signal("SIGCONT")
    reader.wait_for_text("Hearsay", since=since)
    reader.settle()
    reader.press("\x1a")  # Ctrl+Z is no key here
    assert reader.modes_on != []
    back_to_list(reader)
    reader.wait_for_text("Dam number", since=since)


def test_a_storm_of_resizes_keeps_the_words_that_are_read(reader):
    draw = random.Random(3)
    reader.press(DOWN, DOWN, ENTER, "2", "j", "j")
    before = shown_anew(reader, 100, 30)
    for _ in range(size(60, 300)):
        reader.resize(draw.randint(1, 220), draw.randint(1, 60))
    shown_anew(reader, 60, 20)
    after = shown_anew(reader, 100, 30)
    assert words_of(after) == words_of(before) != set()
    back_to_list(reader)


def words_of(drawn):
    return {word for word in ("evacuated", "cracked", "Minister", "Engineers") if word in drawn}


def test_windows_of_any_size_are_drawn_and_the_usual_one_comes_back(reader):
    for columns, rows in ((20, 5), (1, 1), (500, 200), (2, 90), (200, 2)):
        shown_anew(reader, columns, rows)
        reader.press("j", ENTER, "k", ESCAPE)
        assert reader.process.poll() is None
    assert "Dam number" in shown_anew(reader, 80, 24)
    back_to_list(reader)


def test_ctrl_c_says_how_to_leave_and_loses_nothing_however_often(reader):
    reader.press(ENTER, "a", "half a thought")
    for _ in range(20):
        reader.type("\x03")
    reader.settle()
    assert reader.process.poll() is None
    since = len(reader.output)
    reader.resize(139, 40)
    reader.wait_for_text("half a thought", since=since)
    reader.press("\x04", "y")  # throws it away
    back_to_list(reader)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_under_the_note_editor_leaves_the_terminal_clean_and_keeps_the_note(ordinary_library, name):
    with opened(ordinary_library) as terminal:
        terminal.press(ENTER, "a", "half a thought")
        terminal.send_signal(name)
        # In good order, that is before the grace is over, after which the process ends at once.
        assert terminal.wait_for_end(seconds=GRACE_SECONDS - 0.2) == 128 + getattr(signal, name)
        assert is_left_clean(terminal, ordinary_library)
    assert "half a thought" in drafts_of(ordinary_library)
    assert_well(ordinary_library)


def drafts_of(folder):
    with Library.open(paths_in(folder)) as library, library._keeping.reading() as db:
        return "".join(row[0] for row in db.execute("SELECT text FROM drafts"))


def test_a_closed_terminal_ends_the_reader_and_frees_the_library(ordinary_library):
    with opened(ordinary_library) as terminal:
        terminal.press(ENTER, "a", "half a thought")
        terminal.hang_up()
        assert terminal.wait_for_end(seconds=6) != 0
    assert "half a thought" in drafts_of(ordinary_library)
    assert hearsay(ordinary_library, "import", "-", stdin=b"A title\n\nA text.\n").status == 0
    assert_well(ordinary_library)


def test_a_signal_while_the_reader_imports_keeps_what_came_in(ordinary_library):
    source = ordinary_library.parent / "in.jsonl"
    source.write_text(articles(size(120, 9_900)), encoding="utf-8")
    with opened(ordinary_library) as terminal:
        terminal.press("i", str(source), ENTER)
        terminal.wait_for_text("import")
        terminal.send_signal("SIGTERM")
        assert terminal.wait_for_end(seconds=GRACE_SECONDS + 2) == 128 + signal.SIGTERM
        assert is_left_clean(terminal, ordinary_library)
    assert_well(ordinary_library)


@pytest.mark.parametrize("term", ["dumb", "", "no-such-terminal"], ids=["dumb", "unset", "unknown"])
def test_an_odd_terminal_does_no_harm(ordinary_library, term):
    with Terminal(reader_command(ordinary_library), folder=ordinary_library.parent, env={"TERM": term}) as terminal:
        terminal.wait_for(lambda: bool(terminal.text.strip()))
        terminal.settle()
        assert terminal.quit() in {0, 1, 2}
        assert is_left_clean(terminal, ordinary_library)


def test_without_a_terminal_the_library_is_told_in_plain_text(ordinary_library):
    run = subprocess.run(
        reader_command(ordinary_library),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=CHECKOUT,
        env=environment(),
        start_new_session=True,
        timeout=size(20, 5),
        check=False,
    )
    assert (run.returncode, b"\x1b" in run.stdout + run.stderr) == (0, False)
    assert b"12 articles" in run.stdout


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["c", "ascii"],
)
def test_text_is_utf8_whatever_the_locale_says(tmp_path, environ):
    library, text = tmp_path / "library", "Бюджет\n\nГолова ради сказав, що бюджет ухвалено.\n"
    assert hearsay(library, "import", "-", stdin=text.encode(), **environ).status == 0
    run = hearsay(library, "search", "бюджета OR бюджет", **environ)
    assert (run.status, "бюджет" in run.out.casefold(), "Traceback" in run.err) == (0, True, False)


def test_a_latin_locale_is_drawn_without_a_fault(ordinary_library):
    with opened(ordinary_library, env={"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0"}) as terminal:
        terminal.press(ENTER, "j")
        assert terminal.quit() == 0
        assert is_left_clean(terminal, ordinary_library)


def test_an_unusable_library_is_told_before_any_screen(ordinary_library):
    (ordinary_library / "library.db").write_bytes(b"nothing")
    with Terminal(reader_command(ordinary_library), folder=ordinary_library.parent) as terminal:
        assert terminal.wait_for_end(seconds=20) == 1
        assert is_one_line(terminal.text.replace("\r", ""))
        assert is_left_clean(terminal, ordinary_library)
