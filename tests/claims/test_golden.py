"""What the extractor reaches on annotated texts. A floor rises freely and falls only with a line in the changelog."""

import hashlib
import json
import subprocess
import sys

import pytest
from support.shared import shared_path

from reader.claims.extract import extract
from reader.claims.record import to_record

# whoever changes a gold file changes what the floors mean: pin it
DIGESTS = {
    ("gold", "gold.jsonl"): "37dabeb48293b7ffd29e26edcac7e9b49e40eec0f362f62d7e1d065ef24a3fb7",
    ("eval", "polnear-dev.jsonl"): "12c5ce58714a5025a2e926518c254e791f79602da7f2e52fdb65a4a2f9b0409c",
}
FICTION_FLOORS = {"statements": 86.0, "whole": 86.8, "content words": 92.3, "source": 87.0, "cue": 89.2}
FICTION_FIELD_FLOORS = {
    "speaker": 85.0,
    "described": 80.0,
    "speaker_kind": 93.0,
    "polarity": 99.0,
    "certainty": 92.5,
    "reporting": 98.0,
}
NEWS_FLOORS = {"statements": 71.3, "whole": 75.4, "content words": 87.0, "source": 74.0, "cue": 70.8}


def measured(folder, name, tmp_path, *options):
    gold = shared_path(folder, name)
    assert hashlib.sha256(gold.read_bytes()).hexdigest() == DIGESTS[folder, name]
    lines = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article.get("text") or (gold.parent / article["file"]).read_bytes().decode("utf-8")
        found = extract(text, title=article.get("title", ""), published=article.get("published", ""))
        lines.append(json.dumps(to_record(article["id"], found, text, 0.01)))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        str(shared_path("eval", "attribution.py")),
        str(gold),
        str(predicted),
        "--json",
        *options,
    ]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


@pytest.mark.slow
def test_claims_of_written_stories_stay_above_their_floors(tmp_path):
    result = measured("gold", "gold.jsonl", tmp_path)
    assert result["invalid_spans"]["predicted"] == 0
    scores = {name: result["scores"][name]["f1"] for name in FICTION_FLOORS}
    fields = {name: result["fields"][name]["accuracy"] for name in FICTION_FIELD_FLOORS}
    below = {name: value for name, value in scores.items() if value < FICTION_FLOORS[name]}
    below |= {name: value for name, value in fields.items() if value < FICTION_FIELD_FLOORS[name]}
    assert below == {}


@pytest.mark.slow
def test_claims_of_real_news_stay_above_their_floors(tmp_path):
    result = measured("eval", "polnear-dev.jsonl", tmp_path, "--outermost")
    below = {name: floor for name, floor in NEWS_FLOORS.items() if result["scores"][name]["f1"] < floor}
    assert below == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "000_60a0dfe90ae2334c.txt",
            {
                "Valery Zaluzhny",
                "UK Ministry of Defense",
                "Oleksandr Sirsky",
                "analysts",
                "Western services",
                "American Institute for the Study of War",
                "Ukrainians",
            },
            id="front-line-report",
        ),
        pytest.param(
            "003_3c79aea101959be2.txt",
            {
                "John Kirby",
                "Wagner PMC",
                "Wagner Group",
                "Ukraine",
                "Ukrainian Ministry of Defense",
                "Reuters and Ukrainian Ministry of Defense",
            },
            id="analysis",
        ),
    ],
)
def test_the_speakers_of_scraped_articles_are_found(name, expected):
    text = shared_path("seeds", name).read_text(encoding="utf-8")
    assert expected <= {claim.speaker.name for claim in extract(text).claims}
