"""Notes in the real program: the reader's own editor, and what is left of typing when the program is killed."""

from __future__ import annotations

import json
import sys
import time

import pytest
from support.terminal import ENTER, ESCAPE, Terminal, reader_command

from reader.library import Library
from reader.model import LibraryPaths

pytestmark = pytest.mark.slow

EDITOR = """\
import json, os, stat, sys
flag, path = sys.argv[1:]
folder = os.path.dirname(path)
wanted = json.load(open(os.environ["WANTED"]))
text = open(path, encoding="utf-8").read()
modes = [stat.S_IMODE(os.stat(each).st_mode) for each in (path, folder)]
json.dump({"flag": flag, "path": path, "text": text, "modes": modes}, open(os.environ["TOLD"], "w"))
print("EDITOR IS OPEN", flush=True)
open(path, "wb").write(wanted["write"].encode("latin-1"))
sys.exit(wanted["status"])
"""
CTRL_E = "\x05"


def library_of(folder):
    return Library.open(LibraryPaths(folder / "library.db", folder / "cache" / "index"))


class Editor:
    """A tiny editor, and what it is to do."""

    def __init__(self, folder):
        self.folder, self.script = folder, folder / "my editor.py"
        self.script.write_text(EDITOR, encoding="utf-8")
        self.told, self.wanted = folder / "told.json", folder / "wanted.json"

    @property
    def env(self):
        command = f'"{sys.executable}" "{self.script}" "a flag"'
        return {"VISUAL": command, "EDITOR": "false", "TOLD": str(self.told), "WANTED": str(self.wanted)}

    def will(self, write, status=0):
        self.wanted.write_text(json.dumps({"write": write, "status": status}), encoding="utf-8")

    def saw(self):
        return json.loads(self.told.read_text(encoding="utf-8"))


def open_editor(terminal):
    """Press the key; the screens stand back, and are there again."""
    since = len(terminal.output)
    terminal.type(CTRL_E)
    terminal.wait_for_text("EDITOR IS OPEN", since=since)
    terminal.wait_for_text("Hearsay", since=since)
    terminal.settle()


def test_a_note_is_edited_in_the_readers_own_editor(ordinary_library, tmp_path):
    editor = Editor(tmp_path)
    command = reader_command(ordinary_library)
    with Terminal(command, size=(100, 40), folder=tmp_path, env=editor.env) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a", "typed here")
        editor.will("typed th\xc3\xa9re \x1b]52;c;QQ==\x07\xff\r\nand more\n")
        open_editor(terminal)
        seen = editor.saw()
        assert (seen["flag"], seen["text"], seen["modes"]) == ("a flag", "typed here", [0o600, 0o700])
        assert not (tmp_path / seen["path"]).exists()
        editor.will("lost", status=3)
        open_editor(terminal)
        assert "status 3; the note is as it was" in terminal.text
        editor.will("x" * 1_000_001)
        open_editor(terminal)
        assert "longer than 1,000,000 bytes" in terminal.text
        terminal.press("!", ESCAPE)
        terminal.settle()
        assert terminal.quit() == 0
        assert terminal.forbidden == []
        assert (terminal.modes_on, terminal.are_settings_restored) == ([], True)
    with library_of(ordinary_library) as library:
        (row,) = library.notes.rows().page(0, 9)
    assert row.annotation.text == "typed thére ␛]52;c;QQ==␇\N{REPLACEMENT CHARACTER}\nand more!"


def test_an_editor_that_is_not_there_is_told_and_nothing_is_lost(ordinary_library, tmp_path):
    env = {"VISUAL": "", "EDITOR": "/no/such/editor -x"}
    with Terminal(reader_command(ordinary_library), folder=tmp_path, env=env) as terminal:
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a", "typed here", CTRL_E)
        terminal.wait_for_text("/no/such/editor: cannot be opened")
        terminal.settle()
        terminal.press("!", ESCAPE)
        assert terminal.quit() == 0
        assert (terminal.modes_on, terminal.are_settings_restored) == ([], True)
    with library_of(ordinary_library) as library:
        assert [row.annotation.text for row in library.notes.rows().page(0, 9)] == ["typed here!"]


def test_typing_that_never_pauses_survives_a_kill(ordinary_library, tmp_path):
    with (
        Terminal(reader_command(ordinary_library), folder=tmp_path) as terminal,
        library_of(ordinary_library) as library,
    ):
        terminal.wait_for_text("Hearsay")
        terminal.settle()
        terminal.press(ENTER, "a")
        terminal.wait_for_text("New note")
        typed, deadline = 0, time.monotonic() + 20
        while not library.drafts.all():
            assert time.monotonic() < deadline, "no draft while keys keep coming"
            terminal.type("x")
            terminal.settle(quiet_seconds=0.02)
            typed += 1
        terminal.send_signal("SIGKILL")
        terminal.wait_for_end()
        (kept,) = library.drafts.all()
        assert 0 < len(kept.draft.text) <= typed
    with Terminal(reader_command(ordinary_library), folder=tmp_path) as terminal:
        terminal.wait_for_text("a draft of a note is kept")
        terminal.settle()
        terminal.press(ENTER, "a")
        terminal.wait_for_text("kept from last time")
        terminal.press(ESCAPE)
        assert terminal.quit() == 0
    with library_of(ordinary_library) as library:
        assert [row.annotation.text for row in library.notes.rows().page(0, 9)] == [kept.draft.text]
        assert library.drafts.all() == ()
