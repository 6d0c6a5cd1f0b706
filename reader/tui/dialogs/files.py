"""Import and export: dialogs that ask for paths, and complete them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.text.neutralise import one_line
from reader.tui.dialogs.choices import Result
from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.dialogs.paths import continuations, is_address, typed_paths

_SHOWN_MOST = 8


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What is written where: `to` is a form that the library writes, `path` has no `~` in it any more."""

    to: str
    path: str


class PathDialog(Dialog[Result]):
    """A field for a path, with what it could go on with below it; Tab takes the row with the cursor."""

    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[str, ...] = ()

    @dataclass
    class Looked(Message):
        """A folder was read: what `text` could go on with."""

        text: str
        found: tuple[str, ...]

    def path_widgets(self, value: str = "") -> Iterable[Widget]:
        """Field and list."""
        yield Input(value, placeholder="~/news", id="path", select_on_focus=False)
        choices = OptionList(id="offered", markup=False)
        choices.can_focus = False
        choices.display = False
        yield choices

    @on(Input.Changed, "#path")
    def _typed(self, event: Input.Changed) -> None:
        self._look(event.value)

    @work(thread=True, group="paths")
    def _look(self, text: str) -> None:
        """Read the folder in a thread: it may lie on a slow network.

        The answer is a message: a thread that waited for the screen would keep a program alive that is ending.
        """
        self.post_message(self.Looked(text, continuations(text)))

    @on(Looked)
    def _offer(self, event: Looked) -> None:
        event.stop()
        fields = self.query("#path").results(Input)
        if event.text not in {field.value for field in fields}:
            return  # it comes too late
        self._offered = found = event.found
        offered = self.query_one("#offered", OptionList)
        offered.clear_options()
        offered.add_options([Option(shown_line(path)) for path in found[:_SHOWN_MOST]])
        if len(found) > _SHOWN_MOST:
            offered.add_option(Option(f"+ {len(found) - _SHOWN_MOST} more", disabled=True))
        offered.highlighted = 0 if found else None
        offered.display = bool(found)

    def action_move(self, rows: int) -> None:
        """Move the cursor in the list that has the focus, else in what is offered."""
        if isinstance(self.focused, OptionList):
            _step(self.focused, rows)
            return
        offered = self.query_one("#offered", OptionList)
        if self._offered:
            last = min(len(self._offered), _SHOWN_MOST) - 1
            offered.highlighted = max(0, min((offered.highlighted or 0) + rows, last))

    def action_complete(self) -> None:
        """Take what is offered, or go to the next field."""
        row = self.query_one("#offered", OptionList).highlighted
        if self.focused is self.query_one("#path") and row is not None and row < len(self._offered):
            self._take(self._offered[row])
        else:
            self.focus_next("Input, #to")

    @on(OptionList.OptionSelected, "#offered")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(self._offered[event.option_index])

    def _take(self, path: str) -> None:
        field = self.query_one("#path", Input)
        field.value = path
        field.cursor_position = len(path)
        field.focus()


def _step(choices: OptionList, rows: int) -> None:
    if rows > 0:
        choices.action_cursor_down()
    else:
        choices.action_cursor_up()


class ImportDialog(PathDialog[tuple[str, ...]]):
    """Asks for files or folders; the result has no `~` in it any more, and all of it exists."""

    heading = "Import"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "import"), ("Tab", "complete"), ("Esc", "close"))

    def parts(self) -> Iterable[Widget]:
        """What can be given, and the field."""
        yield Static(shown_line("Files or folders: text, Markdown, saved web pages, JSON"))
        yield Static(shown_line("several are parted by spaces, quoted where they have spaces", "$h-faint"))
        yield from self.path_widgets()

    @on(Input.Submitted, "#path")
    def _import(self, event: Input.Submitted) -> None:
        event.stop()
        paths = typed_paths(event.value)
        wrong = _import_fault(event.value.strip(), paths)
        if wrong:
            self.say(wrong)
        else:
            self.dismiss(paths)


def _import_fault(text: str, paths: tuple[str, ...]) -> str:
    if any(is_address(path) for path in (text, *paths)):
        return "addresses come later; save the page and import the file"
    if not paths:
        return "type the path of a file or folder"
    missing = [path for path in paths if not os.path.exists(path)]
    return f"there is no {missing[0]}" if missing else ""


class ExportDialog(PathDialog[ExportChoice]):
    """Asks for a format and a file; a file that exists is asked about first."""

    heading = "Export"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "export"), ("Tab", "complete, next"), ("Esc", "close"))
    _FORMATS: ClassVar[dict[str, tuple[str, str]]] = {
        "markdown": ("a dossier to read: threads, claims, notes", ".md"),
        "html": ("who disagrees, as a page to read or print", ".html"),
        "csv": ("the same as a table for a spreadsheet", ".csv"),
        "claimreview": ("your verdicts, as ClaimReview", ".jsonld"),
        "jsonl": ("everything, a line each, for programs", ".jsonl"),
        "w3c": ("your notes, as Web Annotations", ".json"),
        "notes": ("your notes as a table for a spreadsheet", ".csv"),
    }

    def parts(self) -> Iterable[Widget]:
        """Formats, and the field."""
        rows = [Option(shown_line(f"{name}: {words}")) for name, (words, _ending) in self._FORMATS.items()]
        yield Static(shown_line("What"), classes="label")
        yield OptionList(*rows, id="to", markup=False)
        yield Static(shown_line("Where"), classes="label")
        yield from self.path_widgets("~/hearsay.md")

    def on_mount(self) -> None:
        """Begin with the first format."""
        super().on_mount()
        self.query_one("#to", OptionList).highlighted = 0

    @on(OptionList.OptionHighlighted, "#to")
    def _follow_format(self) -> None:
        """Change the ending of the path with the format."""
        field = self.query_one("#path", Input)
        for _words, ending in self._FORMATS.values():
            if field.value.endswith(ending):
                field.value = field.value.removesuffix(ending) + self._FORMATS[self._to()][1]
                return

    def _to(self) -> str:
        return list(self._FORMATS)[self.query_one("#to", OptionList).highlighted or 0]

    @on(OptionList.OptionSelected, "#to")
    def _go_to_path(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#path", Input).focus()

    @on(Input.Submitted, "#path")
    def _export(self, event: Input.Submitted) -> None:
        event.stop()
        path = os.path.expanduser(event.value.strip())
        choice = ExportChoice(self._to(), path)
        wrong = _export_fault(path)
        if wrong:
            self.say(wrong)
        elif os.path.exists(path):
            self.ask(f"{one_line(path)} exists; overwrite it?", lambda: self.dismiss(choice))
        else:
            self.dismiss(choice)


class NoteExportDialog(ExportDialog):
    """Asks in which form, and where, the notes that are listed shall be written."""

    heading = "Export notes"
    _FORMATS: ClassVar[dict[str, tuple[str, str]]] = {
        "markdown": ("notes to read, each with its quote and article", ".md"),
        "jsonl": ("a line each, which import-notes takes in", ".jsonl"),
    }


def _export_fault(path: str) -> str:
    if not path:
        return "type the path of a file"
    if os.path.isdir(path):
        return f"{path} is a folder; add a name"
    folder = Path(path).parent
    return "" if folder.is_dir() else f"there is no folder {folder}"
