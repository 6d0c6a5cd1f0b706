"""Commands about claims."""

from __future__ import annotations

import json
from pathlib import Path

from support.runs import Here

CLAIM = {
    "uid",
    "article",
    "speaker",
    "speaker_kind",
    "speaker_inferred",
    "speaker_role",
    "merged_from",
    "source",
    "cue",
    "content",
    "polarity",
    "certainty",
    "reporting",
    "nested_in",
    "why",
    "spans",
    "figures",
    "shared",
    "by_reader",
}


def test_claims_as_json_have_the_shape_of_the_manual(filled: Here) -> None:
    claims = filled("claims", "--json").value
    assert claims
    assert all(set(claim) == CLAIM for claim in claims)
    assert set(claims[0]["article"]) == {"uid", "title", "outlet", "published"}
    assert set(claims[0]["spans"]) == {"source", "cue", "content", "hedges"}


def test_claims_name_their_speakers(filled: Here) -> None:
    speakers = {claim["speaker"] for claim in filled("claims", "--json").value}
    assert any("Kessel" in speaker for speaker in speakers)
    assert any("Lammers" in speaker for speaker in speakers)


def test_denied_claim_is_shown_as_denied(filled: Here) -> None:
    denied = [line for line in filled("claims").out.splitlines() if "¬" in line]
    assert len(denied) == 1
    assert "denies" in denied[0]


def test_claims_of_one_article_are_those_of_its_uid(filled: Here) -> None:
    uid = filled("list", "--json", "mayor").value[0]["uid"]
    assert {claim["article"]["uid"] for claim in filled("claims", "--json", uid).value} == {uid}


def test_limit_of_claims_says_that_there_is_more(filled: Here) -> None:
    run = filled("claims", "--limit", "1")
    assert len(run.out.splitlines()) == 2
    assert "--limit 0" in run.err


def test_claims_that_a_query_does_not_find_are_status_one(filled: Here) -> None:
    run = filled("claims", "--json", "zeppelin")
    assert (run.status, run.value) == (1, [])


def test_why_is_said_in_words(filled: Here) -> None:
    claim = filled("claims", "--json").value[0]
    run = filled("claims", "--why", claim["uid"])
    assert run.status == 0
    assert len(run.out.splitlines()) >= 3
    assert filled("claims", "--json", "--why", claim["uid"]).value["why_in_words"]


def test_speakers_are_counted(filled: Here) -> None:
    speakers = filled("speakers", "--json").value
    assert [set(speaker) for speaker in speakers] == [{"name", "kind", "claims", "articles", "variants"}] * len(
        speakers
    )
    assert sum(speaker["claims"] for speaker in speakers) == len(filled("claims", "--json").value)


def test_texts_become_findings_a_line_each_without_a_library(hearsay: Here) -> None:
    lines = [json.dumps({"id": f"n{number}", "text": "The bridge fell, Anna Kern said."}) for number in range(3)]
    run = hearsay("claims", "--jsonl", "-", stdin="\n".join(lines).encode())
    records = [json.loads(line) for line in run.out.splitlines()]
    assert [record["id"] for record in records] == ["n0", "n1", "n2"]
    assert all(set(record) == {"id", "claims", "figures", "boilerplate", "seconds"} for record in records)
    assert records[0]["claims"][0]["speaker"] == "Anna Kern"
    assert not hearsay.library.exists()


def test_line_that_is_no_text_costs_one_line_and_the_others_come(hearsay: Here) -> None:
    run = hearsay("claims", "--jsonl", "-", stdin=b'{"id": 1}\nnot json\n{"id": "b", "text": "It rained, he said."}\n')
    assert run.status == 3
    assert [line.partition(":")[0] for line in run.err.splitlines()] == ["hearsay", "hearsay"]
    assert len(run.out.splitlines()) == 1


def test_texts_are_read_from_a_file(hearsay: Here, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "text": "It rained, Kern said."}\n', encoding="utf-8")
    assert hearsay("claims", "--jsonl", str(path)).status == 0
    assert hearsay("claims", "--jsonl", str(tmp_path / "none")).status == 1


def test_long_names_leave_the_columns_of_a_pipe_in_line(hearsay: Here) -> None:
    text = "Bridge\n\nThe Ministry of Roads and Bridges of Orvel said that 20 people came. Anna Kern said it fell.\n"
    hearsay("import", "-", stdin=text.encode())
    heading, *rows = hearsay("claims").out.splitlines()
    assert any("Ministry of Roads and Bridges of Orvel" in row for row in rows)
    assert {row.index("certain") for row in rows} == {heading.index("how")}


def test_one_endless_name_widens_no_table(hearsay: Here) -> None:
    hearsay("import", "--outlet", "x" * 500, "-", stdin=b"Bridge\n\nIt fell.\n")
    assert len(hearsay("list").out.splitlines()[0]) < 100


def test_number_that_json_cannot_give_back_comes_back_as_it_was_written(hearsay: Here) -> None:
    lines = b'{"id": 1e400, "text": "It rained, he said."}\n{"id": [NaN, 1.5], "text": "It rained, he said."}\n'
    run = hearsay("claims", "--jsonl", "-", stdin=lines)

    def refuse(name: str) -> None:
        raise AssertionError(name)

    ids = [json.loads(line, parse_constant=refuse)["id"] for line in run.out.splitlines()]
    assert ids == ["1e400", ["NaN", 1.5]]


def test_number_is_no_text(hearsay: Here) -> None:
    run = hearsay("claims", "--jsonl", "-", stdin=b'{"id": 1, "text": 1e400}\n')
    assert (run.status, run.out) == (1, "")
    assert 'has no "text"' in run.err


GERMAN = "Der Bürgermeister sagte am Montag, dass die Brücke nicht mehr sicher ist und dass sie gesperrt wird."
UKRAINIAN = "Мер Остап Гринь заявив у понеділок, що міст уже не є безпечним і що його закриють до весни."


def test_a_language_without_rules_is_named(hearsay: Here, tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text(f"Die Brücke\n\n{GERMAN}\n", encoding="utf-8")
    hearsay("import", str(tmp_path / "de.txt"))
    run = hearsay("claims", hearsay("list", "--json").value[0]["uid"])
    assert run.status == 1
    assert "no rules for this language yet (de)" in run.err


def test_claims_by_basic_rules_say_so(hearsay: Here, tmp_path: Path) -> None:
    (tmp_path / "uk.txt").write_text(f"Міст закриють\n\n{UKRAINIAN}\n", encoding="utf-8")
    hearsay("import", str(tmp_path / "uk.txt"))
    run = hearsay("claims")
    assert run.status == 0
    assert "Остап Гринь" in run.out
    assert "basic rules for Ukrainian" in run.err


def test_claims_by_full_rules_say_nothing_of_rules(filled: Here) -> None:
    assert "rules" not in filled("claims").err
