"""Where an annotation goes when its article's text changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.annotate import aligning, fitting, wording
from reader.annotate.aligning import steps_of
from reader.annotate.anchoring import Anchored, Anchors, anchor, anchor_all
from reader.annotate.selectors import CONTEXT, select
from reader.model import Placement, Selector, Span

OK, CHANGED, REVIEW, ORPHAN = Placement.OK, Placement.CHANGED, Placement.REVIEW, Placement.ORPHAN

OLD = (
    "Dam safe, says mayor\n\n"
    "The mayor of Hollin said on Tuesday that the dam above the town was safe and would be inspected again in spring. "
    "Engineers had found two cracks, but he called them “harmless”.\n\n"
    "About 20,000 people live below the dam. Most of them have never seen the reservoir that supplies their water. "
    "The opposition demanded that the inspection report be published before the end of the month.\n\n"
    "A spokeswoman for the water board declined to comment. She said the report was not yet complete."
)


def span_of(words: str, text: str = OLD) -> Span:
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def selector_of(words: str) -> Selector:
    at = OLD.casefold().index(words.casefold())
    return select(OLD, Span(at, at + len(words)))


SENTENCE = "The opposition demanded that the inspection report be published before the end of the month."


@pytest.mark.parametrize(
    ("marked", "edit", "expected", "placement"),
    [
        pytest.param(SENTENCE, lambda t: t, SENTENCE, OK, id="nothing-changed"),
        pytest.param(SENTENCE, lambda t: "UPDATED at noon.\n\n" + t, SENTENCE, OK, id="insert-before"),
        pytest.param(
            SENTENCE, lambda t: t.replace("Engineers", "Three engineers"), SENTENCE, OK, id="word-added-before"
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("A spokeswoman for the water board", "The board"),
            SENTENCE,
            OK,
            id="reword-after",
        ),
        pytest.param(
            "20,000", lambda t: t.replace("live below", "live right below"), "20,000", OK, id="short-in-context"
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("inspection report", "full report of the inspection"),
            "The opposition demanded that the full report of the inspection be published before the end of the month.",
            CHANGED,
            id="reword-inside",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("The opposition demanded", "Opponents demanded"),
            "Opponents demanded that the inspection report be published before the end of the month.",
            CHANGED,
            id="reword-at-start",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("the end of the month.", "the end of June."),
            "The opposition demanded that the inspection report be published before the end of June.",
            CHANGED,
            id="reword-at-end",
        ),
        pytest.param(
            "would be inspected again in spring",
            lambda t: t.replace("would be inspected", "would not be inspected"),
            "would not be inspected again in spring",
            CHANGED,
            id="denied-now",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("inspection report be", "inspection   report\nbe"),
            "The opposition demanded that the inspection   report\nbe published before the end of the month.",
            OK,
            id="white-space-only",
        ),
        pytest.param(
            "but he called them “harmless”",
            lambda t: t.replace("“harmless”", '"harmless"'),
            'but he called them "harmless"',
            OK,
            id="quote-signs-only",
        ),
        pytest.param("20,000", lambda t: t.replace("20,000", "30,000"), "30,000", REVIEW, id="figure-replaced"),
        pytest.param(
            "20,000",
            lambda t: t.replace("20,000", "30,000") + " The board has 20,000 shares.",
            "30,000",
            REVIEW,
            id="figure-replaced-and-said-elsewhere",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("water. The opposition demanded", "The water. opposition demanded"),
            "The water. opposition demanded that the inspection report be published before the end of the month.",
            CHANGED,
            id="word-swapped-over-the-edge",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace("the month.", "June. Nobody knows why they waited so long with it, he said."),
            "The opposition demanded that the inspection report be published before the end of June.",
            CHANGED,
            id="sentence-put-in-after-a-changed-end",
        ),
        pytest.param(
            "a spokeswoman for the water board",
            lambda t: t.replace("A spokeswoman for", "Later, A Spokeswoman for"),
            "A Spokeswoman for the water board",
            OK,
            id="case-only",
        ),
        pytest.param(SENTENCE, lambda t: t.replace(SENTENCE + "\n\n", ""), None, ORPHAN, id="cut"),
        pytest.param(
            SENTENCE,
            lambda t: t.replace(SENTENCE, "Nobody in the valley has slept well since then, as far as one can tell."),
            None,
            ORPHAN,
            id="another-in-its-place",
        ),
        pytest.param(
            SENTENCE,
            lambda t: t.replace(SENTENCE, "") + "\n\nThe union demanded that the pay report be kept until the end.",
            None,
            ORPHAN,
            id="cut-and-something-like-it-elsewhere",
        ),
        pytest.param("20,000", lambda t: t.replace("20,000 people", "People"), None, ORPHAN, id="word-cut"),
        pytest.param(SENTENCE, lambda t: "Quite another text about a vote in Sanbero.", None, ORPHAN, id="other-text"),
        pytest.param(SENTENCE, lambda t: "", None, ORPHAN, id="empty-text"),
        pytest.param(SENTENCE, lambda t: SENTENCE, SENTENCE, REVIEW, id="nothing-but-the-quote-left"),
    ],
)
def test_an_annotation_follows_its_words_through_an_edit(marked, edit, expected, placement):
    new = edit(OLD)
    anchored = anchor(selector_of(marked), new)
    words = None if anchored.span is None else new[anchored.span.start : anchored.span.end]
    assert (words, anchored.placement) == (expected, placement)


def test_a_moved_paragraph_takes_its_annotation_along():
    paragraph = OLD.split("\n\n")[2]
    new = OLD.replace(paragraph + "\n\n", "") + "\n\n" + paragraph
    assert anchor(selector_of(SENTENCE), new) == anchor(select(new, span_of(SENTENCE, new)), new)


def test_of_two_equal_sentences_the_one_in_the_old_context_is_taken():
    text = "First came rain. Nobody was hurt. Then the wind rose over the valley. Nobody was hurt. Then snow fell."
    second = Span(text.rindex("Nobody"), text.rindex("Nobody") + 16)
    new = "It was a long night in Hollin, the third in a row. " + text
    anchored = anchor(select(text, second), new)
    assert anchored.span == Span(second.start + 51, second.end + 51)


@pytest.mark.parametrize("which", [0, 1])
def test_what_stands_after_the_quote_counts_as_much_as_what_stands_before(which):
    before = "After the vote the commission of the province published its report. "
    endings = ["Observers from three countries had asked for it.", "The losing party took the matter to court at once."]
    passages = [before + "Nothing was missing. " + ending for ending in endings]
    old = passages[which]
    marked = Span(old.index("Nothing"), old.index("Nothing") + 20)
    new = (
        "\n\n".join(["A summary of the week.", *passages]).replace("three countries", "four").replace("matter", "case")
    )
    at = new.index(endings[which][:12]) - 21
    assert anchor(select(old, marked), new) == Anchored(Span(at, at + 20), OK)


def test_between_two_equal_passages_the_reader_is_asked():
    passage = "The commission counted the votes again and found the same number as on the night of the election. " * 2
    old = passage + "Nobody was surprised by it. " + passage
    marked = Span(old.index("Nobody"), old.index("Nobody") + 27)
    new = "A correction was added to the top of this text. " + old + old
    anchored = anchor(select(old, marked), new)
    assert anchored.placement is REVIEW


MOVED = "\n\n".join([OLD.partition("\n\n")[0], SENTENCE, *OLD.replace(SENTENCE + "\n\n", "").split("\n\n")[1:]])


@pytest.mark.parametrize(("old", "expected"), [("", REVIEW), (OLD, OK)], ids=["quote-alone", "with-the-old-text"])
def test_a_sentence_that_was_moved_alone_is_sure_where_the_old_text_had_it_once(old, expected):
    anchored = Anchors(MOVED).find(selector_of(SENTENCE), old)
    assert anchored == Anchored(span_of(SENTENCE, MOVED), expected)


def test_the_old_text_does_not_make_sure_what_it_says_twice():
    old = OLD + " And once more: " + SENTENCE
    assert Anchors(MOVED).find(selector_of(SENTENCE), old).placement is REVIEW


TITLE = "Dam above Hollin is safe, says the mayor"
TWICE = f"{TITLE}\n\n{TITLE}\n\nThe mayor said so on Tuesday, and many believed him; others moved away in the night."


@pytest.mark.parametrize("which", [0, len(TITLE) + 2], ids=["first", "second"])
def test_of_a_title_that_is_printed_twice_and_once_no_more_the_reader_is_asked(which):
    new = TWICE.replace(TITLE, "", 1).lstrip()
    assert anchor(select(TWICE, Span(which, which + len(TITLE))), new).placement is REVIEW


def test_a_mark_at_the_end_of_a_text_is_not_taken_for_the_same_words_further_up():
    passage = "Nobody in the valley had slept for two nights, and the gates were still closed. It rained."
    old = f"{passage} Then the army came.\n\nA week passed before anybody asked what had become of it.\n\n{passage}"
    new = old.replace("Nobody in the valley had slept", "Nobody in all the valley slept")
    new = new.replace("Nobody in all the valley slept", "Nobody in the valley had slept", 1)
    anchored = anchor(select(old, Span(len(old) - 10, len(old))), new)
    assert anchored.span == Span(len(new) - 10, len(new))


LIKE_IT = SENTENCE.replace("The opposition", "The union also")


@pytest.mark.parametrize("had_it", [False, True])
def test_what_the_old_text_had_elsewhere_is_something_else(had_it):
    rest = "\n\nOn Friday the town met. " + LIKE_IT + " Then it rained for three days."
    old = OLD + rest * had_it
    new = OLD.replace(SENTENCE, "") + rest
    found = Anchors(new).find(selector_of(SENTENCE), old)
    assert found.placement is (ORPHAN if had_it else REVIEW)


def test_a_short_word_of_other_context_is_not_taken_for_sure():
    old = "The board was told that the dam had cracks."
    anchored = anchor(select(old, Span(14, 18)), "Nobody in the far town of Sanbero voted; so we were told yesterday.")
    assert anchored.placement in {REVIEW, ORPHAN}


def test_a_long_quote_is_found_by_its_two_ends():
    paragraphs = [
        f"Paragraph {number} says that witness {number * 7} saw {number * 31} lights." for number in range(300)
    ]
    old = "\n".join(paragraphs)
    span = Span(old.index("Paragraph 20 "), old.index("Paragraph 220 "))
    new = "\n".join(["New top line."] + [p for number, p in enumerate(paragraphs) if number % 40])
    anchored = anchor(select(old, span), new)
    assert anchored.placement is CHANGED
    assert new[anchored.span.start : anchored.span.end].startswith("Paragraph 20 ")
    assert new[anchored.span.end :].lstrip().startswith("Paragraph 220 ")


def test_scripts_without_spaces_are_compared_by_character():
    old = "市長は火曜日に、ダムは安全であり、春に再び検査されると述べた。町の下には約二万人が住んでいる。"
    new = old.replace("火曜日", "水曜日").replace("春に再び", "夏に再び")
    anchored = anchor(select(old, Span(old.index("ダムは"), old.index("述べた") + 3)), new)
    assert new[anchored.span.start : anchored.span.end] == "ダムは安全であり、夏に再び検査されると述べた"


@given(st.text(alphabet="ab .\n“é漢", max_size=300), st.data())
@example("aaaa", None)
@settings(max_examples=300, deadline=None)
def test_every_span_is_found_again_in_its_own_text(text, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1)) if data else 1
    end = data.draw(st.integers(start + 1, len(text))) if data else 2
    anchored = anchor(select(text, Span(start, end)), text)
    assert (anchored.span, anchored.placement) == (Span(start, end), OK)


@given(st.text(max_size=200), st.text(max_size=200), st.data())
@settings(max_examples=200, deadline=None)
def test_a_span_found_in_any_text_lies_inside_it(old, new, data):
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    anchored = anchor(select(old, Span(start, end)), new)
    assert anchored == anchor(select(old, Span(start, end)), new)
    assert (anchored.span is None) == (anchored.placement is ORPHAN)
    assert anchored.span is None or 0 <= anchored.span.start < anchored.span.end <= len(new)


@given(st.integers(0, 40), st.text(alphabet="xyz ", max_size=80))
@settings(max_examples=60, deadline=None)
def test_a_sentence_survives_whatever_is_put_before_it(at, put):
    new = OLD[:at] + put + OLD[at:]
    anchored = anchor(selector_of(SENTENCE), new)
    assert new[anchored.span.start : anchored.span.end] == SENTENCE
    assert anchored.placement is OK


PLAIN = " ".join(f"word{number % 977} and other{number % 31}" for number in range(20_000))


@pytest.fixture
def steps(monkeypatch):
    """Counts the steps of laying words over words."""
    counted = []

    def lay(wanted, there, quote):
        counted.append(steps_of(len(wanted), len(there)))
        return aligning.lay(wanted, there, quote)

    monkeypatch.setattr(fitting, "lay", lay)
    return counted


@pytest.mark.parametrize("length", [1, 12, 400, 20_000])
def test_what_it_takes_to_find_a_mark_does_not_grow_with_mark_and_text(steps, length):
    new = PLAIN.replace("other7", "another")
    selectors = [select(PLAIN, Span(at, at + length)) for at in range(1_000, 200_000, 20_000)]
    anchor_all(selectors, new)
    assert sum(steps) <= len(selectors) * 3 * 24_000


def test_a_text_is_cut_into_words_once_for_all_its_marks(monkeypatch):
    cut = []

    def words_of(text, **options):
        cut.append(text)
        return original(text, **options)

    original = wording.words_of
    monkeypatch.setattr(wording, "words_of", words_of)
    anchor_all([select(OLD, Span(at, at + 30)) for at in range(0, 300, 20)], OLD.replace("dam", "weir"))
    assert cut == [OLD.replace("dam", "weir")]


def test_marks_that_stand_as_they_were_need_no_words(monkeypatch):
    monkeypatch.setattr(wording, "words_of", None)
    assert {each.placement for each in anchor_all([selector_of(SENTENCE)], "New on top. " + OLD)} == {OK}


HOSTILE = {
    "one-word": "spam " * 20_000,
    "two-words": "spam eggs " * 10_000,
    "no-spaces": "a" * 100_000,
    "no-words": "." * 50_000,
    "new-lines": "\n" * 50_000,
    "spaces": " " * 50_000,
    "cjk": "漢字水火木金土日月人口中大小" * 4_000,
    "odd": "\x00\x02\x03\u202e\ufeff" * 10_000,
}


@pytest.mark.parametrize("new", HOSTILE, ids=str)
@pytest.mark.parametrize("old", HOSTILE, ids=str)
def test_no_text_takes_long_or_breaks_it(steps, old, new):
    spans = [Span(at, at + length) for at in (0, 777, 20_000) for length in (1, 60, 20_000)]
    found = anchor_all([select(HOSTILE[old], span) for span in spans], HOSTILE[new])
    assert all(each.span is None or each.span.end <= len(HOSTILE[new]) for each in found)
    assert sum(steps) <= len(spans) * 3 * 24_000


def test_a_selector_keeps_no_more_context_than_it_should():
    selector = select("x" * 500, Span(200, 210))
    assert (len(selector.prefix), len(selector.suffix)) == (CONTEXT, CONTEXT)


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(0, 99), Span(5, 2)])
def test_a_span_that_is_no_stretch_of_the_text_is_refused(span):
    with pytest.raises(ValueError, match="no stretch"):
        select("twelve chars", span)
