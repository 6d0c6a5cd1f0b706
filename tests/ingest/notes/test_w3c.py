"""Web Annotations of this program and of others."""

from __future__ import annotations

import json

import pytest

from reader.errors import IntakeError
from reader.export.w3c import page
from reader.ingest.notes.w3c import read_values
from reader.model import Annotation, Article, Selector, Verdict

ARTICLE = Article("a1", "v1", "Bridge", "Ann Lee", "Courier", "2022-06-10", "https://c.example/bridge?x=1", "en")
ANNOTATION = Annotation(
    "n1", "a1", "v1", Selector("It rained", "x ", " y", 7, 16), "A *note*", ("bridge", "two words"), "green",
    Verdict.DOUBTFUL, "c1", "2024-01-01T00:00:00.000+00:00", "2024-01-02T00:00:00.000+00:00", ("v2", "v3"),
)  # fmt: skip


def back(annotation, article=ARTICLE):
    (found,) = read_values([json.loads("".join(page([(annotation, article)])))], "x")
    return found


def read(**fields):
    value = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://o.example/1", "type": "Annotation"}
    (found,) = read_values([value | fields], "x")
    return found


def test_what_is_written_comes_back_whole():
    found = back(ANNOTATION)
    assert found.annotation == ANNOTATION
    assert (found.article_uid, found.is_own, found.lost) == ("a1", True, "")
    article = found.article
    assert (article.title, article.byline, article.outlet, article.published, article.url, article.language) == (
        "Bridge", "Ann Lee", "Courier", "2022-06-10", "https://c.example/bridge?x=1", "en",
    )  # fmt: skip


@pytest.mark.parametrize(
    "annotation",
    [
        Annotation("n/1 ü", "a1", "", None, created="yesterday", modified=""),
        Annotation("n1", "a1", "v 1", None, "\u2028\x00 \n", created="2024-01-01T02:00:00.000+02:00", modified="2024"),
        Annotation("n1", "a1", "", Selector(" ", "", "", 0, 1), colour="#12ab", verdict=Verdict.FALSE),
    ],
)
@pytest.mark.parametrize("url", ["", "https://c.example/мост|a", "https://c.example/%20#x"])
def test_odd_values_come_back_too(annotation, url):
    found = back(annotation, Article("a1", "", "", url=url))
    assert (found.annotation, found.article.url, found.article.title) == (annotation, url, "")


def test_tags_a_verdict_and_text_stand_in_bodies_with_their_purposes():
    (value,) = json.loads("".join(page([(ANNOTATION, ARTICLE)])))
    assert [(body["purpose"], body["value"]) for body in value["body"]] == [
        ("commenting", "A *note*"), ("tagging", "bridge"), ("tagging", "two words"), ("assessing", "doubtful"),
    ]  # fmt: skip
    assert (value["motivation"], value["created"]) == ("assessing", "2024-01-01T00:00:00.000Z")


@pytest.mark.parametrize(
    "target",
    [
        "https://c.example/1",
        {"id": "https://c.example/1"},
        {"source": "https://c.example/1"},
        {"source": {"id": "https://c.example/1", "type": "Text"}},
        [{"source": "https://c.example/1"}, "https://c.example/2"],
        {"type": "List", "items": ["https://c.example/1"]},
    ],
    ids=["address", "resource", "specific", "source with type", "several", "list"],
)
def test_a_target_of_any_kind_leads_to_its_page(target):
    assert read(target=target).article.url == "https://c.example/1"


@pytest.mark.parametrize("target", [None, [], {}, 7, {"source": 7}])
def test_an_annotation_on_nothing_is_one_line(target):
    assert isinstance(read(target=target), IntakeError)


QUOTE = {"type": "TextQuoteSelector", "exact": "It rained", "prefix": "x "}


@pytest.mark.parametrize(
    "selector",
    [
        QUOTE,
        [{"type": "FragmentSelector", "value": "p1"}, QUOTE],
        {"type": "FragmentSelector", "value": "p1", "refinedBy": QUOTE},
        [QUOTE, {"type": "TextPositionSelector", "start": -1, "end": 3}],
    ],
    ids=["alone", "among others", "refining", "bad place"],
)
def test_the_quote_is_found_among_selectors(selector):
    found = read(target={"source": "https://c.example/1", "selector": selector}).annotation
    assert found.selector == Selector("It rained", "x ", "", 0, 9)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("https://o.example/b", "<https://o.example/b>"),
        ({"type": "TextualBody", "value": "<p>Hm &amp; <b>so</b></p>", "format": "text/html"}, "Hm & so"),
        ({"type": "Choice", "items": [{"value": "One"}, {"value": "Two"}]}, "One"),
        ([{"value": "One"}, {"value": "Two"}], "One\n\nTwo"),
        ({"type": "SpecificResource", "source": "https://o.example/b"}, "<https://o.example/b>"),
        ({"type": "Dataset", "id": "https://o.example/d"}, "<https://o.example/d>"),
        ([7, None, {}, []], ""),
    ],
    ids=["address", "markup", "choice", "two", "specific", "data", "nothing"],
)
def test_bodies_of_every_kind_become_text(body, text):
    assert read(target="https://c.example/1", body=body).annotation.text == text


def test_a_body_value_is_text():
    assert read(target="https://c.example/1", bodyValue="Hm").annotation.text == "Hm"


def test_what_is_not_understood_is_named():
    found = read(target="https://c.example/1", creator={"name": "Ada"}, rights="https://r.example")
    assert found.lost == "creator, rights"


def test_an_annotation_of_others_has_the_same_uid_each_time_and_a_title():
    first, again = read(target="https://c.example/1"), read(target="https://c.example/1")
    assert first == again
    assert (first.is_own, first.article.title, first.article.outlet) == (False, "https://c.example/1", "c.example")
    assert read(target="https://c.example/1", id="https://o.example/2").annotation.uid != first.annotation.uid
