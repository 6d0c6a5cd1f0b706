"""What is kept of a fault in the program: where it happened, never what was being read."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from reader import __version__
from reader.settings import folders


def write_report(error: BaseException, environ: Mapping[str, str]) -> Path | None:
    """Write a report of a fault; returns its file, or None if no folder takes it.

    The messages of exceptions are left out, since they may quote the text of an article.
    """
    text = "\n".join(_lines(error))
    for folder in _places(environ):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
            path.touch(mode=0o600)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return None


def _places(environ: Mapping[str, str]) -> Iterator[Path]:
    with suppress(ImportError):  # of a broken installation too there should be a report
        yield folders(None, environ).state / "crashes"
    yield Path(tempfile.gettempdir())


def _lines(error: BaseException) -> Iterator[str]:
    yield f"hearsay {__version__}, Python {platform.python_version()}, {sys.platform}"
    link: BaseException | None = error
    while link is not None:
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        link = link.__cause__ or link.__context__
    yield ""
