"""Links in notes: whither they lead, what is offered, and which notes lead here."""

from __future__ import annotations

import json

import pytest
from support.library_in_hand import library_in, take_in

from reader.store import migrate

DAM = "Dam of Hollin\n\nAna Koval said that the dam was safe."
PORT = "Port of Lund closed\n\nThe union claimed that 300 dockers had left."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, DAM, path="/dam", outlet="Northline", published="2024-05-01")
        take_in(opened, PORT, path="/port")
        yield opened


@pytest.fixture
def dam(library):
    return next(each for each in library.articles.rows().page(0, 9) if each.title == "Dam of Hollin")


@pytest.fixture
def port(library):
    return next(each for each in library.articles.rows().page(0, 9) if each.title != "Dam of Hollin")


def test_a_uid_and_its_beginning_lead_to_the_article(library, dam):
    found = library.links.targets([dam.uid, dam.uid[:6], "ffff", "dead"])
    assert {each.uid for each in found.values()} == {dam.uid}
    assert sorted(found) == sorted([dam.uid, dam.uid[:6]])
    assert (found[dam.uid].words, found[dam.uid].outlet, found[dam.uid].is_claim) == (dam.title, "Northline", False)


def test_a_claim_is_named_by_who_says_what(library, dam):
    claim = library.claims.of_article(dam.uid).claims[0]
    target = library.links.targets([claim.uid])[claim.uid]
    assert (target.words, target.article_uid) == ("Ana Koval: the dam was safe", dam.uid)
    assert target.is_claim


def test_what_is_in_the_bin_is_not_there_until_it_comes_back(library, dam):
    library.articles.delete([dam.uid])
    assert library.links.targets([dam.uid]) == {}
    library.history.undo()
    assert list(library.links.targets([dam.uid])) == [dam.uid]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hol", "Dam of Hollin"),
        ("safe", "Ana Koval: the dam was safe"),
        ("dockers le", "union: 300 dockers had left"),
        ("Of PORT", "Port of Lund closed"),
    ],
)
def test_titles_and_claims_are_offered_by_their_words(library, typed, words):
    offered = [target.words for target in library.links.suggest(typed)]
    assert words in offered


@pytest.mark.parametrize("typed", ["NOT", "(", '"', "title:", "@x", "AND OR", "---", "zzz"])
def test_whatever_is_typed_harms_nothing(library, typed):
    assert isinstance(library.links.suggest(typed), tuple)


def test_without_a_word_the_newest_articles_are_offered(library, dam):
    assert library.links.suggest("")[0].uid == dam.uid


def test_a_uid_is_offered_first(library, port):
    assert library.links.suggest(port.uid[:5])[0].uid == port.uid


def test_notes_that_lead_here_are_found_and_follow_what_is_written(library, dam, port):
    claim = library.claims.of_article(dam.uid).claims[0].uid
    to_article = library.notes.quote(port.uid, "Port", text=f"as in [[{dam.uid}|the other one]]")
    to_claim = library.notes.quote(port.uid, "union", text=f"but [[{claim[:8]}]]")
    library.notes.quote(port.uid, "dockers", text="dam")
    assert [note.uid for note, _ in library.links.leading_to(dam.uid)] == [to_claim.uid, to_article.uid]
    assert [note.uid for note, _ in library.links.leading_to(claim)] == [to_claim.uid]
    library.notes.edit(to_article.uid, text="no link any more")
    assert [note.uid for note, _ in library.links.leading_to(dam.uid)] == [to_claim.uid]
    library.history.undo()
    library.notes.delete(to_claim.uid)
    assert [note.uid for note, _ in library.links.leading_to(dam.uid)] == [to_article.uid]


def test_a_claim_is_found_by_the_uid_that_it_had_before_two_libraries_became_one(library, dam, port):
    claim = library.claims.of_article(dam.uid).claims[0].uid
    note = library.notes.quote(port.uid, "Port", text="as in [[fedc01]]")
    with library._keeping.writing() as db:
        db.execute("INSERT INTO claim_names (uid, now) VALUES ('fedc012345678900', ?)", (claim,))
    assert {name: each.uid for name, each in library.links.targets(["fedc01", "fedc02"]).items()} == {"fedc01": claim}
    assert [each.uid for each, _ in library.links.leading_to(claim)] == [note.uid]


def test_links_of_notes_that_were_written_before_are_found_too(library, dam, port):
    note = library.notes.quote(port.uid, "Port", text=f"[[{dam.uid}|a]] [[[6482|b]]] [[x]] [[648]] [[64 82]] [[6482")
    with library._keeping.writing() as db:
        kept = db.execute("SELECT target FROM note_links ORDER BY target").fetchall()
        db.execute("DELETE FROM note_links")
        script = (migrate._FOLDER / "0005.sql").read_text(encoding="utf-8")
        db.execute(script[script.index("WITH RECURSIVE\n  note") :].split(";")[0])
        assert db.execute("SELECT target FROM note_links ORDER BY target").fetchall() == kept
    assert json.dumps(kept) == json.dumps(sorted([[dam.uid], ["6482"]]))
    assert [each.uid for each, _ in library.links.leading_to(dam.uid)] == [note.uid]
