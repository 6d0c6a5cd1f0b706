"""Growth: what is kept, what is drawn, and where it goes on a page."""

from __future__ import annotations

import json
import re

import pytest
from bench.growth import PICTURES, draw, grow, links
from bench.pages import put_between
from bench.queries import load_queries


def results(articles, ms=1.0):
    """As from a run: a common word is found in `ms`, twice that at worst."""
    built = {"per_second": 100, "mb": 5.0, "peak": 50.0}
    ours = {"search": {"common": {"p50_cpu": ms, "p95_cpu": 2 * ms}}, "build": built}
    return {"articles": articles, "corpus_mb": 3.5, "engines": {"ours": ours, "theirs": {}}}


def test_growth_draws_what_was_measured_and_no_more(tmp_path):
    drawn = draw([results(1_000), results(100_000, ms=8.0)], tmp_path)
    assert [path.name for path in drawn] == [
        f"growth-{name}.svg" for name in ("words", "combined", "memory", "disk", "building")
    ]
    words = (tmp_path / "growth-words.svg").read_text(encoding="utf-8")
    assert ("common 16" in words, "rare" in words, "budget 10" in words) == (True, False, True)


@pytest.mark.parametrize(("most", "expected"), [(100_000, "budget 10"), (1_000_000, "budget 50")])
def test_a_budget_is_drawn_as_far_as_was_measured(tmp_path, most, expected):
    draw([results(1_000), results(most)], tmp_path)
    words = (tmp_path / "growth-words.svg").read_text(encoding="utf-8")
    assert re.findall(r"budget \d+", words) == [expected]


def test_growth_keeps_what_it_knows_before_it_measures_the_next_size(tmp_path):
    seen = []

    def measured(articles):
        seen.append(json.loads(path.read_text("utf-8")) if path.exists() else None)
        return results(articles)

    path = tmp_path / "growth.json"
    grow((100, 10), measured, path)
    assert [each and [one["articles"] for one in each] for each in seen] == [None, [10]]


def test_links_lead_to_the_plots(tmp_path):
    drawn = draw([results(10), results(100)], tmp_path)
    assert f"![{PICTURES[0].title}](growth-words.svg)" in links(drawn)


def test_a_block_takes_the_place_of_the_old_one(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- begin: x -->\nold\n<!-- end: x -->\nb\n", encoding="utf-8")
    put_between(page, "x", "new")
    assert page.read_text(encoding="utf-8") == "a\n<!-- begin: x -->\nnew\n<!-- end: x -->\nb\n"


def test_a_page_without_the_place_is_left_alone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("<!-- begin: x -->", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for x"):
        put_between(page, "x", "new")
    assert page.read_text(encoding="utf-8") == "<!-- begin: x -->"


def test_every_query_has_a_class_that_is_drawn():
    drawn = {path[1] for picture in PICTURES for _name, path in picture.lines if path[0] == "search"}
    assert {kind for kind, _query in load_queries()} == drawn
