"""How often a mark is found again in a text that was edited: shares, by how much was edited and how.

    python tests/bench/bench_placement.py [--marks N] [--half tuned|held-out|both] [--misses]

Not run by pytest. The articles are those of `sample_data` and, where they are at hand, those of the folder of shared
test material (HEARSAY_SHARED, else `shared` beside the checkout); they are read when it runs, and nothing of them is
kept. Every other article is for choosing thresholds (`tuned`), the rest for checking them (`held-out`). A mark is
placed when the stretch found and the stretch that it became have nine tenths of their characters in common, of all that
either has (intersection over union). Beside it stands a known client's way (`known_port.py`), which has one state.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench import edits  # noqa: E402 — after the path to it
from bench.known_port import port_anchor  # noqa: E402
from bench.measuring import timed  # noqa: E402

from reader.annotate.anchoring import Anchored, anchor, anchor_all  # noqa: E402
from reader.annotate.selectors import CONTEXT, select  # noqa: E402
from reader.model import Placement, Span  # noqa: E402

SHARES = (0.01, 0.05, 0.1, 0.2)
OVERLAP = 0.9
_NAME_OR_FIGURE = re.compile(r"\d[\d.,]*\d|\b[A-Z][a-z]+\b")
_LEAST_CUT = 12
_SHORTEST = 600
_TRIES = 20
_MANY_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Case:
    """A mark in a text, the text as it was edited, and what the mark became; None when it is gone."""

    old: str
    mark: Span
    new: str
    truth: Span | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts to mark, sentences to put in, and words to put in the place of others."""

    texts: tuple[str, ...]
    sentences: tuple[str, ...]
    words: tuple[str, ...]


Make = Callable[[str, Corpus, random.Random], Case]


def sample_articles() -> list[str]:
    """The articles that come with the program."""
    paths = sorted((ROOT / "sample_data" / "articles").glob("*.md"))
    return [_without_head(path.read_text(encoding="utf-8")) for path in paths]


def _without_head(text: str) -> str:
    """A Markdown article without the lines about it, which are no part of its text in a library."""
    return text.partition("\n---\n")[2].lstrip() if text.startswith("---\n") else text


def articles() -> list[str]:
    """All texts, in an order that is always the same."""
    shared = Path(os.environ.get("HEARSAY_SHARED") or ROOT.parent / "shared")
    paths = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "gold" / "articles").glob("*.txt"))]
    texts = sample_articles() + [path.read_text(encoding="utf-8") for path in paths]
    lines = shared / "eval" / "polnear-dev.jsonl"
    if lines.exists():
        texts += [json.loads(line)["text"] for line in lines.read_text(encoding="utf-8").splitlines()]
    return [text for text in texts if len(text) > _SHORTEST]


def corpus(half: str) -> Corpus:
    """One half of the articles, or all."""
    texts = articles()
    return corpus_of({"tuned": texts[::2], "held-out": texts[1::2], "both": texts}[half])


def corpus_of(texts: list[str]) -> Corpus:
    """Texts with their sentences and words."""
    sentences = [sentence for text in texts for sentence in _sentences(text)]
    words = [word for sentence in sentences for word in re.findall(r"\w+", sentence)]
    return Corpus(tuple(texts), tuple(sentences), tuple(words))


def _sentences(text: str) -> list[str]:
    found = re.findall(r"[A-Z“\"][^\n.!?]{30,300}[.!?]", text)
    return [each.strip() for each in found]


# Marks ----------------------------------------------------------------------------------------------------------------


def any_mark(text: str, rng: random.Random) -> Span:
    """A few words, sentences, or a name or figure."""
    kind = rng.choices((_some_words, _some_sentences, _name_or_figure), (45, 40, 15))[0]
    return kind(text, rng)


def _some_words(text: str, rng: random.Random) -> Span:
    words = [match.span() for match in re.finditer(r"\w+(?:['’]\w+)*", text)]
    count = min(len(words), round(3 * 20 ** rng.random()))
    first = rng.randrange(len(words) - count + 1)
    return Span(words[first][0], words[first + count - 1][1])


def _some_sentences(text: str, rng: random.Random) -> Span:
    parts = edits.units(text)
    offsets = [0, *accumulate(len(part.text) for part in parts)]
    places = [offsets[at] for at in edits.sentence_starts(parts)] + [len(text)]
    first = rng.randrange(len(places) - 1)
    last = min(len(places) - 1, first + rng.choice((1, 1, 1, 2, 3)))
    start, end = places[first], places[last]
    inside = text[start:end]
    start, end = end - len(inside.lstrip()), start + len(inside.rstrip())
    return Span(start, end) if start < end else _some_words(text, rng)


def _name_or_figure(text: str, rng: random.Random) -> Span:
    found = [match.span() for match in _NAME_OR_FIGURE.finditer(text)]
    return Span(*rng.choice(found)) if found else _some_words(text, rng)


# Edits ----------------------------------------------------------------------------------------------------------------


def edited(share: float, *, is_rearranged: bool) -> Make:
    """Words are edited all over the text; with `is_rearranged` paragraphs and sentences as well."""

    def make(text: str, about: Corpus, rng: random.Random) -> Case:
        mark = any_mark(text, rng)
        parts = edits.units(text, rng.choice(("word", "chunk")))
        if is_rearranged:
            parts = edits.rearrange(parts, about.sentences, mark, rng)
        parts = edits.reword(parts, share, about.words, rng)
        return Case(text, mark, edits.joined(parts), edits.now_at(parts, mark))

    return make


def cut_out(what: str) -> Make:
    """The mark is gone; around it words are edited, and what `what` says is done."""

    def make(text: str, about: Corpus, rng: random.Random) -> Case:
        mark = _longer(text, rng)
        quote = text[mark.start : mark.end]
        parts = edits.units(text)
        at = next(number for number, part in enumerate(parts) if part.was and part.was.end > mark.start)
        if what == "another sentence in its place":
            parts = edits.put_in(parts, at, rng.choice(about.sentences) + " ")
        parts = edits.cut(parts, mark)
        parts = edits.reword(parts, rng.choice((0, 0.01, 0.05, 0.1, 0.2)), about.words, rng)
        if what in {"like it elsewhere", "the same elsewhere"}:
            like = edits.units(quote)
            for _ in range(_TRIES * (what == "like it elsewhere")):
                if edits.joined(like) == quote:
                    like = edits.reword(like, rng.choice((0.15, 0.25, 0.4)), about.words, rng)
            places = [at for at in edits.sentence_starts(parts) if not edits.is_inside(parts, at, around(mark))]
            parts = edits.put_in(parts, rng.choice(places), edits.joined(like) + " ")
        return Case(text, mark, edits.joined(parts), None)

    return make


def around(mark: Span) -> Span:
    """A mark with what an annotation remembers of its surroundings."""
    return Span(mark.start - CONTEXT, mark.end + CONTEXT)


def _longer(text: str, rng: random.Random) -> Span:
    while True:
        mark = any_mark(text, rng)
        if mark.end - mark.start >= _LEAST_CUT or rng.random() < 0.2:
            return mark


def repeated(what: str, share: float) -> Make:
    """The mark's sentences, or its paragraph, stand in other places of the text as well; then words are edited."""

    def make(text: str, about: Corpus, rng: random.Random) -> Case:
        parts = edits.units(text)
        mark = _some_sentences(text, rng)
        copied = text[mark.start : mark.end]
        if what == "paragraphs":
            start, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
            copied = text[start : end if end >= 0 else len(text)].strip() + "\n\n"
        for _ in range(rng.randint(1, 3)):
            places = [at for at in edits.sentence_starts(parts) if not edits.is_inside(parts, at, mark)]
            if what == "paragraphs":
                places = [at for at in places if at and parts[at - 1].text == "\n"] or places[:1]
            parts = edits.put_in(parts, rng.choice(places), copied + " " * (what != "paragraphs"))
        old = edits.joined(parts)
        there = edits.now_at(parts, mark)
        assert there is not None
        changed = edits.reword(edits.units(old), share, about.words, rng)
        return Case(old, there, edits.joined(changed), edits.now_at(changed, there))

    return make


# Counting -------------------------------------------------------------------------------------------------------------


def cases(make: Make, about: Corpus, count: int, seed: str) -> Iterator[Case]:
    """So many cases, over all texts in turn."""
    for number in range(count):
        yield make(about.texts[number % len(about.texts)], about, random.Random(f"{seed} {number}"))


def overlap(left: Span | None, right: Span | None) -> float:
    """Intersection over union."""
    if left is None or right is None:
        return 0.0
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(0, common) / (left.end - left.start + right.end - right.start - common)


@dataclass(slots=True)
class Tally:
    """How many of the marks: were placed as they should; were placed without being asked about; each state."""

    cases: int = 0
    right: int = 0
    silently_right: int = 0
    silently_wrong: int = 0
    asked_wrong: int = 0
    port_right: int = 0
    port_wrong: int = 0
    states: Counter[str] | None = None

    def add(self, found: Anchored, port: Span | None, truth: Span | None, least: float) -> None:
        """Count one case."""
        self.states = self.states or Counter()
        self.cases += 1
        self.states[found.placement.value] += 1
        is_right = found.span is None if truth is None else overlap(found.span, truth) >= least
        is_silent = found.placement in {Placement.OK, Placement.CHANGED}
        # What lies elsewhere is wrong; an edge that is a word off is not right, but no wrong place.
        is_wrong = found.span is not None and overlap(found.span, truth) == 0
        self.right += is_right
        self.silently_right += is_right and (is_silent or truth is None)
        self.silently_wrong += is_wrong and is_silent
        self.asked_wrong += is_wrong and not is_silent
        self.port_right += port is None if truth is None else overlap(port, truth) >= least
        self.port_wrong += port is not None and overlap(port, truth) == 0


def count(make: Make, options: argparse.Namespace, name: str) -> Tally:
    """Place the marks of one row of the table."""
    tally, about = Tally(), corpus(options.half)
    least = 0.5 if name.startswith("several") else OVERLAP
    for case in cases(make, about, options.marks, name):
        if case.truth is None and not name.startswith("cut"):
            continue  # edits took all of it by chance
        selector = select(case.old, case.mark)
        found = anchor(selector, case.new)
        port = None if options.no_port else port_anchor(selector, case.new)
        tally.add(found, port, case.truth, least)
        if options.misses and _is_miss(found, case, least):
            _show(case, found)
    return tally


def _is_miss(found: Anchored, case: Case, least: float) -> bool:
    if case.truth is None:
        return found.span is not None
    return overlap(found.span, case.truth) < least


def _show(case: Case, found: Anchored) -> None:
    """For whoever mends the rules: where it was, is and was found; no words, for they may be somebody else's."""
    spans = (None if span is None else tuple(span) for span in (case.mark, case.truth, found.span))
    print(found.placement.value, *spans, f"in {len(case.new)} characters")  # noqa: T201


ROWS: dict[str, Make] = {
    **{f"{share:.0%} of words": edited(share, is_rearranged=False) for share in SHARES},
    **{f"{share:.0%}, sentences and paragraphs": edited(share, is_rearranged=True) for share in SHARES},
    **{
        f"cut: {what}": cut_out(what) for what in ("nothing else", "another sentence in its place", "like it elsewhere")
    },
    "cut: the same elsewhere": cut_out("the same elsewhere"),
    **{
        f"several {what}, {share:.0%} of words": repeated(what, share)
        for what in ("sentences", "paragraphs")
        for share in (0, 0.05, 0.2)
    },
}
HEADS = ("right", "unasked", "wrong", "asked at a wrong place", "port right", "port wrong")


def seconds_of_many() -> list[float]:
    """CPU seconds of three runs that place 100 marks in a text of 100,000 words, a tenth of which was edited."""
    about, rng = corpus("both"), random.Random(100)
    words = " ".join(about.texts).split(" ")
    old = " ".join((words * (_MANY_WORDS // len(words) + 1))[:_MANY_WORDS])
    parts = edits.reword(edits.units(old), 0.1, about.words, rng)
    new = edits.joined(parts)
    starts = (rng.randrange(len(old) - 400) for _ in range(100))
    selectors = [select(old, Span(start, start + rng.randint(20, 400))) for start in starts]
    return sorted(timed(lambda: anchor_all(selectors, new))[0].cpu / 1e3 for _ in range(3))


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--marks", type=int, default=1_000, help="of each row")
    parser.add_argument("--half", choices=("tuned", "held-out", "both"), default="held-out")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="say where marks were that were not placed right, and where they were found",
    )
    parser.add_argument("--no-port", action="store_true")
    parser.add_argument("--row", default="", help="only rows with this in their name")
    options = parser.parse_args()
    print(f"{'%':<36}" + "".join(f"{head:>{len(head) + 2}}" for head in HEADS) + "  states")  # noqa: T201
    for name, make in ROWS.items():
        if options.row in name:
            tally = count(make, options, name)
            figures = (
                tally.right, tally.silently_right, tally.silently_wrong, tally.asked_wrong, tally.port_right,
                tally.port_wrong,
            )  # fmt: skip
            cells = [
                f"{100 * each / tally.cases:>{len(head) + 2}.1f}" for each, head in zip(figures, HEADS, strict=True)
            ]
            states = " ".join(
                f"{state} {100 * n / tally.cases:.1f}" for state, n in sorted((tally.states or {}).items())
            )
            print(f"{name:<36}" + "".join(cells) + "  " + states, flush=True)  # noqa: T201
    if not options.row:
        taken = seconds_of_many()
        print(f"100 marks in 100,000 words: {taken[1]:.2f} s of CPU, {taken[-1]:.2f} at most")  # noqa: T201


if __name__ == "__main__":
    main()
