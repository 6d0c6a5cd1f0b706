"""Names that are one: merged here or everywhere, counted together, searched by, split and undone."""

from __future__ import annotations

import shutil

import pytest
from support.library_in_hand import library_in, take_in

from reader.errors import Cancelled, NotFoundError, UsageError
from reader.library import extracting, indexing
from reader.model import SearchIn, Span, SpeakerKind
from reader.store import checks, indexed, journal

MOD = "First\n\nThe MoD said that 47 men had left Hollin."
MINISTRY = "Second\n\nThe Defence Ministry said that the road to Sanbero was open."
KOVAL = "Third\n\nAna Koval said that the MoD was late."


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as opened:
        take_in(opened, MOD, published="2024-01-01")
        take_in(opened, MINISTRY, published="2024-01-02")
        take_in(opened, KOVAL, published="2024-01-02")
        yield opened


def counts(library):
    return {each.name: each.claims for each in library.speakers.list()}


def in_article(library, title):
    return next(each.claim for each in library.claims.find() if each.article.title == title)


def uid_of(library, title):
    return next(each.article.uid for each in library.claims.find() if each.article.title == title)


def test_merged_names_are_one_in_lists_and_claims(library):
    library.speakers.merge("mod", "Defence  Ministry")
    assert counts(library) == {"Defence Ministry": 2, "Ana Koval": 1}
    ministry, koval = library.speakers.list()
    assert {(each.name, each.claims) for each in ministry.variants} == {("MoD", 1), ("Defence Ministry", 1)}
    assert koval.variants == ()
    speaker = in_article(library, "First").speaker
    assert (speaker.name, speaker.merged_from, speaker.found) == ("Defence Ministry", "MoD", None)
    assert library.claims.of_article(uid_of(library, "First")).claims[0].speaker == speaker
    assert speaker.kind is SpeakerKind.ORGANISATION


def test_a_search_finds_the_name_that_it_was_merged_into(library):
    library.search.keep_in_step()
    library.speakers.merge("MoD", "Defence Ministry")
    assert library.search.find("speaker:ministry").total == 2
    assert library.search.find('speaker:"defence ministry"', within=SearchIn.CLAIMS).total == 2
    library.history.undo()
    assert library.search.find("speaker:ministry").total == 1


def test_a_search_does_not_wait_for_names_merged_in_many_articles(library, monkeypatch):
    take_in(library, MOD.replace("First", "Fourth").replace("47", "48"))
    library.search.keep_in_step()
    monkeypatch.setattr(indexing, "FEW_CHANGES", 1)
    library.speakers.merge("Defence Ministry", "Ana Koval")
    assert library.search.find("hollin").notice == ""
    library.speakers.merge("MoD", "Ana Koval")
    behind = library.search.find("hollin")
    assert (behind.total, behind.notice.split(";")[0]) == (2, "the newest changes are not in the search index yet")
    library.search.follow()
    assert library.search.find("hollin").notice == ""
    assert library.search.find("koval", within=SearchIn.CLAIMS).total == 4


def test_following_heals_no_index_that_is_lost(library, tmp_path):
    library.search.keep_in_step()
    stamp = library.search._following.stamp()
    shutil.rmtree(library.paths.index)
    library.search.follow()
    assert library.search._following.stamp() == stamp


def test_somebody_who_leaves_does_not_wait_for_the_index(library):
    def leave(progress):
        raise Cancelled("The reader was left")

    library.search.keep_in_step()
    builds, stamp = [*library.paths.index.glob("built-*")], library.search._following.stamp()
    library.speakers.merge("MoD", "Ana Koval")
    library.search.keep_in_step(leave)
    assert ([*library.paths.index.glob("built-*")], library.search._following.stamp()) == (builds, stamp)
    library.search.keep_in_step()
    assert library.search.find("koval", within=SearchIn.CLAIMS).total == 2


def test_claims_about_the_same_follow_a_merge(library):
    library.speakers.merge("Ana Koval", "Defence Ministry")
    related = library.claims.related(in_article(library, "Third").uid)
    assert "Second" in {each.article.title for each in related}
    library.history.undo()
    related = library.claims.related(in_article(library, "Third").uid)
    assert "Second" not in {each.article.title for each in related}


def test_a_merge_is_one_step_of_undo(library):
    before = counts(library)
    library.speakers.merge("MoD", "Defence Ministry")
    assert library.history.undo().what == "merged MoD into Defence Ministry"
    assert (counts(library), library.speakers.merged()) == (before, ())
    library.history.redo()
    assert counts(library)["Defence Ministry"] == 2


def test_merging_goes_on(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("Defence Ministry", "Ana Koval")
    assert counts(library) == {"Ana Koval": 3}
    library.speakers.split("Defence Ministry")
    assert counts(library) == {"Defence Ministry": 2, "Ana Koval": 1}


def test_a_name_that_is_merged_again_goes_alone(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("MoD", "Ana Koval")
    assert counts(library) == {"Ana Koval": 2, "Defence Ministry": 1}
    library.history.undo()
    assert counts(library) == {"Defence Ministry": 2, "Ana Koval": 1}


def test_merging_back_turns_it_round(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("Defence Ministry", "MoD")
    assert counts(library) == {"MoD": 2, "Ana Koval": 1}
    library.history.undo()
    assert counts(library) == {"Defence Ministry": 2, "Ana Koval": 1}


def test_merging_round_a_longer_way_is_no_circle(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("Defence Ministry", "Ana Koval")
    library.speakers.merge("Ana Koval", "MoD")
    assert counts(library) == {"MoD": 3}


def test_a_merge_may_hold_in_one_article_alone(library):
    library.speakers.merge("MoD", "Ana Koval", article_uid=uid_of(library, "First"))
    take_in(library, MOD.replace("First", "Fourth").replace("47", "48"))
    assert in_article(library, "First").speaker.name == "Ana Koval"
    assert in_article(library, "Fourth").speaker.name == "MoD"
    assert library.history.acts()[0].what == "merged MoD into Ana Koval in First"


def test_one_article_may_go_another_way_than_all(library):
    uid = uid_of(library, "First")
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.split("MoD", article_uid=uid)
    assert in_article(library, "First").speaker.name == "MoD"
    library.speakers.merge("Defence Ministry", "MoD", article_uid=uid)
    assert in_article(library, "First").speaker.name == "MoD"
    library.history.undo()
    library.history.undo()
    assert in_article(library, "First").speaker.name == "Defence Ministry"
    assert [(each.name, each.into) for each in library.speakers.merged()] == [("MoD", "Defence Ministry")]


def test_what_is_imported_later_comes_under_the_merged_name(library, monkeypatch):
    library.speakers.merge("MoD", "Defence Ministry")
    take_in(library, MOD.replace("First", "Fourth").replace("47", "48"))
    assert counts(library)["Defence Ministry"] == 3
    monkeypatch.setattr(extracting, "EXTRACTOR_VERSION", extracting.EXTRACTOR_VERSION + 1)
    library.claims.of_article(uid_of(library, "First"))
    assert counts(library)["Defence Ministry"] == 3


def test_a_name_that_the_reader_gave_stands_under_another_too(library):
    library.speakers.merge("MoD", "Defence Ministry")
    uid = in_article(library, "Third").uid
    library.claims.correct(uid, speaker="MOD")
    assert library.claims.get(uid).claim.speaker.name == "Defence Ministry"
    library.speakers.split("MoD")
    assert library.claims.get(uid).claim.speaker.name == "MOD"


def test_splitting_the_name_that_others_stand_under_lets_all_go(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("Ana Koval", "Defence Ministry")
    library.speakers.split("defence ministry")
    assert counts(library) == {"MoD": 1, "Defence Ministry": 1, "Ana Koval": 1}


def test_the_speakers_of_articles_are_counted_anew(library):
    text = "Fourth\n\nThe MoD said that the dam was safe. The Defence Ministry said that it was not."
    uid = take_in(library, text).article_uid
    assert library.articles.get(uid).speakers == 2
    library.speakers.merge("MoD", "Defence Ministry")
    assert library.articles.get(uid).speakers == 1
    with library._keeping.reading() as db:
        assert checks.wrong_counts(db) == ()


def test_claims_of_a_speaker_over_time(library):
    library.speakers.merge("MoD", "Defence Ministry")
    assert library.speakers.over_time("MoD") == (("2024-01-01", 1), ("2024-01-02", 1))
    assert [each.article.title for each in library.speakers.claims("defence ministry")] == ["Second", "First"]


def test_speakers_of_a_query_are_counted_with_their_variants(library):
    library.speakers.merge("MoD", "Defence Ministry")
    (one,) = library.speakers.list("hollin")
    assert (one.name, one.claims, [each.name for each in one.variants]) == ("Defence Ministry", 1, ["MoD"])


def test_a_name_is_spelt_as_claims_have_it(library):
    library.speakers.merge("mod", "defence ministry")
    assert in_article(library, "First").speaker.name == "Defence Ministry"


def test_only_claims_are_indexed_anew_where_names_or_notes_change(library):
    library.search.keep_in_step()
    with library._keeping.reading() as db:
        seq = journal.last_seq(db)
    library.speakers.merge("MoD", "Defence Ministry")
    library.notes.highlight(uid_of(library, "Third"), Span(0, 5))
    with library._keeping.reading() as db:
        touched = indexed.touched_since(db, seq)
        titles = dict(db.execute("SELECT id, title FROM articles"))
    assert {kind: {titles[each] for each in ids} for kind, ids in touched.ids.items()} == {
        SearchIn.ARTICLES: set(), SearchIn.CLAIMS: {"First"}, SearchIn.NOTES: {"Third"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "into", "error"),
    [
        ("MoD", "mod", UsageError),
        ("", "MoD", UsageError),
        ("MoD", " ", UsageError),
        ("MoD", "¿?", UsageError),
        ("Nobody Here", "MoD", NotFoundError),
    ],
    ids=["one name", "no name", "no aim", "signs alone", "unknown"],
)
def test_what_cannot_be_merged_is_told(library, name, into, error):
    library.speakers.merge("Ana Koval", "Defence Ministry")
    with pytest.raises(error):
        library.speakers.merge(name, into)
    assert len(library.speakers.merged()) == 1


def test_merging_twice_writes_nothing(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("mod", "defence ministry")
    assert len(library.history.acts()) == 1


def test_splitting_a_name_that_is_merged_with_none_is_told(library):
    with pytest.raises(UsageError, match="merged with no other"):
        library.speakers.split("MoD")


def test_merged_names_come_back_out_of_an_export(library, tmp_path):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.merge("Ana Koval", "MoD", article_uid=uid_of(library, "Third"))
    data = "".join(library.exchange.export("jsonl")).encode()
    with library_in(tmp_path / "other") as other:
        list(other.exchange.import_bytes(data))
        assert counts(other) == counts(library) == {"Defence Ministry": 3}
        assert other.speakers.merged() == library.speakers.merged()
        assert other.search.find("speaker:ministry").total == 3


def test_an_export_of_a_part_has_no_names_merged_everywhere(library):
    library.speakers.merge("MoD", "Defence Ministry")
    assert "speaker_merge" not in "".join(library.exchange.export("jsonl", "hollin"))


@pytest.mark.parametrize(
    ("title", "name", "into"), [("First", "MoD", "Defence Ministry"), ("Second", "Defence Ministry", "MoD")]
)
def test_a_circle_over_two_scopes_ends_as_the_article_says(library, title, name, into):
    library.speakers.merge(name, into, article_uid=uid_of(library, title))
    library.speakers.merge(into, name)
    assert in_article(library, title).speaker.name == into
    assert in_article(library, {"First": "Second", "Second": "First"}[title]).speaker.name == name


def test_a_merged_name_is_what_the_other_is(library):
    library.speakers.merge("MoD", "Ana Koval")
    assert in_article(library, "First").speaker.kind is SpeakerKind.PERSON
    assert library.claims.of_article(uid_of(library, "First")).claims[0].speaker.kind is SpeakerKind.PERSON


def test_a_search_follows_names_that_lead_on_from_one_article(library):
    library.speakers.merge("MoD", "Defence Ministry", article_uid=uid_of(library, "First"))
    library.search.keep_in_step()
    library.speakers.merge("Defence Ministry", "Ana Koval")
    assert library.search.find("koval", within=SearchIn.CLAIMS).total == 3


def test_in_one_article_a_name_may_let_those_go_that_stand_under_it_everywhere(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.speakers.split("Defence Ministry", article_uid=uid_of(library, "First"))
    assert in_article(library, "First").speaker.name == "MoD"
    assert [each.into for each in library.speakers.merged()] == ["Defence Ministry", "MoD"]


def test_a_name_without_claims_is_no_variant(library):
    library.speakers.merge("MoD", "Defence Ministry")
    library.claims.delete(in_article(library, "First").uid)
    assert [each.variants for each in library.speakers.list()] == [(), ()]


def test_an_older_export_does_not_merge_names_as_they_were(library):
    library.speakers.merge("MoD", "Defence Ministry")
    data = "".join(library.exchange.export("jsonl")).encode()
    library.speakers.merge("MoD", "Ana Koval")
    list(library.exchange.import_bytes(data.replace(b'"modified": "20', b'"modified": "19')))
    assert in_article(library, "First").speaker.name == "Ana Koval"


def test_the_claims_of_a_name_are_those_that_stand_under_it(library):
    library.speakers.merge("MoD", "Ana Koval", article_uid=uid_of(library, "First"))
    library.speakers.merge("Ana Koval", "MoD")
    assert [each.article.title for each in library.speakers.claims("Ana Koval")] == ["First"]
    assert library.speakers.over_time("Ana Koval") == (("2024-01-01", 1),)
    assert [each.article.title for each in library.speakers.claims("MoD")] == ["Third"]


def test_of_many_claims_of_a_speaker_the_newest_can_be_had_alone(library):
    take_in(library, "Fourth\n\nAna Koval said that it rained.", published="2024-02-01")
    newest = library.speakers.claims("Ana Koval", limit=1)
    assert [each.article.title for each in newest] == ["Fourth"]
    assert len(library.speakers.claims("Ana Koval")) == 2


def test_the_time_of_the_library_goes_from_its_first_to_its_last_day(library, tmp_path):
    take_in(library, "Fourth\n\nAna Koval said that it rained.", published="spring")
    assert library.speakers.days() == ("2024-01-01", "2024-01-02")
    with library_in(tmp_path / "empty") as empty:
        assert empty.speakers.days() == ("", "")
