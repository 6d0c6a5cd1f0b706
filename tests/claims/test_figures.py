import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.shared import shared_path

from reader.claims.extract import extract
from reader.claims.figures import find_figures
from reader.model import Claim, Layout, Span, Speaker, SpeakerKind
from reader.text.blocks import lay_out

PUBLISHED = "2024-03-05"
NOBODY = Speaker("", SpeakerKind.UNNAMED)
OPENING = (
    "Lisk talks\n\nNobody came to the table at Lisk, although it had been laid for everyone since early that day.\n\n"
)


def figures_in(sentence, claims=()):
    text = OPENING + sentence
    return find_figures(text, lay_out(text, "Lisk talks"), claims, published=PUBLISHED)


def claim_on(text, words, uid, nested_in=""):
    start = text.index(words)
    return Claim(uid, (), (), (Span(start, start + len(words)),), NOBODY, nested_in=nested_in)


@pytest.mark.parametrize(
    ("sentence", "unit", "measures", "population"),
    [
        ("He said 20.000 Orvenian soldiers were killed.", "people", "killed", "Orvenian soldiers"),
        ("At least 11 people were killed.", "people", "killed", "people"),
        ("It lost between 4,000 and 5,000 men killed or wounded.", "people", "killed_or_injured", "men"),
        ("The number of Lisk fighters killed is put at 1,000–2,000.", "people", "killed", "Lisk fighters"),
        ("Some 6,000 civilians remain in the town.", "people", "remaining", "civilians"),
        ("Costane had 52.3% of the vote.", "percent", "votes", "votes for Costane"),
        ("The strike costs 9 million crowns a day.", "crowns per day", "cost", "strike"),
        ("The gauge read 95 litres a second.", "litres per second", "", ""),
        ("She walked six kilometres.", "kilometres", "distance", ""),
        ("They waited for eleven hours.", "hours", "duration", ""),
        ("Nobody read the 64-page document.", "pages", "", "pages"),
        ("Its troops took three districts.", "districts", "", "districts"),
        ("They lost one soldier for every five Russians.", "ratio", "killed_or_injured", "Russians"),
    ],
)
def test_a_figure_says_what_it_counts(sentence, unit, measures, population):
    (found,) = figures_in(sentence)
    assert (found.unit, found.measures, found.population) == (unit, measures, population)


def test_a_bare_number_counts_what_the_number_before_it_counts():
    first, second = figures_in("He said 29 people were missing, down from 64.")
    assert (second.low, second.unit, second.measures) == (64, first.unit, "missing")


def test_of_them_points_back_and_says_which_of_them():
    first, second = figures_in("Police held 214 agitators. Some 40 of them were sent home.")
    assert (first.population, second.population) == ("agitators", "agitators sent home")


def test_a_duration_is_not_handed_on_to_the_next_sentence():
    *_, last = figures_in("They waited for eleven hours. He spoke of 20,000.")
    assert last.unit != "hours"


@pytest.mark.parametrize(
    ("sentence", "as_of"),
    [
        ("It lost 40 tanks on Sunday.", "2024-03-03"),
        ("It has lost 40 tanks since Sunday.", "2024-03-03/2024-03-05"),
        ("It lost 40 tanks in the past month.", "2024-02-05/2024-03-05"),
        ("It lost 40 tanks.", PUBLISHED),
    ],
)
def test_a_figure_holds_for_the_date_in_its_sentence_else_for_publication(sentence, as_of):
    (found,) = figures_in(sentence)
    assert found.as_of == as_of


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("It lost 40 tanks near Oskelin.", "Oskelin"),
        ("In Varne it lost 40 tanks.", "Varne"),
        ("It lost 40 tanks.", "Lisk"),
    ],
)
def test_a_figure_holds_where_its_sentence_says_else_where_the_article_plays(sentence, where):
    (found,) = figures_in(sentence)
    assert found.where == where


@pytest.mark.parametrize(
    "sentence", ["What the two sides count differs.", "Asked which of the two it was, he left.", "One said so."]
)
def test_a_reference_is_no_figure(sentence):
    assert figures_in(sentence) == ()


def test_a_small_number_of_sources_is_no_figure():
    text = OPENING + "Two nurses said 40 beds were empty."
    source = Span(text.index("Two"), text.index("Two") + len("Two nurses"))
    claim = Claim("c1", (source,), (), (Span(source.end + 6, len(text)),), NOBODY)
    (found,) = find_figures(text, lay_out(text), (claim,))
    assert (found.low, found.claim_uid) == (40, "c1")


def test_a_figure_belongs_to_the_innermost_claim_around_it():
    text = "Ann said that Tom said that 40 tanks burned, and 50 fled. Nobody saw 60 tanks."
    outer = claim_on(text, "Tom said that 40 tanks burned, and 50 fled", "c1")
    inner = claim_on(text, "40 tanks burned", "c2", "c1")
    found = find_figures(text, Layout((), ()), (outer, inner))
    assert [figure.claim_uid for figure in found] == ["c2", "c1", ""]


def test_figures_in_boilerplate_do_not_count():
    text = (
        OPENING
        + "Dear reader, our pages are free because 40 people like you pay. Become a member for 4 crowns a month."
    )
    assert find_figures(text, lay_out(text), ()) == ()


def test_the_gold_is_met():
    right = found = wanted = units = 0
    for line in shared_path("gold", "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = shared_path("gold", record["file"]).read_bytes().decode()
        figures = list(extract(text, title=record["title"], published=record["published"]).figures)
        found, wanted = found + len(figures), wanted + len(record["figures"])
        for gold in record["figures"]:
            start, end = gold["span"]
            same = [f for f in figures if f.span.start < end and start < f.span.end]
            same = [f for f in same if (f.low, f.high) == (gold["low"], gold["high"])]
            right += bool(same)
            units += bool(same) and same[0].unit == gold["unit"]
    assert 2 * right / (found + wanted) >= 0.96
    assert units / right >= 0.86


def test_the_seeds_figures_are_intervals():
    (path,) = shared_path("seeds").glob("000_*.txt")
    bounds = [(f.low, f.high, f.is_approx) for f in extract(path.read_text(encoding="utf-8")).figures]
    assert bounds == [(20_000, 30_000, False), (70_000, 70_000, True), (2_000, 9_999, True)]


WORDS = "40|soldiers|killed|in Varne|since Monday|.|of them|and|50|%|per day|two|the|,|“|”|\n|said|dozens|missing"


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS.split("|"))).map(" ".join) | st.text(),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=4),
)
def test_no_text_and_no_claim_makes_it_fail(text, contents):
    claims = [
        Claim(f"c{n}", (), (), (Span(start, start + length),), NOBODY) for n, (start, length) in enumerate(contents)
    ]
    for figure in find_figures(text, lay_out(text), claims, published=PUBLISHED):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.claim_uid in {"", *(claim.uid for claim in claims)}
