"""Claims of an article, across articles, and about the same."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import NotFoundError
from reader.library import extracting
from reader.store import journal


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, "First\n\nAna Koval said that 47 people had died in Hollin.", published="2024-01-01")
        take_in(opened, "Second\n\nMila Torr claimed that 20 people had died in Hollin.", published="2024-01-02")
        take_in(opened, "Third\n\nOtto Brandt said that the vote in Sanbero was fair.", published="2024-01-03")
        yield opened


def claim_of(library, speaker):
    return next(each for each in library.claims.find() if each.claim.speaker.name == speaker)


def test_all_claims_come_article_by_article_the_newest_first(library):
    assert [each.claim.speaker.name for each in library.claims.find()] == ["Otto Brandt", "Mila Torr", "Ana Koval"]
    assert len(list(library.claims.find(limit=2))) == 2


def test_claims_of_one_article_are_asked_for_by_its_uid(library):
    placed = claim_of(library, "Mila Torr")
    for uid in (placed.article.uid, placed.article.uid[:12]):
        assert [each.claim.uid for each in library.claims.find(uid)] == [placed.claim.uid]


def test_claims_are_found_by_a_query(library):
    assert [each.claim.speaker.name for each in library.claims.find("speaker:torr")] == ["Mila Torr"]
    assert {each.article.title for each in library.claims.find("Hollin")} == {"First", "Second"}


def test_a_placed_claim_has_its_words(library):
    placed = claim_of(library, "Ana Koval")
    assert (placed.source_text, placed.cue_text) == ("Ana Koval", "said")
    assert placed.content_text == "47 people had died in Hollin"


def test_an_introducing_that_is_content_but_is_not_shown(library):
    uid = claim_of(library, "Ana Koval").claim.uid
    (span,) = claim_of(library, "Ana Koval").claim.content
    lines = [json.loads(line) for line in library.exchange.export("jsonl")]
    (line,) = (each for each in lines if each["type"] == "claim" and each["uid"] == uid)
    assert line["content"] == [list(span)]
    assert span.end - span.start == len("that 47 people had died in Hollin")
    assert line["content_text"] == "47 people had died in Hollin"
    assert "said: 47 people had died in Hollin (certain)" in "".join(library.exchange.export("markdown"))


def test_the_pronoun_of_a_source_is_kept_but_not_shown(library):
    take_in(library, "Fourth\n\nVera Lind, who says the dam of Ashe is safe, has left the town.")
    placed = claim_of(library, "Vera Lind")
    assert (len(placed.claim.source), placed.source_text) == (2, "Vera Lind")


def test_claims_of_an_article_have_the_uids_of_the_lists(library):
    placed = claim_of(library, "Ana Koval")
    found = library.claims.of_article(placed.article.uid)
    assert [each.uid for each in found.claims] == [placed.claim.uid]
    assert library.claims.get(placed.claim.uid[:8]) == placed


def test_an_unknown_claim_is_told(library):
    with pytest.raises(NotFoundError):
        library.claims.get("0123456789abcdef")


def test_claims_about_the_same_are_those_of_other_articles_that_share_names(library):
    placed = claim_of(library, "Ana Koval")
    related = library.claims.related(placed.claim.uid)
    assert [each.claim.speaker.name for each in related] == ["Mila Torr"]
    assert related[0].shared == ("Hollin",)


def test_what_is_rare_counts_for_more_than_what_all_share(library):
    take_in(library, "Rare\n\nEva Lind said that Zephyrus was seen by divers.")
    for number in range(8):
        take_in(library, f"More {number}\n\nPeter Okafor said that nothing new was known in Hollin on day {number}.")
    take_in(library, "Both\n\nMax Ude said that Zephyrus was in Hollin.")
    related = library.claims.related(claim_of(library, "Max Ude").claim.uid)
    assert related[0].claim.speaker.name == "Eva Lind"
    assert len(library.claims.related(claim_of(library, "Max Ude").claim.uid, limit=3)) == 3


def test_figures_of_twenty_and_more_relate_claims(library):
    take_in(library, "Fourth\n\nEva Lind said that 47 bodies were counted.")
    related = library.claims.related(claim_of(library, "Eva Lind").claim.uid)
    assert [(each.claim.speaker.name, each.shared) for each in related] == [("Ana Koval", ("47",))]


def test_speakers_are_counted_over_articles(library):
    take_in(library, "Fourth\n\nAna Koval said that the dam was safe. Ana Koval added that it was new.")
    first = library.claims.speakers()[0]
    assert (first.name, first.claims, first.articles) == ("Ana Koval", 3, 2)
    assert [each.name for each in library.claims.speakers("speaker:torr")] == ["Mila Torr"]


def test_why_a_claim_is_one_is_told_in_lines(library):
    lines = library.claims.why(claim_of(library, "Mila Torr").claim.uid)
    heads = [line.split(":")[0] for line in lines]
    assert heads[:8] == ["Rule", "Source", "Cue", "Content", "Speaker", "Polarity", "Certainty", "Reporting"]
    assert "Speaker: Mila Torr, a person, named here" in lines
    assert "Reporting: distancing: “claimed” keeps away from it" in lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "Nora Vale said that the mill was shut. It rained. She said that it would open.",
            "Speaker: Nora Vale, a person; “She” refers to somebody named elsewhere; "
            "the name stands last before it in “Nora Vale said that the mill was shut. It rained.…”",
            id="pronoun",
        ),
        pytest.param(
            "Mayor Nora Vale said that the mill was shut. Vale said that it would open.",
            "Speaker: Nora Vale, a person; “Vale” is a shorter form of the name; "
            "the name stands last before it in “Mayor Nora Vale said that the mill was shut. Vale said…”",
            id="short-form",
        ),
        pytest.param(
            "The cook denied that it burned.", "Polarity: denies the content, for “denied” is a word of denial"
        ),
        pytest.param(
            "The cook never denied that it burned.", "Polarity: affirms the content; “denied” is itself negated"
        ),
        pytest.param("The cook said that it may burn.", "Certainty: possible, for it says “may”", id="hedge"),
        pytest.param(
            "The cook believes that it burns.", "Certainty: probable, for “believes” is a word of belief", id="belief"
        ),
        pytest.param(
            "The cook declined to say whether it burned.",
            "Certainty: not asserted: the speaker leaves it open, for “declined” asserts nothing",
            id="evasion",
        ),
        pytest.param(
            "The cook admitted that it burned.", "Reporting: endorsing: “admitted” takes it for true", id="endorsing"
        ),
        pytest.param("The cook said it burned.", "Content: “it burned”", id="content"),
        pytest.param("The cook said it burned.", "Source: “The cook”", id="source"),
        pytest.param(
            "The cook said one loaf was eaten for every five rolls.", "Figure: a ratio of 0.2, rolls", id="ratio"
        ),
    ],
)
def test_why_names_the_words_that_decided(library, text, line):
    uid = take_in(library, f"Fourth\n\n{text}").article_uid
    last = library.claims.of_article(uid).claims[-1]
    assert line in library.claims.why(last.uid)


def test_why_says_inside_whose_claim_a_claim_stands(library):
    uid = take_in(library, "Fourth\n\nNora Vale said that Otto Lund had claimed that the mill was safe.").article_uid
    inner = next(each for each in library.claims.of_article(uid).claims if each.nested_in)
    assert "Inside: a claim of Nora Vale" in library.claims.why(inner.uid)


def test_a_cleverer_extractor_reads_an_article_anew_and_keeps_the_uids(library, monkeypatch):
    placed = claim_of(library, "Ana Koval")
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
    found = library.claims.of_article(placed.article.uid)
    assert [each.uid for each in found.claims] == [placed.claim.uid]
    with library._keeping.reading() as db:
        last = journal.changes_since(db, 0)[-1][1]
        assert (last.kind, last.key) == ("findings", placed.article.uid)
        rows = journal.last_seq(db)
    library.claims.of_article(placed.article.uid)
    with library._keeping.reading() as db:
        assert journal.last_seq(db) == rows


def test_words_and_numbers_in_a_query_are_not_taken_for_uids(library):
    for query in ("dead", "20000", "face"):
        assert library.claims.is_query(query)
