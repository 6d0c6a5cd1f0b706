import json
import re
from dataclasses import replace
from pathlib import Path

from reader.claims.extract import extract
from reader.claims.record import from_record, to_record


def test_a_record_is_plain_json_with_every_field():
    text = "Ann Poe said about 4,000 boats may have sunk."
    record = json.loads(json.dumps(to_record("a1", extract(text), text, 0.5)))
    claim = record["claims"][0]
    assert (record["id"], record["seconds"]) == ("a1", 0.5)
    assert [text[a:b] for a, b in claim["source"] + claim["cue"]] == ["Ann Poe", "said"]
    assert (claim["speaker"], claim["speaker_kind"], claim["speaker_inferred"]) == ("Ann Poe", "person", False)
    assert (claim["polarity"], claim["certainty"], claim["reporting"]) == ("affirms", "possible", "neutral")
    assert (claim["nested_in"], [text[a:b] for a, b in claim["hedges"]]) == (None, ["may"])
    assert record["figures"][0]["claim"] == claim["id"]


def test_nobody_is_null():
    text = "It is believed that it fell."
    assert to_record("a", extract(text), text, 0)["claims"][0]["speaker"] is None


def test_the_manual_shows_what_is_written():
    manual = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
    shown = json.loads(re.search(r"```json\n(.*?)```", manual, re.S).group(1))
    text = re.search(r"The text was `([^`]+)`", manual).group(1)
    assert to_record("a1", extract(text), text, 0.002) == shown


TEXT = """\
Mayor Ana Koval said on Friday that about 47 people had been killed at the Orven bridge in Hollin.

Bo Ash, an engineer, warned that the bridge might fall. The Ministry of Roads denied the claim by Ash that it was old.
"""


def read_back(found, text=TEXT, **about):
    record = json.loads(json.dumps(to_record("a1", found, text, 0.5)))
    return from_record({**record, "text": text, **about})


def test_what_a_record_says_is_read_back_whole():
    found = extract(TEXT, published="2024-03-05")
    account = read_back(found, published="2024-03-05", outlet="Courier", title="Bridge")
    assert (account.uid, account.text, account.outlet, account.title) == ("a1", TEXT, "Courier", "Bridge")
    assert len(found.claims) > 2
    for ours, theirs in zip(found.claims, account.claims, strict=True):
        assert theirs.uid == f"a1#{ours.uid}"
        assert theirs.nested_in == (f"a1#{ours.nested_in}" if ours.nested_in else "")
        fields = ("source", "cue", "content", "polarity", "certainty", "reporting")
        assert [getattr(theirs, name) for name in fields] == [getattr(ours, name) for name in fields]
        assert (theirs.speaker.name, theirs.speaker.kind) == (ours.speaker.name, ours.speaker.kind)
    assert found.figures
    for ours, theirs in zip(found.figures, account.figures, strict=True):
        named = {"uid": f"a1#{ours.uid}", "claim_uid": f"a1#{ours.claim_uid}" if ours.claim_uid else ""}
        assert theirs == replace(ours, **named)


def test_what_a_claim_disputes_is_found_anew_in_a_record():
    found = extract(TEXT)
    ours = [[f"a1#{each.uid}" for each in claim.disputes] for claim in found.claims]
    assert any(ours)
    assert [[each.uid for each in claim.disputes] for claim in read_back(found).claims] == ours


def test_claims_whose_words_lie_outside_of_the_text_are_left_out():
    found = extract(TEXT)
    record = to_record("a1", found, TEXT, 0)
    cut = TEXT[: found.claims[1].content[0].start]
    account = from_record({**record, "text": cut})
    assert [each.uid for each in account.claims] == ["a1#c1"]
    assert all(each.span.end <= len(cut) for each in account.figures)
