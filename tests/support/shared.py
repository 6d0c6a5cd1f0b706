"""Finds the folder of shared test material that lies beside a developer's checkout, if there is one.

Such material (real articles, a hostile corpus, gold annotations) is not part of the repository; tests that want it
are skipped with a reason where it is absent.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parents[2]


def shared_folder() -> Path:
    """Folder of the shared material, whether it exists or not: HEARSAY_SHARED, else `shared` beside the checkout."""
    given = os.environ.get("HEARSAY_SHARED", "")
    return Path(given) if given else _CHECKOUT.parent / "shared"


def shared_path(*parts: str) -> Path:
    """Path of something shared; skips the running test when it is absent."""
    path = shared_folder().joinpath(*parts)
    if not path.exists():
        pytest.skip(f"shared material is absent: {'/'.join(parts)} (HEARSAY_SHARED names its folder)")
    return path
