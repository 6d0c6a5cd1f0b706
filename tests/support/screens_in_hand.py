"""The app on a small library, driven without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import takewhile
from pathlib import Path

from support.library_in_hand import paths_in
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import HearsayApp
from reader.tui.screens.reading import ReadingScreen

ORLA = """\
Orla dam will hold, ministry says

The Ministry of Water said on Monday that the Orla dam would hold. “There is no danger,” minister Lena Fors said.

Engineers claim that 4,000 people may have to leave the valley. Residents denied that they had been warned.

The valley has 12,000 inhabitants. It was flooded in 1987.

Share this article on Facebook

Subscribe to our newsletter
"""

PORT = """\
Port strike ends after nine days

Dockers of Lindhaven returned to work on Friday. The union said that all 300 members had agreed.

The Orla company claimed that it had lost 20,000 crates.
"""

LONG = "A long road\n\n" + "\n\n".join(f"Mayor Ida Holt said that stage {n} was open. It rained." for n in range(1, 60))


def write_articles(folder: Path) -> list[str]:
    """Three articles as files: a contested one with boilerplate, a short one, a long one."""
    folder.mkdir(exist_ok=True)
    paths = []
    for name, text in (("orla.txt", ORLA), ("port.txt", PORT), ("long.txt", LONG)):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def fill(home: Path) -> None:
    """Import the three articles into the library in `home`."""
    with Library.open(paths_in(home)) as library:
        assert len(list(library.exchange.import_paths(write_articles(home / "in")))) == 3
        library.relations.follow()


@asynccontextmanager
async def app_on(home: Path, size: tuple[int, int] = (160, 45), **settings: object) -> AsyncIterator[Pilot]:
    """The app on the library in `home`, once everything that begins by itself has ended."""
    chosen = Settings(paths=paths_in(home), config_file=home / "config.toml", **{"glyphs": "unicode", **settings})
    with Library.open(chosen.paths) as library:
        app = HearsayApp(library, chosen)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot


async def settle(pilot: Pilot, rounds: int = 2) -> None:
    """Wait until no worker runs and every message was handled, `rounds` times in a row."""
    quiet = 0
    while quiet < rounds:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        quiet = 0 if _is_busy(pilot.app) else quiet + 1
        if not quiet:
            await asyncio.sleep(0.001)


def _is_busy(app: App) -> bool:
    works = (getattr(screen, "work", None) for screen in app.screen_stack)
    return any(work.is_busy for work in works if work)


async def press(pilot: Pilot, *keys: str) -> None:
    """Press keys one after the other, each when the one before has had all its effects; words into a field at once."""
    left = list(keys)
    while left:
        word = [*takewhile(str.isalnum, (key if len(key) == 1 else "" for key in left))]
        if len(word) > 1 and isinstance(pilot.app.focused, Input | TextArea):
            for letter in word:
                pilot.app.post_message(events.Key(letter, letter))
        else:
            word = left[:1]
            await pilot.press(*word)
        del left[: len(word)]
        await settle(pilot, rounds=1)
    await settle(pilot)


def shown(pilot: Pilot) -> list[str]:
    """The rows of the screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips[: pilot.app.size.height]]


async def at_the_dams_claim(pilot: Pilot, *, is_inferred: bool = False) -> tuple[ReadingScreen, int]:
    """Open the article about the dam at a claim, of one who has no other; gives the screen and the claim's number."""
    screen = pilot.app.screen
    for number in range(3):
        if "Orla dam" in screen.article_list.article_at(number).title:
            screen.article_list.go_to(number, is_choice=True)
    await settle(pilot)
    speakers = [item.claim.speaker if item.claim else None for item in screen.opener.reading.items]
    names = [speaker.name for speaker in speakers if speaker]
    number = next(
        n
        for n, speaker in enumerate(speakers)
        if speaker and speaker.is_inferred is is_inferred and (is_inferred or names.count(speaker.name) == 1)
    )
    screen.body.go_to_item(number)
    await settle(pilot)
    return screen, number
