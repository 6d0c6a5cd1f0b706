"""From figures to tables, plots and pages; and a run in which an engine fails."""

from __future__ import annotations

import json
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from bench.comparing import Plan, compare, sum_up
from bench.growth import PICTURES, draw, grow, links
from bench.measuring import percentile, size_mb
from bench.pages import put_between
from bench.plot import Line, Plot, label, spread, svg
from bench.queries import load_queries
from bench.table import number, odd_findings, ratio, table
from hypothesis import given
from hypothesis import strategies as st


def results(articles, factor=1.0):
    """As from a run: the first engine takes `factor` ms to find a common word, the second twice that."""
    searches = {"common": {"p50_cpu": factor, "p95_cpu": 2 * factor}}
    other = {"common": {"p50_cpu": 2 * factor, "p95_cpu": 4 * factor}}
    built = {"per_second": 100, "mb": 5.0, "peak": 50.0}
    engines = {"ours": {"search": searches, "build": built}, "theirs": {"search": other}}
    return {"articles": articles, "corpus_mb": 3.5, "engines": engines}


def cells(text, row):
    [line] = [line for line in text.splitlines() if line.startswith(f"| {row}")]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def test_a_table_has_each_engine_and_how_the_first_stands_to_the_others():
    text = table(results(10, factor=3.0))
    assert cells(text, " ") == ["ours", "theirs", "ours / theirs"]
    assert cells(text, "common") == ["3.0 / 6.0", "6.0 / 12.0", "0.50 ×"]


def test_what_was_not_measured_is_a_dash_and_has_no_ratio():
    assert cells(table(results(10)), "build, articles/s") == ["100", "–", "–"]
    assert cells(table(results(10)), "rare") == ["–", "–", "–"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, "–"), (0.123, "0.12"), (1.25, "1.2"), (19.96, "20.0"), (20.4, "20"), (12_345.6, "12,346")],
)
def test_numbers_have_as_many_digits_as_say_something(value, expected):
    assert number(value) == expected


def test_a_ratio_to_nothing_is_a_dash():
    assert (ratio(1.0, 0.0), ratio(None, 2.0), ratio(1.0, 4.0)) == ("–", "–", "0.25 ×")


def test_findings_that_differ_in_kind_are_told():
    found = {"engines": {"a": {"found": {"x": 0, "y": 3, "z": 0}}, "b": {"found": {"x": 2, "y": 1, "z": 1}}}}
    told = odd_findings(found, [("rare", "x"), ("mid", "y"), ("nohit", "z")])
    assert told == ["rare x: a finds 0, b finds 2", "nohit z: a finds 0, b finds 1"]


def test_percentiles_are_values_that_were_measured():
    values = [5.0, 1.0, 2.0, 4.0, 3.0]
    assert (percentile(values, 0.5), percentile(values, 0.95), percentile([7.0], 0.95)) == (3.0, 5.0, 7.0)


def test_size_counts_files_in_folders_below(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "a").write_bytes(b"1" * 1000)
    (tmp_path / "below" / "b").write_bytes(b"1" * 500)
    assert size_mb(tmp_path) == 0.0015


def test_a_class_is_summed_up_over_all_its_queries_and_rounds(tmp_path):
    queries = tmp_path / "q.tsv"
    queries.write_text("mid\tslow\nrare\tother\nmid\tquick\n", encoding="utf-8")

    def asked(ms):
        return {"first": 9 * ms, "wall": [2 * ms], "cpu": [ms], "found": 1}

    rounds = [{"queries": [asked(4.0), asked(50.0), asked(1.0)], "own": own, "peak": 9.0} for own in (7.0, 8.0)]
    figures = {"rounds": rounds}
    sum_up(figures, Plan(tmp_path, 10, tmp_path, ("ours",), queries))
    mid = figures["search"]["mid"]
    assert (mid["p95_cpu"], mid["p95_wall"], mid["first"], mid["slowest"]) == (4.0, 8.0, 36.0, "slow")
    assert figures["memory"] == {"own": 8.0, "peak": 9.0}
    assert figures["found"] == {"slow": 1, "other": 1, "quick": 1}
    assert "rounds" not in figures


def test_each_round_begins_with_another_engine(tmp_path):
    plan = Plan(tmp_path, 10, tmp_path, ("a", "b", "c"))
    assert list(plan.turns(3, plan.engines)) == ["a", "b", "c", "b", "c", "a", "c", "a", "b"]


def test_an_engine_that_fails_is_named_and_does_not_stop_the_run(tmp_path):
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("", encoding="utf-8")
    told = []
    measured = compare(Plan(corpus, 0, tmp_path / "work", ("nobody",), rounds=1), told.append)
    assert measured["engines"]["nobody"] == {"error": "building: KeyError: 'nobody'"}
    assert "nobody failed, building: KeyError: 'nobody'" in told


LINES = (Line("common <b>", ((1_000, 0.5), (10_000, 2.0), (100_000, 30.0))), Line("budget", ((100_000, 10.0),), True))


def test_a_plot_is_xml_with_a_mark_for_each_point_and_its_words_escaped():
    drawn = ElementTree.fromstring(svg(Plot("T & t", "ms", "articles", LINES)))
    classes = [each.get("class", "") for each in drawn.iter() if each.tag.endswith("path")]
    texts = ["".join(each.itertext()) for each in drawn.iter() if each.tag.endswith("text")]
    assert classes.count("m0") == 3 + 1  # one beside the name
    assert {"T & t", "common <b> 30", "budget 10", "100,000", "0.1"} <= set(texts)


def test_a_plot_has_colours_for_light_and_dark():
    drawn = svg(Plot("t", "ms", "articles", LINES))
    light, _, dark = drawn.partition("@media (prefers-color-scheme: dark)")
    assert ".paper { fill: #ffffff" in light
    assert ".paper { fill: #0d1117" in dark


@given(st.lists(st.floats(0, 400), min_size=1, max_size=8, unique=True))
def test_names_at_the_ends_of_lines_never_overlap_and_keep_their_order(places):
    moved = spread(places, 17)
    ends = [end for _place, end in sorted(zip(places, moved, strict=True))]
    assert all(below - above > 16.7 for above, below in pairwise(ends))


def test_names_that_have_room_stay_where_their_lines_end():
    assert spread([10.0, 100.0, 50.0], 17) == [10.0, 100.0, 50.0]


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0512, "0.051"), (1.749, "1.7"), (9.99, "10"), (23.4, "23"), (1e6, "1,000,000")]
)
def test_labels_are_short(value, expected):
    assert label(value) == expected


def test_growth_draws_what_was_measured_and_no_more(tmp_path):
    drawn = draw([results(1_000), results(100_000, factor=8.0)], tmp_path)
    assert [path.name for path in drawn] == [
        f"growth-{name}.svg" for name in ("words", "combined", "memory", "disk", "building")
    ]
    words = (tmp_path / "growth-words.svg").read_text(encoding="utf-8")
    assert ("common 16" in words, "rare" in words, "budget 10" in words) == (True, False, True)


def test_a_budget_for_more_articles_than_were_measured_is_not_drawn(tmp_path):
    draw([results(1_000)], tmp_path)
    assert "budget" not in (tmp_path / "growth-words.svg").read_text(encoding="utf-8")


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
