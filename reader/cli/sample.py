"""Brings the sample into the library of `--demo`, once; and again when the program has another sample."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from reader.assets import sample_folder
from reader.cli.commands.relating import relate
from reader.cli.session import Session
from reader.model import Outcome

_MARK = "sample.sha256"


def bring_sample(session: Session) -> None:
    """Import the sample where the library has none of it, or that of another release."""
    mark, kept = _digest(sample_folder()), session.settings.paths.database.with_name(_MARK)
    if session.library.articles.counts().articles and _read(kept) == mark:
        return
    session.out.note("bringing in the sample …")
    has_failed = False
    for item in session.library.exchange.import_sample():
        if item.outcome is Outcome.FAILED:
            has_failed = True
            session.out.complain(f"{item.origin}: {item.message}", item.hint)
    relate(session)
    if not has_failed:
        with suppress(OSError):  # it is then looked through again the next time, which changes nothing
            kept.write_text(mark, encoding="ascii")


def _digest(folder: Path) -> str:
    """A number for the sample's files; they are few and small."""
    digest = hashlib.sha256()
    for path in sorted((folder / "articles").iterdir()):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
