"""Commands about threads: what a reader sees of who disagrees, and what a program gets of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import plain_rules
from support.related import ALL, DAYS
from support.runs import Here

from reader.cli.figure_lines import Plot, amount, scope
from reader.cli.table import cell_width
from reader.cli.wrapping import wrapped
from reader.library import relating
from reader.model import Figure, Span

THREAD = {
    "uid",
    "title",
    "conflicts",
    "articles",
    "first_day",
    "last_day",
    "left_out",
    "positions",
    "lines",
    "relations",
}
RELATION = {"left", "right", "kind", "reason", "rule", "via", "is_by_reader"}


@pytest.fixture
def story(hearsay: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    """Five articles about a bridge, under plain rules."""
    monkeypatch.setattr(relating, "relate", plain_rules.relate)
    folder = tmp_path / "story"
    folder.mkdir()
    for number, text in enumerate(ALL):
        (folder / f"{number}.md").write_text(
            f"---\noutlet: Paper {number}\npublished: {DAYS[text]}\n---\n\n{text}\n", encoding="utf-8"
        )
    assert hearsay("import", str(folder)).status == 0
    return hearsay


def claim_of(story: Here, words: str, speaker: str) -> str:
    claims = story("claims", "--json").value
    return str(next(each["uid"] for each in claims if words in each["content"] and each["speaker"] == speaker))


def test_sides_stand_apart_under_their_earliest_claims(story: Here) -> None:
    lines = story("compare", claim_of(story, "unsafe", "Ivo Maran")).out.splitlines()
    assert lines[0].startswith("≠ ")
    assert "1 conflict" in lines[1]
    headings = [line for line in lines if line.endswith("(1 voice)")][:2]
    assert headings == [
        "  “the Orven bridge had been unsafe”  (1 voice)",
        "≠ ¬ “the Orven bridge had been unsafe”  (1 voice)",
    ]


def test_statement_tells_speaker_cue_certainty_outlet_date_and_uid(story: Here) -> None:
    uid = claim_of(story, "unsafe", "Ana Koval")
    out = story("compare", uid).out
    assert f"Ana Koval, “denied” · denies, certain · Paper 4, 2022-06-13 · {uid[:10]}" in out
    assert "¬ the Orven bridge had been unsafe" in out


def test_relations_are_told_in_words_by_the_numbers_of_statements(story: Here) -> None:
    out = story("compare", claim_of(story, "unsafe", "Ivo Maran")).out
    assert "  1 ≠ 2: denies exactly this claim" in out.splitlines()


def test_figures_stand_to_scale_on_one_line(story: Here) -> None:
    lines = story("compare", claim_of(story, "112", "Eva Lind")).out.splitlines()
    drawn = {line[6:].split()[0]: line.index("◆") for line in lines if "◆" in line}
    zero = next(line.index("┴") for line in lines if "┴─" in line)
    assert (drawn["112"] - zero) / (drawn["47"] - zero) == pytest.approx(112 / 47, rel=0.1)
    assert any(line.strip() == "figures: people" for line in lines)


@pytest.mark.parametrize("asked", [[], ["bridge"]], ids=["library", "query"])
def test_no_line_of_a_thread_is_wider_than_the_terminal(
    story: Here, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.output._PIPE_WIDTH", 80)
    lines = story("compare", *asked).out.splitlines()
    assert lines
    assert max(map(cell_width, lines)) <= 80


def test_comparison_as_json_has_the_shape_of_the_manual(story: Here) -> None:
    uid = claim_of(story, "112", "Eva Lind")
    value = story("compare", "--json", uid).value
    assert set(value) == {
        "title", "now_at", "threads", "articles", "only_here", "copies", "pending", "is_capped",
    }  # fmt: skip
    assert value["now_at"] == uid
    assert all(set(thread) == THREAD for thread in value["threads"])
    assert set(value["threads"][0]["relations"][0]) == RELATION
    position = value["threads"][0]["positions"][0]
    assert set(position) == {"heading", "voices", "copies", "statements"}
    claim = story("claims", "--json").value[0]
    assert set(position["statements"][0]) == {*claim, "is_own_voice", "copy_of"}
    figures = value["threads"][0]["lines"][0]["figures"]
    assert {figure["statement_uid"] for figure in figures} >= {uid}


def test_own_voice_has_the_same_fields_as_a_claim(story: Here, tmp_path: Path) -> None:
    text = (
        "Tamsel at Hollin\n\nAt the Orven bridge 99 people had been killed. Minister Otto Brandt said that Hollin wept."
    )
    (tmp_path / "own.md").write_text(f"---\npublished: 2022-06-14\n---\n\n{text}\n", encoding="utf-8")
    story("import", str(tmp_path / "own.md"))
    threads = story("compare", "--json").value["threads"]
    statements = [each for thread in threads for side in thread["positions"] for each in side["statements"]]
    own = next(each for each in statements if each["is_own_voice"])
    assert (own["speaker"], own["certainty"], own["content"]) == (
        None,
        None,
        "At the Orven bridge 99 people had been killed.",
    )
    assert {frozenset(each) for each in statements} == {frozenset(own)}


def test_limit_counts_threads(story: Here) -> None:
    run = story("compare", "--limit", "1")
    assert "1 of " in run.err
    assert len(story("compare", "--json", "--limit", "1").value["threads"]) == 1


def test_nothing_to_compare_is_status_one(story: Here) -> None:
    run = story("compare", "zeppelin")
    assert (run.status, run.out) == (1, "")
    assert run.err
    assert story("compare", "--json", "zeppelin").value["threads"] == []


def test_control_characters_of_articles_reach_no_terminal(story: Here, tmp_path: Path) -> None:
    text = (
        "Bridge\x1b[31m at Hollin in Tamsel\n\nMayor Ana\x1b[2J Koval denied that the Orven bridge had been\x07 unsafe."
    )
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    story("import", "--outlet", "Evil\x1b]0;x\x07", str(tmp_path / "evil.txt"))
    for command in (["compare"], ["timeline"], ["speakers", "--page", "Ana Koval"], []):
        out = story(*command).out
        assert out
        assert not {"\x1b", "\x07"} & set(out), command


def test_timeline_tells_moments_and_what_contradicts(story: Here) -> None:
    lines = story("timeline", claim_of(story, "112", "Eva Lind")).out.splitlines()
    assert any(line.startswith("  2022-06-10  47 people killed") for line in lines)
    assert any(line.strip().startswith("≠ contradicts 47 (") for line in lines)


def test_timeline_as_json_has_the_shape_of_the_manual(story: Here) -> None:
    courses = story("timeline", "--json").value
    assert courses
    assert all(set(course) == {"title", "moments"} for course in courses)
    assert set(courses[0]["moments"][0]) == {"day", "statement", "figure", "changes"}


def test_timeline_of_nothing_is_status_one(story: Here) -> None:
    run = story("timeline", "--json", "zeppelin")
    assert (run.status, run.value) == (1, [])


def test_page_of_a_speaker_tells_claims_and_who_contradicts(story: Here) -> None:
    lines = story("speakers", "--page", "ivo maran").out.splitlines()
    assert lines[0] == "Ivo Maran"
    assert "Contradicted by others" in lines
    assert any("Ana Koval, “denied”" in line for line in lines)
    assert "2 claims" in lines


def test_page_as_json_has_the_shape_of_the_manual(story: Here) -> None:
    page = story("speakers", "--json", "--page", "Ivo Maran").value
    assert set(page) == {"name", "claims", "denied", "changed", "left_out"}
    assert set(page["denied"][0]) == {"own", "other", "relation"}


def test_a_part_of_a_name_will_do_where_it_fits_one_speaker(story: Here) -> None:
    assert story("speakers", "--page", "maran").out.splitlines()[0] == "Ivo Maran"
    run = story("speakers", "--page", "a")
    assert run.status == 2
    assert "speakers; give more of the name" in run.err


def test_page_of_nobody_says_where_names_are(story: Here) -> None:
    run = story("speakers", "--page", "Nobody")
    assert run.status == 1
    assert run.err == "hearsay: No speaker 'Nobody' in this library; `hearsay speakers` shows the names there are\n"


def test_digest_tells_who_contradicts_whom(story: Here) -> None:
    lines = story().out.splitlines()
    start = lines.index("Who contradicts whom")
    assert start < lines.index("Who claims what")
    assert any(
        line.startswith("    ≠ ¬ “the Orven bridge had been unsafe” Ana Koval (Paper 4") for line in lines[start:]
    )
    assert story("--json").value["threads"]


# ------------------------------------------------------------------ pieces


@pytest.mark.parametrize(
    ("low", "high", "more", "words"),
    [
        pytest.param(20_000, 30_000, {}, "20,000–30,000", id="range"),
        pytest.param(4_000, 4_000, {"is_approx": True}, "about 4,000", id="approximate"),
        pytest.param(5_000, None, {}, "at least 5,000", id="open-above"),
        pytest.param(4_000, None, {"is_approx": True}, "about 4,000 or more", id="approximate-and-open"),
        pytest.param(None, 60, {}, "up to 60", id="open-below"),
        pytest.param(0, 3_000, {}, "up to 3,000", id="from-zero"),
        pytest.param(51, 51, {"unit": "percent"}, "51%", id="percent"),
        pytest.param(0.5, 0.5, {}, "0.5", id="fraction"),
        pytest.param(None, None, {}, "not said", id="nothing"),
    ],
)
def test_figure_is_put_in_words(low: float | None, high: float | None, more: dict[str, object], words: str) -> None:
    assert amount(figure(low, high, **more)) == words


def test_scope_tells_population_measure_place_and_day() -> None:
    one = figure(
        1, 1, unit="people", population="soldiers", measures="killed_or_injured", where="Orvel", as_of="2024-01-02"
    )
    assert scope(one) == "soldiers killed or injured, Orvel, as of 2024-01-02"
    assert scope(one, day="2024-01-02") == "soldiers killed or injured, Orvel"


@pytest.mark.parametrize(
    ("low", "high", "row"),
    [
        pytest.param(50, 50, "·         ◆         ·", id="point"),
        pytest.param(25, 75, "·    ├─────────┤    ·", id="range"),
        pytest.param(50, None, "·         ├─────────→", id="open-above"),
        pytest.param(None, 50, "←─────────┤         ·", id="open-below"),
    ],
)
def test_figure_is_drawn_to_scale(low: float | None, high: float | None, row: str) -> None:
    plot = Plot((figure(low, high), figure(0, 100)), 21)
    shown = plot.row(figure(low, high))
    drawn = "".join(sign if sign not in " ·" else " " for sign in shown).ljust(21)
    assert drawn.rstrip() == "".join(sign if sign not in " ·" else " " for sign in row).rstrip()


@pytest.mark.parametrize("text", ["one two three four five six seven", "東京 " * 20, "x" * 90 + " y", ""])
def test_wrapped_lines_hold_all_words_and_the_width(text: str) -> None:
    lines = list(wrapped(text, 30, first="  - ", rest="    "))
    assert " ".join(line[4:] for line in lines).split() == text.split()
    assert all(cell_width(line) <= 30 or len(line.split()) == 1 + (line[:4] == "  - ") for line in lines)


def figure(low: float | None, high: float | None, **more: object) -> Figure:
    return Figure("f", Span(0, 1), low, high, **more)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("compare", "zeppelin"), "no claim matches", id="query-without-hits"),
        pytest.param(("compare", "speaker:"), "speaker: has no value", id="slip-alone"),
        pytest.param(("timeline", "zeppelin"), "no figure moved over the days, and no position", id="timeline"),
    ],
)
def test_why_nothing_is_shown_is_said_in_one_line(story: Here, arguments: tuple[str, str], said: str) -> None:
    ran = story(*arguments)
    assert (ran.status, ran.out) == (1, "")
    assert [said in line for line in ran.err.splitlines()] == [True]


@pytest.mark.parametrize("command", ["compare", "timeline"])
def test_an_empty_library_says_how_to_fill_it(hearsay: Here, command: str) -> None:
    assert "hearsay import" in hearsay(command).err
