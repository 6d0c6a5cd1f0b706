"""Cards, list entries, header and hints as lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.readings_in_hand import article, claim, figure, reading

from reader.model import (
    Certainty,
    Counts,
    Figure,
    Hit,
    Polarity,
    Progress,
    Relation,
    RelationKind,
    Reporting,
    Snippet,
    Span,
)
from reader.tui.layout import cells
from reader.tui.layout_bars import counts_line, field_width, hints_line, message_line, progress_words
from reader.tui.layout_cards import CardStack, card
from reader.tui.layout_entries import ENTRY_LINES, PAGE, EntryStack, EntryState, entry, extra_lines, snippet_line
from reader.tui.layout_reading import Related
from reader.tui.layout_words import date_words, figure_words, possessive

BODY = "He claimed that 4,000 soldiers might have left. Kirby said Fors denied it. Floods hit 9 towns."
TEXT = f"T\n\n{BODY}"


def words(line):
    return "".join(run.text for run in line)


def said(**more):
    return claim(TEXT, "4,000 soldiers might have left", source="He", cue="claimed", name="Ida Holt", **more)


def lines_of(it, number=0, *, is_current=False, width=42):
    return [words(line) for line in card(it, number, width, is_current=is_current)]


def test_a_card_names_speaker_cue_reporting_content_and_figures():
    count = figure(TEXT, "4,000", 4000, 4000, population="soldiers", claim_uid="c1")
    it = reading(
        "T",
        BODY,
        claims=(said(is_inferred=True, certainty=Certainty.POSSIBLE, reporting=Reporting.DISTANCING),),
        figures=(count,),
    )
    rows = lines_of(it)
    assert rows[0].startswith(" ┆ He ~ Ida Holt")
    assert rows[0].rstrip().endswith("▰▱▱▱")
    assert rows[1].startswith(" ┆ claimed · distancing")
    assert rows[2].startswith(" ┆ 4,000 soldiers might have left")
    assert "4,000 soldiers" in rows[3]


def test_a_card_leaves_an_introducing_that_out():
    it = reading("T", BODY, claims=(claim(TEXT, "that 4,000 soldiers might have left", cue="claimed"),))
    assert lines_of(it)[2][3:].startswith("4,000 soldiers might have left")


def test_denied_content_says_so_in_a_sign_and_a_word():
    it = reading("T", BODY, claims=(said(polarity=Polarity.DENIES),))
    assert "¬ denies 4,000" in lines_of(it)[2]


def test_what_is_not_asserted_says_so():
    it = reading("T", BODY, claims=(said(certainty=Certainty.UNSPECIFIED),))
    rows = lines_of(it)
    assert "▱▱▱▱" in rows[0]
    assert "not asserted" in rows[1]


def test_the_current_card_has_its_place_and_an_approximate_figure_costs_firmness():
    count = figure(TEXT, "4,000", 4000, 4000, is_approx=True, claim_uid="c1")
    it = reading("T", BODY, claims=(said(),), figures=(count,))
    rows = lines_of(it, is_current=True)
    assert rows[0].startswith("›")
    assert "▰▰▰▱" in rows[0]
    assert "¶1 " in rows[1]


def test_own_voice_figures_have_cards_that_are_not_counted():
    it = reading("T", BODY, claims=(said(),), figures=(figure(TEXT, "9", 9, 9, unit="towns"),))
    assert it.claim_count == 1
    assert [item.number for item in it.items] == [1, 0]
    rows = lines_of(it, 1)
    assert rows[0].startswith(" ║ Northline")
    assert rows[1].startswith(" ║ own voice")


def test_a_claim_inside_anothers_is_indented_and_says_whose():
    outer = claim(TEXT, "Fors denied it", uid="c1", source="Kirby", cue="said")
    inner = claim(TEXT, "it", uid="c2", source="Fors", cue="denied", nested_in="c1")
    it = reading("T", BODY, claims=(outer, inner))
    nested = next(number for number, item in enumerate(it.items) if item.uid == "c2")
    rows = lines_of(it, nested)
    assert rows[0].startswith("   │ Fors")
    assert "in Kirby’s" in rows[1]


@pytest.mark.parametrize(("name", "whose"), [("Ann Poe", "Ann Poe’s"), ("two ministers", "two ministers’")])
def test_whose_a_claim_is_has_an_s_where_the_name_has_none(name, whose):
    assert possessive(name) == whose


@pytest.mark.parametrize(("role", "is_shown"), [("Dr", False), ("Mr.", False), ("dam engineer", True)])
def test_a_card_tells_an_office_but_not_a_form_of_address(role, is_shown):
    one = said()
    one = replace(one, speaker=replace(one.speaker, role=role))
    rows = lines_of(reading("T", BODY, claims=(one,)), is_current=True)
    assert any(row.strip(" │") == role for row in rows) is is_shown


@given(st.integers(12, 90), st.booleans())
def test_card_lines_have_the_width_of_the_pane_and_the_height_that_was_foretold(width, is_current):
    count = figure(TEXT, "4,000", 4000, 4000, population="soldiers", claim_uid="c1")
    it = reading("T", BODY, claims=(said(),), figures=(count, figure(TEXT, "9", 9, 9)))
    stack = CardStack(it, width, range(len(it.items)))
    if is_current:
        stack.set_current(0)
    for number in range(len(it.items)):
        lines = card(it, number, width, is_current=is_current and number == 0)
        assert {sum(cells(run.text) for run in line) for line in lines} == {width}
        assert len(lines) == len(stack.span_of(number))


def test_a_stack_knows_which_card_a_row_belongs_to():
    it = reading("T", BODY, claims=(said(),), figures=(figure(TEXT, "9", 9, 9),))
    stack = CardStack(it, 42, (0, 1))
    for number in (0, 1):
        assert {stack.number_at(y) for y in stack.span_of(number)} == {number}
    assert stack.step(0, 1) == 1
    assert stack.step(1, 1) == 1


PAGES = st.dictionaries(st.integers(0, 9), st.lists(st.integers(-1, 9), max_size=PAGE), max_size=6)


@given(st.integers(0, 10 * PAGE), PAGES)
def test_every_row_of_the_list_belongs_to_its_entry(count, pages):
    stack = EntryStack(count)
    known = {page: extra for page, extra in pages.items() if page * PAGE < count}
    for page, extra in known.items():
        stack.know(page, extra)
    row = 1
    for number in range(count):
        page, place = divmod(number, PAGE)
        lines = ENTRY_LINES + dict(enumerate(known.get(page, ()))).get(place, 0)
        assert stack.top_of(number) == row
        assert stack.at(row) == (number, 0)
        assert stack.at(row + lines - 1) == (number, lines - 1)
        row += lines
    assert stack.height == row
    assert stack.at(row) == (-1, 0)


def test_entries_of_an_even_list_need_no_table():
    assert EntryStack(100_000).top_of(50_000) == 1 + 50_000 * ENTRY_LINES


def test_an_entry_shows_what_is_unread_selected_and_claimed():
    rows = [words(line) for line in entry(article(claims=12, conflicts=7), 34, EntryState(is_current=True))]
    assert rows[0].startswith("▌● Dam holds")
    assert rows[1].startswith("▌  Northline · 17 May 2023")
    assert rows[1].endswith("12 ≠7 ")
    assert not any("●" in words(line) for line in entry(article(is_read=True), 34, EntryState()))


def test_an_undated_article_reads_n_d():
    assert "n.d." in "\n".join(words(line) for line in entry(article(published=""), 34, EntryState()))


def test_a_search_adds_a_line_for_each_snippet_and_says_how_many_more():
    snippets = tuple(Snippet(f"the dam number {n} held well", (Span(4, 7),), offset=100 * n) for n in range(8))
    hit = Hit("a1", article(), 1.0, snippets, hit_count=9)
    rows = [words(line) for line in entry(article(), 34, EntryState(is_current=True, hit=hit, current_hit=204))]
    assert "9 hits" in rows[1]
    assert rows[-1].strip("▌ ") == "+ 3 more"
    assert [row for row in rows if "›" in row] == [rows[5]]
    assert len(rows) == ENTRY_LINES - 1 + extra_lines(article(), hit, 34)


def test_a_snippet_shows_its_hit_however_far_in_it_is():
    snippet = Snippet("x " * 60 + "dam" + " y" * 60, (Span(120, 123),), offset=5)
    line = words(snippet_line(snippet, 28, "surface"))
    assert "dam" in line
    assert line.startswith("…")
    assert line.endswith("…")


@pytest.mark.parametrize(
    ("low", "high", "more", "shown"),
    [
        pytest.param(20_000, 30_000, {"population": "soldiers"}, "20,000–30,000 soldiers", id="range"),
        pytest.param(4_000, 4_000, {"is_approx": True, "population": "civilians"}, "≈ 4,000 civilians", id="rough"),
        pytest.param(20, None, {"unit": "advances"}, "≥ 20 advances", id="open-above"),
        pytest.param(None, 5, {}, "≤ 5", id="open-below"),
        pytest.param(2_000, 2_000, {"population": "people"}, "2,000 people", id="no-year"),
        pytest.param(2.5, 2.5, {"unit": "percent", "population": "migraine days"}, "2.5%", id="percent"),
        pytest.param(0.2, 0.2, {"unit": "ratio", "population": "soldiers"}, "ratio 0.2", id="ratio"),
        pytest.param(24, 24, {"unit": "hours", "population": "the shift"}, "24 hours", id="unit-before-population"),
        pytest.param(9, 9, {"unit": "people", "measures": "killed"}, "9 killed", id="measure-of-people"),
    ],
)
def test_figures_have_one_writing(low, high, more, shown):
    assert figure_words(Figure("f", Span(0, 1), low, high, **more)) == shown


def test_dates_leave_out_this_year_only():
    assert date_words("2023-11-19", this_year=2023) == "19 Nov"
    assert date_words("2023-11-19", this_year=2024) == "19 Nov 2023"
    assert date_words("") == ""


def test_hints_drop_whole_items_and_keep_help():
    hints = [("j", "move"), ("a", "note"), ("h", "highlight"), ("?", "help")]
    assert words(hints_line(hints, "", 30)).endswith("? help ")
    assert "highlight" not in words(hints_line(hints, "", 30))
    assert len(words(hints_line(hints, "all", 40))) == 40


def test_a_filter_changes_the_counts():
    assert words(counts_line(Counts(8, 75, 21), 10, 80)) == "8 of 10 articles · 75 claims · 21 conflicts"
    assert words(counts_line(Counts(8, 75, 21), 10, 30)) == "8 of 10 articles · 75 claims"


def test_counts_without_room_are_left_out_whole():
    assert words(counts_line(Counts(8, 75, 21), 8, 6)) == ""


@pytest.mark.parametrize("is_error", [False, True])
def test_a_message_that_is_cut_says_so(is_error):
    line = words(message_line("opening https://example.org/a/very/long/address", 24, is_error=is_error))
    assert len(line) == 24
    assert line.endswith("…")


def test_progress_tells_rate_and_time_left():
    assert progress_words(Progress(12, 40, 1, 4.0), "import") == "import 12 of 40 · 3/s · 9 s left · 1 failed"


@given(st.integers(1, 300))
def test_the_field_leaves_room_for_the_name(width):
    assert 8 <= field_width(width) <= 44


def stands(*kinds):
    return tuple(Relation("c1", f"o{number}", kind, "why") for number, kind in enumerate(kinds))


CONTESTED = stands(RelationKind.CONFLICT, RelationKind.CONFLICT, RelationKind.SAME, RelationKind.COMPATIBLE)


@pytest.mark.parametrize(
    ("known", "short", "words_of_current"),
    [
        pytest.param(Related({"c1": CONTESTED}), "≠2 =1", "≠ 2 conflicting  = 1 agrees", id="contested"),
        pytest.param(Related({}), "neutral", "no relation found", id="none"),
        pytest.param(Related({}, is_complete=False), "neutral", "no relation found yet", id="still-to-come"),
    ],
)
def test_a_card_counts_who_contradicts_and_who_agrees(known, short, words_of_current):
    it = reading("T", BODY, claims=(said(),)).with_related(known)
    assert lines_of(it)[1].rstrip().endswith(short)
    assert words_of_current in lines_of(it, is_current=True, width=60)[-1]
    assert {cells(row) for row in lines_of(it, is_current=True, width=20)} == {20}


def test_a_card_of_which_nobody_has_asked_says_nothing_of_relations():
    assert not any("relation" in row for row in lines_of(reading("T", BODY, claims=(said(),)), is_current=True))


def test_what_a_claim_tells_is_not_counted_again_for_its_figures():
    count = figure(TEXT, "4,000", 4000, 4000, claim_uid="c1")
    by_figure = (
        Relation(count.uid, "f9", RelationKind.SAME, "x"),
        Relation(count.uid, "f8", RelationKind.CONFLICT, "x"),
    )
    known = Related({"c1": stands(RelationKind.SAME), count.uid: by_figure})
    it = reading("T", BODY, claims=(said(),), figures=(count,)).with_related(known)
    kinds = [each.kind for each in it.relations_of(it.items[0])]
    assert sorted(kinds) == [RelationKind.CONFLICT, RelationKind.SAME]


def test_what_goes_on_in_the_background_stands_behind_the_counts():
    assert words(counts_line(Counts(10, 84, 21), 10, 80, "relating 3 of 9")).endswith("21 conflicts · relating 3 of 9")
