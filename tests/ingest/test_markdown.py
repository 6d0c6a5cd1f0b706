"""Markdown becomes plain text; front matter becomes fields."""

import pytest

from reader.ingest.intake import read
from reader.ingest.markdown import split_front_matter, to_text


def _document(text):
    (item,) = read(text.encode(), "a.md")
    return item.document


def test_front_matter_gives_the_fields():
    document = _document(
        '---\ntitle: "Bridge: to close"\nauthor: Ann Lee\nsource: The Courier\ndate: 2022-06-10\n'
        "url: https://courier.example/b\nlang: en-GB\ntags: [bridge, 'the mayor']\nid: c-1\n---\n\nThe council met.\n"
    )
    assert (document.title, document.byline, document.outlet) == ("Bridge: to close", "Ann Lee", "The Courier")
    assert (document.published, document.url, document.language) == ("2022-06-10", "https://courier.example/b", "en")
    assert (document.tags, document.given_id) == (("bridge", "the mayor"), "c-1")
    assert document.text == "Bridge: to close\n\nThe council met."


def test_a_list_over_lines_gives_tags():
    pairs, rest = split_front_matter("---\ntags:\n  - bridge\n  - mayor\n---\nText")
    assert (pairs, rest) == ({"tags": "bridge, mayor"}, "Text")


@pytest.mark.parametrize("text", ["---\n\nText\n", "---\nno pairs here\n---\n", "Text\n---\na: b\n---\n"])
def test_a_thematic_break_is_no_front_matter(text):
    assert split_front_matter(text) == ({}, text)


def test_the_first_heading_is_the_title_and_stands_once():
    document = _document("# Bridge to *close*\n\nThe council met.\n")
    assert (document.title, document.text) == ("Bridge to close", "Bridge to close\n\nThe council met.")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("## Heading\n\nText", "Heading\n\nText", id="heading"),
        pytest.param("He said **so** and `code`.", "He said so and code.", id="emphasis"),
        pytest.param('See [the report](https://a.example/x "t").', "See the report.", id="link"),
        pytest.param("![A bridge](b.jpg)", "A bridge", id="image"),
        pytest.param("> First.\n>\n> Second.", "First.\n\nSecond.", id="quotation"),
        pytest.param("- one\n- two", "- one\n\n- two", id="list"),
        pytest.param("3. one\n4. two", "3. one\n\n4. two", id="numbered-list"),
        pytest.param("- one\n\n  more\n- two", "- one\n\nmore\n\n- two", id="loose-list"),
        pytest.param("one\ntwo  \nthree", "one two\nthree", id="line-breaks"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n\n1 | 2", id="table"),
        pytest.param("```\nx <b>\n```", "x <b>", id="code"),
        pytest.param("<div><p>In <b>HTML</b></p><script>x</script></div>", "In HTML", id="markup"),
        pytest.param(r"\*not\* &amp; \[x\]", "*not* & [x]", id="escapes"),
    ],
)
def test_markup_becomes_words(markdown, text):
    assert to_text(markdown)[0] == text


def test_quotes_nested_a_thousand_deep_do_no_harm():
    assert isinstance(to_text("> " * 1000 + "deep")[0], str)


def test_a_file_without_words_is_refused():
    (error,) = read(b"---\ntitle: x\n---\n\n***\n", "a.md")
    assert error.why == "holds no visible text"


def test_in_a_flood_of_brackets_no_link_is_looked_for():
    flood = "![" * 15_000
    text, _ = to_text(f"# Dam\n\n{flood}\n\n[The dam](b) *broke*")
    assert text == f"Dam\n\n{flood}\n\n[The dam](b) broke"


def test_long_list_of_links_is_no_flood():
    links = "\n".join(f"- [Dam {number}](https://news.example/{number})" for number in range(3_000))
    text, _ = to_text(links)
    assert "news.example" not in text
    assert "Dam 2999" in text
