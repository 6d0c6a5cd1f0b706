"""Finding and ranking over postings: what is found equals what a reader would find by looking."""

from __future__ import annotations

import random

import pytest

from reader.model import SearchIn
from reader.search.analyzer import Analyzer
from reader.search.choosing import chosen, has_words
from reader.search.entries import CONTENT, NOTE, QUOTE, SPEAKER, TAGS, TEXT, TITLE, Entry
from reader.search.evaluate import Evaluation
from reader.search.nodes import And, Everything, Field, Is, Match, Not, Or
from reader.search.patterns import is_near, neighbours
from reader.search.query import parse
from reader.search.scan import scan

ANALYZER = Analyzer()


class Facts:
    """A store in memory: `starred` are articles, every claim and note belongs to an article."""

    def __init__(self, entries, starred=()):
        self.of = {kind: {e.id: e.article for e in entries if e.kind is kind} for kind in SearchIn}
        self.starred = frozenset(starred)

    def everything(self, within):
        return frozenset(self.of[within])

    def articles(self, leaf, within):
        return None

    def filtered(self, leaf, within):
        assert leaf == Is("starred")
        return self._belonging(self.starred, within)

    def _belonging(self, articles, within):
        return frozenset(id_ for id_, article in self.of[within].items() if article in articles)


def article(number, text, title=""):
    return Entry(SearchIn.ARTICLES, number, number, {TITLE: title, TEXT: f"{title}\n{text}"})


def claim(number, of, content, speaker=""):
    return Entry(SearchIn.CLAIMS, number, of, {CONTENT: content, SPEAKER: speaker})


def note(number, of, text, quote="", tags=""):
    return Entry(SearchIn.NOTES, number, of, {NOTE: text, QUOTE: quote, TAGS: tags})


def scores(entries, query, *, within=SearchIn.ARTICLES, starred=()):
    facts, node = Facts(entries, starred), parse(query).node
    if not has_words(node):
        return dict.fromkeys(chosen(node, facts, within), 0.0)
    shelves, _ = scan(entries, ANALYZER, lambda: False)
    answer = Evaluation(shelves, facts, ANALYZER, within).answer(node)
    found = dict(answer.ranked)
    assert answer.count == len(found) == len(answer.ranked)
    assert answer.ids() == found.keys()
    return found


def ranked(entries, query, **how):
    found = scores(entries, query, **how)
    return sorted(found, key=lambda id_: (-found[id_], id_))


LIBRARY = [
    article(1, "The T-72 tank was lost near Bakhmut. Some 20.000 men."),
    article(2, "A T72 and the mayor's car. U.S. troops left.", title="Bakhmut holds"),
    article(3, "Tanks of the harbour council, 72 in all; T 80."),
    article(4, "The bridge 修桥的预算 was paid."),
    claim(11, 1, "the tank was lost", speaker="John Kirby"),
    claim(12, 1, "Bakhmut stands", speaker="Wagner"),
    claim(13, 2, "the mayor left", speaker="John Smith"),
    note(21, 1, "check this", quote="tank was lost", tags="armour"),
    note(22, 3, "see Bakhmut", tags="harbour"),
]

FOUND = [
    pytest.param("tank", [1], id="a-word-is-exact"),
    pytest.param("tank*", [1, 3], id="prefix"),
    pytest.param("harbor~", [3], id="fuzzy"),
    pytest.param("T-72", [1, 2], id="designation-in-all-writings"),
    pytest.param("T72", [1, 2], id="designation-in-one"),
    pytest.param("72", [1, 3], id="part-of-a-designation"),
    pytest.param('"T-72 tank"', [1], id="phrase-over-a-joined-word"),
    pytest.param('"the T72 tank"', [], id="phrase-is-strict"),
    pytest.param('"US troops"', [2], id="initials-in-a-phrase"),
    pytest.param("mayor", [2], id="possessive"),
    pytest.param("20,000", [1], id="number"),
    pytest.param('"20 000 men"', [1], id="number-in-a-phrase"),
    pytest.param("修桥", [4], id="word-inside-a-run"),
    pytest.param("桥修", [], id="run-in-the-wrong-order"),
    pytest.param("bakhmut OR harbour", [1, 2, 3], id="or"),
    pytest.param("bakhmut tank", [1], id="and"),
    pytest.param("-bakhmut", [3, 4], id="not-alone"),
    pytest.param("the -(bakhmut OR bridge)", [3], id="not-a-group"),
    pytest.param("NOT *", [], id="not-everything"),
    pytest.param("title:bakhmut", [2], id="title"),
    pytest.param("title:*", [2], id="has-a-title"),
    pytest.param("speaker:kirby", [1], id="articles-by-speaker"),
    pytest.param("speaker:john", [1, 2], id="speaker-by-one-name"),
    pytest.param('claim:"tank was"', [1], id="articles-by-claim"),
    pytest.param("note:harbour", [3], id="articles-by-a-tag-of-a-note"),
    pytest.param("note:lost", [1], id="articles-by-what-a-note-quotes"),
    pytest.param("is:starred bakhmut", [2], id="filter"),
    pytest.param("-is:starred", [1, 3, 4], id="not-a-filter"),
    pytest.param("…", [], id="nothing-to-look-for"),
]


@pytest.mark.parametrize(("query", "found"), FOUND)
def test_articles_that_fit_are_found_and_no_others(query, found):
    assert sorted(scores(LIBRARY, query, starred={2})) == found


@pytest.mark.parametrize(
    ("query", "within", "found"),
    [
        pytest.param("lost", SearchIn.CLAIMS, [11], id="claim-by-content"),
        pytest.param("john", SearchIn.CLAIMS, [11, 13], id="claim-by-speaker"),
        pytest.param("john title:bakhmut", SearchIn.CLAIMS, [13], id="claim-by-its-article"),
        pytest.param("is:starred", SearchIn.CLAIMS, [13], id="claims-of-filtered-articles"),
        pytest.param("-john", SearchIn.CLAIMS, [12], id="claims-without"),
        pytest.param("speaker:kirby", SearchIn.NOTES, [21], id="notes-of-articles-with-a-claim"),
        pytest.param("armour", SearchIn.NOTES, [21], id="note-by-tag"),
        pytest.param("*", SearchIn.NOTES, [21, 22], id="all-notes"),
    ],
)
def test_claims_and_notes_are_found_by_their_own_words_and_by_their_article(query, within, found):
    assert sorted(scores(LIBRARY, query, within=within, starred={2})) == found


def test_only_what_is_among_some_is_found():
    shelves, _ = scan(LIBRARY, ANALYZER, lambda: False)
    answer = Evaluation(shelves, Facts(LIBRARY), ANALYZER, SearchIn.ARTICLES).answer(parse("bakhmut").node, {2, 3})

    assert answer.ids() == {2}


# ---------------------------------------------------------------- rank


def test_a_word_in_the_title_weighs_more_than_in_the_body():
    entries = [article(1, "bakhmut fell today"), article(2, "fell today quickly", title="bakhmut"), article(3, "other")]

    assert ranked(entries, "bakhmut") == [2, 1]


def test_more_of_a_word_in_as_long_a_text_ranks_higher():
    entries = [article(1, "war war peace news"), article(2, "war peace news today"), article(3, "other words")]

    assert ranked(entries, "war") == [1, 2]


def test_a_rare_word_weighs_more_than_a_common_one():
    common = [article(n, f"war story {n}") for n in range(3, 20)]
    entries = [article(1, "war story long"), article(2, "zaluzhny story long"), *common]

    assert ranked(entries, "war OR zaluzhny")[0] == 2


def test_not_and_filters_add_nothing_to_a_score():
    plain = scores(LIBRARY, "bakhmut", starred={1, 2})

    assert scores(LIBRARY, "bakhmut -harbour is:starred", starred={1, 2}) == plain


def test_an_article_counts_with_its_best_claim():
    entries = [article(1, "x"), article(2, "y"), claim(11, 1, "war war war"), claim(12, 2, "war"), claim(13, 2, "war")]

    assert ranked(entries, "claim:war") == [1, 2]


# ---------------------------------------------------------------- against looking at each text


def looked_at(entries, node):
    """Ids of the articles that fit, by going through every text."""
    texts = {e.id: ANALYZER.words(e.fields[TEXT]) for e in entries}
    titles = {e.id: ANALYZER.words(e.fields[TITLE]) for e in entries}

    def fits(node, id_):
        if isinstance(node, And):
            return all(fits(child, id_) for child in node.children)
        if isinstance(node, Or):
            return any(fits(child, id_) for child in node.children)
        if isinstance(node, Not):
            return not fits(node.child, id_)
        if isinstance(node, Everything):
            return True
        wanted = ANALYZER.words(node.text)
        places = [titles[id_]] if node.field is Field.TITLE else [titles[id_], texts[id_]]
        return any(row_in(wanted, words, node.match) for words in places)

    return sorted(id_ for id_ in texts if fits(node, id_))


def row_in(wanted, words, match):
    compare = {
        Match.WORD: lambda have, want: have == want,
        Match.PREFIX: lambda have, want: have.startswith(want),
        Match.FUZZY: lambda have, want: is_near(want, have) if len(want) > 2 else want == have,
    }[match]
    rows = [words[i : i + len(wanted)] for i in range(len(words) - len(wanted) + 1)]
    return any(all(compare(have, want) for have, want in zip(row, wanted, strict=True)) for row in rows)


def random_articles(rng, count):
    vocabulary = ["war", "wars", "warm", "peace", "said", "the", "tank", "tanks", "20,000", "mayor", "harbour"]
    for number in range(count):
        yield article(number, " ".join(rng.choices(vocabulary, k=rng.randrange(1, 12))), title=rng.choice(vocabulary))


def random_query(rng, depth=2):
    vocabulary = ["war", "peace", "said", "the", "20000", "mayor", "wa*", "tanl~", "hrabour~", "title:war", "nowhere"]
    if depth == 0 or rng.random() < 0.3:
        return rng.choice([*vocabulary, f'"{rng.choice(vocabulary[:5])} {rng.choice(vocabulary[:5])}"'])
    parts = [random_query(rng, depth - 1) for _ in range(rng.randrange(1, 4))]
    joined = rng.choice([" ", " OR ", " AND ", " -"]).join(parts)
    return f"({joined})"


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_equals_what_looking_at_every_text_finds(seed):
    rng = random.Random(seed)
    entries = list(random_articles(rng, 40))
    for _ in range(10):
        query = random_query(rng)
        node = parse(query).node

        assert sorted(scores(entries, query)) == looked_at(entries, node), query


# ---------------------------------------------------------------- nearness


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("harbour", "harbour", True),
        ("harbour", "harbor", True),
        ("harbour", "harbourr", True),
        ("harbour", "hatbour", True),
        ("harbour", "hrabour", True),
        ("harbour", "arbour", True),
        ("harbour", "harbo", False),
        ("harbour", "hraobur", False),
        ("war", "peace", False),
    ],
)
def test_one_slip_of_the_key_is_near_and_two_are_not(left, right, near):
    assert is_near(left, right) is near
    assert is_near(right, left) is near
    assert (right in set(neighbours(left))) is near


def test_neighbours_of_a_cyrillic_word_are_cyrillic():
    assert "бахмут" in set(neighbours("бохмут"))
