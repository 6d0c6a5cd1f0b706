"""A claim under another name is the same claim, for all that knows it."""

from __future__ import annotations

import pytest
from support.library_in_hand import library_in, take_in
from support.related import HOSPITAL, MAYOR, REFUSAL, WARNING, bring_in, claim

from reader.model import Opinion, Polarity, Verdict
from reader.store import renaming

NESTED = "Late words\n\nKirby said that Sirsky had denied that Hollin had fallen. It is untrue, Ana Koval said."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as library:
        yield library


def rows(library):
    """Every row of every table, as text."""
    with library._keeping.reading() as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {each: sorted(map(repr, db.execute(f"SELECT * FROM {each}").fetchall())) for each in tables}


def renamed(library, names):
    with library._keeping.writing() as db:
        renaming.rename_all(db, names)


def lively(library):
    """Fill a library with all that names a claim; gives two of these."""
    mayor, hospital, warning, refusal = bring_in(library, MAYOR, HOSPITAL, WARNING, REFUSAL)
    said, denied = claim(library, warning, "had been unsafe"), claim(library, refusal, "had been unsafe")
    killed = claim(library, mayor, "47 people")
    library.claims.correct(said, speaker="Ivo Maren")
    library.claims.correct(said, polarity=Polarity.DENIES)
    library.claims.delete(killed)
    library.history.undo()
    library.notes.set_verdict(said, Verdict.DOUBTFUL, reason="says who?")
    library.notes.set_verdict(killed, Verdict.FALSE)
    library.notes.set_verdict(killed, None)
    library.relations.judge(said, denied, Opinion.CONTRADICTS)
    library.relations.judge(killed, claim(library, hospital, "112 people"), Opinion.SAME)
    library.relations.judge(killed, claim(library, hospital, "112 people"), None)
    take_in(library, WARNING + " More soon.", url=f"https://a.example/{WARNING.split()[0]}{len(WARNING)}")
    library.relations.follow()
    return said, killed


def test_nothing_but_the_name_changes_and_it_changes_everywhere(library):
    names = {uid: uid + "x" for uid in lively(library)}
    expected = rows(library)
    for old, new in names.items():
        expected = {table: [row.replace(old, new) for row in each] for table, each in expected.items()}
    expected["claim_names"] = sorted(map(repr, names.items()))
    renamed(library, names)
    assert rows(library) == {table: sorted(each) for table, each in expected.items()}


def test_a_claim_in_another_one_is_renamed_with_it(library):
    uid = take_in(library, NESTED).article_uid
    outer = next(each.nested_in for each in library.claims.of_article(uid).claims if each.nested_in)
    renamed(library, {outer: "b" * 16})
    assert "b" * 16 in {each.nested_in for each in library.claims.of_article(uid).claims}
    assert not [row for table, each in rows(library).items() for row in each if outer in row and table != "claim_names"]


def test_two_claims_can_change_their_names(library):
    left, right = lively(library)
    before = rows(library)
    renamed(library, {left: right, right: left})
    assert rows(library)["claim_names"] == []
    assert rows(library) != before
    renamed(library, {left: right, right: left})
    assert rows(library) == before


def test_all_older_names_lead_to_the_one_of_now(library):
    said, _ = lively(library)
    renamed(library, {said: "m" * 16})
    renamed(library, {"m" * 16: "n" * 16})
    assert rows(library)["claim_names"] == sorted([repr(("m" * 16, "n" * 16)), repr((said, "n" * 16))])
    renamed(library, {"n" * 16: said})
    assert {row.split("'")[1] for row in rows(library)["claim_names"]} == {"m" * 16, "n" * 16}


def test_what_was_done_to_a_claim_can_be_undone_under_its_new_name(library):
    said, _ = lively(library)
    renamed(library, {said: "m" * 16})
    while library.history.undo():
        pass
    assert library.notes.find() == ()
    assert library.claims.corrections() == ()
    while library.history.redo():
        pass
    (row,) = library.claims.corrections()
    assert (row.claim_uid, row.speaker) == ("m" * 16, "Ivo Maren")
    assert [mark.claim_uid for mark, _ in library.notes.find()] == ["m" * 16]


def test_a_name_that_another_claim_has_is_refused(library):
    left, right = lively(library)
    before = rows(library)
    with pytest.raises(ValueError, match="two claims"), library._keeping.writing() as db:
        renaming.rename(db, left, right)
    assert rows(library) == before


def test_of_two_corrections_that_become_one_the_later_stays(library):
    said, _ = lively(library)
    with library._keeping.writing() as db:
        for uid, at in (("older", "2000-01-01"), ("later", "2050-01-01")):
            db.execute(
                "INSERT INTO corrections SELECT ?, article_id, json_set(data, '$.modified', ?) FROM corrections "
                "WHERE claim_uid = ?",
                (uid, at, said),
            )
        renaming.rename(db, said, "older")
        renaming.rename(db, "older", "later")
        kept = db.execute("SELECT claim_uid, json_extract(data, '$.modified') FROM corrections").fetchall()
    assert kept == [("later", "2050-01-01")]
