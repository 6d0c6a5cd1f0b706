"""A dossier as CSV: a row for each statement and figure, and nothing that a spreadsheet would work out."""

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.dossiers_in_hand import BRIDGE, COPY, DOSSIER, SAFE, said
from support.shared import shared_path

from reader.export.spreadsheet import COLUMNS, harmless, table
from reader.model import Comparison, Dossier, Position, Verdict


def rows(dossier=DOSSIER):
    text = "".join(table(dossier))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def row(**wanted):
    (found,) = [each for each in rows() if all(each[key] == value for key, value in wanted.items())]
    return found


def of_content(content):
    """The cells of a table whose one statement says this."""
    thread = replace(
        BRIDGE, positions=(Position(content, (said("c1", SAFE.article, content, content),), 1),), relations=()
    )
    return "".join(table(Dossier(Comparison("x", (thread,), (SAFE.article,)), (), "2024")))


def test_every_statement_and_every_figure_has_a_row():
    kinds = [each["kind"] for each in rows()]
    assert (kinds.count("statement"), kinds.count("figure")) == (5 + 3 + 1, 4 + 1)


def test_a_statement_has_its_thread_position_speaker_and_source():
    found = row(uid="c2", kind="statement")
    assert found["thread"] == "c1"
    assert (found["title"], found["position"], found["label"]) == ("Ferris bridge: safe", "A", "A2")
    assert (found["speaker"], found["speaker_kind"], found["cue"]) == (
        "Ferris Roads Authority", "person", "claims to have shown that",
    )  # fmt: skip
    assert (found["polarity"], found["certainty"], found["reporting"]) == ("affirms", "probable", "distancing")
    assert (found["outlet"], found["date"], found["address"]) == (
        "The Courier",
        "2024-03-03",
        "https://courier.example/ferris",
    )


def test_what_a_claim_tells_itself_is_not_told_again_by_its_figures():
    twice = (*BRIDGE.relations, replace(BRIDGE.relations[0], reason="numbers that exclude each other"))
    thread = replace(BRIDGE, relations=twice)
    found = rows(Dossier(Comparison("x", (thread,), ()), (), "2024"))
    assert [each["relations"].count("contradicts B1") for each in found if each["uid"] == "c1"] == [1]


def test_a_figure_has_its_bounds_and_its_scope_as_numbers_and_words():
    found = row(uid="f1")
    assert [found[key] for key in ("low", "high", "approx", "unit", "measures", "population", "where", "as_of")] == [
        "20000", "30000", "no", "people", "evacuated", "residents of Ferris", "Ferris", "March 2024",
    ]  # fmt: skip
    assert found["claim"] == "c6"


def test_an_open_end_is_an_empty_cell():
    assert (row(uid="f3")["low"], row(uid="f3")["high"]) == ("4000", "")


def test_a_figure_in_the_own_voice_says_so():
    assert row(uid="f2")["speaker_kind"] == "own voice"


def test_relations_verdict_and_note_stand_in_words():
    found = row(uid="c1", kind="statement")
    assert "contradicts B1 (denies exactly this claim)" in found["relations"]
    assert (found["verdict"], found["note"]) == (Verdict.DOUBTFUL.value, "Only the mayor is quoted.")


def test_a_copy_names_the_article_it_repeats():
    assert row(uid=COPY.uid)["copy_of"] == "a-courier"


def test_a_claim_with_a_verdict_in_no_thread_has_a_row():
    alone = replace(DOSSIER, comparison=Comparison("x", (), (SAFE.article,)))
    assert [each["uid"] for each in rows(alone)] == ["c1"]


def test_lines_end_as_spreadsheets_want_it_and_hold_no_others():
    text = of_content("one\ntwo\r\nthree\u2028four")
    assert text.count("\r\n") == text.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "' =1"),
        ("  \u00a0\u200b\ufeff=1", "'  \u00a0\u200b\ufeff=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20A", "'\uff20A"),
        ("\ufe661", "'\ufe661"),
        ("a;=1", "a;'=1"),
        ('a; "=1', "a; \"'=1"),
        ("a = b; c - d", "a = b; c - d"),
        ("20,000–30,000", "20,000–30,000"),
    ],
)
def test_a_sign_that_opens_a_formula_is_defused(words, expected):
    assert harmless(words) == expected


def _begins_formula(cell):
    seen = [letter for letter in cell if not letter.isspace() and unicodedata.category(letter) not in {"Cf", "Cc"}]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@"


SIGNS = st.sampled_from("=+-@\t\r\n ;,\"'\uff1d\uff0b\uff0d\uff20\u200b\ufeff\u00a0a1")


@given(st.text(SIGNS, max_size=12) | st.text(max_size=12))
@example("\x00=1")
@example('";"=1')
@example(";\u200b=")
def test_no_words_begin_a_formula_whether_commas_or_semicolons_part_cells(words):
    text = of_content(words)[1:]
    (read,) = csv.DictReader(io.StringIO(text, newline=""))
    assert list(read) == list(COLUMNS)
    for separator in ",;":
        cells = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in line]
        assert [cell for cell in cells if _begins_formula(cell)] == []


def test_the_hostile_formulas_are_defused():
    text = shared_path("hostile", "files", "csv-formula.csv").read_text("utf-8")
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert any(_begins_formula(cell) for cell in cells)
    assert [cell for cell in cells if _begins_formula(harmless(cell))] == []
