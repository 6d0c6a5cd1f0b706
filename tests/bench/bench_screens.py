"""CPU time of the panes at their limits: 100,000 words, thousands of claims, 100,000 rows. Not a test; run by hand.

python tests/bench/bench_screens.py
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support.panes_in_hand import Panes  # noqa: E402 — found by the lines above
from support.readings_in_hand import article, reading  # noqa: E402 — found by the lines above

from reader.model import Article, Claim, Findings, Span, Speaker, SpeakerKind  # noqa: E402
from reader.tui.layout_reading import reading_of  # noqa: E402
from reader.tui.widgets.article_list import ArticleList  # noqa: E402
from reader.tui.widgets.body import Body  # noqa: E402
from reader.tui.widgets.claim_list import ClaimList  # noqa: E402

PARAGRAPH = " ".join(["The minister said 20.000 soldiers had left the city, and he denied it."] * 10)
RUNS = 9


class Rows:
    def __len__(self):
        return 100_000

    def page(self, offset, limit):
        return tuple(Article(f"a{n}", "v", f"Title {n}") for n in range(offset, offset + limit))

    def index(self, uid):
        return int(uid[1:])


async def measure() -> None:
    text = reading("Title", *[PARAGRAPH] * 770)
    claims = tuple(
        Claim(f"c{n}", (Span(at, at + 12),), (), (Span(at + 18, at + 60),), Speaker("Minister", SpeakerKind.PERSON))
        for n, at in enumerate(block.span.start for block in text.layout.blocks[1:])
    )
    findings = Findings(text.layout, claims, ())
    async with (app := Panes()).run_test(size=(160, 45)) as pilot:
        body, cards, articles = app.query_one(Body), app.query_one(ClaimList), app.query_one(ArticleList)

        async def time_it(name: str, act: Callable[[], object]) -> None:
            times = []
            for _ in range(RUNS):
                begin = time.process_time()
                act()
                await pilot.pause()
                times.append(1e3 * (time.process_time() - begin))
            times.sort()
            sys.stdout.write(f"{name:40} {statistics.median(times):7.1f} {times[-1]:7.1f}\n")

        def wrap_again() -> None:
            body.styles.width = 60 if body.size.width > 70 else 82

        sys.stdout.write(f"{f'CPU ms of {RUNS} runs':40} {'median':>7} {'worst':>7}\n")
        await time_it("open 100,000 words", lambda: body.show(reading_of(article(), text.version, findings)))
        await time_it("wrap them again", wrap_again)
        await time_it("next sentence", body.action_cursor_down)
        await time_it("770 claims", lambda: cards.show(reading_of(article(), text.version, findings)))
        await time_it("100,000 rows", lambda: articles.show(Rows()))
        await time_it("next row", articles.action_cursor_down)


if __name__ == "__main__":
    asyncio.run(measure())
