import json
import re
from pathlib import Path

from reader.claims.extract import extract
from reader.claims.record import to_record


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
