"""CPU time of the screens at their limits. By hand; Linux for a library under a pseudo terminal.

python tests/bench/bench_screens.py                                panes in hand: 100,000 words or rows, 40 articles
python tests/bench/bench_screens.py LIBRARY [--size 160x45] [--json FILE]     the whole program on a library's folder
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "bench")]

from support.comparisons_in_hand import ThreadsInHand, casualties, comparison, holds, statement  # noqa: E402 — as above
from support.dialog_host import DialogHost  # noqa: E402 — found by the lines above
from support.library_in_hand import library_in, take_in  # noqa: E402 — found by the lines above
from support.panes_in_hand import Panes  # noqa: E402 — found by the lines above
from support.readings_in_hand import article, reading  # noqa: E402 — found by the lines above
from textual.pilot import Pilot  # noqa: E402
from under_terminal import Figures, measure_library, measure_long_article  # noqa: E402 — found by the lines above

from reader.model import Article, Claim, Findings, Relation, RelationKind, Span, Speaker, SpeakerKind, Thread  # noqa: E402
from reader.store.journal import Edit, act  # noqa: E402
from reader.tui.layout_reading import reading_of  # noqa: E402
from reader.tui.screens.compare import CompareScreen  # noqa: E402
from reader.tui.screens.history import HistoryScreen  # noqa: E402
from reader.tui.screens.versions import VersionsScreen  # noqa: E402
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


async def time_it(pilot: Pilot, name: str, act: Callable[[], object]) -> None:
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        act()
        await pilot.pause()
        times.append(1e3 * (time.process_time() - begin))
    times.sort()
    sys.stdout.write(f"{name:40} {statistics.median(times):7.1f} {times[-1]:7.1f}\n")


async def measure() -> None:
    text = reading("Title", *[PARAGRAPH] * 770)
    claims = tuple(
        Claim(f"c{n}", (Span(at, at + 12),), (), (Span(at + 18, at + 60),), Speaker("Minister", SpeakerKind.PERSON))
        for n, at in enumerate(block.span.start for block in text.layout.blocks[1:])
    )
    findings = Findings(text.layout, claims, ())
    async with (app := Panes()).run_test(size=(160, 45)) as pilot:
        body, cards, articles = app.query_one(Body), app.query_one(ClaimList), app.query_one(ArticleList)

        def wrap_again() -> None:
            body.styles.width = 60 if body.size.width > 70 else 82

        sys.stdout.write(f"{f'CPU ms of {RUNS} runs':40} {'median':>7} {'worst':>7}\n")
        await time_it(pilot, "open 100,000 words", lambda: body.show(reading_of(article(), text.version, findings)))
        await time_it(pilot, "wrap them again", wrap_again)
        await time_it(pilot, "next sentence", body.action_cursor_down)
        await time_it(pilot, "770 claims", lambda: cards.show(reading_of(article(), text.version, findings)))
        await time_it(pilot, "100,000 rows", lambda: articles.show(Rows()))
        await time_it(pilot, "next row", articles.action_cursor_down)
    await measure_comparing()
    await measure_past()


async def measure_past() -> None:
    """A history of 20,000 acts, and two versions of 20,000 words that differ in every tenth paragraph."""
    with TemporaryDirectory() as folder, library_in(Path(folder)) as library:
        paragraphs = [f"{number} {PARAGRAPH}" for number in range(170)]
        uid = take_in(library, "\n\n".join(["Title", *paragraphs]), path="/a").article_uid
        paragraphs[::10] = [each.replace("said", "claimed") for each in paragraphs[::10]]
        take_in(library, "\n\n".join(["Title", *paragraphs]), path="/a")
        keeping = library._keeping
        with keeping.writing() as db:  # in one go: each act by itself waits for the disk
            for number in range(20_000):
                edit = Edit("article_state", uid, {"starred": number % 2 == 0})
                act(db, keeping.stamp(), [edit], verb="mark", what=f"act {number}")
        history = HistoryScreen(library)
        async with DialogHost(history).run_test(size=(160, 45)) as pilot:
            await time_it(pilot, "20,000 acts: look", history.look)
            await time_keys(pilot, "next act", "j")
            await time_keys(pilot, "next page of acts", "pagedown")
        versions = VersionsScreen(library, library.articles.get(uid))
        async with DialogHost(versions).run_test(size=(160, 45)) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            await time_keys(pilot, "next change", "n")
            await time_keys(pilot, "fold, unfold 20,000 words", "z")
            await time_keys(pilot, "a line down", "j")


async def time_keys(pilot: Pilot, name: str, key: str) -> None:
    """CPU time from a key to the frame, 60 times: median and the 57th, which stands for p95."""
    times = []
    for _ in range(60):
        begin = time.process_time()
        await pilot.press(key)
        times.append(1e3 * (time.process_time() - begin))
    times.sort()
    sys.stdout.write(f"{name:40} {statistics.median(times):7.1f} {times[56]:7.1f} (p95)\n")


async def measure_comparing() -> None:
    """A story of 40 articles: 30 threads of 15 statements each, every second with a number line."""
    threads = tuple(replace(pick(), uid=f"t{number}") for number in range(10) for pick in (holds, casualties, _long))
    story = comparison(threads=threads, now_at="")
    screen = CompareScreen(ThreadsInHand(story), "c1")
    async with DialogHost(screen).run_test(size=(160, 45)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        view = screen.threads
        await time_it(pilot, "compare 40 articles", lambda: view.show(story))
        await time_it(pilot, "next card", view.action_cursor_down)
        await time_it(pilot, "next thread", view.action_next_thread)


def _long() -> Thread:
    said = tuple(
        statement(f"s{n}", f"Speaker {n}", f"a claim with a good many words in it {n} " * 4) for n in range(14)
    )
    thread = holds()
    sides = tuple(replace(side, statements=said[7 * place :][:7]) for place, side in enumerate(thread.positions))
    pairs = [Relation(f"s{n}", f"s{n + 7}", RelationKind.CONFLICT, "one of both") for n in range(7)]
    return replace(thread, positions=sides, relations=tuple(pairs))


def show(figures: Figures) -> None:
    """Print a table: a row a figure, with its budget where it has one."""
    sys.stdout.write(f"{'':34} {'p50':>8} {'p95':>8} {'worst':>8} {'budget':>8}\n")
    for name, each in figures.items():
        numbers = (each["p50"], each["p95"], each["worst"], each["budget"])
        cells = " ".join(f"{number:8.1f}" if number else f"{'':8}" for number in numbers)
        sys.stdout.write(f"{name:34} {cells} {'  MISS' if each['p95'] > each['budget'] else ''}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure a library where one is named, else the panes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", nargs="?", type=Path, help="its folder; a copy, for it is marked as read")
    parser.add_argument("--size", default="160x45")
    parser.add_argument("--query", default="said", help="what is typed letter by letter")
    parser.add_argument("--runs", type=int, default=5, help="starts of the program")
    parser.add_argument("--json", type=Path, help="where the figures go as well")
    given = parser.parse_args()
    if given.library is None:
        asyncio.run(measure())
        return
    columns, rows = map(int, given.size.split("x"))
    figures = measure_library(given.library, (columns, rows), given.query, given.runs)
    show(figures)
    long = measure_long_article((columns, rows))
    show(long)
    if given.json:
        given.json.write_text(json.dumps(figures | long, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
