"""Relations are kept in step with the articles. The rules are plain ones (`support.plain_rules`)."""

from dataclasses import replace

import pytest
from support import plain_rules
from support.library_in_hand import library_in, take_in
from support.related import ALL, HOSPITAL, MAYOR, MINISTRY, REFUSAL, WARNING, bring_in, claim, figure, known, text

from reader.library import relating
from reader.model import Listing, Opinion, Polarity, RelationKind


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setattr(relating, "relate", plain_rules.relate)


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as library:
        yield library


def kinds(library, *uids):
    return sorted(each.kind.value for each in library.relations.between(uids))


def badly(library):
    return {each.name for each in library.health.check() if not each.is_ok} - {"search index"}


def conflicts(library):
    return {each.title: each.conflicts for each in library.articles.rows().page(0, 100) if each.conflicts}


# ------------------------------------------------------------------ following


def test_an_import_leaves_relations_to_come(library):
    bring_in(library, MAYOR, HOSPITAL, follow=False)
    assert library.relations.pending() == 2
    assert known(library) == set()


def test_following_relates_all_that_is_pending(library):
    first, second = bring_in(library, MAYOR, HOSPITAL)
    assert library.relations.pending() == 0
    (relation,) = library.relations.between([figure(library, first, "47"), figure(library, second, "112")])
    assert (relation.kind, relation.reason) == (RelationKind.CONFLICT, plain_rules.CONFLICT)


@pytest.mark.parametrize("order", [ALL[::-1], (*ALL[2:], *ALL[:2]), (ALL[4], ALL[0], ALL[3], ALL[1], ALL[2])])
@pytest.mark.parametrize("at_once", [True, False], ids=["one-by-one", "together"])
def test_the_order_of_articles_does_not_matter(tmp_path, order, at_once):
    with library_in(tmp_path / "in-order") as ordered, library_in(tmp_path / "other") as other:
        bring_in(ordered, *ALL)
        for each in order if at_once else ():
            bring_in(other, each)
        bring_in(other, *order)
        assert known(other) == known(ordered) != set()
        assert conflicts(other) == conflicts(ordered)


def test_an_article_at_which_a_rule_fails_keeps_nobody_from_the_others(library, monkeypatch):
    def fails_at_the_hospital(new, others):
        if any(each.account.title.startswith("Hospital") for each in (new, *others)):
            raise ZeroDivisionError
        return plain_rules.relate(new, others)

    first, *_, last = bring_in(library, MAYOR, WARNING, HOSPITAL, follow=False)
    monkeypatch.setattr(relating, "relate", fails_at_the_hospital)
    library.relations.follow()
    assert library.relations.pending() > 0
    monkeypatch.setattr(relating, "relate", plain_rules.relate)
    library.relations.follow()
    assert library.relations.pending() == 0
    assert kinds(library, figure(library, first, "47"), figure(library, last, "112")) == ["conflict"]


def test_following_goes_on_where_it_was_stopped(library):
    bring_in(library, *ALL, follow=False)
    assert library.relations.follow(limit=2) == 2
    assert library.relations.pending() == 3
    answers = iter([False, True])
    assert library.relations.follow(should_stop=lambda: next(answers)) == 1
    assert library.relations.follow() == 2
    assert conflicts(library) == {
        "Bridge falls at Hollin in Tamsel": 1,
        "Hospital of Hollin in Tamsel counts its dead": 2,
        "Mourning at Hollin in Tamsel": 1,
        "Engineer warned Hollin in Tamsel of its bridge": 1,
        "Blame at Hollin in Tamsel": 1,
    }


def test_following_tells_how_far_it_is(library):
    bring_in(library, *ALL, follow=False)
    told = []
    library.relations.follow(told.append)
    assert [(each.done, each.total) for each in told][-1] == (5, 5)


@pytest.mark.parametrize("at", [WARNING, REFUSAL], ids=["a-neighbour", "itself"])
def test_what_changes_while_an_article_is_related_is_related_as_it_is_then(tmp_path, monkeypatch, at):
    with library_in(tmp_path) as library, library_in(tmp_path) as other:
        warning, refusal = uids = bring_in(library, WARNING, REFUSAL, follow=False)
        denial, related = claim(library, refusal, "unsafe"), uids[(WARNING, REFUSAL).index(at)]

        def relate(new, others):
            if new.account.uid == related and polarity_now() is Polarity.DENIES:
                other.claims.correct(denial, polarity=Polarity.AFFIRMS)
            return plain_rules.relate(new, others)

        def polarity_now():
            return other.claims.get(denial).claim.polarity

        monkeypatch.setattr(relating, "relate", relate)
        library.relations.follow()
        assert polarity_now() is Polarity.AFFIRMS
        assert library.relations.pending() == 0
        assert kinds(library, denial, claim(library, warning, "unsafe")) == ["same"]
        assert badly(library) == set()


def test_two_programs_that_relate_two_articles_at_once_find_both(tmp_path, monkeypatch):
    with library_in(tmp_path) as library, library_in(tmp_path) as other:
        mayor, hospital = bring_in(library, MAYOR, HOSPITAL, follow=False)
        calls = iter([True])

        def relate(new, others):
            if next(calls, False):  # while the first article is set beside nothing, somebody relates the second
                other.relations.follow(limit=2)
            return plain_rules.relate(new, others)

        monkeypatch.setattr(relating, "relate", relate)
        library.relations.follow()
        assert kinds(library, figure(library, mayor, "47"), figure(library, hospital, "112")) == ["conflict"]


# ------------------------------------------------------------------ what changes claims


def test_a_correction_shows_in_the_relations_at_once(library):
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    pair = claim(library, warning, "unsafe"), claim(library, refusal, "unsafe")
    assert kinds(library, *pair) == ["conflict"]
    library.claims.correct(pair[1], polarity=Polarity.AFFIRMS)
    assert kinds(library, *pair) == ["same"]
    assert conflicts(library) == {}
    library.history.undo()
    assert kinds(library, *pair) == ["conflict"]
    library.history.redo()
    assert kinds(library, *pair) == ["same"]


def test_correcting_and_undoing_leaves_everything_as_it_was(library):
    uids = bring_in(library, *ALL)
    before = known(library), conflicts(library)
    library.claims.correct(claim(library, uids[3], "unsafe"), polarity=Polarity.DENIES, speaker="Otto Brandt")
    library.claims.delete(claim(library, uids[1], "112 people"))
    assert known(library) != before[0]
    library.history.undo()
    library.history.undo()
    assert (known(library), conflicts(library)) == before


def test_a_claim_that_is_deleted_has_no_relations(library):
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    denial = claim(library, refusal, "unsafe")
    library.claims.delete(denial)
    assert library.relations.of([denial, claim(library, warning, "unsafe")]) == {}
    library.claims.restore(denial)
    assert kinds(library, denial, claim(library, warning, "unsafe")) == ["conflict"]


def test_a_claim_that_the_reader_makes_is_related_at_once(library):
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    library.claims.delete(claim(library, refusal, "unsafe"))
    made = library.claims.quote(refusal, "the Orven bridge had been unsafe", speaker="Ana Koval")
    assert kinds(library, made.claim.uid, claim(library, warning, "unsafe")) == ["same"]


def test_merged_names_are_one_party_at_once(library):
    bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    library.speakers.merge("Eva Lind", "Otto Brandt")
    assert library.relations.pending() == 0
    assert {each.account.claims[0].speaker.name for each in library.relations.prepared(
        [article.uid for article in library.articles.rows().page(0, 9)]
    )} == {"Ana Koval", "Otto Brandt"}  # fmt: skip


def test_an_article_in_the_bin_has_no_relations(library):
    _mayor, hospital, _ministry = bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    before = known(library)
    library.articles.delete([hospital])
    assert conflicts(library) == {}
    assert {kind for kind, *_ in known(library)} == {"same"}
    assert library.articles.counts().conflicts == 0
    assert len(library.relations.story(_mayor).articles) == 2
    library.history.undo()
    assert known(library) == before


def test_a_new_version_takes_the_relations_of_what_it_has_no_more(library):
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    newer = REFUSAL.replace("denied on Sunday that the Orven bridge had been unsafe", "did not answer")
    take_in(library, newer, url=library.articles.get(refusal).url)
    library.relations.follow()
    assert library.relations.of([claim(library, warning, "unsafe")]) == {}
    assert conflicts(library) == {}


def test_figures_keep_their_relations_in_a_newer_version(library):
    mayor, hospital = bring_in(library, MAYOR, HOSPITAL)
    pair = figure(library, mayor, "47"), figure(library, hospital, "112")
    take_in(library, HOSPITAL + "\n\nMore soon.", url=library.articles.get(hospital).url)
    library.relations.follow()
    assert figure(library, hospital, "112") == pair[1]
    assert kinds(library, *pair) == ["conflict"]


def test_what_is_gone_has_no_relations_even_before_they_follow(library):
    mayor, hospital, ministry = bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    library.relations.judge(claim(library, mayor, "47"), claim(library, hospital, "112"), Opinion.CONTRADICTS)
    take_in(library, "Nothing is known\n\nNobody spoke.", url=library.articles.get(mayor).url)
    assert kinds(library, claim(library, ministry, "47"), claim(library, hospital, "112")) == []
    assert badly(library) == set()


def test_what_was_carried_on_through_a_claim_goes_with_it(library):
    mayor, hospital, ministry = bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    library.relations.judge(claim(library, mayor, "47"), claim(library, hospital, "112"), Opinion.CONTRADICTS)
    assert kinds(library, claim(library, ministry, "47"), claim(library, hospital, "112")) == ["conflict"]
    library.claims.delete(claim(library, mayor, "47"))
    assert kinds(library, claim(library, ministry, "47"), claim(library, hospital, "112")) == []


def test_what_rules_say_of_a_pair_goes_before_what_is_carried_on(library, monkeypatch):
    def relate(new, others):
        for each in plain_rules.relate(new, others):
            texts = {account.account.title for account in (new, *others)}
            is_apart = (
                each.kind is RelationKind.CONFLICT and len(texts) == 2 and any("Bridge" in text for text in texts)
            )
            yield replace(each, kind=RelationKind.SCOPE_DIFFERS) if is_apart else each

    monkeypatch.setattr(relating, "relate", lambda new, others: [
        each for other in others for each in relate(new, [other])
    ])  # fmt: skip
    mayor, hospital, ministry = bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    dead = figure(library, hospital, "112")
    assert kinds(library, figure(library, ministry, "47"), dead) == ["conflict"]
    assert kinds(library, figure(library, mayor, "47"), dead) == ["scope_differs"]


# ------------------------------------------------------------------ counts


def test_the_header_counts_each_conflict_once(library):
    bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    assert sum(conflicts(library).values()) == 4
    assert library.articles.counts().conflicts == 2


def test_a_conflict_within_one_article_is_one(library):
    both = text("Two counts in Hollin", "Ana Koval said that 47 people died. Eva Lind said that 112 people died.")
    bring_in(library, both)
    assert conflicts(library) == {"Two counts in Hollin": 1}
    assert library.articles.counts().conflicts == 1


def test_a_conflict_with_an_archived_article_still_counts(library):
    _mayor, hospital, _ministry = bring_in(library, MAYOR, HOSPITAL, MINISTRY)
    library.articles.mark([hospital], archived=True)
    assert library.articles.counts().conflicts == 2


def test_a_filter_finds_articles_that_contradict(library):
    bring_in(library, *ALL[:3], text("Weather", "The forecast office said that it will rain."))
    found = library.articles.rows(Listing(filter="has:conflict"))
    assert len(found) == 3
    assert library.articles.counts(Listing(filter="has:conflict")).conflicts == 2


# ------------------------------------------------------------------ stories


def test_articles_about_one_event_are_a_story_and_others_are_not(library):
    uids = bring_in(library, *ALL)
    other = bring_in(library, text("Market opens in Tarn", "Sven Holm said that 900 people had come to Tarn."))
    assert set(library.relations.story(uids[0]).articles) == set(uids)
    assert library.relations.story(other[0]).articles == tuple(other)
    assert library.relations.story(uids[0]).articles[0] == uids[0]


def test_articles_that_lie_far_apart_in_time_are_no_story(library):
    (mayor,) = bring_in(library, MAYOR)
    later = take_in(library, MAYOR + " It is a year ago.", published="2023-06-10").article_uid
    library.relations.follow()
    assert library.relations.story(mayor).articles == (mayor,)
    assert library.relations.story(later).articles == (later,)


def test_an_article_without_a_date_may_belong_to_any(library):
    (mayor,) = bring_in(library, MAYOR)
    undated = take_in(library, MINISTRY).article_uid
    library.relations.follow()
    assert set(library.relations.story(mayor).articles) == {mayor, undated}


def test_copies_of_one_report_are_told(library):
    report = text("Bridge falls at Hollin in Tamsel", *(
        f"Mayor Ana Koval said that {number} people had come to the Orven bridge with lamps, ropes and boats."
        for number in range(40, 44)
    ))  # fmt: skip
    first = take_in(library, report, published="2022-06-10").article_uid
    copy = take_in(library, report + "\n\nThe Courier adds: more soon.", published="2022-06-11").article_uid
    other = take_in(library, HOSPITAL, published="2022-06-11").article_uid
    library.relations.follow()
    story = library.relations.story(other)
    assert set(story.articles) == {first, copy, other}
    assert story.copies == ((copy, first),)


def test_a_large_story_is_capped_and_says_so(library, monkeypatch):
    monkeypatch.setattr("reader.library.stories.MOST", 3)
    uids = bring_in(library, *ALL)
    story = library.relations.story(uids[0])
    assert (len(story.articles), story.is_capped) == (3, True)


def test_an_article_is_set_beside_the_nearest_and_says_that_there_are_more(library, monkeypatch):
    monkeypatch.setattr("reader.library.neighbours.NEAREST", 2)
    monkeypatch.setattr("reader.library.neighbours.MOST", 2)
    uids = bring_in(library, *ALL)
    assert library.relations.story(uids[0]).is_capped


def test_a_small_story_is_not_capped(library):
    assert not library.relations.story(bring_in(library, *ALL)[0]).is_capped


# ------------------------------------------------------------------ trouble


def test_a_library_that_cannot_be_written_shows_what_is_known(tmp_path, monkeypatch):
    with library_in(tmp_path) as library:
        mayor, hospital = bring_in(library, MAYOR, HOSPITAL)
        bring_in(library, MINISTRY, follow=False)
        pair = figure(library, mayor, "47"), figure(library, hospital, "112")
    monkeypatch.setattr("reader.store.database.may_be_written", lambda _: False)
    with library_in(tmp_path) as library:
        assert kinds(library, *pair) == ["conflict"]
        assert (library.relations.follow(), library.relations.catch_up(), library.relations.pending()) == (0, False, 1)


def test_a_busy_library_is_no_reason_to_wait_for_relations(tmp_path):
    with library_in(tmp_path, busy_seconds=0.02) as library, library_in(tmp_path) as other:
        bring_in(library, MAYOR, follow=False)
        with other._keeping.writing():
            assert not library.relations.catch_up()
        assert library.relations.catch_up()


def test_catching_up_takes_what_is_asked_for_first(library):
    uids = bring_in(library, *ALL, follow=False)
    assert not library.relations.catch_up(1, first=[uids[0]])
    assert library.relations.pending() == 4
    with library._keeping.reading() as db:
        rows = db.execute("SELECT a.uid FROM relating JOIN articles a ON a.id = article_id WHERE related = due")
        assert rows.fetchall() == [(uids[0],)]


def test_relations_of_what_is_gone_are_found_and_mended(library):
    bring_in(library, *ALL)
    before = known(library)
    with library._keeping.writing() as db:
        db.execute("UPDATE relations SET left_uid = 'gone' WHERE id = (SELECT min(id) FROM relations)")
        db.execute("UPDATE story_days SET articles = articles + 1")
        db.execute("UPDATE articles SET conflicts = 9 WHERE id = 1")
    assert badly(library) == {"relations", "counts"}
    assert {each.name for each in library.health.check(repair=True) if each.is_repaired} >= {"relations"}
    library.relations.follow()
    assert badly(library) == set()
    assert known(library) == before


def test_articles_of_an_earlier_release_are_related_when_they_are_read_anew(library):
    mayor, hospital = bring_in(library, MAYOR, HOSPITAL)
    with library._keeping.writing() as db:
        db.execute("UPDATE findings SET extractor = 0")
        db.execute("DELETE FROM relations")
        db.execute("UPDATE relating SET related = 0")
    library.relations.follow()
    assert kinds(library, figure(library, mayor, "47"), figure(library, hospital, "112")) == ["conflict"]
