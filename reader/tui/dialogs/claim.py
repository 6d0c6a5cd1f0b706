"""Putting a claim right, or making one: who speaks, polarity, certainty, reporting, and what else can be done to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.model import Certainty, Polarity, Reporting
from reader.text.introductions import in_marks
from reader.text.neutralise import one_line
from reader.tui.claim_fields import Asked, Fields, Where, Wish
from reader.tui.dialogs.choice_row import ChoiceRow
from reader.tui.dialogs.frame import Dialog, shown_line
from reader.tui.dialogs.names import NameChooser
from reader.tui.layout import clip

_QUOTE_CELLS = 200
Value = TypeVar("Value", bound=StrEnum)
POLARITIES = tuple((one, one.value) for one in Polarity)
CERTAINTIES = tuple((one, one.value if one is not Certainty.UNSPECIFIED else "not asserted") for one in Certainty)
REPORTINGS = tuple((one, one.value) for one in Reporting)


class ClaimDialog(Dialog[Fields | Wish]):
    """Fields one below the other and acts under them. Enter keeps the fields; on an act it does that one alone."""

    AUTO_FOCUS = "#speaker"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "keep", show=False),
    ]

    def __init__(self, asked: Asked, known: Iterable[str]) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high"), (28, "-tall")]
        self._asked = asked
        now, found = asked.now, asked.found
        who = "as it was found" if asked.aside else "nobody is named"
        self._chooser = NameChooser(now.speaker or "", known, placeholder=who)
        self._polarity = ChoiceRow("Polarity", POLARITIES, now.polarity or Polarity.AFFIRMS, found=found.polarity)
        self._certainty = ChoiceRow("Certainty", CERTAINTIES, now.certainty or Certainty.CERTAIN, found=found.certainty)
        self._reporting = ChoiceRow("Reporting", REPORTINGS, now.reporting or Reporting.NEUTRAL, found=found.reporting)

    def know(self, names: Iterable[str]) -> None:
        """Offer more names, behind those that it has; they are displayable already."""
        self._chooser.know(names)

    def title_text(self) -> str:
        """What is done."""
        return "Make a claim" if self._asked.is_new else "Correct this claim"

    def parts(self) -> Iterable[Widget]:
        """The words, the fields, the acts."""
        yield Static(shown_line(clip(in_marks(self._asked.quote), _QUOTE_CELLS), "$h-dim"), id="claimed")
        yield Static(shown_line(self._speaker_words()), classes="label")
        yield self._chooser
        yield self._polarity
        yield self._certainty
        yield self._reporting
        if self._asked.acts:
            yield OptionList(*[Option(shown_line(words)) for _wish, words in self._asked.acts], id="acts", markup=False)

    def _speaker_words(self) -> str:
        if self._asked.is_new:
            return "Whose claim it is; an empty field stands for nobody"
        return f"Speaker; found: {self._asked.aside}" if self._asked.aside else "Speaker; you made this claim"

    # ------------------------------------------------------------ moving

    def keys_now(self) -> Iterable[tuple[str, str]]:
        """The keys of the line with the focus."""
        keep, rest = ("Enter", "make it" if self._asked.is_new else "keep"), (("Tab", "next"), ("Esc", "close"))
        if isinstance(self.focused, ChoiceRow):
            return (keep, ("← →", "choose"), ("↑ ↓", "line"), *rest)
        if isinstance(self.focused, OptionList):
            return (("Enter", "do this"), ("↑ ↓", "line"), *rest)
        return (keep, ("↑ ↓", "names"), ("→", "complete"), *rest)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of where the focus is now."""
        if isinstance(event.widget, OptionList) and event.widget.highlighted is None:
            event.widget.highlighted = 0
        self.say_keys()

    def action_move(self, step: int) -> None:
        """Go through the names, the lines and the acts."""
        here = self.focused
        if here is self._chooser.field and self._chooser.move(step):
            return
        if isinstance(here, OptionList):
            row = (here.highlighted or 0) + step
            if 0 <= row < here.option_count:
                here.highlighted = row
                return
        self._leave(here, step)

    def _leave(self, here: Widget | None, step: int) -> None:
        """Go to the line above or below; the form has ends."""
        order = [self._chooser.field, self._polarity, self._certainty, self._reporting, *self.query("#acts")]
        place = order.index(here) + step if here in order else 0
        if 0 <= place < len(order):
            order[place].focus()

    # ------------------------------------------------------------ results

    @on(NameChooser.Given)
    def _given(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Close with what was changed."""
        now = self._asked.now
        name = self._chooser.value
        self.dismiss(
            Fields(
                speaker=None if name == one_line(now.speaker or "") else name,
                polarity=_changed(self._polarity.chosen, now.polarity),
                certainty=_changed(self._certainty.chosen, now.certainty),
                reporting=_changed(self._reporting.chosen, now.reporting),
            )
        )

    @on(OptionList.OptionSelected, "#acts")
    def _do(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._asked.acts[event.option_index][0])


class MergeDialog(Dialog[tuple[str, Where]]):
    """Who a name is another name for, and where."""

    heading = "One speaker, two names"
    AUTO_FOCUS = "#speaker"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "keep", show=False),
    ]

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__()
        self._other = name
        self._chooser = NameChooser("", [one for one in known if one != name], placeholder="the name to use for both")
        self._where = ChoiceRow("Where", [(one, one.value) for one in Where], Where.EVERYWHERE)

    def know(self, names: Iterable[str]) -> None:
        """Offer more names, behind those that it has; they are displayable already."""
        self._chooser.know(name for name in names if name != one_line(self._other))

    def parts(self) -> Iterable[Widget]:
        """The name, the field, how far it reaches."""
        yield Static(shown_line(f"“{self._other}” is another name for"))
        yield self._chooser
        yield self._where

    def keys_now(self) -> Iterable[tuple[str, str]]:
        """The keys of the line with the focus."""
        here = (
            (("← →", "choose"), ("↑", "names"))
            if self.focused is self._where
            else (("↑ ↓", "names"), ("→", "complete"))
        )
        return (("Enter", "merge"), *here, ("Tab", "next"), ("Esc", "close"))

    def on_descendant_focus(self) -> None:
        """Show the keys of where the focus is now."""
        self.say_keys()

    def action_move(self, step: int) -> None:
        """Go through the names, then on to where."""
        if self.focused is self._where:
            if step < 0:
                self._chooser.field.focus()
        elif not self._chooser.move(step) and step > 0:
            self._where.focus()

    @on(NameChooser.Given)
    def _given(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        """Close with the name, unless there is none or it is the same."""
        name = self._chooser.value
        if not name:
            self.say("no name is given")
        elif name == one_line(self._other):
            self.say("both are the same name")
        else:
            self.dismiss((name, self._where.chosen))


def _changed(chosen: Value, before: Value | None) -> Value | None:
    return None if chosen is before else chosen
