"""The reader puts claims right, deletes them and makes them: at once everywhere, undone, kept when texts change."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import NotFoundError, UsageError
from reader.library import extracting
from reader.model import Certainty, Findings, Layout, Outcome, Polarity, Reporting, SearchIn, Span, SpeakerKind
from reader.store import checks
from reader.store.findings import Extracted
from reader.store.keys import article_uid

KOVAL = "First\n\nAna Koval said that 47 people had died in Hollin. The bridge at Sanbero is closed for good."
TORR = "Second\n\nMila Torr claimed that the road to Sanbero was open."
BRIDGE = "The bridge at Sanbero is closed for good"


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, KOVAL, published="2024-01-01", path="/first")
        take_in(opened, TORR, published="2024-01-02", path="/second")
        yield opened


def claim_in(library, title="First"):
    return next(each for each in library.claims.find() if each.article.title == title)


def made(library, words=BRIDGE, **said):
    start = KOVAL.index(words)
    return library.claims.make(article_uid("", KOVAL), Span(start, start + len(words)), **said)


def learnt(monkeypatch):
    """Let the extractor have learnt: everything is read anew."""
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)


def contents(library, title="First"):
    return [each.content_text for each in library.claims.find() if each.article.title == title]


# ---------------------------------------------------------------- polarity, certainty, reporting


def test_what_is_said_of_a_claim_holds_wherever_it_is_shown(library):
    placed = claim_in(library)
    library.claims.correct(
        placed.claim.uid, polarity=Polarity.DENIES, certainty=Certainty.POSSIBLE, reporting=Reporting.DISTANCING
    )
    for claim in (
        library.claims.get(placed.claim.uid).claim,
        library.claims.of_article(placed.article.uid).claims[0],
        claim_in(library).claim,
    ):
        assert (claim.polarity, claim.certainty, claim.reporting) == (
            Polarity.DENIES, Certainty.POSSIBLE, Reporting.DISTANCING,
        )  # fmt: skip
        assert claim.by_reader == ("polarity", "certainty", "reporting")
        assert claim.speaker.name == "Ana Koval"


def test_one_correction_keeps_what_another_said(library):
    uid = claim_in(library).claim.uid
    library.claims.correct(uid, speaker="Otto Brandt")
    library.claims.correct(uid, polarity=Polarity.DENIES)
    claim = library.claims.get(uid).claim
    assert (claim.speaker.name, claim.polarity) == ("Otto Brandt", Polarity.DENIES)
    assert library.history.undo().what == "corrected polarity of “47 people had died in Hollin” in First"
    assert library.claims.get(uid).claim.speaker.name == "Otto Brandt"


def test_saying_what_was_found_drops_the_correction(library):
    before = claim_in(library).claim
    library.claims.correct(before.uid, polarity=Polarity.DENIES)
    library.claims.correct(before.uid, polarity=Polarity.AFFIRMS)
    assert claim_in(library).claim == before
    assert library.claims.corrections() == ()


def test_nothing_is_written_when_nothing_changes(library):
    claim = claim_in(library).claim
    library.claims.correct(claim.uid, polarity=claim.polarity, certainty=claim.certainty)
    library.claims.restore(claim.uid)
    assert library.history.acts() == ()


def test_restoring_lets_all_that_was_found_hold_again(library):
    before = claim_in(library).claim
    library.claims.correct(before.uid, speaker="Otto Brandt", reporting=Reporting.ENDORSING)
    library.claims.restore(before.uid)
    assert claim_in(library).claim == before
    assert library.history.undo().what == "restored “47 people had died in Hollin” in First as it was found"
    assert claim_in(library).claim.speaker.name == "Otto Brandt"


# ---------------------------------------------------------------- deleting


def test_a_deleted_claim_is_nowhere_but_among_the_corrections(library):
    library.search.keep_in_step()
    placed = claim_in(library)
    library.claims.delete(placed.claim.uid)
    assert contents(library) == []
    assert library.claims.of_article(placed.article.uid).claims == ()
    assert library.articles.get(placed.article.uid).claims == 0
    assert library.search.find("speaker:koval").total == 0
    assert library.search.find("hollin", within=SearchIn.CLAIMS).total == 0
    assert library.search.find("figure:47", within=SearchIn.CLAIMS).total == 0
    assert [each.name for each in library.claims.speakers()] == ["Mila Torr"]
    (row,) = library.claims.corrections()
    assert (row.claim_uid, row.is_deleted, row.is_shown) == (placed.claim.uid, True, False)
    with library._keeping.reading() as db:
        assert checks.wrong_counts(db) == ()


@pytest.mark.parametrize("way", ["undo", "restore"])
def test_a_deleted_claim_comes_back(library, way):
    library.search.keep_in_step()
    placed = claim_in(library)
    library.claims.delete(placed.claim.uid)
    library.history.undo() if way == "undo" else library.claims.restore(placed.claim.uid)
    assert claim_in(library) == placed
    assert library.search.find("hollin", within=SearchIn.CLAIMS).total == 1
    assert library.search.find("figure:47", within=SearchIn.CLAIMS).total == 1


def test_a_deleted_claim_stays_away_when_the_extractor_has_learnt(library, monkeypatch):
    placed = claim_in(library)
    library.claims.delete(placed.claim.uid)
    learnt(monkeypatch)
    assert library.claims.of_article(placed.article.uid).claims == ()
    assert contents(library) == []
    library.claims.restore(placed.claim.uid)
    assert contents(library) == ["47 people had died in Hollin"]


# ---------------------------------------------------------------- making


def test_a_claim_that_was_made_is_a_claim_like_any_other(library):
    library.search.keep_in_step()
    placed = made(library, speaker="Otto Brandt", certainty=Certainty.PROBABLE)
    assert (placed.content_text, placed.claim.speaker.name) == (BRIDGE, "Otto Brandt")
    assert (placed.claim.why, placed.claim.by_reader) == ("made by the reader", ("made", "speaker", "certainty"))
    assert placed.claim.speaker.kind is SpeakerKind.PERSON
    assert contents(library) == ["47 people had died in Hollin", BRIDGE]
    assert [each.uid for each in library.claims.of_article(placed.article.uid).claims][1] == placed.claim.uid
    assert library.articles.get(placed.article.uid).claims == 2
    assert [hit.uid for hit in library.search.find("bridge", within=SearchIn.CLAIMS).hits] == [placed.claim.uid]
    assert library.search.find("speaker:brandt").total == 1
    (related,) = library.claims.related(placed.claim.uid)
    assert related.shared == ("Sanbero",)


def test_making_is_one_step_of_undo_and_redo(library):
    uid = made(library).claim.uid
    assert library.history.undo().what == f"made a claim of “{BRIDGE}” in First"
    assert contents(library) == ["47 people had died in Hollin"]
    with pytest.raises(NotFoundError):
        library.claims.get(uid)
    library.history.redo()
    assert library.claims.get(uid).content_text == BRIDGE


def test_deleting_a_claim_that_was_made_takes_it_away(library):
    uid = made(library).claim.uid
    library.claims.delete(uid)
    assert library.claims.corrections() == ()
    assert contents(library) == ["47 people had died in Hollin"]
    library.history.undo()
    assert BRIDGE in contents(library)


def test_a_claim_that_was_made_can_be_put_right_but_not_restored(library):
    uid = made(library).claim.uid
    library.claims.correct(uid, speaker="Eva Lind", polarity=Polarity.DENIES)
    claim = library.claims.get(uid).claim
    assert (claim.speaker.name, claim.speaker.found, claim.polarity) == ("Eva Lind", None, Polarity.DENIES)
    with pytest.raises(UsageError, match="made the claim"):
        library.claims.restore(uid)


def test_a_claim_that_was_made_stays_when_the_extractor_has_learnt(library, monkeypatch):
    placed = made(library, speaker="Otto Brandt")
    learnt(monkeypatch)
    assert [each.uid for each in library.claims.of_article(placed.article.uid).claims][1] == placed.claim.uid
    assert claim_in(library, "First").article.claims == 2


def test_a_claim_that_was_made_goes_with_its_words_into_a_new_version(library):
    uid = made(library, speaker="Otto Brandt").claim.uid
    known = take_in(library, "First\n\nNew. " + KOVAL.split("\n\n")[1], title="First", path="/first")
    assert known.outcome is Outcome.NEW_VERSION
    placed = library.claims.get(uid)
    assert (placed.content_text, placed.claim.speaker.name) == (BRIDGE, "Otto Brandt")
    take_in(library, "First\n\nNothing of that is here any more at all.", title="First", path="/first")
    assert uid not in {each.claim.uid for each in library.claims.find()}
    (row,) = library.claims.corrections(known.article_uid)
    assert (row.quote, row.is_made, row.is_shown) == (BRIDGE, True, False)


def test_white_space_at_the_ends_of_a_selection_does_not_count(library):
    start = KOVAL.index(" The bridge")
    article = claim_in(library).article
    placed = library.claims.make(article.uid, Span(start, start + len(" The bridge ")))
    assert placed.content_text == "The bridge"


@pytest.mark.parametrize("span", [Span(5, 5), Span(5, 7), Span(0, 10_000), Span(-3, 4)])
def test_a_selection_without_words_or_outside_the_text_is_told(library, span):
    with pytest.raises(UsageError):
        library.claims.make(claim_in(library).article.uid, span)


def test_the_source_of_a_claim_may_be_given(library):
    start = KOVAL.index("Ana Koval")
    placed = made(library, source=Span(start, start + 9), speaker="Ana Koval")
    assert placed.source_text == "Ana Koval"


def test_a_figure_in_the_outlets_voice_goes_to_the_claim_made_around_it(tmp_path):
    with library_in(tmp_path) as library:
        text = "Third\n\nIn all 300 houses burned in Hollin. Eva Lind said that it was late."
        uid = take_in(library, text).article_uid
        start = text.index("In all")
        placed = library.claims.make(uid, Span(start, start + len("In all 300 houses burned in Hollin")))
        assert [each.low for each in placed.figures] == [300]
        assert library.search.find("figure:300", within=SearchIn.CLAIMS).total == 1


# ---------------------------------------------------------------- claims that are found no more


def test_a_correction_whose_claim_is_found_no_more_lives_on_as_a_claim(library, monkeypatch):
    placed = claim_in(library)
    library.claims.correct(placed.claim.uid, speaker="Otto Brandt")
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", _finds_nothing(extracting._extracted))
    (claim,) = library.claims.of_article(placed.article.uid).claims
    assert (claim.uid, claim.speaker.name, claim.content) == (
        placed.claim.uid, "Otto Brandt", placed.claim.content,
    )  # fmt: skip
    assert claim.why == "put right by the reader; no rule finds it any more"
    assert contents(library) == ["47 people had died in Hollin"]
    assert library.search.find("speaker:brandt").total == 1


def test_deleting_a_claim_that_lives_on_is_remembered(library, monkeypatch):
    placed = claim_in(library)
    library.claims.correct(placed.claim.uid, speaker="Otto Brandt")
    really = extracting._extracted
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", _finds_nothing(really))
    library.claims.of_article(placed.article.uid)
    library.claims.delete(placed.claim.uid)
    assert contents(library) == []
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", really)
    assert library.claims.of_article(placed.article.uid).claims == ()


def test_a_claim_that_was_made_is_one_with_that_which_newer_rules_find(library, monkeypatch):
    placed = claim_in(library)
    really = extracting._extracted
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", _finds_nothing(really))
    library.claims.of_article(placed.article.uid)
    uid = made(library, "47 people had died", polarity=Polarity.DENIES).claim.uid
    with library._keeping.writing() as db:  # as if nothing had ever been found there
        db.execute("UPDATE claims SET content_text = 'x' WHERE uid = ?", (placed.claim.uid,))
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", really)
    (one,) = library.claims.of_article(placed.article.uid).claims
    assert (one.uid, one.speaker.name, one.polarity) == (uid, "Ana Koval", Polarity.DENIES)
    assert contents(library) == ["47 people had died"]
    library.claims.restore(uid)
    assert contents(library) == ["47 people had died in Hollin"]


def test_one_that_was_not_put_right_is_gone_then(library, monkeypatch):
    placed = claim_in(library)
    learnt(monkeypatch)
    monkeypatch.setattr(extracting, "_extracted", _finds_nothing(extracting._extracted))
    assert library.claims.of_article(placed.article.uid).claims == ()


def _finds_nothing(really):
    def find(text, described):
        found = really(text, described)
        return replace(found, findings=replace(found.findings, claims=(), figures=()))

    return find


# ---------------------------------------------------------------- out of an export and back


@contextmanager
def there_and_back(library, folder):
    """Everything, exported into an empty library, open."""
    data = "".join(library.exchange.export("jsonl")).encode()
    with library_in(folder) as other:
        assert Outcome.FAILED not in {line.outcome for line in other.exchange.import_bytes(data)}
        yield other


def test_all_that_was_put_right_comes_back_into_an_empty_library(library, tmp_path):
    library.claims.correct(claim_in(library, "Second").claim.uid, polarity=Polarity.DENIES)
    made(library, speaker="Otto Brandt", certainty=Certainty.POSSIBLE)
    library.claims.delete(claim_in(library).claim.uid)
    with there_and_back(library, tmp_path / "other") as other:
        assert contents(other) == [BRIDGE]
        assert claim_in(other).claim.certainty is Certainty.POSSIBLE
        assert claim_in(other, "Second").claim.polarity is Polarity.DENIES
        assert other.search.find("speaker:brandt", within=SearchIn.CLAIMS).total == 1
        assert other.search.find("47", within=SearchIn.CLAIMS).total == 0
        assert other.history.acts() == ()
        assert [row.quote for row in other.claims.corrections()] == [row.quote for row in library.claims.corrections()]
        other.claims.restore(next(row.claim_uid for row in other.claims.corrections() if row.is_deleted))
        assert len(contents(other)) == 2


@pytest.mark.parametrize("words", [BRIDGE, "47 people had died in Hollin"], ids=["made twice", "found as well"])
def test_claims_of_the_same_words_are_as_many_when_they_come_back(library, tmp_path, words):
    made(library, words, speaker="Otto Brandt")
    made(library, words, speaker="Mila Torr")
    before = [each.claim.speaker.name for each in library.claims.find() if each.content_text == words]
    with there_and_back(library, tmp_path / "other") as other:
        shown = [each.claim.speaker.name for each in other.claims.find() if each.content_text == words]
        assert sorted(shown) == sorted(before)
        again = "".join(other.exchange.export("jsonl")).encode()
        list(other.exchange.import_bytes("".join(library.exchange.export("jsonl")).encode()))
        assert "".join(other.exchange.export("jsonl")).encode() == again


@pytest.mark.parametrize("is_made_first", [True, False])
def test_a_claim_made_in_place_of_a_deleted_one_comes_back_in_its_place(library, tmp_path, is_made_first):
    found = claim_in(library)
    acts = [
        lambda: made(library, found.content_text, speaker="Otto Brandt"),
        lambda: library.claims.delete(found.claim.uid),
    ]
    for act in acts if is_made_first else reversed(acts):
        act()
    with there_and_back(library, tmp_path / "other") as other:
        (back,) = (each for each in other.claims.find() if each.content_text == found.content_text)
        assert (back.claim.speaker.name, back.cue_text, back.claim.by_reader) == (
            "Otto Brandt",
            "",
            ("made", "speaker"),
        )
        assert [row.is_deleted for row in other.claims.corrections()].count(True) == 1


def test_a_claim_that_is_not_found_there_comes_back_with_all_that_was_found_here(library, tmp_path, monkeypatch):
    library.claims.correct(claim_in(library, "Second").claim.uid, polarity=Polarity.DENIES)
    library.speakers.merge("Mila Torr", "Otto Brandt")
    before = claim_in(library, "Second")
    data = "".join(library.exchange.export("jsonl")).encode()
    monkeypatch.setattr(
        extracting, "_extracted", lambda *_: Extracted(Findings(Layout((), ()), (), ()), extracting.EXTRACTOR_VERSION)
    )
    with library_in(tmp_path / "other") as other:
        list(other.exchange.import_bytes(data))
        (back,) = other.claims.find()
        assert (back.claim.speaker, back.cue_text, back.source_text) == (
            before.claim.speaker, before.cue_text, before.source_text,
        )  # fmt: skip
        assert (back.claim.polarity, back.claim.by_reader) == (Polarity.DENIES, ("polarity",))
        other.claims.restore(back.claim.uid)
        assert list(other.claims.find()) == []
        with other._keeping.reading() as db:
            assert checks.wrong_counts(db) == ()


@pytest.mark.parametrize("spans", [[[0, 10**9]], [[5, 5]], [[9, 2]], [[-4, 6]], [], "x"], ids=str)
def test_a_claim_whose_places_are_not_in_the_text_is_looked_for_by_its_words(library, tmp_path, monkeypatch, spans):
    library.claims.correct(claim_in(library, "Second").claim.uid, polarity=Polarity.DENIES)
    lines = [json.loads(line) for line in library.exchange.export("jsonl")]
    data = "\n".join(json.dumps(each | ({"content": spans} if each["type"] == "claim" else {})) for each in lines)
    monkeypatch.setattr(
        extracting, "_extracted", lambda *_: Extracted(Findings(Layout((), ()), (), ()), extracting.EXTRACTOR_VERSION)
    )
    with library_in(tmp_path / "other") as other:
        assert Outcome.FAILED not in {line.outcome for line in other.exchange.import_bytes(data.encode())}
        assert contents(other, "Second") == ["the road to Sanbero was open"]


def test_a_correction_is_kept_with_the_words_that_the_claim_has_by_then(library):
    uid = claim_in(library).claim.uid
    library.claims.correct(uid, polarity=Polarity.DENIES)
    take_in(library, KOVAL.replace("47 people", "48 people"), path="/first")
    assert [row.quote for row in library.claims.corrections()] == ["47 people had died in Hollin"]
    library.claims.correct(uid, certainty=Certainty.POSSIBLE)
    assert [row.quote for row in library.claims.corrections()] == ["48 people had died in Hollin"]


def test_what_was_put_right_in_an_article_in_the_bin_is_not_listed(library):
    uid = claim_in(library).article.uid
    library.claims.correct(claim_in(library).claim.uid, polarity=Polarity.DENIES)
    assert len(library.claims.corrections()) == len(library.claims.corrections(uid)) == 1
    library.articles.delete([uid])
    assert library.claims.corrections() == library.claims.corrections(uid) == ()


def test_no_line_puts_a_claim_of_another_article_right(library):
    uid = claim_in(library, "Second").claim.uid
    library.claims.correct(claim_in(library).claim.uid, polarity=Polarity.DENIES)
    lines = [json.loads(line) for line in library.exchange.export("jsonl")]
    forged = [each | {"claim": uid, "modified": "2999"} if each["type"] == "correction" else each for each in lines]
    report = list(library.exchange.import_bytes("\n".join(map(json.dumps, forged)).encode()))
    assert [each.message for each in report if each.outcome is Outcome.FAILED] == ["is of a claim of another article"]
    assert claim_in(library, "Second").claim.by_reader == ()


def test_importing_ones_own_export_again_changes_nothing(library):
    made(library)
    library.claims.delete(claim_in(library).claim.uid)
    before = library.claims.corrections()
    data = "".join(library.exchange.export("jsonl")).encode()
    list(library.exchange.import_bytes(data))
    assert library.claims.corrections() == before


def test_a_place_that_is_not_in_the_text_is_looked_for_by_its_words(library, tmp_path):
    made(library, speaker="Otto Brandt")
    data = "".join(library.exchange.export("jsonl"))
    start = KOVAL.index(BRIDGE)
    moved = data.replace(f'"start": {start}, "end": {start + len(BRIDGE)}', '"start": 90000, "end": 90040')
    assert moved != data
    with library_in(tmp_path / "other") as other:
        list(other.exchange.import_bytes(moved.encode()))
        assert BRIDGE in contents(other)


def test_a_claim_is_told_as_it_was_found(library):
    found = claim_in(library).claim
    library.claims.correct(found.uid, speaker="Otto Brandt", polarity=Polarity.DENIES)
    assert library.claims.as_found(found.uid) == found


def test_why_tells_what_the_reader_put_right_and_what_was_found(library):
    uid = claim_in(library).claim.uid
    library.claims.correct(uid, polarity=Polarity.DENIES, certainty=Certainty.UNSPECIFIED)
    lines = library.claims.why(uid)
    assert "Polarity: denies, as you put it right; found was affirms" in lines
    assert "Certainty: not asserted, as you put it right; found was certain" in lines


def test_why_of_a_claim_of_the_readers_own_says_so(library):
    lines = library.claims.why(made(library, speaker="Otto Brandt", certainty=Certainty.POSSIBLE).claim.uid)
    assert "Rule: you made this claim" in lines
    assert "Speaker: Otto Brandt, as you named the speaker yourself" in lines
    assert "Certainty: possible, as you made it" in lines
    assert f"Content: “{BRIDGE}”" in lines
