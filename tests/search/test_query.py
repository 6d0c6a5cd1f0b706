"""The query language: what each writing means, and where a slip is."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.shared import shared_path

from reader.search.nodes import And, DateRange, Everything, Field, FigureRange, Has, Is, Match, Not, Or, Words
from reader.search.query import MAX_DEPTH, MAX_LEAVES, MAX_LENGTH, leaves, parse


def word(text, field=Field.ANY):
    return Words(text, field)


MEANINGS = [
    pytest.param("harbour", word("harbour"), id="a-word"),
    pytest.param("harbour council", And((word("harbour"), word("council"))), id="words-are-and"),
    pytest.param("harbour AND council", And((word("harbour"), word("council"))), id="and"),
    pytest.param("harbour and council", And((word("harbour"), word("and"), word("council"))), id="lower-case-and"),
    pytest.param("a b OR c", Or((And((word("a"), word("b"))), word("c"))), id="and-binds-before-or"),
    pytest.param("a (b OR c)", And((word("a"), Or((word("b"), word("c"))))), id="group"),
    pytest.param("-a", Not(word("a")), id="minus"),
    pytest.param("NOT a b", And((Not(word("a")), word("b"))), id="not-binds-first"),
    pytest.param("NOT NOT a", word("a"), id="two-nots-are-none"),
    pytest.param("-(a OR b)", Not(Or((word("a"), word("b")))), id="minus-before-a-group"),
    pytest.param("well-known - fact", And((word("well-known"), word("-"), word("fact"))), id="other-dashes-are-text"),
    pytest.param('"a phrase"', word("a phrase"), id="phrase"),
    pytest.param("“a phrase”", word("a phrase"), id="curly-phrase"),
    pytest.param("„a phrase“ «and»", And((word("a phrase"), word("and"))), id="other-quotation-marks"),
    pytest.param('"a AND (b"', word("a AND (b"), id="nothing-means-anything-in-a-phrase"),
    pytest.param('"a b"~5', word("a b"), id="slop-is-read-over"),
    pytest.param("harb*", Words("harb", match=Match.PREFIX), id="prefix"),
    pytest.param("harbor~", Words("harbor", match=Match.FUZZY), id="fuzzy"),
    pytest.param("harbor~2", Words("harbor", match=Match.FUZZY), id="fuzzy-with-a-number"),
    pytest.param("*", Everything(), id="star"),
    pytest.param("20 000 men", And((word("20 000"), word("men"))), id="spaced-number-is-one-word"),
    pytest.param("2023 500 men", And((word("2023"), word("500"), word("men"))), id="year-starts-no-spaced-number"),
    pytest.param("title:harbour", word("harbour", Field.TITLE), id="field"),
    pytest.param("TITLE:harbour", word("harbour", Field.TITLE), id="field-in-capitals"),
    pytest.param('speaker:"John Kirby"', word("John Kirby", Field.SPEAKER), id="quoted-value"),
    pytest.param("title:harb*", Words("harb", Field.TITLE, Match.PREFIX), id="prefix-in-a-field"),
    pytest.param("title:*", Words("*", Field.TITLE), id="anything-in-a-field"),
    pytest.param("tag:(a OR b)", Or((word("a", Field.TAG), word("b", Field.TAG))), id="group-in-a-field"),
    pytest.param("tag:(a title:b)", And((word("a", Field.TAG), word("b", Field.TITLE))), id="field-in-a-field-group"),
    pytest.param("title:NOT", word("NOT", Field.TITLE), id="operator-as-value"),
    pytest.param("-speaker:Kirby", Not(word("Kirby", Field.SPEAKER)), id="minus-before-a-field"),
    pytest.param("*:harbour", word("harbour"), id="any-field"),
    pytest.param("12:30", word("12:30"), id="a-time-is-text"),
    pytest.param("https://a.example/1", word("https://a.example/1"), id="an-address-is-text"),
    pytest.param("is:unread", Is("unread"), id="state"),
    pytest.param("has:notes", Has("note"), id="plural-mark"),
    pytest.param("figure:20000..30000", FigureRange(20_000, 30_000), id="figures"),
    pytest.param("figure:20.000..30,000", FigureRange(20_000, 30_000), id="figures-grouped"),
    pytest.param("figure:20k..1.5m", FigureRange(20_000, 1_500_000), id="figures-with-letters"),
    pytest.param('figure:"20 000..30 000"', FigureRange(20_000, 30_000), id="figures-with-spaces"),
    pytest.param("figure:..500", FigureRange(None, 500), id="figures-up-to"),
    pytest.param("figure:1000..", FigureRange(1000, None), id="figures-from"),
    pytest.param("figure:50%", FigureRange(50, 50), id="one-figure"),
    pytest.param("figure:30..20", FigureRange(20, 30), id="figures-turned-round"),
    pytest.param("figure:[20 TO 30]", FigureRange(20, 30), id="figures-in-brackets"),
    pytest.param("date:2023", DateRange("2023-01-01", "2023-12-31"), id="year"),
    pytest.param("date:2024-02", DateRange("2024-02-01", "2024-02-29"), id="leap-month"),
    pytest.param("date:2023-05-09", DateRange("2023-05-09", "2023-05-09"), id="day"),
    pytest.param("date:2023-05..2023-06", DateRange("2023-05-01", "2023-06-30"), id="months-inclusive"),
    pytest.param("date:..2023", DateRange("", "2023-12-31"), id="until"),
    pytest.param("date:[2023-05-01 TO 2023-05-09]", DateRange("2023-05-01", "2023-05-09"), id="dates-in-brackets"),
    pytest.param("after:2023-05-31", DateRange("2023-06-01", ""), id="after-leaves-the-day-out"),
    pytest.param("before:2024", DateRange("", "2023-12-31"), id="before-leaves-the-year-out"),
    pytest.param("after:9999", DateRange("9999-12-31", ""), id="end-of-the-calendar"),
    pytest.param("", None, id="nothing"),
    pytest.param("()", None, id="empty-group"),
    pytest.param('""', None, id="empty-phrase"),
]

SLIPS = [
    pytest.param('harbour "council', 8, id="open-quotation"),
    pytest.param('harbour council"', 15, id="closing-quotation-only"),
    pytest.param("((harbour)", 0, id="open-group"),
    pytest.param("harbour)", 7, id="closing-parenthesis-only"),
    pytest.param("harbour AND", 8, id="and-at-the-end"),
    pytest.param("OR harbour", 0, id="or-at-the-start"),
    pytest.param("a AND AND b", 6, id="and-twice"),
    pytest.param("a (b NOT)", 5, id="not-at-the-end-of-a-group"),
    pytest.param("a is:redd", 5, id="unknown-state"),
    pytest.param("has:wings", 4, id="unknown-mark"),
    pytest.param("figure:many", 7, id="no-figure"),
    pytest.param("figure:..", 7, id="no-ends"),
    pytest.param("date:2024-02-30", 5, id="no-such-day"),
    pytest.param("date:[2024-01-01 TO 2024-02-01", 5, id="open-bracket"),
    pytest.param("a title:", 2, id="field-without-value"),
    pytest.param("date:", 0, id="date-without-value"),
    pytest.param("nosuchfield:harbour", 0, id="unknown-field"),
    pytest.param("h*rbour", 1, id="star-inside-a-word"),
    pytest.param("a @nothing", 2, id="unknown-saved-search"),
    pytest.param("(" * 5000, 0, id="5000-open"),
    pytest.param("x" * (MAX_LENGTH + 1), MAX_LENGTH, id="too-long"),
    pytest.param("a " * (MAX_LEAVES + 1), MAX_LEAVES * 2, id="too-many-words"),
]


@pytest.mark.parametrize(("query", "meaning"), MEANINGS)
def test_a_query_means_what_the_language_says_and_has_no_slip(query, meaning):
    parsed = parse(query)

    assert parsed.node == meaning
    assert parsed.slips == ()


@pytest.mark.parametrize(("query", "position"), SLIPS)
def test_a_slip_says_where_it_is(query, position):
    slips = parse(query).slips

    assert slips[0].position == position
    assert slips[0].message


def test_the_rest_of_a_query_with_a_slip_still_counts():
    assert parse('is:redd harbour "council').node == And((word("harbour"), word("council")))


def test_groups_deeper_than_the_bound_are_read_flat_but_still_pair():
    parsed = parse("(" * 5000 + "harbour" + ")" * 5000)

    assert parsed.node == word("harbour")
    assert [slip.position for slip in parsed.slips] == [MAX_DEPTH]


def test_leaves_under_a_not_are_not_asked_for():
    assert [leaf.text for leaf in leaves(parse("a -(b OR NOT c) OR d").node)] == ["a", "c", "d"]


# ---------------------------------------------------------------- saved searches


def test_a_saved_search_stands_for_its_query():
    saved = {"front": "bakhmut OR avdiivka"}

    parsed = parse("@Front losses", saved=saved.get)

    assert parsed.node == And((Or((word("bakhmut"), word("avdiivka"))), word("losses")))
    assert parsed.slips == ()


def test_a_saved_search_may_have_spaces_in_its_name():
    assert parse('@"my front"', saved={"my front": "bakhmut"}.get).node == word("bakhmut")


def test_a_slip_inside_a_saved_search_is_told_where_its_name_stands():
    slip = parse("losses @front", saved={"front": "is:redd"}.get).slips[0]

    assert slip.position == 7
    assert "@front" in slip.message


@pytest.mark.parametrize("saved", [{"a": "@a x"}, {"a": "@b", "b": "@c", "c": "x @a"}], ids=["itself", "in-a-ring"])
def test_saved_searches_in_a_circle_are_a_slip(saved):
    parsed = parse("@a", saved=saved.get)

    assert "contains itself" in parsed.slips[0].message
    assert parsed.node == word("x")


def test_saved_searches_that_multiply_are_bounded():
    saved = {f"n{i}": f"@n{i + 1} " * 50 for i in range(20)} | {"n20": "x"}

    parsed = parse("@n0", saved=saved.get)

    assert len(leaves(parsed.node)) <= MAX_LEAVES


# ---------------------------------------------------------------- anything at all


@given(
    st.text(alphabet=st.one_of(st.sampled_from('()"“”-:*~@[]. aANDORT\n20is'), st.characters(codec=None)), max_size=80)
)
@example("title:\ud800")
@example('@"')
def test_no_query_raises_and_slips_lie_in_the_query(query):
    parsed = parse(query, saved=lambda _name: query)

    assert all(0 <= slip.position <= len(query) for slip in parsed.slips)


def test_every_hostile_query_with_a_slip_says_so_at_a_fair_place():
    rows = json.loads(shared_path("hostile", "queries.json").read_text("ascii"))["queries"]
    wrong = {}
    for row in (row for row in rows if row["expect"] == "slip"):
        fair = {row["position"], *row["also_position"]}
        places = {slip.position for slip in parse(row["query"]).slips}
        if not places & fair and (places or "also_ok" not in row):
            wrong[row["id"]] = (row["query"][:60], places, fair)

    assert wrong == {}
