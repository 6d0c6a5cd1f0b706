"""Whoosh comes in lightly, and leaves nothing open."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.entries import TEXT, TITLE, Entry
from reader.search.index import SearchIndex

ROOT = Path(__file__).resolve().parents[2]


def test_whoever_needs_the_network_module_still_gets_the_real_one():
    code = "import reader.search.whoosh_door, urllib.request; print(urllib.request.Request.__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Request"


def test_opening_an_index_reads_a_small_part_of_it(tmp_path):
    index = SearchIndex(tmp_path, Analyzer())
    words = [f"w{number}x" for number in range(3000)]
    entries = [Entry(SearchIn.ARTICLES, n, n, {TITLE: "", TEXT: " ".join(words[n:])}) for n in range(1, 40)]
    with index.writing():
        stamp = index.rebuild(entries, 1)
    size = sum(path.stat().st_size for path in tmp_path.rglob("*.seg"))
    with index.reading(stamp) as postings:  # what is imported and compiled is not to be counted
        postings.frequencies(TEXT, "w39x")
    index.close()

    tracemalloc.start()
    try:
        with index.reading(stamp) as postings:
            assert len(postings.frequencies(TEXT, "w39x")) == 39
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        index.close()
    assert peak < size / 4, f"{peak} of {size} bytes"
