"""The reader's word on pairs: it goes before every rule, carries on, survives versions and travels."""

import json

import pytest
from support import plain_rules
from support.library_in_hand import library_in, take_in
from support.related import ALL, HOSPITAL, MAYOR, MINISTRY, REFUSAL, WARNING, bring_in, claim, figure, known

from reader.errors import NotFoundError, UsageError
from reader.library import relating
from reader.model import Opinion, RelationKind

FIGURES = {MAYOR: "47", HOSPITAL: "112", MINISTRY: "47"}


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    monkeypatch.setattr(relating, "relate", plain_rules.relate)


@pytest.fixture
def library(tmp_path):
    with library_in(tmp_path) as library:
        yield library


def figures(library, *texts):
    uids = bring_in(library, *texts)
    return [figure(library, uid, FIGURES[each]) for uid, each in zip(uids, texts, strict=True)]


def kind(library, *pair):
    return [each.kind for each in library.relations.between(pair)]


def exported(library, folder):
    file = folder / "out.jsonl"
    file.write_text("".join(library.exchange.export("jsonl")), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("opinion", "expected"),
    [
        (Opinion.SAME, [RelationKind.SAME]),
        (Opinion.CONTRADICTS, [RelationKind.CONFLICT]),
        (Opinion.UNRELATED, []),
    ],
)
def test_the_readers_word_goes_before_the_rules(library, opinion, expected):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, opinion)
    assert kind(library, *pair) == expected
    assert all(each.is_by_reader for each in library.relations.between(pair))
    assert library.articles.counts().conflicts == expected.count(RelationKind.CONFLICT)


def test_the_readers_word_can_be_taken_back(library):
    pair = figures(library, MAYOR, HOSPITAL)
    before = known(library)
    library.relations.judge(*pair, Opinion.SAME)
    library.relations.judge(*pair[::-1], None)
    assert known(library) == before
    assert library.relations.opinions() == ()


def test_an_opinion_is_one_step_of_undo(library):
    pair = figures(library, MAYOR, HOSPITAL)
    before = known(library)
    library.relations.judge(*pair, Opinion.UNRELATED)
    library.relations.judge(*pair, Opinion.SAME)
    assert library.history.undo().what == (
        "said that two figures are the same: “47” in Bridge falls at Hollin in Tamsel and “112”"
    )
    assert kind(library, *pair) == []
    library.history.undo()
    assert known(library) == before
    library.history.redo()
    assert kind(library, *pair) == []


def test_saying_the_same_again_writes_nothing(library):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.SAME)
    library.relations.judge(*pair[::-1], Opinion.SAME)
    assert len(library.history.acts()) == 1


def test_an_opinion_carries_on_to_what_says_the_same(library):
    mayor, hospital, ministry = figures(library, MAYOR, HOSPITAL, MINISTRY)
    library.relations.judge(mayor, hospital, Opinion.SAME)
    (relation,) = library.relations.between([ministry, hospital])
    assert (relation.kind, relation.via, relation.is_by_reader) == (RelationKind.SAME, mayor, True)
    library.history.undo()
    assert kind(library, ministry, hospital) == [RelationKind.CONFLICT]


def test_an_opinion_carries_on_to_an_article_that_comes_later(library):
    mayor, hospital = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(mayor, hospital, Opinion.SAME)
    (ministry,) = figures(library, MINISTRY)
    assert kind(library, ministry, hospital) == [RelationKind.SAME]


def test_what_rules_say_carries_on_through_a_pair_that_the_reader_called_the_same(library):
    warning, refusal, hospital = bring_in(library, WARNING, REFUSAL, HOSPITAL)
    dead, denial = claim(library, hospital, "112 people"), claim(library, refusal, "unsafe")
    library.relations.judge(claim(library, warning, "unsafe"), dead, Opinion.SAME)
    (relation,) = library.relations.between([dead, denial])
    assert (relation.kind, relation.reason) == (RelationKind.CONFLICT, plain_rules.DENIES)


def test_other_pairs_are_not_touched(library):
    uids = bring_in(library, *ALL)
    pair = figure(library, uids[0], "47"), figure(library, uids[1], "112")
    before = {each for each in known(library) if "47" not in str(each) and "112" not in str(each)}
    library.relations.judge(*pair, Opinion.UNRELATED)
    assert before <= known(library)
    assert before


def test_opinions_of_an_article_are_listed(library):
    uids = bring_in(library, *ALL)
    library.relations.judge(figure(library, uids[0], "47"), figure(library, uids[1], "112"), Opinion.SAME)
    library.relations.judge(claim(library, uids[3], "unsafe"), claim(library, uids[4], "unsafe"), Opinion.UNRELATED)
    assert [each.opinion for each in library.relations.opinions()] == [Opinion.UNRELATED, Opinion.SAME]
    (opinion,) = library.relations.opinions(uids[1])
    assert (opinion.left.selector.quote, opinion.right.selector.quote) == ("47", "112")


def test_a_pair_must_be_two_of_one_sort(library):
    mayor, hospital = bring_in(library, MAYOR, HOSPITAL)
    number, words = figure(library, mayor, "47"), claim(library, hospital, "112")
    with pytest.raises(UsageError, match="as a pair"):
        library.relations.judge(number, words, Opinion.SAME)
    with pytest.raises(UsageError, match="itself"):
        library.relations.judge(number, number[:8], Opinion.SAME)
    with pytest.raises(NotFoundError):
        library.relations.judge(number, "0000000000000000", Opinion.SAME)
    assert library.history.acts() == ()


def test_an_opinion_survives_a_version_that_changes_the_words_around(library):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.SAME)
    article = library.articles.rows().page(0, 1)[0]
    newer = HOSPITAL.replace("that 112 people had been killed", "that 112 people died there")
    take_in(library, newer, url=article.url, published="2022-06-11")
    library.relations.follow()
    now = figure(library, article.uid, "112")
    assert now != pair[1]
    assert kind(library, pair[0], now) == [RelationKind.SAME]


def test_an_opinion_waits_while_its_words_are_not_there(library):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.SAME)
    article = library.articles.rows().page(0, 1)[0]
    take_in(library, HOSPITAL.replace("112 people", "nobody"), url=article.url, published="2022-06-11")
    library.relations.follow()
    assert library.relations.of(pair) == {}
    take_in(library, HOSPITAL + "\n\nAs before.", url=article.url, published="2022-06-11")
    library.relations.follow()
    assert kind(library, *pair) == [RelationKind.SAME]


def test_opinions_come_back_from_an_export(library, tmp_path):
    mayor, hospital, ministry = figures(library, MAYOR, HOSPITAL, MINISTRY)
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    library.relations.judge(mayor, hospital, Opinion.SAME)
    library.relations.judge(claim(library, warning, "unsafe"), claim(library, refusal, "unsafe"), Opinion.UNRELATED)
    file = exported(library, tmp_path)
    with library_in(tmp_path / "empty") as other:
        failed = [line for line in other.exchange.import_paths([str(file)]) if line.message]
        other.relations.follow()
        assert failed == []
        assert known(other) == known(library)
        assert [each.opinion for each in other.relations.opinions()] == [Opinion.UNRELATED, Opinion.SAME]
        assert kind(other, hospital, ministry) == [RelationKind.SAME]


def test_opinions_find_claims_that_have_other_uids_here(library, tmp_path):
    warning, refusal = bring_in(library, WARNING, REFUSAL)
    library.relations.judge(claim(library, warning, "unsafe"), claim(library, refusal, "unsafe"), Opinion.UNRELATED)
    file = exported(library, tmp_path)
    with library_in(
        tmp_path / "other",
    ) as other:
        bring_in(other, MAYOR, REFUSAL, WARNING)  # claims of another library have uids of their own
        list(other.exchange.import_paths([str(file)]))
        other.relations.follow()
        pair = claim(other, warning, "unsafe"), claim(other, refusal, "unsafe")
        assert kind(other, *pair) == []
        assert {each.left.uid for each in other.relations.opinions()} <= set(pair)


def test_a_later_word_on_a_pair_stays_when_an_older_one_is_imported(library, tmp_path):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.UNRELATED)
    file = exported(library, tmp_path)
    library.relations.judge(*pair, Opinion.SAME)
    list(library.exchange.import_paths([str(file)]))
    assert [each.opinion for each in library.relations.opinions()] == [Opinion.SAME]


def test_a_pair_whose_other_article_is_not_exported_is_left_out(library, tmp_path):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.SAME)
    library.search.keep_in_step()
    lines = [json.loads(line)["type"] for line in library.exchange.export("jsonl", "title:hospital")]
    assert "pair_opinion" not in lines
    assert lines.count("article") == 1


def test_a_pair_of_articles_that_never_came_is_told(library, tmp_path):
    pair = figures(library, MAYOR, HOSPITAL)
    library.relations.judge(*pair, Opinion.SAME)
    lines = exported(library, tmp_path).read_text(encoding="utf-8").splitlines()
    alone = tmp_path / "alone.jsonl"
    alone.write_text("\n".join((lines[0], lines[-1])), encoding="utf-8")
    with library_in(tmp_path / "empty") as other:
        (line,) = other.exchange.import_paths([str(alone)])
        assert line.message == "an article of this pair is not in the export"
