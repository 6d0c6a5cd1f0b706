import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Block, BlockKind, Junk, JunkKind, Span
from reader.text.sentences import sentences


def split(text):
    blocks = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),) if text.strip() else ()
    return [text[span.start : span.end] for span in sentences(text, blocks)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It fell. | He left.", id="plain"),
        pytest.param("Twelve were killed. |The search goes on.".replace("| ", "|"), id="missing-space"),
        pytest.param("Gen. Poe spoke to Dr. Ash at 5 p.m. | He left.", id="abbreviations"),
        pytest.param("She was ill. | He left Ashe, Ill. and Ore. early.", id="words-that-are-states-with-a-capital"),
        pytest.param("J. R. Poe of the U.S. army left.", id="initials-and-acronym"),
        pytest.param("They left the U.S. | The army stayed.", id="acronym-at-the-end"),
        pytest.param("About 20.000 men and 1.5 tonnes. | Nobody knows.", id="numbers"),
        pytest.param("“It fell. It burned,” Poe said. | He left.", id="inside-a-quotation"),
        pytest.param("“Why?” Poe asked. | Nobody knew.", id="question-with-tail"),
        pytest.param("“Why?” Mr. Poe asked. | Nobody knew.", id="question-with-tail-and-title"),
        pytest.param("“Why?” Poe, the mayor, asked. | Nobody knew.", id="question-with-tail-and-appositive"),
        pytest.param("“Why?” | Poe, the mayor, left. | Nobody knew.", id="question-and-appositive-without-tail"),
        pytest.param("“Go!” Gen. Poe yelled. | Nobody went.", id="shout-with-tail"),
        pytest.param("“Why?” | Nobody knew.", id="question-without-tail"),
        pytest.param("He said “it fell.” | Then he left.", id="stop-inside-the-marks"),
        pytest.param("Is it true? | Yes! | No.", id="question-and-exclamation"),
        pytest.param("Visit www.Example.org today. | Or not.", id="address"),
        pytest.param("Acme Inc. sold it. | Nobody paid.", id="company"),
        pytest.param("It fell. . | He left.", id="doubled-stop"),
        pytest.param("Well... | Perhaps.", id="dots"),
        pytest.param("See Poe v. Ashe again. | He left.", id="versus"),
        pytest.param("“Come!” — said Poe. | He left.", id="dash-behind-a-closed-quotation"),
        pytest.param("– Come! – said Poe. | – Why?", id="dash-behind-an-exclamation"),
        pytest.param("Міст у м. Рибне закрили. | Рух зупинено.", id="uk-town"),
        pytest.param("Збитки сягають 20 млн грн. | Про це знають усі.", id="uk-money-at-the-end"),
        pytest.param("Знайшли 5 тис. Снарядів було менше.", id="uk-thousand"),
        pytest.param("Його збудували у 2019 р. | Президент був проти.", id="uk-year-at-the-end"),
        pytest.param("Він упав (міст. — ред.) уночі. | Рух зупинено.", id="uk-editor"),
        pytest.param("Мост в г. Рыбное закрыт. | Движение остановлено.", id="ru-town"),
        pytest.param("Его построили в 2019 г. | Президент был против.", id="ru-year-at-the-end"),
        pytest.param("Road No. 7 is shut. | We said no. | He left.", id="number-sign-and-no"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text):
    expected = [each.strip() for each in text.split("|")]
    assert split(text.replace(" | ", " ").replace("|", "")) == expected


def test_long_quotations_are_opened_for_the_cursor():
    inside = " ".join(f"This is sentence number {n} of the speech." for n in range(12))
    assert len(split(f"“{inside}” Poe stopped.")) > 10


def test_boilerplate_blocks_have_sentences_too():
    text = "It fell.\n\nSupport us. Give now."
    junk = Junk(Span(10, 31), JunkKind.APPEAL, 0.9)
    blocks = (Block(Span(0, 8), BlockKind.PARAGRAPH), Block(Span(10, 31), BlockKind.PARAGRAPH, junk))
    assert [text[s.start : s.end] for s in sentences(text, blocks)] == ["It fell.", "Support us.", "Give now."]


@given(st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="Ab1 .!?”“\"'…\n"))
def test_sentences_cover_every_word_in_order(text):
    spans = sentences(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(left).strip() == ""
