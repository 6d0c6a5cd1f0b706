"""Libraries for the real program: ordinary, and with everything in it that could harm a terminal."""

from __future__ import annotations

import json
import shutil

import pytest

from reader.library import Library
from reader.model import LibraryPaths, Span

ATTACKS = (
    "\x1b]52;c;cHduZWQ=\x07",  # writes the clipboard
    "\x1b]0;pwned\x07",
    "\x1b[2J\x1b[1;1H",
    "\x1b[?1049l\x1b[?1003h",
    "\x1bP+q544e\x1b\\",
    "\x9b31m\x9d52;c;cHduZWQ=\x9c",  # the same in C1
    "\u202egnihton\u202c\u2066x\u2069",
    "\x00\x07\x08\x0b\x7f",
    "[b]bold[/b] [link=https://x]y[/link] [@click=app.quit]z[/]",
    "\U000e0041\ufff9\u2028",
)


def paths_of(folder):
    return LibraryPaths(folder / "library.db", folder / "cache" / "index")


def documents(count, make):
    """Lines of JSONL for so many articles."""
    return "\n".join(json.dumps(make(number), ensure_ascii=True) for number in range(count)).encode()


def ordinary(number):
    return {
        "title": f"Dam number {number} holds",
        "text": f"Dam number {number} holds\n\nThe dam holds, Minister Ana Belova said on Monday. "
        f"About {number + 2}00 people were evacuated, according to the Ministry of Water.\n\n"
        "The mayor denied that the wall was cracked. Engineers claim it may fail within 10 days.\n",
        "outlet": "Valley Ledger",
        "published": "2023-05-17",
        "url": f"https://example.org/{number}",
    }


def hostile(number):
    attack = ATTACKS[number % len(ATTACKS)]
    text = f"{attack}The dam {attack} holds, Minister {attack} Ana Belova said. About 300 {attack}people fled."
    return {
        "title": f"Title {attack}{number}",
        "text": f"Title {attack}{number}\n\n{text}\n\n{text}\n",
        "byline": f"By {attack}",
        "outlet": f"Out{attack}let",
        "published": "2023-05-17",
        "url": f"https://example.org/{number}?{attack}",
        "tags": [f"tag{attack}"],
    }


def build(folder, count, make):
    with Library.open(paths_of(folder)) as library:
        assert all(line.article_uid for line in library.exchange.import_bytes(documents(count, make)))
    return folder


def annotate(folder):
    """A note with an attack on every article, a saved search, verdicts."""
    with Library.open(paths_of(folder)) as library:
        for number, article in enumerate(library.articles.rows().page(0, 100)):
            attack = ATTACKS[number % len(ATTACKS)]
            library.notes.highlight(
                article.uid,
                Span(0, 12),
                text=f"note {attack} [[{article.uid}|{attack}]] `{attack}`",
                tags=(f"t{number}",),
            )
        library.search.save("mine", f"dam {ATTACKS[0]}")


@pytest.fixture(scope="session")
def ordinary_master(tmp_path_factory):
    return build(tmp_path_factory.mktemp("ordinary"), 12, ordinary)


@pytest.fixture(scope="session")
def hostile_master(tmp_path_factory):
    folder = build(tmp_path_factory.mktemp("hostile"), len(ATTACKS), hostile)
    annotate(folder)
    return folder


@pytest.fixture
def ordinary_library(ordinary_master, tmp_path):
    """A library of twelve articles, a copy of its own."""
    return shutil.copytree(ordinary_master, tmp_path / "library")


@pytest.fixture
def hostile_library(hostile_master, tmp_path):
    """A library whose every title, text, byline, outlet, tag and note attacks the terminal."""
    return shutil.copytree(hostile_master, tmp_path / "library")
