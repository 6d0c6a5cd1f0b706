"""Whoosh comes in lightly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_whoever_needs_the_network_module_still_gets_the_real_one():
    code = "import reader.search.whoosh_door, urllib.request; print(urllib.request.Request.__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "Request"
