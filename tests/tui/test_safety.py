"""The second wall, and the parts of the way out that need no terminal."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.content import Content
from textual.widgets import Static

from reader.tui.safety import ControlWall, build_wall, install_signal_handlers, run_safely

BLACK = Color(0, 0, 0)


def through_the_wall(text, style=None):
    return ControlWall().apply([Segment(text, style)], BLACK)


@pytest.mark.parametrize(
    "code", [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800]
)
def test_no_control_passes_and_none_changes_the_width(code):
    (segment,) = through_the_wall(f"a{chr(code)}b")
    assert chr(code) not in segment.text
    assert len(segment.text) == 3


@pytest.mark.parametrize("text", ["plain", "│ ┆ ║ ▰▱ ≠", "Київ", "漢字", "e\u0301", "👩\u200d🚀", "نص"])
def test_ordinary_text_passes_untouched(text):
    segments = [Segment(text)]
    assert ControlWall().apply(segments, BLACK) is segments


def test_a_control_segment_is_stripped_of_its_powers():
    (segment,) = ControlWall().apply([Segment("\x1b[2J", None, [(1,)])], BLACK)
    assert segment.control is None
    assert "\x1b" not in segment.text


@pytest.mark.parametrize("link", ["javascript:x", "https://a\x1b]52;c;QQ==\x07", "file:///etc/passwd"])
def test_only_plain_web_links_pass(link):
    (segment,) = through_the_wall("a", Style(link=link, bold=True))
    assert segment.style.link is None
    assert segment.style.bold


def test_a_web_link_passes():
    (segment,) = through_the_wall("a", Style(link="https://example.org/a?b=c"))
    assert segment.style.link == "https://example.org/a?b=c"


class Careless(App):
    """Shows what came from outside as it is."""

    def compose(self):
        yield Static(Content("x\x1b]52;c;QQ==\x07y"))

    def on_mount(self):
        self.notify("note \x1b[31m", markup=False)


async def test_the_wall_stands_before_everything_that_an_app_draws():
    app = Careless()
    build_wall(app)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        shown = "".join(segment.text for strip in app.screen._compositor.render_strips() for segment in strip)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "x␛]52;c;QQ==" in shown


@pytest.fixture
def _handlers():
    """Puts the handlers of the test runner back."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_handlers")
def test_a_signal_before_the_app_runs_ends_the_program_with_its_status():
    install_signal_handlers(App())
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == 128 + signal.SIGTERM


class Faulty(App):
    """Falls over as soon as it stands."""

    def on_mount(self):
        message = "secret \x1b[31m of the text"
        raise RuntimeError(message)

    def run(self, **_options):
        return super().run(headless=True)


@pytest.mark.usefixtures("_handlers")
def test_a_crash_is_one_line_and_a_file(tmp_path, capsys):
    assert run_safely(Faulty(), tmp_path) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert str(tmp_path / "crash.txt") in err
    assert "Traceback" not in err
    assert "secret" not in err
    report = (tmp_path / "crash.txt").read_text(encoding="utf-8")
    assert "RuntimeError: secret ␛[31m" in report


@pytest.mark.usefixtures("_handlers")
def test_a_crash_is_said_even_when_its_file_cannot_be_written(tmp_path, capsys):
    assert run_safely(Faulty(), Path(tmp_path / "gone")) == 1
    assert "could not be kept" in capsys.readouterr().err
