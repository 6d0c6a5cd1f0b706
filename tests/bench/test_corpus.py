"""The made-up news: the same everywhere, in parts or whole, and like news where it matters to a search."""

from __future__ import annotations

import hashlib
import json
import re
from statistics import median

import pytest
from bench.articles import read_corpus
from bench.corpus import Newsroom, write_corpus
from bench.vocabulary import spoken

from reader.ingest.jsonfile import read_lines

# What the recipe gives; a change of it on purpose changes this too, and makes older figures those of another corpus.
FIRST_TWENTY = "6d3fb672c21e275e"


@pytest.fixture(scope="module")
def room():
    return Newsroom()


@pytest.fixture(scope="module")
def articles(room):
    return list(room.articles(1, 401))


def test_the_same_numbers_give_the_same_articles_on_every_machine(articles):
    text = json.dumps(articles[:20], ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == FIRST_TWENTY


def test_parts_join_to_the_whole(room, articles):
    assert [*room.articles(1, 5), *room.articles(5, 30)] == articles[:29]


def test_several_processes_write_what_one_would(tmp_path, articles):
    write_corpus(tmp_path / "c.jsonl", 9, processes=2)
    assert list(read_corpus(tmp_path / "c.jsonl")) == articles[:9]
    assert [path.name for path in tmp_path.iterdir()] == ["c.jsonl"]


def test_an_article_is_as_long_as_news(articles):
    lengths = [article["text"].count(" ") + 1 for article in articles]
    assert 350 < median(lengths) < 450
    assert min(lengths) > 30


def test_ids_and_addresses_come_once(articles):
    assert len({article["id"] for article in articles}) == len({article["url"] for article in articles}) == 400


@pytest.mark.parametrize(
    ("word", "least", "most"),
    [
        pytest.param("said", 0.6, 0.9, id="most-quote-people"),
        pytest.param("government", 0.2, 0.5, id="common"),
        pytest.param("wheat", 0.03, 0.15, id="of-some-topics"),
        pytest.param("уряд", 0.005, 0.08, id="some-are-partly-cyrillic"),
    ],
)
def test_words_are_as_common_as_their_class_of_queries_wants(articles, word, least, most):
    share = sum(word in re.findall(r"\w+", article["text"].lower()) for article in articles) / len(articles)
    assert least < share < most


def test_a_rare_word_comes_in_a_burst(articles):
    [article] = [each for each in articles if "tachirous" in each["text"]][:1]
    assert article["text"].count("tachirous") > 1


def test_some_articles_are_shortened_copies_of_others(articles):
    paragraphs = [frozenset(article["text"].split("\n\n")) for article in articles]
    copies = sum(any(each < other for other in paragraphs[:at]) for at, each in enumerate(paragraphs))
    assert 5 < copies < 40


def test_speakers_are_those_whose_words_the_article_has(articles):
    named = [article for article in articles if article["speaker"]]
    surnames = [(name.split()[-1], article["text"]) for article in named for name in article["speaker"].split("; ")]
    assert len(named) > 300
    assert all(surname in text for surname, text in surnames[:200])


def test_the_program_can_import_the_file(tmp_path):
    write_corpus(tmp_path / "c.jsonl", 3, processes=1)
    with (tmp_path / "c.jsonl").open("rb") as file:
        found = list(read_lines(file, "c.jsonl"))
    expected = list(read_corpus(tmp_path / "c.jsonl"))
    documents = [(each.document.title, each.document.outlet, each.document.url, each.warning) for each in found]
    assert documents == [(article["title"], article["outlet"], article["url"], "") for article in expected]


def test_no_made_up_word_comes_twice():
    assert len({spoken(number, "") for number in range(40_000)}) == 40_000
