"""The command that asks where marks belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.runs import Here

QUOTE = "At least 200 people crossed it"


@pytest.fixture
def unsure(filled: Here, articles: Path) -> Here:
    """A note whose figure a newer version replaced, and one whose sentence it cut."""
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    filled("annotate", uid, "--quote", "200", "--note", "Who counted?")
    filled("annotate", uid, "--quote", "is still open", "--note", "Still?")
    path = articles / "mayor.txt"
    text = path.read_text(encoding="utf-8").replace("200", "900").replace("is still open, mayor", "was seen by mayor")
    path.write_text(text, encoding="utf-8")
    assert "1 new version" in filled("import", str(articles)).err
    return filled


def waiting(here: Here) -> dict[str, str]:
    return {note["text"]: note["placement"] for note in here("place", "--json").value}


def uid_of(here: Here, words: str) -> str:
    return next(note["uid"] for note in here("place", "--json").value if note["text"] == words)


def test_marks_without_a_sure_place_are_listed(unsure: Here) -> None:
    assert waiting(unsure)["Who counted?"] == "review"
    assert "not sure" in unsure("place").out


def test_where_every_mark_has_its_place_that_is_said(filled: Here) -> None:
    run = filled("place")
    assert (run.status, run.out) == (1, "")
    assert "every mark has its place" in run.err


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        pytest.param(["--here"], "900", id="here"),
        pytest.param(["--on", "people crossed"], "people crossed", id="on"),
        pytest.param(["--nowhere"], "200", id="nowhere"),
    ],
)
def test_an_answer_holds_and_can_be_undone(unsure: Here, answer: list[str], quote: str) -> None:
    uid = uid_of(unsure, "Who counted?")
    note = unsure("place", uid[:8], *answer, "--json").value
    assert note["selector"]["quote"] == quote
    assert waiting(unsure).get("Who counted?") == ("orphan" if answer == ["--nowhere"] else None)
    unsure("undo")
    assert waiting(unsure)["Who counted?"] == "review"


@pytest.mark.parametrize("answer", [[], ["--here", "--nowhere"], ["--on", "words that are not there"]])
def test_what_is_no_answer_is_refused(unsure: Here, answer: list[str]) -> None:
    assert unsure("place", uid_of(unsure, "Who counted?"), *answer).status in {1, 2}


def test_what_changed_between_versions_is_told_with_the_marks(unsure: Here) -> None:
    uid = unsure("list", "--json", "mayor").value[0]["uid"]
    run = unsure("versions", uid, "--compare")
    assert "[-200-]{+900+}" in run.out
    assert "mark review: “200” Who counted?" in run.out
    changes = unsure("versions", uid, "--compare", "--json").value["changes"]
    assert {"kind": "added", "span": changes[-1]["span"], "text": "900"} in changes


def test_one_version_is_compared_with_none(filled: Here) -> None:
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    run = filled("versions", uid, "--compare")
    assert (run.status, run.err.count("\n")) == (1, 1)
