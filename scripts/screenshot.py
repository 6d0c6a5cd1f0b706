"""Render the README's pictures: the sample at 160 by 45 in the theme ink, as `docs/screenshot.svg` and `compare.svg`.

    python scripts/screenshot.py [FOLDER]

The library it needs is made in a temporary folder and thrown away.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["COLORTERM"] = "truecolor"
os.environ.pop("NO_COLOR", None)

from reader.library import Library  # noqa: E402 — the checkout comes first on the path
from reader.model import LibraryPaths  # noqa: E402
from reader.settings import Settings  # noqa: E402
from reader.tui.app import HearsayApp  # noqa: E402
from reader.tui.screens.reading import ReadingScreen  # noqa: E402

SIZE = (160, 45)
ARTICLE = "20.000 fallen"
"""The title of the article that is open begins with it."""
# The picture asks nobody for a font: whoever looks at it has a monospaced one.
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
PICTURES = {
    "screenshot.svg": ("tab", *["right_square_bracket"] * 3),
    "compare.svg": ("c",),
}
"""Which keys lead from each picture to the next."""


async def render(home: Path) -> dict[str, str]:
    """Open the sample, go to a claim, compare it, and draw the screens."""
    paths = LibraryPaths(home / "library.db", home / "cache" / "index")
    with Library.open(paths) as library:
        articles = [line.article_uid for line in library.exchange.import_sample()]
        library.articles.mark(articles[: len(articles) // 2], read=True)
        library.relations.follow()
        app = HearsayApp(library, Settings(paths, home / "config.toml"))
        async with app.run_test(size=SIZE) as pilot:
            await settle(app, pilot)
            if isinstance(app.screen, ReadingScreen):
                open_article(app.screen)
            await settle(app, pilot)
            return {name: await draw(app, pilot, keys) for name, keys in PICTURES.items()}


async def draw(app: HearsayApp, pilot: Pilot[int], keys: tuple[str, ...]) -> str:
    """Press some keys and draw what is there then."""
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)
    return _FONT_FACE.sub("", app.export_screenshot(title="hearsay"))


def open_article(screen: ReadingScreen) -> None:
    """Go to the article in the list."""
    place = 0
    while (article := screen.article_list.article_at(place)) and not article.title.startswith(ARTICLE):
        place += 1
    screen.article_list.go_to(place)


async def settle(app: HearsayApp, pilot: Pilot[int]) -> None:
    """Wait until nothing is going on."""
    for _ in range(6):
        await app.workers.wait_for_complete()
        await pilot.pause()


def main() -> int:
    """Write the pictures."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    with tempfile.TemporaryDirectory() as folder:
        pictures = asyncio.run(render(Path(folder)))
    target.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures.items():
        (target / name).write_text(svg, encoding="utf-8")
        print(target / name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
