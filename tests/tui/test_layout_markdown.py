"""Markdown of notes as blocks and rows: what looks how, links, and that nothing from a note is markup or is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import LinkTarget
from reader.text.neutralise import one_line
from reader.tui.layout import cells
from reader.tui.layout_markdown import blocks_of, chunks_of
from reader.tui.layout_marked import MOST_SHOWN, MarkdownText, MarkedPage

UID = "aaaa000011112222"
KNOWN = {UID: LinkTarget(UID, UID, "Dam holds")}
TEXT = """\
# Which side?

Some *emphasis*, some **strength**, `code` and
a second line.

- one
- two
  1. inner

> said

```
x = [[aaaa000011112222]]

y
```
"""


def rows(text, width=40, known=None):
    page = MarkedPage(MarkdownText().blocks(text, known), width)
    return ["".join(run.text for run in page.line(y, "surface")) for y in range(len(page.rows))]


def test_blocks_are_set_as_they_are_meant():
    assert rows(TEXT) == [
        "Which side?",
        "",
        "Some emphasis, some strength, `code` and",
        "a second line.",
        "",
        "• one",
        "• two",
        "  1. inner",
        "",
        "│ said",
        "",
        "  x = [[aaaa000011112222]]",
        "  ",
        "  y",
    ]


@pytest.mark.parametrize(
    ("text", "words", "looks"),
    [
        ("*a* b", "a", "i"),
        ("**a** b", "a", "b"),
        ("***a*** b", "a", "bi"),
        ("[a](http://x.y) b", "a", "u"),
    ],
)
def test_words_look_as_they_are_marked(text, words, looks):
    (block,) = blocks_of(text)
    found = [style for style in block.styles if block.text[style.start : style.end] == words]
    assert "".join(sorted({letter for style in found for letter in style.look})) == looks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("[words](http://x.y/z)", "words (http://x.y/z)", id="address-visible"),
        pytest.param("<http://x.y>", "http://x.y", id="address-alone"),
        pytest.param("![a dam](dam.png)", "[a dam] (dam.png)", id="image"),
        pytest.param("<b>x</b> <script>y</script>", "<b>x</b> <script>y</script>", id="html-is-text"),
        pytest.param("<div>\n<b>x", "<div>|<b>x", id="html-block-is-text"),
        pytest.param("[b]x[/b] [@click=quit]y[/]", "[b]x[/b] [@click=quit]y[/]", id="no-markup"),
        pytest.param("[x](javascript:alert)", "[x](javascript:alert)", id="no-script"),
        pytest.param("[a]: http://x.y", "[a]: http://x.y", id="a-definition-is-text"),
        pytest.param("a&#27;b \x1b]52;c\x07", "a\N{REPLACEMENT CHARACTER}b ␛]52;c␇", id="controls"),
        pytest.param("a\nb", "a|b", id="line-ends-stay"),
        pytest.param("#no heading", "#no heading", id="no-heading"),
    ],
)
def test_what_a_note_says_is_shown_and_is_nothing_else(text, shown):
    assert "|".join(rows(text, 60)) == shown


def test_a_link_shows_the_words_it_was_given_else_the_name_of_what_it_leads_to():
    (block,) = blocks_of(f"[[{UID}]] [[{UID}|mine]] [[dead]] [[dead|gone]]", KNOWN)
    assert block.text == "Dam holds mine dead (not here) gone (not here)"
    assert [(block.text[link.start : link.end], link.target) for link in block.links] == [
        ("Dam holds", UID),
        ("mine", UID),
    ]


def test_nothing_is_said_to_be_absent_before_somebody_has_looked():
    (block,) = blocks_of("[[dead|words]]", None)
    assert (block.text, len(block.links)) == ("words", 1)


def test_the_link_with_the_cursor_stands_out_alone():
    page = MarkedPage(MarkdownText().blocks(f"[[{UID}|one]] [[{UID}|two]]", KNOWN), 40)
    assert [link.start for _row, link in page.links] == [0, 4]
    assert [run.text for run in page.line(0, "surface", 1) if run.ink.ground == "accent"] == ["two"]


def test_a_long_note_is_cut_and_says_so():
    shown = rows("word " * (MOST_SHOWN // 5 + 20), 60)
    assert shown[-1] == "… 100 more characters"


def test_brackets_without_end_are_shown_as_they_were_typed():
    assert "".join(rows("[" * 2_000, 40)) == "[" * 2_000


@given(st.text(st.sampled_from("ab *_`#>-1.[]()|<!\\\n~&;"), max_size=200))
def test_any_text_is_set_within_its_width_and_read_in_chunks_as_in_one(text):
    shown = rows(text, 24)
    assert [row for row in shown if cells(row) > 24] == []
    assert "\n".join(chunks_of(text)) == text


@given(
    st.lists(
        st.sampled_from(["para one", "- item\n- item", "# head", "> quote", "```\ncode\n\nmore\n```", "1. a\n\n   b"])
    )
)
def test_a_note_in_chunks_looks_as_in_one_piece(parts):
    text = "\n\n".join(parts)
    whole = MarkedPage(blocks_of(text), 40)
    in_chunks = MarkedPage(MarkdownText().blocks(text), 40)
    assert [row[1:3] for row in in_chunks.rows] == [row[1:3] for row in whole.rows]


def test_only_the_chunk_that_was_typed_in_is_read_again(monkeypatch):
    read = []

    def counted(chunk, known):
        read.append(chunk)
        return blocks_of(chunk, known)

    monkeypatch.setattr("reader.tui.layout_marked.blocks_of", counted)
    text = MarkdownText()
    text.blocks("one\n\ntwo\n\nthree")
    read.clear()
    text.blocks("one\n\ntwo more\n\nthree")
    assert [each.strip() for each in read] == ["two more"]


def test_offsets_of_links_count_in_the_words_that_are_shown():
    text = f"\x07 tab\there [[{UID}|\x07x]]"
    (block,) = blocks_of(text, KNOWN)
    (link,) = block.links
    assert block.text[link.start : link.end] == one_line("\x07x")
