"""Title, byline, outlet, date of plain texts, and that their text stays as it is."""

import pytest

from reader.ingest.headline import read_headline
from reader.ingest.intake import read, with_language


def _document(data, name="a.txt"):
    (item,) = read(data if isinstance(data, bytes) else data.encode(), name)
    return item.document


BODY = "\n\nThe council met on Tuesday evening. It said the bridge would be closed for a year."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Bridge to close" + BODY, "Bridge to close", id="short-first-line"),
        pytest.param("Is the bridge safe?" + BODY, "Is the bridge safe?", id="question"),
        pytest.param("Mayor leaves for U.S." + BODY, "Mayor leaves for U.S.", id="abbreviation"),
        pytest.param("Bridge to close\n\nBridge to close" + BODY, "Bridge to close", id="doubled"),
        pytest.param(
            "Video of the dayBridge To Close\n\nBridge To Close" + BODY, "Bridge To Close", id="glued-doubled"
        ),
        pytest.param("Video of the dayBridge To Close" + BODY, "Bridge To Close", id="glued-once"),
        pytest.param("Title: Bridge to close\nBy: Ann Lee" + BODY, "Bridge to close", id="keyed"),
    ],
)
def test_the_title_is_found(text, title):
    assert _document(text).title == title


def test_a_sentence_is_no_title_and_its_first_words_stand_in():
    document = _document("The council met on Tuesday evening in the old customs house, said the mayor. More follows.")
    assert document.title.endswith("…")
    assert document.text.startswith("The council met")


def test_a_paragraph_of_8000_letters_is_no_title():
    assert len(_document("Harbour " * 1000 + BODY).title) <= 81


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        pytest.param("By Tamsin Okereke and Pell Lindqvist", "Tamsin Okereke and Pell Lindqvist", id="by"),
        pytest.param("By LUZ MARRERO Click to copy | Related topics", "LUZ MARRERO", id="share-words-after"),
        pytest.param("posted by Corvin Haas in War, Numbers | 31 comments", "Corvin Haas", id="blog"),
        pytest.param("From our correspondent in Puerto Alda", "From our correspondent in Puerto Alda", id="nameless"),
        pytest.param("Fatima Orlo, Business Editor", "Fatima Orlo, Business Editor", id="role"),
        pytest.param("By then the bridge was closed.", "", id="sentence"),
    ],
)
def test_the_byline_is_found(line, byline):
    assert _document(f"Bridge to close\n\n{line}{BODY}").byline == byline


def test_outlet_and_date_stand_in_the_dateline():
    head = read_headline(
        "Bridge to close\n\nVARNE, March 5, 2024 (Meridian Wire) - The ministry said on Tuesday it was so."
    )
    assert (head.outlet, head.published) == ("Meridian Wire", "2024-03-05")


def test_a_dateline_without_a_year_gives_no_date():
    head = read_headline("Bridge to close\n\nVARNE, March 5 (Meridian Wire) - The ministry said on Tuesday it was so.")
    assert (head.outlet, head.published) == ("Meridian Wire", "")


def test_named_fields_in_the_first_lines_count():
    text = "Bridge to close\nSource: The Courier\nPublished: 12 June 2022\nURL: https://courier.example/a" + BODY
    document = _document(text)
    assert (document.outlet, document.published, document.url) == (
        "The Courier",
        "2022-06-12",
        "https://courier.example/a",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bridge\n\n\n\n  indented\ttab\x0cform\x1b[2Jescape \u202eflip\u200b zero\n", id="odd-characters"),
        pytest.param("  Bridge  \n\nText with e\u0301 and é and ﬁ. \n\n", id="unnormalised"),
    ],
)
def test_the_text_is_kept_character_by_character(text):
    assert _document(text).text == text


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\xef\xbb\xbf", "\u200b\u2060\u00ad\n".encode()])
def test_what_shows_nothing_is_refused_in_one_line(data):
    (error,) = read(data, "a.txt")
    assert error.why in {"is empty", "holds no visible text"}


def test_the_language_is_told():
    (found,) = read("Мост закрыт\n\nСовет порта собрался во вторник и сказал, что мост будет закрыт.".encode(), "a.txt")
    assert with_language(found).document.language == "ru"
