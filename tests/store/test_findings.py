"""What was found in a text is kept as it was found, and claims keep their uids."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import count

import pytest

from reader.model import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    Document,
    Figure,
    Findings,
    Junk,
    JunkKind,
    Layout,
    Polarity,
    Reporting,
    Span,
    Speaker,
    SpeakerKind,
)
from reader.store import articles, claims, filters, findings, intake
from reader.store.database import Database
from reader.store.findings import Extracted
from reader.store.journal import Stamp
from reader.store.keys import claim_uid

_numbers = count()


def stamp():
    return Stamp("2024-01-01T00:00:00+00:00", f"b{next(_numbers)}", lambda: f"lasting{next(_numbers)}")


@pytest.fixture
def db(tmp_path):
    with closing(Database(tmp_path / "library.db")) as database, database.writing() as connection:
        yield connection


def found_in(text, *statements, figures=()):
    """Findings with a claim for each (speaker, content) that stands in the text."""
    made = []
    for number, (name, words) in enumerate(statements, 1):
        at = text.index(words)
        speaker = Speaker(name, SpeakerKind.PERSON)
        made.append(Claim(f"c{number}", (), (Span(0, 1),), (Span(at, at + len(words)),), speaker))
    return Findings(Layout((Block(Span(0, len(text)), BlockKind.PARAGRAPH),), ()), tuple(made), tuple(figures))


def take_in(db, text, found, extractor=1, **described):
    return intake.take_in(db, stamp(), Document(text=text, **described), Extracted(found, extractor))


FIRST = "Kirby said the city would fall within a week. Sirsky denied that his men had left the town."
STATEMENTS = (("Kirby", "the city would fall within a week"), ("Sirsky", "his men had left the town"))


def uids_of(db, article_uid):
    newest = articles.version(db, article_uid)
    return [each.uid for each in findings.load(db, newest.id, 0).claims]


def test_everything_that_was_found_comes_back_the_same(db):
    text = "A caption. He denied 20 deaths."
    junk = Junk(Span(0, 10), JunkKind.CAPTION, 0.75)
    claim = Claim(
        "c1", (Span(11, 13),), (Span(14, 20),), (Span(21, 23), Span(24, 30)),
        Speaker("", SpeakerKind.UNNAMED, is_inferred=True, role="a man"), Polarity.DENIES, Certainty.POSSIBLE,
        Reporting.DISTANCING, hedges=(Span(21, 23),), nested_in="c2", why="a rule",
    )  # fmt: skip
    outer = replace(claim, uid="c2", nested_in="")
    figure = Figure("f1", Span(21, 23), 20.0, None, True, "people", "deaths", "men", "Hollin", "2024-01-01", "c1")
    layout = Layout((Block(Span(0, 10), BlockKind.PARAGRAPH, junk), Block(Span(11, 31), BlockKind.HEADING)), (junk,))
    given = Findings(layout, (claim, outer), (figure, replace(figure, uid="f2", low=None, claim_uid="")))
    known = take_in(db, text, given)
    kept = findings.load(db, articles.version(db, known.article_uid).id, 1)
    first, second = kept.claims
    back = {first.uid: "c1", second.uid: "c2", "": ""}
    assert kept.layout == layout
    assert (
        tuple(replace(each, uid=back[each.uid], nested_in=back[each.nested_in]) for each in kept.claims) == given.claims
    )
    assert [replace(each, uid="", claim_uid=back[each.claim_uid]) for each in kept.figures] == [
        replace(each, uid="") for each in given.figures
    ]


def test_claims_keep_their_uids_in_a_new_version(db):
    uid = take_in(db, FIRST, found_in(FIRST, *STATEMENTS), path="/a").article_uid
    before = uids_of(db, uid)
    new = "UPDATE. " + FIRST.replace("within a week", "within a few days") + " Popov said nothing of it was true."
    statements = [
        ("Popov", "nothing of it was true"),
        ("Sirsky", "his men had left the town"),
        ("Kirby", "the city would fall within a few days"),
    ]
    take_in(db, new, found_in(new, *statements), path="/a")
    after = uids_of(db, uid)
    assert after[1:] == before[::-1]
    assert after[0] not in before


def test_claims_keep_their_uids_when_the_extractor_learns(db):
    uid = take_in(db, FIRST, found_in(FIRST, *STATEMENTS)).article_uid
    version = articles.version(db, uid)
    before = uids_of(db, uid)
    longer = found_in(FIRST, ("Kirby", "the city would fall"), ("General Sirsky", "his men had left the town"))
    findings.renew(db, stamp(), version.id, Extracted(longer, 2))
    assert uids_of(db, uid) == before
    assert claims.by_uids(db, before)[1].claim.speaker.name == "General Sirsky"


def test_findings_of_an_older_extractor_are_not_given(db):
    uid = take_in(db, FIRST, found_in(FIRST, *STATEMENTS), extractor=1).article_uid
    version = articles.version(db, uid)
    assert findings.load(db, version.id, 1) is not None
    assert findings.load(db, version.id, 2) is None


def test_a_claim_that_is_gone_leaves_the_lists_but_not_the_library(db):
    uid = take_in(db, FIRST, found_in(FIRST, *STATEMENTS), path="/a").article_uid
    gone = uids_of(db, uid)[0]
    take_in(db, FIRST[46:], found_in(FIRST[46:], STATEMENTS[1]), path="/a")
    assert claims.by_uids(db, [gone]) == ()
    row_id = db.execute("SELECT id FROM claims WHERE uid = ?", (gone,)).fetchone()[0]
    assert claims.by_ids(db, [row_id])[0].content_text == STATEMENTS[0][1]


def test_extracting_an_old_version_anew_leaves_the_newest_alone(db):
    uid = take_in(db, FIRST, found_in(FIRST, *STATEMENTS), path="/a").article_uid
    new = FIRST + " That was all."
    take_in(db, new, found_in(new, STATEMENTS[1]), path="/a")
    old = articles.versions(db, uid)[1]
    figure = Figure("f1", Span(0, 1), 5.0, 5.0)
    findings.renew(db, stamp(), old.id, Extracted(found_in(FIRST, *STATEMENTS, figures=[figure]), 9))
    assert filters.with_figure(db, 5, 5) == frozenset()
    assert [each.content_text for each in claims.of_articles(db, [1])] == [STATEMENTS[1][1]]
    assert articles.get(db, uid).claims == 1


def test_an_article_counts_its_claims_speakers_and_figures(db):
    own_voice = Figure("f1", Span(0, 1), 5.0, 5.0)
    statements = (*STATEMENTS, ("kirby", "that his men had left the town"))
    uid = take_in(db, FIRST, found_in(FIRST, *statements, figures=[own_voice])).article_uid
    article = articles.get(db, uid)
    assert (article.claims, article.speakers) == (3, 2)
    assert filters.having(db, "figure") == {1}


def test_words_with_a_gap_show_it(db):
    assert findings.words_of((Span(0, 5), Span(11, 14)), FIRST) == "Kirby … the"


NUMBERS = (
    "The mayor counted 47 dead in Hollin on Friday. Later the mayor counted 112 dead in Hollin, and 112 dead in Tarn."
)


def figures_in(text, *numbers):
    """A figure for each number, in order."""
    made, start = [], 0
    for number in numbers:
        start = text.index(number, start)
        made.append(Figure(f"f{len(made) + 1}", Span(start, start + len(number)), float(number), float(number)))
        start += 1
    return made


def uids_of_figures(db, text, *numbers, url="https://a.example/1"):
    found = found_in(text, figures=figures_in(text, *numbers))
    known = take_in(db, text, found, url=url)
    version = articles.version(db, known.article_uid)
    return [each.uid for each in findings.load(db, version.id, 0).figures]


def test_figures_keep_their_uids_when_the_text_changes_elsewhere(db):
    before = uids_of_figures(db, NUMBERS, "47", "112", "112")
    after = uids_of_figures(db, f"Correction. {NUMBERS} More soon.", "47", "112", "112")
    assert after == before
    assert len(set(before)) == 3


def test_a_figure_between_other_words_is_another_one(db):
    before = uids_of_figures(db, NUMBERS, "47", "112")
    after = uids_of_figures(db, NUMBERS.replace("counted 47 dead", "spoke of 47 injured"), "47", "112")
    assert (after[0] != before[0], after[1] == before[1]) == (True, True)


def test_figures_of_two_articles_have_uids_of_their_own(db):
    first = uids_of_figures(db, NUMBERS, "47")
    assert uids_of_figures(db, NUMBERS + " ", "47", url="https://b.example/1") == first  # the same text is a copy
    assert uids_of_figures(db, NUMBERS + " So.", "47", url="https://b.example/2") != first


def test_two_figures_between_the_same_words_are_two(db):
    twice = "It was told in Hollin: 47 dead in the flood, they say. " * 2
    assert len(set(uids_of_figures(db, twice, "47", "47"))) == 2


def test_the_rows_of_figures_have_their_uids(db):
    uids = uids_of_figures(db, NUMBERS, "47", "112")
    assert [row[0] for row in db.execute("SELECT uid FROM figures ORDER BY id")] == uids


def test_uids_of_claims_are_the_same_in_every_library_with_the_text(db, tmp_path):
    here = uids_of(db, take_in(db, FIRST, found_in(FIRST, *STATEMENTS)).article_uid)
    with closing(Database(tmp_path / "other.db")) as database, database.writing() as other:
        take_in(other, "Another text.", found_in("Another text."))
        assert uids_of(other, take_in(other, FIRST, found_in(FIRST, *STATEMENTS)).article_uid) == here


def test_claims_of_the_same_words_are_numbered_however_they_came(db, tmp_path):
    twice = "He said that all was well. Again he said that ALL was well."
    both = found_in(twice, ("He", "all was well"), ("He", "ALL was well"))
    at_once = uids_of(db, take_in(db, twice, both, path="/a").article_uid)
    assert len(set(at_once)) == 2
    with closing(Database(tmp_path / "other.db")) as database, database.writing() as other:
        uid = take_in(other, twice, replace(both, claims=both.claims[:1]), path="/a").article_uid
        findings.renew(other, stamp(), articles.version(other, uid).id, Extracted(both, 2))
        assert uids_of(other, uid) == at_once


def test_a_new_claim_never_takes_a_name_that_led_to_another(db):
    uid = take_in(db, FIRST, found_in(FIRST), path="/a").article_uid
    first = claim_uid(uid, STATEMENTS[0][1], 0)
    db.execute("INSERT INTO claim_names (uid, now) VALUES (?, 'x')", (first,))
    findings.renew(db, stamp(), articles.version(db, uid).id, Extracted(found_in(FIRST, *STATEMENTS), 2))
    assert uids_of(db, uid)[0] == claim_uid(uid, STATEMENTS[0][1], 1)
