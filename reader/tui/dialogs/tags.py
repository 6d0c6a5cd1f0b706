"""Tags of an article or a mark, completed from those that the library knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.text.neutralise import one_line
from reader.tui.dialogs.frame import Dialog, shown_line

_SHOWN_MOST = 12


def split_tags(text: str) -> tuple[str, ...]:
    """Tags as typed: parted by spaces or commas, without `#`, each once, in order."""
    words = one_line(text).replace(",", " ").split()
    return tuple(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))


def begun_tags(value: str, known: Iterable[str]) -> tuple[str, ...]:
    """Tags that are known, not there yet, and begin like the last word of a field; all of them where that is empty."""
    *there, word = value.split(" ")
    folded, taken = word.casefold().lstrip("#"), set(split_tags(" ".join(there)))
    return tuple(tag for tag in known if tag.casefold().startswith(folded) and tag not in taken and tag != word)


class TagSuggester(Suggester):
    """Completes the last word of a field with a tag that is known."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = tuple(known)

    async def get_suggestion(self, value: str) -> str | None:
        """The field with its last word completed, or nothing."""
        word = value.rpartition(" ")[2].lstrip("#")
        tag = next(iter(begun_tags(value, self._known)), "") if word else ""
        return value + tag[len(word) :] if len(tag) > len(word) else None


class TagsDialog(Dialog[tuple[str, ...]]):
    """Edits tags in one line."""

    heading = "Tags"
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", "save"), ("→", "complete"), ("Esc", "close"))

    def __init__(self, tags: Iterable[str], known: Iterable[str] = ()) -> None:
        super().__init__()
        self._tags = tuple(tags)
        self._known = tuple(one_line(tag) for tag in known)

    def parts(self) -> Iterable[Widget]:
        """The field, and tags that there are."""
        yield Static(shown_line("spaces part tags", "$h-faint"))
        value = one_line(" ".join(self._tags))
        yield Input(value + " " * bool(value), suggester=TagSuggester(self._known), id="tags", select_on_focus=False)
        if self._known:
            yield Static(shown_line("in this library: " + self._listed(), "$h-dim"), classes="label")

    def _listed(self) -> str:
        more = len(self._known) - _SHOWN_MOST
        return "  ".join(self._known[:_SHOWN_MOST]) + (f"  + {more} more" if more > 0 else "")

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(split_tags(event.value))
