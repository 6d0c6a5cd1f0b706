"""Where the reader is in an article and how a key moves them: sentences, paragraphs, claims, selected words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from reader.model import Span
from reader.text.sentences import sentences
from reader.tui.layout_page import Page
from reader.tui.layout_reading import Reading

_WORD = re.compile(r"[$€£¥₴₽#@]?\w+(?:['’.,-]\w+)*[%°]?")
"""What the arrows step over in one go; marks of punctuation stand for nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A sentence, and the number of the current claim in it or -1."""

    sentence: Span
    item: int = -1


@dataclass(frozen=True, slots=True)
class Selection:
    """Words chosen: `anchor` stays, `head` moves; it covers both and what lies between."""

    anchor: Span
    head: Span

    @property
    def span(self) -> Span:
        """The stretch that is selected."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    def swapped(self) -> Selection:
        """The same words, with the other end moving."""
        return Selection(self.head, self.anchor)


class Walker:
    """Finds the next sentence, paragraph, claim or word of one article on one page.

    Sentences are split a block at a time, when somebody comes by: an article of 100,000 words opens without.
    """

    def __init__(self, reading: Reading, page: Page) -> None:
        self._reading = reading
        self._page = page
        self._blocks = page.blocks()
        self._block_starts = [reading.layout.blocks[number].span.start for number in self._blocks]
        self._item_starts = [item.start for item in reading.items]
        self._sentences: dict[int, tuple[Span, ...]] = {}

    def sentence_at(self, offset: int) -> Span:
        """The sentence at an offset, or the nearest one before it that is shown."""
        if not self._blocks:
            return Span(0, 0)
        own = self._of_block(self._nearest_block(offset))
        return own[max(bisect_right([span.start for span in own], offset) - 1, 0)]

    def at(self, offset: int) -> Cursor:
        """Cursor on the sentence at an offset, with the first claim that begins in it."""
        sentence = self.sentence_at(offset)
        number = bisect_left(self._item_starts, sentence.start)
        has_item = number < len(self._item_starts) and self._item_starts[number] < sentence.end
        return Cursor(sentence, number if has_item else -1)

    def on_item(self, number: int) -> Cursor:
        """Cursor on a claim."""
        item = self._reading.items[number]
        return Cursor(self.sentence_at(item.places[0].start if item.places else item.start), number)

    def sentence_step(self, cursor: Cursor, step: int) -> Cursor:
        """The next (1) or previous (-1) sentence; the same one at the ends."""
        return self.at(self._stepped(cursor.sentence, step).start)

    def _stepped(self, sentence: Span, step: int) -> Span:
        if not self._blocks:
            return sentence
        place = self._nearest_block(sentence.start)
        own = self._of_block(place)
        number = bisect_right([span.start for span in own], sentence.start) - 1 + step
        if 0 <= number < len(own):
            return own[number]
        place += step
        if not 0 <= place < len(self._blocks):
            return sentence
        return self._of_block(place)[0 if step > 0 else -1]

    def paragraph_step(self, cursor: Cursor, step: int) -> Cursor:
        """The first sentence of the next paragraph, or of this one or the previous."""
        if not self._blocks:
            return cursor
        place = self._nearest_block(cursor.sentence.start)
        is_inside = cursor.sentence.start > self._block_starts[place]
        place += 0 if step < 0 and is_inside else step
        return self.at(self._block_starts[min(max(place, 0), len(self._blocks) - 1)])

    def item_step(self, cursor: Cursor, step: int) -> Cursor:
        """The next or previous claim; the same place where there is none."""
        if cursor.item >= 0:
            number = cursor.item + step
        else:
            number = bisect_left(self._item_starts, cursor.sentence.start) - (step < 0)
        return self.on_item(number) if 0 <= number < len(self._item_starts) else cursor

    def first(self) -> Cursor:
        """The first sentence."""
        return self.at(self._block_starts[0] if self._blocks else 0)

    def last(self) -> Cursor:
        """The last sentence."""
        return self.at(self._of_block(len(self._blocks) - 1)[-1].start if self._blocks else 0)

    def word_at(self, offset: int) -> Span:
        """The word at an offset, or the next one."""
        found = _WORD.search(self._reading.text, self._word_start(offset))
        return Span(*found.span()) if found else Span(offset, offset)

    def select(self, cursor: Cursor) -> Selection:
        """Begin a selection with the first word of what the cursor is on."""
        places = self._reading.items[cursor.item].places if cursor.item >= 0 else ()
        word = self.word_at(places[0].start if places else cursor.sentence.start)
        return Selection(word, word)

    def by_word(self, selection: Selection, step: int) -> Selection:
        """Move the head of a selection one word."""
        head = selection.head
        if step > 0:
            found = _WORD.search(self._reading.text, head.end)
            return replace(selection, head=Span(*found.span())) if found else selection
        before = self._reading.text[max(0, head.start - 400) : head.start]
        words = list(_WORD.finditer(before))
        if not words:
            return selection
        shift = head.start - len(before)
        return replace(selection, head=Span(words[-1].start() + shift, words[-1].end() + shift))

    def by_sentence(self, selection: Selection, step: int) -> Selection:
        """Move the head to the end of this or the next sentence, or to the start of this or the previous one."""
        head = selection.head
        here = self.sentence_at(head.start)
        if step > 0:
            target = here if head.end < here.end else self._stepped(here, 1)
            return replace(selection, head=Span(max(target.end - 1, 0), target.end))
        target = here if head.start > here.start else self._stepped(here, -1)
        return replace(selection, head=Span(target.start, min(target.start + 1, target.end)))

    def paragraph_number(self, offset: int) -> int:
        """Which paragraph of the story an offset is in, counted from 1; titles and boilerplate are not counted."""
        number = 0
        for block in self._reading.layout.blocks:
            if block.span.start > offset:
                break
            number += block.junk is None and block.kind == "paragraph"
        return number

    def _word_start(self, offset: int) -> int:
        text = self._reading.text
        while offset > 0 and offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum():
            offset -= 1
        return offset

    def _nearest_block(self, offset: int) -> int:
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def _of_block(self, place: int) -> tuple[Span, ...]:
        number = self._blocks[place]
        if number not in self._sentences:
            block = self._reading.layout.blocks[number]
            self._sentences[number] = sentences(self._reading.version.text, (block,)) or (block.span,)
        return self._sentences[number]
