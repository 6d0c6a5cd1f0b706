"""What all dialogs share: a bordered frame that fills a small screen and scrolls, keys in words, a question y or n."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget, _RenderCache
from textual.widgets import Input, Static

from reader.assets import styles_folder
from reader.text.neutralise import neutralise, one_line
from reader.tui.closing import ClosedOnce

Result = TypeVar("Result")
Question = Callable[[], object]


def shown(text: str, style: str = "") -> Content:
    """Text from outside as content: neutralised, never markup."""
    return Content.styled(neutralise(text), style) if style else Content(neutralise(text))


def shown_line(text: str, style: str = "") -> Content:
    """Text from outside in one line."""
    return shown(one_line(text), style)


def keys_line(pairs: Iterable[tuple[str, str]]) -> Content:
    """Keys and what they do, as in the hint line."""
    parts = [Content.assemble((key, "bold $h-accent"), " ", (word, "$h-dim")) for key, word in pairs]
    return Content("   ").join(parts)


class Backdrop(BackgroundScreen):
    """The screen below, tinted: each style is mixed once, where Textual mixes the colours of each run of each row."""

    def __init__(self, below: BackgroundScreen, tinted: dict[Style | None, Style]) -> None:
        super().__init__(below.screen, below.color)
        self._tinted = tinted

    def rows(self, base: Style) -> list[Strip]:
        """Draw it; row by row, where Textual makes one stream of runs and cuts it into rows again."""
        return [
            Strip([Segment(text, self._tint(style, base)) for text, style, _ in row], row.cell_length)
            for row in self.screen._compositor.render_strips()
        ]

    def _tint(self, style: Style | None, base: Style) -> Style:
        if style not in self._tinted:
            (one,) = self.process_segments([Segment(" ", style)], self.color)
            self._tinted[style] = base + one.style
        return self._tinted[style]


class Dialog(ClosedOnce[Result], ModalScreen[Result]):
    """A frame in the middle of the screen. Its result is `None` when it is closed without one."""

    CSS_PATH: ClassVar[Any] = styles_folder() / "dialogs.tcss"
    AUTO_FOCUS = "Input, OptionList, TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "close", "close")]

    heading: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "choose"), ("Esc", "close"))

    def __init__(self) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
        self._on_yes: Question | None = None
        self._tinted: dict[Style | None, Style] = {}

    def render(self) -> RenderableType:
        """What stands behind the frame."""
        below = super().render()
        return Backdrop(below, self._tinted) if isinstance(below, BackgroundScreen) else below

    def _render_content(self) -> None:
        behind = self.render()
        if not isinstance(behind, Backdrop):
            super()._render_content()
            return
        self._render_cache = _RenderCache(self.size, behind.rows(self.visual_style.rich_style))
        self._dirty_regions.clear()

    def notify_style_update(self) -> None:
        """Mix the colours anew: the theme may be another."""
        self._tinted.clear()
        super().notify_style_update()

    def compose(self) -> ComposeResult:
        """Frame with the parts of the dialog in it, and its keys."""
        with VerticalScroll(id="frame", can_focus=False):
            yield from self.parts()
            yield Static(keys_line(self.keys_now()), id="keys")

    def parts(self) -> Iterable[Widget]:
        """The widgets between border and keys."""
        return ()

    def on_mount(self) -> None:
        """Name the frame (by content: a plain string would be read as markup)."""
        self.frame.border_title = Content(self.title_text())

    def keys_now(self) -> Iterable[tuple[str, str]]:
        """The keys that hold where the focus is."""
        return self.keys

    def title_text(self) -> str:
        """Words on the frame."""
        return self.heading

    @property
    def frame(self) -> VerticalScroll:
        """The bordered box."""
        return self.query_one("#frame", VerticalScroll)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def say(self, message: str, *, is_error: bool = True) -> None:
        """Show one line in place of the keys."""
        self.query_one("#keys", Static).update(shown_line(message, "$h-error" if is_error else "$h-text"))
        self.query_one("#keys").scroll_visible(animate=False)

    def say_keys(self) -> None:
        """Show the keys again."""
        self.query_one("#keys", Static).update(keys_line(self.keys_now()))

    def ask(self, question: str, on_yes: Question) -> None:
        """Ask in the line of the keys; `y` does it, anything else does not."""
        self._on_yes = on_yes
        self.set_focus(None)
        self.query_one("#keys", Static).update(
            Content.assemble(shown_line(question, "$h-warning"), "  ", keys_line([("y", "yes"), ("n", "no")]))
        )
        self.query_one("#keys").scroll_visible(animate=False)

    def on_key(self, event: Key) -> None:
        """Answer a question that is open; no field has the focus while it is."""
        if self._on_yes is None:
            return
        event.stop()
        event.prevent_default()
        act, self._on_yes = self._on_yes, None
        if event.key in _YES:
            act()
        else:
            self.say_keys()
            self._focus_first()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question is open, every key is an answer."""
        return self._on_yes is None

    @on(Input.Changed)
    def _forget_message(self) -> None:
        if self._on_yes is None and self.is_mounted:
            self.say_keys()

    def _focus_first(self) -> None:
        fields = [widget for widget in self.query(self.AUTO_FOCUS or "*") if widget.focusable]
        if fields:
            fields[0].focus()


_YES = frozenset({"y", "Y", "н", "Н", "enter"})
"""The key of `y`, on Cyrillic layouts too."""
