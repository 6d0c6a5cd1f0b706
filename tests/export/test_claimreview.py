"""Verdicts as ClaimReview: what schema.org knows, and nothing made up."""

import json
from dataclasses import replace

import pytest

from reader.export.claimreview import reviews
from reader.export.values import Exported, TextOf
from reader.model import (
    Annotation,
    Article,
    Claim,
    Findings,
    Layout,
    Polarity,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

TEXT = "Mayor Quill said the bridge is safe."
CLAIM = Claim(
    "c1", (Span(0, 11),), (Span(12, 16),), (Span(17, 35),), Speaker("Ada Quill", SpeakerKind.PERSON, role="mayor")
)
ARTICLE = Article("a1", "v1", "Bridge", "Ann Lee", "Atlas", "2024-03-02", "https://atlas.example/b", "en")
VERDICT = Annotation(
    "n1", "a1", "v1", None, "Nobody has seen the report.", verdict=Verdict.DOUBTFUL, claim_uid="c1",
    created="2024-03-04T09:00:00+00:00", modified="2024-03-05T09:00:00+00:00",
)  # fmt: skip

# What schema.org expects of each type that is used here: property to type of value.
SCHEMA = {
    "ClaimReview": {
        "identifier": str, "datePublished": str, "claimReviewed": str, "author": "Person", "reviewRating": "Rating",
        "reviewBody": str, "itemReviewed": "Claim",
    },
    "Claim": {"identifier": str, "author": ("Person", "Organization"), "datePublished": str,
              "appearance": ("NewsArticle", "CreativeWork")},
    "Rating": {"alternateName": str},
    "Person": {"name": str, "jobTitle": str},
    "Organization": {"name": str, "jobTitle": str},
    "CreativeWork": {"name": str},
    "NewsArticle": {"identifier": str, "headline": str, "url": str, "datePublished": str, "inLanguage": str,
                    "author": "Person", "publisher": "Organization"},
}  # fmt: skip
NEEDED = {
    "ClaimReview": {"claimReviewed", "author", "reviewRating", "itemReviewed", "datePublished"},
    "Claim": {"appearance"},
    "Rating": {"alternateName"},
}


def faults(value, path="$"):
    """What in a value does not follow the schema."""
    known = SCHEMA[value["@type"]]
    missing = NEEDED.get(value["@type"], set()) - value.keys()
    found = [f"{path}: lacks {each}" for each in sorted(missing)]
    for key, each in value.items():
        wanted = known.get(key)
        if key != "@type":
            found += [f"{path}.{key}: unknown"] if wanted is None else _misfits(each, wanted, f"{path}.{key}")
    return found


def _misfits(value, wanted, path):
    if isinstance(value, list):
        return [fault for each in value for fault in _misfits(each, wanted, path)]
    if wanted is str:
        return [] if isinstance(value, str) and value else [f"{path}: no text"]
    if value["@type"] not in ((wanted,) if isinstance(wanted, str) else wanted):
        return [f"{path}: is a {value['@type']}"]
    return faults(value, path)


def one(article=ARTICLE, claim=CLAIM, annotations=(VERDICT,)):
    return Exported(article, (TextOf("v1", TEXT, "2024"),), Findings(Layout((), ()), (claim,), ()), annotations)


def graph(*exported, **options):
    document = json.loads("".join(reviews(exported or [one()], **options)))
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def test_a_verdict_is_a_review_of_the_claim_where_it_appears():
    (review,) = graph()
    assert review["claimReviewed"] == "the bridge is safe"
    assert review["reviewRating"]["alternateName"] == "Doubtful"
    assert review["reviewBody"] == "Nobody has seen the report."
    assert review["datePublished"] == "2024-03-05"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ada Quill", "jobTitle": "mayor"}
    assert review["itemReviewed"]["appearance"][0]["url"] == "https://atlas.example/b"


@pytest.mark.parametrize("kind", list(SpeakerKind))
@pytest.mark.parametrize("name", ["Ada Quill", ""])
def test_every_review_follows_the_schema(kind, name):
    bare = Article("a1", "v1", "Bridge")
    claim = replace(CLAIM, speaker=Speaker(name, kind))
    found = graph(one(claim=claim), one(article=bare, claim=claim, annotations=(replace(VERDICT, text=""),)))
    assert [fault for each in found for fault in faults(each)] == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_word(verdict):
    (review,) = graph(one(annotations=(replace(VERDICT, verdict=verdict),)))
    assert review["reviewRating"]["alternateName"].lower() == verdict.value


def test_the_reader_is_named_where_a_name_is_given():
    assert graph()[0]["author"]["name"] == "Hearsay reader"
    assert graph(reviewer="Ann Lee")[0]["author"]["name"] == "Ann Lee"


def test_a_denial_is_said_to_be_one():
    assert (
        graph(one(claim=replace(CLAIM, polarity=Polarity.DENIES)))[0]["claimReviewed"] == "Denied: the bridge is safe"
    )


def test_a_document_is_where_a_claim_appears_and_no_author():
    (review,) = graph(one(claim=replace(CLAIM, speaker=Speaker("the report", SpeakerKind.DOCUMENT))))
    assert "author" not in review["itemReviewed"]
    assert {"@type": "CreativeWork", "name": "the report"} in review["itemReviewed"]["appearance"]


def test_what_is_no_verdict_on_a_claim_that_is_there_is_left_out():
    note = Annotation("n2", "a1", "v1", Selector("bridge", "", "", 21, 27), "Hm")
    assert graph(one(annotations=(note, replace(VERDICT, claim_uid="gone")))) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", ""])
def test_only_addresses_of_the_web_are_addresses(url):
    assert "url" not in graph(one(article=replace(ARTICLE, url=url)))[0]["itemReviewed"]["appearance"][0]


def test_nothing_ends_a_script_element_that_it_is_put_into():
    text = "".join(reviews([one(article=replace(ARTICLE, title="</script><!--\x1b[2J\u202e"))]))
    assert "<" not in text
    assert not {"\x1b", "\u202e"} & set(text)
