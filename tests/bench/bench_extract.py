"""How many articles a second claims and figures are found in: CPU time, median and slowest of nine runs.

    python tests/bench/bench_extract.py [ARTICLES]

Not run by pytest. The articles are made from a fixed seed, about as many claims, names and figures in them as in news.
"""

from __future__ import annotations

import platform
import random
import statistics
import sys
import time
from collections.abc import Callable

from reader.claims.extract import extract

RUNS = 9
LENGTHS = (420, 750)
FIRSTS = ("Ann", "Bo", "Carla", "Dmitri", "Ewa", "Farid", "Greta", "Hugo")
SYLLABLES = ("ash", "bel", "cor", "den", "el", "fal", "gar", "hol", "ist", "jor", "kel", "lund", "mar", "nor", "os")
OFFICES = ("harbour master", "mayor", "defence minister", "union leader", "engineer", "spokeswoman for the ministry")
VERBS = ("said", "told reporters", "claimed", "warned", "insisted", "admitted", "believes")
PLAIN = (
    "The water rose again in the night and took the road behind the old mill.",
    "Some of the boats that lay at the pier were never found, and the rest were sold in {place} last spring.",
    "By Tuesday evening about {number} people had left their homes near {place}.",
    "Repairs will take until autumn, and the town has no money left for its schools and its old people.",
    "From the hill one sees how the river turns, where the meadows were, and what is left of the orchard.",
    "Children played between the sandbags while their parents carried chairs and carpets up the stairs.",
    "It was the second time since 2019 that the gates had been opened at that hour.",
    "Most shops in {place} stayed shut, the trains did not run, and nobody knew when the bridge would be safe.",
)
STATED = (
    "{who} {verb} that many of the workers were missing and that the search would go on.",
    "“We do not know why the wall gave way, and we may never know,” {short} said on Friday.",
    "According to {who}, the dam had been inspected in March and was found to be sound.",
    "“It broke. Then it burned,” said {who}, who lives next to the pier with her three children.",
    "{short} denied that any letters had been sent, adding that he had seen only one of them.",
    "The {place} water board, which runs the dam, announced that it would pay up to {number} euros to each family.",
    "She also said the report was “not worth the paper”, and called on the council to publish it.",
)


def article(rng: random.Random, words: int) -> str:
    """A headline and paragraphs of one to three sentences, up to a length."""
    last = [(rng.choice(SYLLABLES) + rng.choice(SYLLABLES)).capitalize() for _ in range(6)]
    people = [(f"{rng.choice(FIRSTS)} {name}", name, rng.choice(OFFICES)) for name in last]
    text, count = [f"Wall of the {last[0]} dam gave way, mayor says"], 0
    while count < words:
        paragraph = " ".join(_sentence(rng, people) for _ in range(rng.randint(1, 3)))
        text.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(text)


def _sentence(rng: random.Random, people: list[tuple[str, str, str]]) -> str:
    full, short, office = rng.choice(people)
    pattern = rng.choice(STATED if rng.random() < 0.45 else PLAIN)
    who = rng.choice((f"{office} {full}", full, f"the {office}", short))
    place = rng.choice(people)[1].removesuffix("a") + "stad"
    return pattern.format(who=who, short=short, place=place, number=rng.randint(3, 900), verb=rng.choice(VERBS))


def timed(act: Callable[[], object]) -> list[float]:
    """CPU seconds of nine runs, after one that does not count."""
    act()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        taken.append(time.process_time() - start)
    return sorted(taken)


def main(articles: int) -> None:
    """Extract, and print a line for each length."""
    print(f"Python {platform.python_version()}, {platform.machine()}; {articles} articles")  # noqa: T201
    print(f"{'words':>6}{'articles/s':>12}{'slowest':>9}{'claims':>8}{'figures':>9}")  # noqa: T201
    for words in LENGTHS:
        rng = random.Random(20230509)
        texts = [article(rng, words) for _ in range(articles)]
        found = [extract(text, published="2024-03-05") for text in texts]
        taken = timed(lambda texts=texts: [extract(text, published="2024-03-05") for text in texts])
        claims = sum(len(each.claims) for each in found) / articles
        figures = sum(len(each.figures) for each in found) / articles
        speed, slowest = articles / statistics.median(taken), articles / taken[-1]
        print(f"{words:>6}{speed:>12.0f}{slowest:>9.0f}{claims:>8.1f}{figures:>9.1f}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
