"""Commands about the reader's own marks."""

from __future__ import annotations

from support.runs import Here

NOTE = {
    "uid",
    "article",
    "version_uid",
    "selector",
    "text",
    "tags",
    "colour",
    "verdict",
    "claim_uid",
    "created",
    "modified",
    "not_in",
}
QUOTE = "At least 200 people crossed it"


def _uid(hearsay: Here) -> str:
    uid: str = hearsay("list", "--json", "mayor").value[0]["uid"]
    return uid


def _note(hearsay: Here, *more: str) -> None:
    assert hearsay("annotate", _uid(hearsay), "--quote", QUOTE, "--note", "Who counted?", *more).status == 0


def test_note_is_kept_with_its_words_and_tags(filled: Here) -> None:
    _note(filled, "--tag", "check")
    [note] = filled("notes", "--json").value
    assert set(note) == NOTE
    assert (note["text"], note["tags"], note["selector"]["quote"]) == ("Who counted?", ["check"], QUOTE)


def test_note_is_listed_with_its_article(filled: Here) -> None:
    _note(filled)
    run = filled("notes")
    assert "Who counted?" in run.out
    assert "Mayor of Orvel" in run.out


def test_notes_are_found_by_their_words(filled: Here) -> None:
    _note(filled)
    assert len(filled("notes", "--json", "counted").value) == 1
    assert filled("notes", "zeppelin").status == 1


def test_quote_that_is_not_in_the_article_is_refused(filled: Here) -> None:
    run = filled("annotate", _uid(filled), "--quote", "never written")
    assert run.status == 1
    assert "'never written' in this article" in run.err
    assert filled("notes", "--json").value == []


def test_verdict_on_a_claim_is_kept_and_taken_back(filled: Here) -> None:
    claim = filled("claims", "--json").value[0]["uid"]
    assert filled("annotate", claim, "--verdict", "doubtful", "--reason", "No source").status == 0
    [note] = filled("notes", "--json").value
    assert (note["verdict"], note["text"], note["claim_uid"]) == ("doubtful", "No source", claim)
    assert filled("annotate", claim, "--verdict", "none").status == 0
    assert filled("notes", "--json").value == []


def _named(hearsay: Here) -> None:
    (hearsay.library / "config.toml").write_text('[colours]\ngreen = "Key figure"\n', encoding="utf-8")


def test_a_colour_is_given_by_its_name_or_the_readers(filled: Here) -> None:
    _named(filled)
    _note(filled, "--colour", "key figure")
    assert filled("annotate", _uid(filled), "--quote", "still open", "--colour", "Pink").status == 0
    assert [note["colour"] for note in filled("notes", "--json").value] == ["pink", "green"]
    assert [note["colour"] for note in filled("notes", "--json", "--colour", "KEY FIGURE").value] == ["green"]
    assert len(filled("notes", "--json", "--colour", "pink", "open").value) == 1
    assert filled("notes", "--colour", "blue").status == 1


def test_a_colour_that_there_is_not_is_told_with_those_there_are(filled: Here) -> None:
    _named(filled)
    run = filled("annotate", _uid(filled), "--quote", QUOTE, "--colour", "mauve")
    assert run.status == 2
    assert "green (Key figure)" in run.err


def test_a_verdict_that_is_given_again_keeps_its_reason(filled: Here) -> None:
    claim = filled("claims", "--json").value[0]["uid"]
    assert filled("annotate", claim, "--verdict", "doubtful", "--reason", "no source").status == 0
    assert filled("annotate", claim, "--verdict", "false").status == 0
    assert [note["text"] for note in filled("notes", "--json").value] == ["no source"]
    assert filled("annotate", claim, "--verdict", "false", "--reason", "").status == 0
    assert [note["text"] for note in filled("notes", "--json").value] == [""]
