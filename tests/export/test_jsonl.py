"""Everything as lines: each is JSON with a type, and comes back through ingest."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotate.corrections import Correction, Merge
from reader.errors import IntakeError
from reader.export.jsonl import lines
from reader.export.values import Exported, TextOf
from reader.ingest.intake import read
from reader.ingest.items import (
    Found,
    FoundClaim,
    FoundClaims,
    FoundCorrection,
    FoundMerge,
    FoundNote,
    FoundOpinion,
    FoundSearch,
    FoundState,
    FoundStub,
)
from reader.model import (
    Annotation,
    Article,
    Certainty,
    Claim,
    Figure,
    Findings,
    Layout,
    Opinion,
    PairOpinion,
    PairSide,
    Polarity,
    Reporting,
    SavedSearch,
    Selector,
    Span,
    Speaker,
    SpeakerKind,
    Verdict,
)

CLAIM = Claim("c1", (), (Span(0, 3),), (Span(4, 9), Span(10, 12)), Speaker("Lee", SpeakerKind.PERSON))
CORRECTION = Correction(
    "c1", "a1", "v2", Selector("mayor", "The ", " said", 4, 9), "Ada", SpeakerKind.PERSON, modified="2024"
)
FIGURE = Figure("f1", Span(0, 3), 20_000.0, None, unit="people", claim_uid="c1")


def _exported(text="The mayor said so.", **fields):
    article = Article("a1", "v2", "Bridge", is_starred=True, tags=("x", "y"), published="2022-06-10", **fields)
    versions = (TextOf("v1", "Older text.", "2022"), TextOf("v2", text, "2023", title="Bridge again"))
    note = Annotation("n1", "a1", "v2", Selector("mayor", "The ", " said", 4, 9), text="Hm", verdict=Verdict.FALSE)
    return Exported(article, versions, Findings(Layout((), ()), (CLAIM,), (FIGURE,)), (note,), (CORRECTION,))


def test_each_line_is_json_with_its_type():
    kinds = [json.loads(line)["type"] for line in lines([_exported()], [SavedSearch("s", "is:unread")])]
    assert kinds == [
        "hearsay", "saved_search", "article", "version", "version", "claim", "figure", "correction", "annotation",
    ]  # fmt: skip


def test_every_line_comes_back_as_what_it_was():
    exported = _exported()
    data = "".join(lines([exported], [SavedSearch("s", "is:unread")])).encode()
    search, old, state, new, claim, correction, note = read(data, "x.jsonl")
    assert isinstance(search, FoundSearch)
    assert search.search == SavedSearch("s", "is:unread")
    assert isinstance(old, Found)
    assert (old.document.text, old.document.title, old.former_version) == ("Older text.", "", "v1")
    assert (new.document.text, new.document.title, new.document.tags) == (
        "The mayor said so.", "Bridge again", ("x", "y"),
    )  # fmt: skip
    assert state == FoundState("a1", ("starred",))
    assert claim == FoundClaims("a1", (FoundClaim(CLAIM, "v2"),))
    assert isinstance(correction, FoundCorrection)
    assert correction.correction == CORRECTION
    assert isinstance(note, FoundNote)
    assert note.annotation == exported.annotations[0]


def test_what_was_found_of_a_claim_comes_back_without_what_was_put_right():
    (right,) = (line for line in lines([_exported()]) if '"type": "claim"' in line)
    said = {"by_reader": ["speaker", "polarity"], "speaker": "Ada", "polarity": "denies", "certainty": "possible"}
    (about,) = (line for line in lines([_exported()]) if '"type": "article"' in line)
    claim, *_ = read((about + json.dumps(json.loads(right) | said)).encode() + b"\n", "x.jsonl")
    found = Claim("c1", (), CLAIM.cue, CLAIM.content, Speaker("", SpeakerKind.UNNAMED), certainty=Certainty.POSSIBLE)
    assert claim.claims == (FoundClaim(found, "v2"),)


MADE = Correction(
    "c2", "a1", "v2", Selector("so", "said ", ".", 15, 17), None, SpeakerKind.UNNAMED, Polarity.DENIES,
    Certainty.POSSIBLE, Reporting.DISTANCING, is_made=True, source=Selector("mayor", "The ", " said", 4, 9),
)  # fmt: skip


@pytest.mark.parametrize(
    "correction",
    [MADE, replace(CORRECTION, speaker=None, kind=SpeakerKind.UNNAMED, is_deleted=True)],
    ids=["made", "deleted"],
)
def test_whatever_the_reader_put_right_comes_back(correction):
    data = "".join(lines([replace(_exported(), corrections=(correction,))])).encode()
    (back,) = [item.correction for item in read(data, "x.jsonl") if isinstance(item, FoundCorrection)]
    assert back == correction


def test_merged_names_come_back_those_of_an_article_after_it():
    everywhere = Merge("MoD", "Ministry of Defence", SpeakerKind.ORGANISATION, "", "2024")
    here = Merge("He", "Ada Lee", None, "a1", "2023")
    data = "".join(lines([replace(_exported(), merges=(here,))], merges=[everywhere])).encode()
    items = list(read(data, "x.jsonl"))
    assert [item.merge for item in items if isinstance(item, FoundMerge)] == [everywhere, here]
    assert isinstance(items[0], FoundMerge)


def test_a_merge_without_names_is_one_error():
    data = b'{"type": "hearsay", "format": 1}\n{"type": "speaker_merge", "name": "MoD", "into": " "}\n'
    (wrong,) = read(data, "x.jsonl")
    assert isinstance(wrong, IntakeError)


PAIR = PairOpinion(
    PairSide("c1", "a1", Selector("mayor", "The ", " said", 4, 9)),
    PairSide("f7", "a2", Selector("47", "killed ", " people", 40, 42)),
    Opinion.CONTRADICTS,
    "2024",
)


def test_what_the_reader_said_of_pairs_comes_back_after_the_articles():
    items = list(read("".join(lines([_exported()], opinions=[PAIR])).encode(), "x.jsonl"))
    assert isinstance(items[-1], FoundOpinion)
    assert items[-1].opinion == PAIR


AT = {"quote": "x", "start": 0, "end": 1}


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("opinion", "perhaps", "opinion is none that is known"),
        ("opinion", None, "opinion is missing"),
        ("left", {"uid": "c1", "article": "a1"}, "selector is missing"),
        ("left", {"article": "a1", "selector": AT}, "uid is missing"),
        (
            "left",
            {"uid": "f7", "article": "a1", "selector": AT},
            "both sides are one",
        ),
        ("left", {"uid": "c\n1", "article": "a", "selector": AT}, "uid is none"),
    ],
    ids=["no-opinion", "null", "no-words", "no-uid", "one-thing", "line-feed"],
)
def test_a_word_on_a_pair_that_makes_no_sense_is_one_error(field, value, why):
    (line,) = (each for each in lines([], opinions=[PAIR]) if "pair_opinion" in each)
    (wrong,) = read(json.dumps(json.loads(line) | {field: value}).encode() + b"\n", "x.jsonl")
    assert isinstance(wrong, IntakeError)
    assert wrong.why == f"is no pair_opinion line of an export: {why}"


@given(st.text(min_size=1).filter(str.strip).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_any_text_comes_back_unchanged(text):
    data = "".join(lines([_exported(text)])).encode("utf-8", "surrogatepass")
    found = [item for item in read(data, "x.jsonl") if isinstance(item, Found)]
    assert found[-1].document.text == text


def test_an_export_of_a_later_form_is_told():
    (error,) = read(b'{"type": "hearsay", "format": 99}\n', "x.jsonl")
    assert isinstance(error, IntakeError)
    assert "form 99" in error.message


def test_a_line_that_lost_a_field_costs_one_message():
    values = [json.loads(line) for line in lines([_exported()])]
    del values[2]["text"]
    values[-1]["selector"]["start"] = -1
    items = list(read("\n".join(map(json.dumps, values)).encode(), "x.jsonl"))
    assert [item.why for item in items if isinstance(item, IntakeError)] == [
        "is no version line of an export: text is missing",
        "is no annotation line of an export: selector has no start and end that make sense",
    ]
    assert sum(isinstance(item, Found) for item in items) == 1


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("speaker", "", "nothing is corrected"),
        ("speaker", " \u200b", "nothing is corrected"),
        ("speaker_kind", "ghost", "speaker_kind is none that is known"),
        ("polarity", "loud", "polarity is none that is known"),
        ("selector", None, "selector is missing"),
        ("source", 7, "selector is no object"),
    ],
)
def test_a_correction_that_lost_a_field_costs_one_message(field, value, why):
    values = [json.loads(line) for line in lines([_exported()])]
    next(each for each in values if each["type"] == "correction")[field] = value
    items = list(read("\n".join(map(json.dumps, values)).encode(), "x.jsonl"))
    wrong = [item.why for item in items if isinstance(item, IntakeError)]
    assert wrong == [f"is no correction line of an export: {why}"]


def test_an_article_without_a_version_comes_back_without_a_text():
    values = [json.loads(line) for line in lines([_exported()]) if '"type": "version"' not in line]
    items = list(read("\n".join(map(json.dumps, values)).encode(), "x.jsonl"))
    (stub,) = (item for item in items if isinstance(item, FoundStub))
    assert (stub.former.uid, stub.former.article.title, stub.former.article.tags) == ("a1", "Bridge", ("x", "y"))
    assert items.index(stub) < min(at for at, item in enumerate(items) if isinstance(item, FoundNote))
