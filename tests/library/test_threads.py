"""What is asked to be compared, and what comes back: claims, articles, queries, the whole library; speakers."""

from __future__ import annotations

import pytest
from support import plain_rules
from support.library_in_hand import library_in, take_in
from support.related import ALL, HOSPITAL, MINISTRY, REFUSAL, WARNING, bring_in, claim, figure, text

from reader.errors import AmbiguousUidError
from reader.library import relating, speaker_pages
from reader.library.weaving import Weaver
from reader.model import Opinion

ELSEWHERE = "Bees of Tann\n\nBeekeeper Ute Holl said that honey from Tann would cost more.\n"
TOLL = "Mayor Ana Koval said on Tuesday that 60 people had been killed at the Orven bridge."


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setattr(relating, "relate", plain_rules.relate)


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as library:
        bring_in(library, *ALL, ELSEWHERE)
        yield library


def claim_of(library, title, words):
    """The uid of the claim of the article `title` with these words."""
    return claim(library, article_of(library, title), words)


def article_of(library, title):
    wanted = title.split("\n")[0]
    return next(each.uid for each in library.articles.rows().page(0, 10) if each.title == wanted)


def bring(library, words, day="2022-06-14"):
    """Import one more article of the story; gives its uid."""
    uid = take_in(library, words, published=day).article_uid
    library.relations.follow()
    return uid


def statements(thread):
    return {each.uid for side in thread.positions for each in side.statements}


def speakers(position):
    return [each.claim.speaker.name for each in position.statements]


def test_claim_leads_to_the_thread_that_holds_it(library):
    uid = claim_of(library, WARNING, "unsafe")
    compared = library.threads.compare(uid)
    assert uid in statements(compared.threads[0])
    assert (compared.now_at, compared.title) == (uid, "the Orven bridge had been unsafe")


def test_beginning_of_a_uid_will_do(library):
    uid = claim_of(library, WARNING, "unsafe")
    assert library.threads.compare(uid[:8]).now_at == uid


def test_uid_of_a_thread_leads_to_it(library):
    threads = library.threads.compare().threads
    assert len(threads) > 1
    for thread in threads:
        assert library.threads.compare(thread.uid).threads[0].uid == thread.uid


def test_figure_leads_to_the_thread_that_holds_it(library):
    uid = figure(library, article_of(library, HOSPITAL), "112")
    compared = library.threads.compare(uid)
    assert compared.now_at == uid
    assert uid in {row.figure.uid for line in compared.threads[0].lines for row in line.rows}
    assert "112 people" in compared.title


def test_denial_stands_against_who_says_so(library):
    thread = library.threads.compare(claim_of(library, WARNING, "unsafe")).threads[0]
    sides = [speakers(each) for each in thread.positions if each.heading]
    assert sides == [["Ivo Maran"], ["Ana Koval"]]
    assert thread.conflicts == 1


def test_who_gives_the_same_number_stands_together(library):
    thread = library.threads.compare(figure(library, article_of(library, HOSPITAL), "112")).threads[0]
    sides = [(speakers(each), each.voices) for each in thread.positions if each.heading]
    assert sides == [(["Ana Koval", "Otto Brandt"], 2), (["Eva Lind"], 1)]


def test_article_has_the_threads_that_it_takes_part_in(library):
    uid = article_of(library, REFUSAL)
    compared = library.threads.compare(uid)
    assert compared.title == "Blame at Hollin in Tamsel"
    assert compared.threads
    for thread in compared.threads:
        assert uid in {each.article.uid for side in thread.positions for each in side.statements}


def test_what_one_article_claims_alone_is_told(library):
    said = "Engineer Ivo Maran said that the Orven bridge had been unsafe."
    rain = ["It rained." for _ in range(9)]
    uid = bring(
        library,
        text("Bridge of Hollin in Tamsel", said, *rain, "Baker Lia Sand said that bread and milk had become dear."),
    )
    assert [each.content_text for each in library.threads.compare(uid).only_here] == ["bread and milk had become dear"]


def test_article_without_a_story_has_nothing_to_be_alone_among(library):
    compared = library.threads.compare(article_of(library, ELSEWHERE))
    assert (compared.threads, compared.only_here) == ((), ())


def test_query_finds_the_threads_of_its_claims(library):
    found = library.threads.compare("unsafe").threads
    assert claim_of(library, WARNING, "unsafe") in statements(found[0])
    assert library.threads.compare("honey").threads == ()


def test_without_a_wish_the_contested_come(library):
    for day in ("2022-06-14", "2022-06-15"):
        said = "Keeper Ute Holl said that bees of Hollin in Tamsel slept. Cook Mo Lind said that honey ran thin."
        bring(library, text(f"Bees of {day}", *["It rained."] * 9, said), day)
    threads = library.threads.compare().threads
    assert threads
    assert all(each.conflicts for each in threads)
    assert not all(each.conflicts for each in library.threads.compare("honey").threads)


def test_only_the_threads_that_are_wanted_are_woven_the_first_ones(library, monkeypatch):
    whole = library.threads.compare(article_of(library, WARNING))
    assert len(whole.threads) == whole.found > 1
    woven, weave = [], Weaver.thread
    monkeypatch.setattr(Weaver, "thread", lambda weaver, outline: woven.append(outline) or weave(weaver, outline))
    first = library.threads.compare(article_of(library, WARNING), most=1)
    assert (first.threads, first.found, len(woven)) == (whole.threads[:1], whole.found, 1)
    assert first.articles == whole.articles


def test_word_that_only_looks_like_a_uid_is_a_query(library):
    assert library.threads.compare("dead2024").title == "dead2024"


def test_beginning_that_fits_several_claims_is_told(library):
    with library._keeping.writing() as db:
        first, second = [row[0] for row in db.execute("SELECT id FROM claims LIMIT 2")]
        db.execute("UPDATE claims SET uid = 'abcd11' WHERE id = ?", (first,))
        db.execute("UPDATE claims SET uid = 'abcd12' WHERE id = ?", (second,))
    with pytest.raises(AmbiguousUidError):
        library.threads.compare("abcd1")


def test_articles_of_a_comparison_come_in_the_order_of_their_days(library):
    days = [each.published for each in library.threads.compare("bridge").articles]
    assert len(days) > 1
    assert days == sorted(days)


def test_copies_of_a_report_are_told_and_count_once(library):
    long = text(
        "Mourning", MINISTRY.partition("\n\n")[2], *(f"The river Orven rose on day {day}." for day in range(30))
    )
    first, second = bring_in(library, f"{long} At Hollin.", f"{long} At Hollin in Tamsel.")
    compared = library.threads.compare(figure(library, first, "47"))
    assert {frozenset(pair) for pair in compared.copies} == {frozenset((first, second))}
    side = next(each for each in compared.threads[0].positions if "Otto Brandt" in speakers(each))
    assert side.copies == 1


def test_what_the_reader_says_of_a_pair_holds_in_the_thread(library):
    left, right = claim_of(library, WARNING, "unsafe"), claim_of(library, REFUSAL, "unsafe")
    library.relations.judge(left, right, Opinion.SAME)
    thread = library.threads.compare(left).threads[0]
    pairs = {frozenset((each.left, each.right)): each for each in thread.relations}
    assert pairs[frozenset((left, right))].is_by_reader
    assert [("Ivo Maran" in each, "Ana Koval" in each) for each in map(speakers, thread.positions[:1])] == [
        (True, True)
    ]
    assert thread.conflicts == 0


def test_relations_that_are_still_to_come_are_made_first(tmp_path):
    with library_in(tmp_path) as library:
        bring_in(library, WARNING, REFUSAL, follow=False)
        compared = library.threads.compare()
        assert compared.threads[0].conflicts
        assert compared.pending == 0


def test_relations_of_a_claim_that_are_still_to_come_are_made_first(tmp_path):
    with library_in(tmp_path) as library:
        _, uid = bring_in(library, WARNING, REFUSAL, follow=False)
        assert library.threads.compare(claim(library, uid, "unsafe")).threads[0].conflicts


# ------------------------------------------------------------------ over the days, and by speaker


def test_timeline_of_a_figure_goes_by_the_days_that_it_speaks_of(library):
    course = library.threads.timeline(figure(library, article_of(library, HOSPITAL), "112"))[0]
    assert (course.moments[0].figure.low, course.moments[0].changes) == (47, ())
    assert sorted(each.figure.low for each in course.moments) == [47, 47, 112]
    assert [each.day for each in course.moments] == sorted(each.day for each in course.moments)


def test_no_course_of_a_timeline_is_part_of_another(library):
    moments = [
        {(each.statement.uid, each.figure) for each in course.moments} for course in library.threads.timeline("")
    ]
    assert len(moments) > 1
    assert not [(one, other) for one in moments for other in moments if one is not other and one <= other]


def test_timeline_of_a_claim_is_that_of_the_threads_that_hold_it(library):
    uid = claim_of(library, REFUSAL, "unsafe")
    courses = library.threads.timeline(uid)
    moments = [each for course in courses for each in course.moments if each.statement.uid == uid]
    assert ["conflict"] in [[each.kind.value for each in moment.changes] for moment in moments]


def test_page_of_a_speaker_tells_who_contradicts(library):
    page = library.threads.speaker("ivo maran")
    assert page.name == "Ivo Maran"
    assert {each.claim.speaker.name for each in page.claims} == {"Ivo Maran"}
    assert [(each.own.content_text, each.other.claim.speaker.name) for each in page.denied] == [
        ("the Orven bridge had been unsafe", "Ana Koval")
    ]


def test_page_of_a_speaker_tells_what_they_changed(library):
    bring(library, text("Toll at Hollin in Tamsel rises", TOLL))
    page = library.threads.speaker("Ana Koval")
    assert [("47" in each.own.content_text, "60" in each.other.content_text) for each in page.changed] == [(True, True)]
    assert {each.other.claim.speaker.name for each in page.denied} == {"Ivo Maran", "Eva Lind", "Otto Brandt"}


def test_of_answers_in_many_articles_the_newest_are_told_and_the_others_counted(library, monkeypatch):
    whole = library.threads.speaker("Ana Koval")
    assert len({each.other.article.uid for each in whole.denied}) > 1
    assert whole.left_out == 0
    monkeypatch.setattr(speaker_pages, "_MOST_ARTICLES", 1)
    page = library.threads.speaker("Ana Koval")
    newest = max(each.other.article.published for each in whole.denied)
    assert {each.other.article.published for each in page.denied} == {newest}
    assert page.left_out >= len(whole.denied) - len(page.denied) > 0


def test_page_of_a_speaker_makes_no_article_ready_for_relating(library, monkeypatch):
    library.relations.follow()
    monkeypatch.setattr("reader.library.accounts.prepare", None)
    assert library.threads.speaker("Ana Koval").denied


def test_page_of_nobody_is_empty(library):
    assert library.threads.speaker("Nobody").claims == ()


def test_name_of_odd_bytes_is_nobodys(library):
    assert library.threads.speaker("\udcff").claims == ()


def test_own_voice_of_an_outlet_can_contradict_a_speaker(library):
    said = "At the Orven bridge 99 people had been killed. Minister Otto Brandt said that Hollin in Tamsel mourned."
    bring(library, text("Orven bridge of Hollin in Tamsel", said))
    denied = [
        each for name in ("Ana Koval", "Eva Lind", "Otto Brandt") for each in library.threads.speaker(name).denied
    ]
    assert {each.other.figures[0].low for each in denied if each.other.claim is None} == {99}
