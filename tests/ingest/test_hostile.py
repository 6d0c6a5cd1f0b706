"""Every file of the hostile corpus: nothing raises, no words are lost, what comes later is refused in one line."""

import json
import runpy
import sys
import unicodedata

import pytest
from support.shared import shared_path

from reader.errors import IntakeError
from reader.ingest.intake import read
from reader.ingest.items import Found


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The corpus, made anew in a temporary folder: its rows, each with the bytes of its file."""
    script = shared_path("hostile", "make_hostile.py")
    folder = tmp_path_factory.mktemp("hostile") / "files"
    argv, sys.argv = sys.argv, [str(script), str(folder)]
    try:
        runpy.run_path(str(script), run_name="__main__")
    except SystemExit:
        pass
    finally:
        sys.argv = argv
    rows = json.loads((folder.parent / "files-manifest.json").read_text("utf-8"))["files"]
    return [(row, (folder / row["name"]).read_bytes()) for row in rows]


@pytest.fixture(scope="module")
def outcomes(corpus):
    """What became of each file: (row, articles, errors)."""
    outcomes = []
    for row, data in corpus:
        items = list(read(data, row["name"]))
        found = [item for item in items if isinstance(item, Found)]
        errors = [item for item in items if isinstance(item, IntakeError)]
        outcomes.append((row, found, errors))
    return outcomes


def test_each_file_ends_as_its_manifest_allows_or_is_refused_as_coming_later(outcomes):
    odd = []
    for row, found, errors in outcomes:
        is_clean = not errors and not any(each.warning for each in found)
        outcome = "reject" if not found else "import" if is_clean else "import-warn"
        is_later = not found and all("yet" in error.message for error in errors)
        if outcome not in (row["expect"], *row["also_ok"]) and not is_later:
            odd.append((row["name"], outcome))
    assert odd == []


def test_no_words_are_lost(outcomes):
    lost = []
    for row, found, _ in outcomes:
        text = _plain(" ".join(f"{each.document.title} {each.document.text}" for each in found))
        lost += [(row["name"], words) for words in row["must_contain"] if found and _plain(words) not in text]
    assert lost == []


def test_nothing_forbidden_is_kept(outcomes):
    kept = []
    for row, found, _ in outcomes:
        text = " ".join(each.document.text for each in found)
        kept += [(row["name"], words) for words in row["must_not_contain"] if words in text]
    assert kept == []


def test_there_are_as_many_articles_as_the_manifest_says(outcomes):
    odd = [
        (row["name"], len(found))
        for row, found, _ in outcomes
        if found and "items" in row and len(found) != row["items"]
    ]
    assert odd == []


def test_an_article_never_comes_without_title_or_text(outcomes):
    documents = [(row["name"], each.document) for row, found, _ in outcomes for each in found]
    assert [name for name, document in documents if not document.title or not document.text.strip()] == []


def test_everything_found_can_be_encoded(outcomes):
    for _, found, errors in outcomes:
        for each in found:
            repr(each.document).encode("utf-8")
            each.document.text.encode("utf-8")
        for error in errors:
            assert "\n" not in error.message


def _plain(text):
    return " ".join(unicodedata.normalize("NFC", text).split())
