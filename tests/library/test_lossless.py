"""An export, taken in by an empty library, is exported the same: byte for byte, whatever the library."""

from __future__ import annotations

import io
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from support.any_library import library_of, stories
from support.web_annotations import violations

from reader.model import Outcome

pytestmark = pytest.mark.slow
_EXAMPLES = int(os.environ.get("HEARSAY_LIBRARIES", "25"))
_some = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes, and tells little more
)


@given(story=stories)
@_some
def test_json_lines_come_back_byte_for_byte(story):
    with tempfile.TemporaryDirectory() as folder, library_of(Path(folder) / "one", story) as library:
        data = "".join(library.exchange.export("jsonl")).encode()
        with library_of(Path(folder) / "two", [], year=2030) as other:
            report = list(other.exchange.import_bytes(data))
            assert [line for line in report if line.outcome is Outcome.FAILED] == []
            assert "".join(other.exchange.export("jsonl")).encode() == data


@given(story=stories)
@_some
def test_web_annotations_come_back_byte_for_byte(story):
    with tempfile.TemporaryDirectory() as folder, library_of(Path(folder) / "one", story) as library:
        data = "".join(library.exchange.export("w3c")).encode()
        assert violations(json.loads(data)) == []
        with library_of(Path(folder) / "two", [], year=2030) as other:
            report = list(other.incoming.take_in(io.BytesIO(data), "notes.json"))
            assert [line for line in report if line.outcome is not Outcome.ADDED] == []
            assert "".join(other.exchange.export("w3c")).encode() == data
            other.history.undo()
            assert "".join(other.exchange.export("w3c")) == "[]\n"
