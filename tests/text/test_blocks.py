from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import BlockKind, JunkKind
from reader.text.blocks import lay_out

STORY = "The harbour council met on Tuesday evening in the old customs house and could not agree on anything at all."
WRAPPED = (
    "The harbour council met on Tuesday evening in the old customs house\n"
    "and could not agree on anything at all, although it sat for longer\n"
    "than it ever had before."
)


def words_of(text, layout):
    return [text[slice(*block.span)] for block in layout.blocks]


def test_every_line_is_a_block_without_outer_space():
    text = f"  A title \n\n{STORY}  \n{STORY}\n"
    assert words_of(text, lay_out(text)) == ["A title", STORY, STORY]


def test_lines_broken_at_a_fixed_width_are_one_paragraph():
    text = f"A title\n\n{WRAPPED}\n\n{STORY}"
    assert words_of(text, lay_out(text)) == ["A title", WRAPPED, STORY]


def test_headlines_in_a_list_stay_apart():
    lines = [
        "Bypass plan dead, admits county after a long and bitter dispute",
        "Three held after tractor theft in the valley",
    ]
    text = "\n".join(lines)
    assert words_of(text, lay_out(text)) == lines


def test_the_first_block_is_the_title():
    assert lay_out(f"Harbour talks fail\n\n{STORY}").blocks[0].kind is BlockKind.TITLE


def test_a_text_without_a_title_begins_with_its_story():
    assert [block.kind for block in lay_out(f"{STORY}\n\n{STORY}").blocks] == [BlockKind.PARAGRAPH] * 2


def test_a_known_title_that_does_not_stand_in_the_text_is_no_block():
    assert lay_out(f"What they said\n\n{STORY}", "Harbour talks fail").blocks[0].kind is not BlockKind.TITLE


def test_a_short_line_between_paragraphs_is_a_heading():
    text = f"Harbour talks fail\n\n{STORY}\n\nNo date set\n\n{STORY}"
    assert [block.kind for block in lay_out(text).blocks][2] is BlockKind.HEADING


def test_a_block_that_is_junk_carries_its_mark():
    text = f"Harbour talks fail\n\nHarbour talks fail\n\n{STORY}"
    layout = lay_out(text)
    assert layout.blocks[1].junk == layout.junk[0]
    assert layout.junk[0].kind is JunkKind.REPEATED_TITLE


def test_nothing_lays_out_to_nothing():
    assert lay_out("").blocks == lay_out(" \n\t\n").blocks == ()


LINES = (
    f"|{STORY}|Share / Print|More in this category|By Ann Poe|Harbour talks fail|...|READ MORE: x|Dear reader,|"
    f"- Sponsor -|VARNE, March 5 (Wire) - {STORY}|Ann Poe|'|“|(|© Wire|\u2028"
)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(LINES.split("|"))).map("\n".join) | st.text(), st.text())
def test_blocks_hold_all_that_is_visible_once_and_in_order(text, title):
    layout = lay_out(text, title)
    assert "".join("".join(words_of(text, layout)).split()) == "".join(text.split())
    assert [block.span for block in layout.blocks] == sorted(block.span for block in layout.blocks)
    for junk in layout.junk:
        assert any(block.span.start <= junk.span.start < junk.span.end <= block.span.end for block in layout.blocks)
        assert 0.5 <= junk.confidence <= 1.0
