"""The reader names the speaker of a claim: at once everywhere, undone and redone, kept when texts are read anew."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import NotFoundError
from reader.library import extracting
from reader.model import Outcome, SearchIn, SpeakerKind
from reader.store import checks, corrections

KOVAL = "First\n\nAna Koval said that 47 people had died in Hollin."
TORR = "Second\n\nMila Torr claimed that the road to Sanbero was open."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, KOVAL, published="2024-01-01", path="/first")
        take_in(opened, TORR, published="2024-01-02", path="/second")
        yield opened


def claim_in(library, title):
    return next(each for each in library.claims.find() if each.article.title == title)


def corrected(library, name="Otto Brandt", title="First"):
    """Name the speaker of the claim of an article; gives its uid."""
    uid = claim_in(library, title).claim.uid
    library.claims.correct_speaker(uid, name)
    return uid


def names(library):
    return sorted(each.name for each in library.claims.speakers())


def test_the_name_holds_at_once_wherever_the_claim_is_shown(library):
    uid = corrected(library)
    article = claim_in(library, "First").article
    for claim in (library.claims.get(uid).claim, library.claims.of_article(article.uid).claims[0]):
        assert (claim.speaker.name, claim.speaker.found) == ("Otto Brandt", "Ana Koval")
        assert not claim.speaker.is_inferred
    assert names(library) == ["Mila Torr", "Otto Brandt"]


def test_a_search_for_the_speaker_follows(library):
    library.search.keep_in_step()
    assert library.search.find("speaker:koval").total == 1
    uid = corrected(library)
    assert library.search.find("speaker:koval").total == 0
    assert library.search.find("speaker:brandt").total == 1
    assert [hit.uid for hit in library.search.find("speaker:brandt", within=SearchIn.CLAIMS).hits] == [uid]
    library.history.undo()
    assert library.search.find("speaker:koval", within=SearchIn.CLAIMS).total == 1


def test_the_speakers_of_an_article_are_counted_anew(library):
    text = "Third\n\nAna Koval said that the dam was safe. Mila Torr denied that it had been mended at all."
    uid = take_in(library, text).article_uid
    assert library.articles.get(uid).speakers == 2
    claim = next(each for each in library.claims.of_article(uid).claims if each.speaker.name == "Mila Torr")
    library.claims.correct_speaker(claim.uid, "ana koval")
    assert library.articles.get(uid).speakers == 1
    with library._keeping.reading() as db:
        assert checks.wrong_counts(db) == ()


def test_claims_about_the_same_follow_the_name(library):
    other = claim_in(library, "Second").claim.uid
    assert library.claims.related(other) == ()
    uid = corrected(library, "Mila Torr")
    (related,) = library.claims.related(other)
    assert (related.claim.uid, related.shared) == (uid, ("Mila Torr",))
    library.claims.correct_speaker(uid, "")
    assert library.claims.related(other) == ()


def test_an_empty_name_lets_the_speaker_hold_again_that_was_found(library):
    before = claim_in(library, "First")
    uid = corrected(library)
    library.claims.correct_speaker(uid, " ")
    after = library.claims.get(uid)
    assert (after.claim, names(library)) == (before.claim, ["Ana Koval", "Mila Torr"])


def test_it_can_be_undone_and_done_again_after_a_restart(library, tmp_path):
    uid = corrected(library)
    for step, name in (("undo", "Ana Koval"), ("redo", "Otto Brandt")):
        with library_in(tmp_path) as again:
            act = getattr(again.history, step)()
            assert act.what == "named Otto Brandt as the speaker of “47 people had died in Hollin” in First"
            assert again.claims.get(uid).claim.speaker.name == name


def test_undo_brings_an_earlier_correction_back(library):
    uid = corrected(library, "Eva Lind")
    library.claims.correct_speaker(uid, "Max Ude")
    library.history.undo()
    assert library.claims.get(uid).claim.speaker.name == "Eva Lind"


def test_nothing_is_written_when_the_claim_has_this_speaker(library):
    corrected(library, "Ana Koval")
    corrected(library, "", title="Second")
    assert library.history.acts() == ()


def test_naming_a_speaker_that_was_inferred_makes_it_certain(library):
    text = "Third\n\nEva Lind leads the port. “We are open,” she said. She added that nobody had left."
    uid = take_in(library, text).article_uid
    claim = next(each for each in library.claims.of_article(uid).claims if each.speaker.is_inferred)
    library.claims.correct_speaker(claim.uid, claim.speaker.name)
    assert not library.claims.get(claim.uid).claim.speaker.is_inferred


def test_the_kind_is_that_of_other_claims_of_the_name_else_as_found(library):
    take_in(library, "Third\n\nThe Ministry of Defence said that the dam was safe.")
    ministry = claim_in(library, "Third").claim.speaker
    uid = corrected(library, ministry.name)
    assert ministry.kind is SpeakerKind.ORGANISATION
    assert library.claims.get(uid).claim.speaker.kind is SpeakerKind.ORGANISATION
    library.claims.correct_speaker(uid, "Somebody New")
    assert library.claims.get(uid).claim.speaker.kind is ministry.kind


def test_it_stays_when_the_extractor_has_learnt(library, monkeypatch):
    uid = corrected(library)
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
    (claim,) = library.claims.of_article(claim_in(library, "First").article.uid).claims
    assert (claim.uid, claim.speaker.name) == (uid, "Otto Brandt")
    assert names(library) == ["Mila Torr", "Otto Brandt"]
    library.history.undo()
    assert library.claims.get(uid).claim.speaker.name == "Ana Koval"


def test_it_stays_in_a_new_version(library):
    uid = corrected(library)
    known = take_in(library, KOVAL.replace("47", "49") + " It rained.", title="First", path="/first")
    assert known.outcome is Outcome.NEW_VERSION
    placed = library.claims.get(uid)
    assert (placed.content_text, placed.claim.speaker.name) == ("49 people had died in Hollin", "Otto Brandt")
    assert "Otto Brandt" in names(library)


def test_claims_about_the_same_know_the_name_in_a_new_version(library):
    uid = corrected(library, "Mila Torr")
    take_in(library, KOVAL.replace("47", "49"), title="First", path="/first")
    (related,) = library.claims.related(claim_in(library, "Second").claim.uid)
    assert (related.claim.uid, related.shared) == (uid, ("Mila Torr",))


def test_claims_of_the_same_words_are_told_apart_by_who_was_found(library, monkeypatch):
    text = "Third\n\nEva Lind said that the dam was safe. Max Ude said that the dam was safe."
    uid = take_in(library, text).article_uid
    by_name = {each.speaker.name: each.uid for each in library.claims.of_article(uid).claims}
    library.claims.correct_speaker(by_name["Eva Lind"], "Otto Brandt")
    library.claims.correct_speaker(by_name["Max Ude"], "Eva Lind")
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
    claims = library.claims.of_article(uid).claims
    assert {each.speaker.found: each.uid for each in claims} == by_name


def test_it_is_kept_when_the_claim_is_gone(library):
    uid = corrected(library)
    known = take_in(library, "First\n\nIt rained all day, and nothing else is known.", title="First", path="/first")
    with library._keeping.reading() as db:
        (kept,) = corrections.of_article(db, known.article_uid)
    assert (kept.claim_uid, kept.selector.quote) == (uid, "47 people had died in Hollin")
    assert names(library) == ["Mila Torr"]


def test_why_says_that_the_reader_named_the_speaker(library):
    lines = library.claims.why(corrected(library))
    assert "Speaker: Otto Brandt, as you named the speaker yourself; found was Ana Koval" in lines


def test_control_characters_in_a_name_are_shown_as_such(library):
    uid = corrected(library, "Otto\n  Bra\x1bndt\ud800")
    name = library.claims.get(uid).claim.speaker.name
    assert name.startswith("Otto Bra")
    assert "\x1b" not in name


def test_an_unknown_claim_is_told(library):
    with pytest.raises(NotFoundError):
        library.claims.correct_speaker("0123456789abcdef", "Otto Brandt")


def test_an_export_has_the_name_and_a_line_of_its_own(library):
    uid = corrected(library)
    assert "**Otto Brandt**" in "".join(library.exchange.export("markdown"))
    values = [json.loads(line) for line in library.exchange.export("jsonl")]
    assert {value["speaker"] for value in values if value["type"] == "claim"} == {"Otto Brandt", "Mila Torr"}
    (line,) = [value for value in values if value["type"] == "correction"]
    assert (line["claim"], line["speaker"], line["selector"]["quote"]) == (
        uid, "Otto Brandt", "47 people had died in Hollin",
    )  # fmt: skip


def test_it_comes_back_out_of_an_export_into_another_library(library, tmp_path):
    corrected(library)
    data = "".join(library.exchange.export("jsonl")).encode()
    with library_in(tmp_path / "other") as other:
        lines = list(other.exchange.import_bytes(data))
        assert Outcome.FAILED not in {line.outcome for line in lines}
        speaker = claim_in(other, "First").claim.speaker
        assert (speaker.name, speaker.found) == ("Otto Brandt", "Ana Koval")
        assert other.search.find("speaker:brandt").total == 1
        assert other.history.acts() == ()


def test_an_older_export_does_not_take_a_later_correction_back(library):
    uid = corrected(library, "Eva Lind")
    data = "".join(library.exchange.export("jsonl")).encode()
    library.claims.correct_speaker(uid, "Max Ude")
    list(library.exchange.import_bytes(data))
    assert library.claims.get(uid).claim.speaker.name == "Max Ude"
