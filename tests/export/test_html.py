"""A dossier as a page: it needs nothing else, lets nothing in, and can be read by everybody."""

import base64
import hashlib
import re
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.dossiers_in_hand import ATLAS, DOSSIER, PEOPLE, SAFE, figure
from support.pages import Page
from support.shared import shared_path

from reader.export.html import page, style
from reader.export.html_markup import tag
from reader.model import Comparison, Dossier, FigureLine, FigureRow
from reader.text.neutralise import one_line

ATTACKS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"' onmouseover=alert(1) x='",
    "&lt;b&gt; &amp;lt;",
    "javascript:alert(1)",
    "]]><!--",
    "\x1b]52;c;QQ==\x07\x9b2J",
    "\u202egnihton\u2066x",
    "\x00\ud800\ufffe\U000e0041",
)


def made(dossier=DOSSIER):
    return Page("".join(page(dossier)))


def with_words(value, change):
    """The same value with every string in it changed; what is written by the program (kinds, days, uids) stays."""
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(with_words(each, change) for each in value)
    if not is_dataclass(value):
        return value
    kept = {"uid", "made", "left", "right", "claim_uid", "article_uid", "version_uid", "copy_of", "via", "published"}
    found = {each.name: getattr(value, each.name) for each in fields(value)}
    words = {key: change(each) for key, each in found.items() if type(each) is str and key not in kept}
    return replace(value, **words, **{key: with_words(found[key], change) for key in found.keys() - words.keys()})


def attacked(words):
    return with_words(DOSSIER, lambda old: old and f"{words}{old}{words}")


def test_it_has_no_script_no_form_and_nothing_that_loads():
    assert not made().all(
        "script", "link", "img", "iframe", "object", "embed", "form", "input", "base", "audio", "video"
    )


def test_every_link_leads_to_a_place_on_the_page():
    whole = made()
    ids = {each.attributes.get("id") for each in whole.elements}
    targets = [each.attributes["href"] for each in whole.elements if "href" in each.attributes]
    assert targets
    assert [each for each in targets if not each.startswith("#") or each[1:] not in ids] == []
    assert [each for each in whole.elements if {"src", "action", "srcset", "xlink:href"} & each.attributes.keys()] == []


def test_addresses_are_words_and_no_links():
    assert ATLAS.url in {each.words for each in made().all(class_="address")}


def test_every_id_is_given_once():
    ids = [each.attributes["id"] for each in made().elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))


def test_what_names_another_element_names_one_that_is_there():
    whole = made()
    ids = {each.attributes.get("id") for each in whole.elements}
    named = [each.attributes.get("aria-labelledby", "").split() for each in whole.elements]
    assert {key for keys in named for key in keys} <= ids


def test_headings_go_down_a_level_at_a_time_and_begin_with_one_title():
    levels = [int(each.name[1]) for each in made().all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_it_has_its_landmarks_once():
    assert [len(made().all(name)) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_the_policy_allows_its_own_style_and_nothing_else():
    whole = made()
    policy = whole.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    digest = base64.b64encode(hashlib.sha256(whole.one("style").words.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_no_element_has_a_style_or_a_handler_of_its_own():
    keys = {key for each in made(attacked(ATTACKS[2])).elements for key in each.attributes}
    assert not {key for key in keys if key == "style" or key.startswith("on")}


def test_the_style_loads_nothing():
    assert not re.search(r"url\(|@import|@font-face|expression", style())


@pytest.mark.parametrize("words", ATTACKS, ids=range(len(ATTACKS)))
def test_words_from_outside_are_words(words):
    plain, whole = made(), made(attacked(words))
    assert [each.name for each in whole.elements] == [each.name for each in plain.elements]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", whole.text)


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_no_words_at_all_are_taken_for_markup(words):
    shown = tag("p", words, title=words)
    whole = Page(shown)
    assert [each.name for each in whole.elements] == ["p"]
    assert whole.elements[0].words == one_line(words)
    assert whole.elements[0].attributes.get("title", "") == one_line(words)


@pytest.mark.slow
def test_the_hostile_corpus_changes_nothing_of_what_the_page_is_made_of():
    plain = [each.name for each in made().elements]
    for file in sorted(shared_path("hostile", "files").glob("esc-*")):
        words = " ".join(file.read_bytes().decode("utf-8", "replace")[:300].split("\n"))
        whole = made(with_words(DOSSIER, lambda old, words=words: old and f"{old}{words}"))
        assert [each.name for each in whole.elements] == plain, file.name


def test_threads_have_their_positions_with_headings_and_voices():
    positions = made().all("section", class_="position")
    assert "¬ denies “the bridge is safe”" in positions[1].words
    assert "1 voice, 2 statements; 1 copy of a report counted once" in positions[1].words
    assert "About the same thing, taking no side" in positions[2].words


def test_a_statement_has_who_how_what_and_where_it_stands():
    words = made().one("li", id="t1-A2").words
    for part in (
        "Ferris Roads Authority", "claims to have shown that", "every cable of the bridge was replaced in 2021",
        "probable, distancing reporting", "The Courier · 3 March 2024 [2]", "contradicts B1",
    ):  # fmt: skip
        assert part in words


def test_what_is_denied_is_said_to_be_denied_before_it():
    assert "¬ denies the bridge is safe" in made().one("li", id="t1-B1").words


def test_a_copy_names_what_it_repeats():
    assert "repeats the text of source 2; counted once" in made().one("li", id="t1-B2").words


def test_a_missing_date_is_said():
    assert "undated [3]" in made().one("li", id="t1-C1").words


def test_relations_have_their_reasons_and_say_whose_word_they_are():
    table = made().all("table", class_="why")[0].words
    assert "denies exactly this claim" in table
    assert "you say so (the reader’s own word)" in table


def test_every_table_says_what_its_heads_are_for():
    for table in (whole := made()).all("table"):
        assert table.attributes["aria-labelledby"]
    heads = whole.all("th")
    assert {(each.inside[-2], each.attributes.get("scope")) for each in heads} == {("thead", "col"), ("tbody", "row")}


def test_every_picture_has_its_title_and_those_of_figures_a_description():
    whole = made()
    pictures = whole.all("svg", role="img")
    assert len(pictures) == 4 + 2 + 2
    assert [each.words for each in whole.all("title") if each.inside[-1] == "svg" and not each.words] == []
    assert len([each for each in whole.all("title") if each.inside[-1] == "svg"]) == len(pictures)
    assert "evacuated; residents of Ferris; Ferris; as of March 2024" in whole.all("desc")[2].words


def test_the_scale_is_said_to_be_linear_or_logarithmic():
    words = [each.words for each in made().all("tfoot")]
    assert "Scale: linear, from 0 to 30,000 people." in words[0]
    assert "Scale: logarithmic, from 10 to 10m euros." in words[1]


def _lines_of(low, high, **more):
    row = FigureRow(figure("f", low, high, **more), SAFE)
    whole = FigureRow(figure("w", 0.0, 40_000.0), SAFE)
    thread = replace(PEOPLE, lines=(FigureLine("people", (row, whole), ()),), positions=())
    shown = made(Dossier(Comparison("x", (thread,), (ATLAS,)), (), "2024-01-01"))
    track = shown.text.split('class="track"')[1].split("</td>")[0]
    return track, track.split('class="mark')[1]


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [
        pytest.param(20_000.0, 30_000.0, ('x1="50%" x2="75%"', 'x="50%"', 'x="75%"'), id="range"),
        pytest.param(10_000.0, 10_000.0, ('x="25%"',), id="point"),
        pytest.param(30_000.0, None, ('x1="75%" x2="100%"', 'x="100%"'), id="open-above"),
        pytest.param(None, 10_000.0, ('x1="0%" x2="25%"', 'x="0%"'), id="open-below"),
    ],
)
def test_a_figure_stands_at_its_place(low, high, places):
    _track, mark = _lines_of(low, high)
    assert [each for each in places if each not in mark] == []


@pytest.mark.parametrize("bounds", [(None, None), (float("inf"), float("inf")), (-5.0, 1e300)], ids=str)
def test_odd_figures_are_no_error(bounds):
    track, _mark = _lines_of(*bounds)
    assert "nan" not in track


def test_an_approximate_figure_looks_it_and_says_so():
    track, mark = _lines_of(10_000.0, 10_000.0, is_approx=True)
    assert mark.startswith(" rough")
    assert "about 10,000 people" in track


def test_the_readers_verdict_note_and_quote_are_there():
    whole = made()
    assert "Reader’s verdict: doubtful" in whole.one("li", id="t1-A1").words
    assert [each.words for each in whole.all("mark")] == ["will stand for a century", "every cable"]
    assert "Which *standard* is meant?" in whole.one("section", id="notes").words
    assert "A copy of the Courier’s text." in whole.one("section", id="notes").words


def test_sources_are_cited_in_full():
    words = made().one("li", id="source-1").words
    for part in ("Atlas", "Ann Lee", ATLAS.title, "2 March 2024", ATLAS.url, "Taken in on 5 March 2024"):
        assert part in words
    assert "Repeats the text of source 2" in made().one("li", id="source-3").words


def test_what_is_missing_is_said():
    words = made(replace(DOSSIER, cut=3)).one("header").words
    assert "12 articles of the library had no relations yet" in words
    assert "3 more threads left out" in words


def test_a_change_over_the_days_is_told_from_a_contradiction():
    assert (
        "→ updates 20,000–30,000 people (Mayor Ada Quill, 2 March 2024): later count"
        in made().one("table", class_="days").words
    )


def test_a_dossier_of_nothing_is_a_page():
    whole = made(Dossier(Comparison("nothing", (), ()), (), "2024-01-01"))
    assert "No two statements here are about the same thing." in whole.one("nav").words


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one, other):
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _colours():
    """The colours of light, dark and print, each with those of light below."""
    schemes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", each)) for each in re.findall(r":root \{([^}]*)\}", style())
    ]
    full = [{key: _long(value) for key, value in (schemes[0] | each).items()} for each in schemes]
    return dict(zip(("light", "dark", "print"), full, strict=True))


def _long(colour):
    return colour if len(colour) == 7 else "#" + "".join(letter * 2 for letter in colour[1:])


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_colour_of_text_can_be_read_on_every_ground(scheme):
    colours = _colours()[scheme]
    texts = ("text", "dim", "accent", "neutral", "distancing", "endorsing", "conflict", "agree", "note")
    weak = {
        (text, ground): round(_ratio(colours[text], colours[ground]), 2)
        for ground, those in (("bg", texts), ("raised", ("text", "note", "accent")), ("highlight", ("text",)))
        for text in those
        if _ratio(colours[text], colours[ground]) < 4.5
    }
    assert weak == {}
