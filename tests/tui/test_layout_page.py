"""An article in rows: what is shown, folded, left out; offsets and rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.readings_in_hand import claim, figure, mark, reading

from reader.model import JunkKind, Reporting, Span
from reader.text.neutralise import one_line
from reader.tui.layout import Ink, cells
from reader.tui.layout_body import BodyView, geometry, minimap, position_words
from reader.tui.layout_cursor import Cursor, Walker
from reader.tui.layout_ink import Styled, inks_of, runs
from reader.tui.layout_page import Shape, lay_page

BODY = "Lena Fors said that the dam would hold. She denied that 4,000 people had left."


def view_of(it, *, width=80, hits=(), is_folded=True):
    page = lay_page(it, Shape(geometry(width, is_open=False, is_simple=False).measure), is_folded=is_folded)
    return BodyView(it, page, inks_of(it, hits), geometry(width, is_open=False, is_simple=False))


def words(line):
    return "".join(run.text for run in line)


def drawn(view):
    return [words(view.line(number, None)).rstrip() for number in range(len(view.page.rows))]


def test_title_byline_and_counts_come_first():
    it = reading("Dam holds", BODY)
    rows = drawn(view_of(it))
    assert rows[1].strip() == "Dam holds"
    assert rows[2].strip() == "Northline · Ana Orr · 17 May 2023 · 9 words"
    assert rows[3].strip() == "0 claims · 0 speakers"


def test_a_missing_date_is_said():
    assert "undated" in "\n".join(drawn(view_of(reading("Dam holds", BODY, published=""))))


def test_boilerplate_folds_to_one_line_with_its_kinds():
    it = reading("T", BODY, "Ann is a writer.", "Buy now.", junk={2: JunkKind.BIO, 3: JunkKind.SPONSOR})
    rows = drawn(view_of(it))
    assert rows[-1].strip() == "⋯ 2 lines: bio, sponsors   z unfold"
    assert "Buy now." in "\n".join(drawn(view_of(it, is_folded=False)))


def test_repeated_titles_are_left_out_and_captions_marked():
    it = reading("T", "T", BODY, "A dam.", junk={1: JunkKind.REPEATED_TITLE, 3: JunkKind.CAPTION})
    rows = [row.strip() for row in drawn(view_of(it))]
    assert rows.count("T") == 1
    assert "▫ A dam." in rows


@given(
    st.lists(st.text(st.sampled_from("ab c日é "), min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=6)
)
def test_every_shown_offset_maps_to_its_row_and_back(paragraphs):
    it = reading("Title", *(paragraph.strip() for paragraph in paragraphs))
    page = lay_page(it, Shape(10))
    for row in page.rows:
        for offset in range(max(row.start, 0), max(row.end, 0)):
            number, cell = page.cell_at(offset)
            assert page.offset_of(number, cell) == offset


def test_bars_stand_beside_what_is_claimed_in_the_reporting_of_the_claim():
    text = f"T\n\n{BODY}"
    it = reading(
        "T", BODY, claims=(claim(text, "the dam would hold", source="Lena Fors", reporting=Reporting.DISTANCING),)
    )
    row = next(row for row in drawn(view_of(it)) if "dam would hold" in row)
    assert row.lstrip().startswith("┆ ")


def test_speaker_cue_hedge_and_figure_have_their_looks():
    text = f"T\n\n{BODY}"
    said = claim(
        text,
        "the dam would hold",
        source="Lena Fors",
        cue="said",
        hedges=(Span(text.index("would"), text.index("would") + 5),),
    )
    it = reading("T", BODY, claims=(said,), figures=(figure(text, "4,000", 4000, 4000),))
    view = view_of(it)
    runs = {run.text: run.ink for number in range(len(view.page.rows)) for run in view.line(number, None)}
    assert (runs["Lena Fors"].fg, runs["Lena Fors"].look) == ("neutral", "b")
    assert (runs["said"].fg, runs["said"].look) == ("neutral", "i")
    assert runs["would"].look == "u"
    assert runs["4,000"].look == "bu"


def test_a_highlight_has_ground_and_mark_and_a_note_outranks_it():
    it = reading("T", BODY)
    start = it.text.index("Lena")
    lit = it.with_marks((mark(Span(start, start + 9)),))
    assert any(row.lstrip().startswith("▪") for row in drawn(view_of(lit)))
    noted = it.with_marks((mark(Span(start, start + 9), "really?"),))
    assert any(row.lstrip().startswith("▸") for row in drawn(view_of(noted)))


def test_the_pointer_is_at_the_first_row_of_the_claim():
    text = f"T\n\n{BODY}"
    it = reading("T", BODY, claims=(claim(text, "the dam would hold"),))
    view = view_of(it)
    view.place_cursor(Walker(it, view.page).on_item(0))
    pointed = next(row for row in drawn(view) if "›" in row)
    assert pointed == drawn(view)[view.pointer_row]
    assert "the dam" in pointed


@given(st.integers(1, 200), st.booleans(), st.booleans())
def test_geometry_never_asks_for_more_than_there_is(width, is_open, is_simple):
    grid = geometry(width, is_open=is_open or is_simple, is_simple=is_simple)
    assert grid.measure >= 1
    assert grid.left >= 0
    if width > 12:
        assert grid.left + grid.gutter + grid.measure <= width


@given(st.integers(8, 200))
def test_rows_of_the_body_have_the_width_of_the_pane(width):
    it = reading("T", BODY * 3, "Ann is a writer.", junk={2: JunkKind.BIO})
    view = view_of(it, width=max(width, 20))
    seen = minimap(view, (), 10)
    for number in range(len(view.page.rows)):
        assert len(words(view.line(number, seen[0]))) == max(width, 20)


@given(st.text(st.sampled_from("a1\ufe0f\u20e3\u200d👩日\u0301 "), min_size=1, max_size=30), st.data())
def test_runs_are_together_as_wide_as_their_line(text, data):
    shown = "a" + one_line(text)  # no line begins with a joiner: it belongs to the letter before it
    places = st.integers(0, len(shown))
    layers = [Styled(*sorted((data.draw(places), data.draw(places))), look="b") for _ in range(3)]
    cut = runs(shown, 0, len(shown), Ink(), layers)
    assert "".join(run.text for run in cut) == shown
    assert sum(cells(run.text) for run in cut) == cells(shown)


def test_the_minimap_puts_hits_before_notes_before_bars():
    text = f"T\n\n{BODY}"
    it = reading("T", BODY, claims=(claim(text, "the dam would hold"),))
    span = Span(text.index("the dam"), text.index("the dam") + 7)
    assert "│" in [cell.glyph for cell in minimap(view_of(it), (), 20)]
    noted = it.with_marks((mark(span, "n"),))
    assert "▸" in [cell.glyph for cell in minimap(view_of(noted), (), 20)]
    assert "•" in [cell.glyph for cell in minimap(view_of(noted), (span,), 20)]


def test_positions_are_said_in_words():
    assert position_words(0, 10, 8) == "all"
    assert position_words(0, 10, 20) == "50% ▾ 10 lines"
    assert position_words(10, 10, 20) == "100%"


def walker_of(*paragraphs, claims=(), junk=None):
    it = reading(*paragraphs, claims=claims, junk=junk or {})
    return Walker(it, lay_page(it, Shape(40))), it


def test_sentences_are_walked_one_by_one_past_boilerplate():
    walker, it = walker_of("T", "One. Two.", "Buy this.", "Three.", junk={2: JunkKind.SPONSOR})
    seen, cursor = [], walker.first()
    for _ in range(4):
        seen.append(it.text[slice(*cursor.sentence)])
        cursor = walker.sentence_step(cursor, 1)
    assert seen == ["T", "One.", "Two.", "Three."]
    assert walker.sentence_step(cursor, 1) == cursor
    assert it.text[slice(*walker.sentence_step(cursor, -1).sentence)] == "Two."


def test_paragraph_keys_go_to_the_start_of_this_one_first():
    walker, it = walker_of("T", "One. Two.", "Three.")
    two = walker.at(it.text.index("Two"))
    assert it.text[slice(*walker.paragraph_step(two, -1).sentence)] == "One."
    assert it.text[slice(*walker.paragraph_step(two, 1).sentence)] == "Three."


def test_claims_are_walked_from_wherever_the_cursor_is():
    text = "T\n\nOne one. Two two. Three three."
    claims = (claim(text, "One one", uid="c1"), claim(text, "Three three", uid="c2"))
    walker, it = walker_of("T", "One one. Two two. Three three.", claims=claims)
    two = walker.at(it.text.index("Two"))
    assert two.item == -1
    assert walker.item_step(two, 1).item == 1
    assert walker.item_step(two, -1).item == 0
    assert walker.item_step(Cursor(two.sentence, 1), 1).item == 1


def test_a_selection_grows_and_shrinks_by_words_at_either_end():
    walker, it = walker_of("T", "One two three four.")
    chosen = walker.select(walker.at(it.text.index("One")))
    chosen = walker.by_word(walker.by_word(chosen, 1), 1)
    assert it.text[slice(*chosen.span)] == "One two three"
    assert it.text[slice(*walker.by_word(chosen, -1).span)] == "One two"
    assert it.text[slice(*walker.by_word(chosen.swapped(), 1).span)] == "two three"
    assert it.text[slice(*walker.by_sentence(chosen, 1).span)] == "One two three four."


def test_a_mark_of_punctuation_alone_is_no_word():
    walker, it = walker_of("T", "He said – “Stop”, … and 40% left, (no: 5,000).")
    chosen = walker.select(walker.at(it.text.index("He")))
    seen = []
    for _ in range(7):
        seen.append(it.text[slice(*chosen.head)])
        chosen = walker.by_word(chosen, 1)
    assert seen == ["He", "said", "Stop", "and", "40%", "left", "no"]
    back = walker.by_word(walker.by_word(chosen, -1), -1)
    assert it.text[slice(*back.head)] == "left"
