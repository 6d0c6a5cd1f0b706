"""Commands that put claims right, and merge names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.runs import Here


def claim(here: Here, speaker: str = "Marta Kessel") -> dict[str, object]:
    return next(each for each in here("claims", "--json").value if each["speaker"] == speaker)


def uid(here: Here, speaker: str = "Marta Kessel") -> str:
    return str(claim(here, speaker)["uid"])


def article(here: Here) -> str:
    return next(each["uid"] for each in here("list", "--json").value if each["title"].startswith("Bridge"))


def test_several_things_are_put_right_at_once(filled: Here) -> None:
    which = uid(filled)
    run = filled(
        "correct", which[:10], "--speaker", "Otto Brandt", "--polarity", "denies", "--certainty", "possible",
        "--reporting", "distancing", "--json",
    )  # fmt: skip
    assert run.status == 0
    value = run.value
    assert (value["uid"], value["speaker"], value["polarity"]) == (which, "Otto Brandt", "denies")
    assert (value["certainty"], value["reporting"]) == ("possible", "distancing")
    assert value["by_reader"] == ["speaker", "polarity", "certainty", "reporting"]
    assert filled("undo").status == 0
    assert claim(filled)["by_reader"] == []


def test_a_claim_that_is_like_that_already_is_told_by_status_1(filled: Here) -> None:
    run = filled("correct", uid(filled), "--polarity", "affirms")
    assert (run.status, run.out, run.err) == (1, "", "nothing changed: the claim is like that already\n")


def test_a_deleted_claim_is_gone_and_comes_back(filled: Here) -> None:
    which = uid(filled)
    before = filled("claims", "--json").value
    assert filled("correct", which, "--delete", "--json").value == {"uid": which, "is_deleted": True}
    assert which not in {each["uid"] for each in filled("claims", "--json").value}
    assert filled("correct", which, "--delete").status == 1
    assert which in filled("correct", which, "--restore", "--json").out
    assert filled("claims", "--json").value == before


def test_a_claim_is_made_of_words_of_an_article(filled: Here) -> None:
    run = filled(
        "correct", "--new", article(filled), "--quote", "bridge  at orvel was destroyed", "--speaker", "Otto Brandt",
        "--source", "General Marta Kessel", "--certainty", "probable", "--json",
    )  # fmt: skip
    assert run.status == 0
    assert run.value["content"] == "bridge at Orvel was destroyed"
    assert (run.value["source"], run.value["speaker"]) == ("General Marta Kessel", "Otto Brandt")
    assert "made" in run.value["by_reader"]
    assert filled("search", "--in", "claims", "speaker:brandt", "--json").value[0]["uid"] == run.value["uid"]
    assert "Rule: you made this claim" in filled("claims", "--why", run.value["uid"]).out
    assert filled("correct", run.value["uid"], "--restore").status == 2
    assert filled("correct", run.value["uid"], "--delete").status == 0


def test_what_was_put_right_is_listed(filled: Here) -> None:
    assert filled("correct", "--list", "--json").status == 1
    filled("correct", uid(filled), "--delete")
    filled("correct", uid(filled, "Piet Lammers"), "--polarity", "denies")
    first, second = filled("correct", "--list", "--json").value
    assert set(first) == {
        "claim_uid", "article", "quote", "speaker", "polarity", "certainty", "reporting", "is_made", "is_deleted",
        "is_shown", "modified",
    }  # fmt: skip
    assert {first["is_deleted"], second["is_deleted"]} == {True, False}
    assert len(filled("correct", "--list", article(filled), "--json").value) == 1
    assert "deleted" in filled("correct", "--list").out


@pytest.mark.parametrize(
    "words",
    [
        ["correct"],
        ["correct", "{uid}"],
        ["correct", "{uid}", "--delete", "--restore"],
        ["correct", "{uid}", "--speaker", "A", "--delete"],
        ["correct", "{uid}", "--list"],
        ["correct", "{uid}", "--quote", "bridge", "--speaker", "A"],
        ["correct", "{uid}", "--polarity", "loud"],
        ["correct", "--new", "{article}"],
        ["correct", "--new", "{article}", "--quote", " "],
        ["correct", "--new", "{article}", "--quote", "bridge", "--delete"],
        ["speakers", "--merge", "Marta Kessel"],
        ["speakers", "--into", "Marta Kessel"],
        ["speakers", "--article", "{article}"],
        ["speakers", "--merge", "Marta Kessel", "--into", "marta kessel"],
        ["speakers", "--merge", "Marta Kessel", "--into", "Piet Lammers", "--merged"],
        ["speakers", "--split", "Marta Kessel"],
        ["correct", "{uid}", "--speaker", "…"],
        ["correct", "{uid}", "--speaker", "\u200b\u0301"],
        ["correct", "{uid}", "--speaker", "A" * 501],
        ["correct", "--new", "{article}", "--quote", "bridge", "--speaker", "?"],
        ["speakers", "--merge", "Marta Kessel", "--into", "--"],
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_what_makes_no_sense_is_one_line_and_changes_nothing(filled: Here, words: list[str]) -> None:
    given = [word.format(uid=uid(filled), article=article(filled)) for word in words]
    run = filled(*given)
    assert (run.status, run.out) == (2, "")
    assert len(run.err.splitlines()) == 1
    assert filled("history", "--json").value == []


@pytest.mark.parametrize(
    "words",
    [
        ["correct", "0123456789abcdef", "--delete"],
        ["correct", "0123456789abcdef", "--restore"],
        ["correct", "--new", "0123456789abcdef", "--quote", "bridge"],
        ["correct", "--new", "{article}", "--quote", "not a word of it"],
        ["correct", "--list", "0123456789abcdef"],
        ["speakers", "--merge", "Nobody Here", "--into", "Marta Kessel"],
        ["speakers", "--merge", "Marta Kessel", "--into", "A", "--article", "0123456789abcdef"],
    ],
    ids=" ".join,
)
def test_what_is_not_there_is_told(filled: Here, words: list[str]) -> None:
    run = filled(*[word.format(article=article(filled)) for word in words])
    assert (run.status, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1


def test_a_deleted_claim_is_restored_before_it_is_put_right(filled: Here) -> None:
    which = uid(filled)
    filled("correct", which, "--delete")
    run = filled("correct", which, "--speaker", "Otto Brandt")
    assert (run.status, run.out) == (2, "")
    assert run.err == f"hearsay: The claim {which!r} is deleted; restore it first\n"
    assert "Deleted: by you; restored, it is back" in filled("claims", "--why", which).out
    assert filled("correct", which, "--restore").status == 0
    assert filled("correct", which, "--speaker", "Otto Brandt").status == 0
    assert "Deleted" not in filled("claims", "--why", which).out


def test_what_is_not_there_is_told_with_where_to_look(filled: Here) -> None:
    here = article(filled)
    assert "`hearsay claims` shows" in filled("correct", "0123456789abcdef", "--delete").err
    assert "`hearsay show UID --all` prints" in filled("correct", "--new", here, "--quote", "no word of it").err
    assert "`hearsay speakers` shows" in filled("speakers", "--merge", "Nobody Here", "--into", "Otto Brandt").err
    assert len(filled("speakers", "--merge", "Nobody " * 90, "--into", "Otto Brandt").err) < 160
    assert "speaker's name; names have letters" in filled("correct", uid(filled), "--speaker", "?").err
    filled("speakers", "--merge", "Marta Kessel", "--into", "Otto Brandt", "--article", here)
    assert "`hearsay speakers --merged` lists" in filled("speakers", "--split", "Marta Kessel").err


def test_merged_names_are_counted_and_found_as_one(filled: Here) -> None:
    run = filled("speakers", "--merge", "piet lammers", "--into", "Marta Kessel", "--json")
    assert run.status == 0
    assert [(each["name"], each["into"], each["article_uid"]) for each in run.value] == [
        ("Piet Lammers", "Marta Kessel", None)
    ]
    speakers = {each["name"]: each for each in filled("speakers", "--json").value}
    assert "Piet Lammers" not in speakers
    assert {each["name"] for each in speakers["Marta Kessel"]["variants"]} == {"Marta Kessel", "Piet Lammers"}
    assert "Piet Lammers" in filled("speakers").out
    assert filled("search", "--json", "speaker:lammers").status == 1
    assert len(filled("search", "--json", "speaker:kessel").value) == 2
    assert claim(filled, "Marta Kessel")
    assert "Piet Lammers" in json.dumps([each["merged_from"] for each in filled("claims", "--json").value])
    assert filled("speakers", "--merge", "Piet Lammers", "--into", "Marta Kessel").status == 1
    assert filled("speakers", "--merged", "--json").value == run.value
    assert filled("speakers", "--split", "Piet Lammers").status == 0
    assert filled("speakers", "--merged").status == 1
    assert "Piet Lammers" in {each["name"] for each in filled("speakers", "--json").value}


def test_why_says_that_names_were_merged(filled: Here) -> None:
    which = uid(filled, "Piet Lammers")
    filled("speakers", "--merge", "Piet Lammers", "--into", "Otto Brandt")
    assert "Speaker: Otto Brandt, as you merged the names; here: Piet Lammers" in filled("claims", "--why", which).out


def test_claims_over_time(filled: Here) -> None:
    speakers = filled("speakers", "--over-time", "--json").value
    assert all(sum(day["claims"] for day in each["over_time"]) == each["claims"] for each in speakers)
    assert "no date" in filled("speakers", "--over-time").out


def test_a_correction_of_a_claim_that_is_in_no_text_here_can_be_dropped(filled: Here, tmp_path: Path) -> None:
    filled("correct", uid(filled), "--polarity", "denies")
    lines = [json.loads(line) for line in filled("export", "--to", "jsonl").out.splitlines()]
    kept = [line for line in lines if line["type"] not in {"claim", "figure"}]
    for line in kept:
        if line["type"] == "correction":
            line |= {"claim": "0123456789abcdef", "modified": "2999", "selector": line["selector"] | {"quote": "zzz"}}
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    filled("import", str(tmp_path / "all.jsonl"))
    orphan, _ = filled("correct", "--list", "--json").value
    assert (orphan["claim_uid"], orphan["is_shown"]) == ("0123456789abcdef", False)
    assert "not in the text any more" in filled("correct", "--list").out
    run = filled("correct", "0123456789abcdef", "--restore", "--json")
    assert (run.status, run.value) == (0, None)
    assert len(filled("correct", "--list", "--json").value) == 1
