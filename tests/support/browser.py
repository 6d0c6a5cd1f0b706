"""Headless Chromium over a pipe, with nothing but the standard library; tests are skipped where there is none."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)  # fmt: skip
_SECONDS = 60.0
# Chromium reads its commands from descriptor 3 and answers on 4; it may be given these two, the wrong way round.
_HANDS_OVER = """
import os, sys
commands, answers = (os.dup(os.dup(os.dup(int(each)))) for each in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """One tab; commands and events of the DevTools protocol, each a JSON text that ends with a zero byte."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._rest = b""
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One command and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._until(lambda each: each.get("id") == self._number, method)["result"]

    def open(self, path: Path, *, width: int, height: int = 900, media: str = "", scheme: str = "light") -> None:
        """Open a file on a screen of this size; `scheme` is light or dark, `media` print or empty."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.call(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        if not any(each.get("method") == "Page.loadEventFired" for each in self.events):
            self._until(lambda each: each.get("method") == "Page.loadEventFired", "load")

    def value(self, expression: str) -> Any:
        """What an expression is worth in the page; the page itself needs and has no script."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self, path: Path) -> None:
        """The whole page as PNG."""
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
        return base64.b64decode(answer["data"])

    def requests(self) -> list[str]:
        """Addresses that were asked for since the page was opened."""
        sent = (each for each in self.events if each.get("method") == "Network.requestWillBeSent")
        return [each["params"]["request"]["url"] for each in sent]

    def complaints(self) -> list[str]:
        """What the browser logged since the page was opened; a breach of the policy is there."""
        logged = (each for each in self.events if each.get("method") == "Log.entryAdded")
        return [each["params"]["entry"]["text"] for each in logged]

    def next_complaint(self) -> str:
        """What the browser logs next, unless it has already."""
        if not self.complaints():
            self._until(lambda each: each.get("method") == "Log.entryAdded", "a complaint")
        return self.complaints()[0]

    def _until(self, is_it: Any, what: str) -> dict[str, Any]:
        ends = monotonic() + _SECONDS
        while True:
            while b"\0" in self._rest:
                text, _, self._rest = self._rest.partition(b"\0")
                message = json.loads(text)
                if "method" in message:
                    self.events.append(message)
                if is_it(message):
                    assert "error" not in message, (what, message["error"])
                    return message
            assert select.select([self._read], [], [], max(0.0, ends - monotonic()))[0], f"no answer to {what}"
            piece = os.read(self._read, 1 << 16)
            assert piece, f"the browser ended before {what}"
            self._rest += piece


@contextmanager
def browser_in(folder: Path) -> Iterator[Browser]:
    """Start a browser with an empty profile in `folder`; skips where none is installed."""
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip(f"no browser here: none of {', '.join(NAMES)}")
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            _HANDS_OVER,
            str(theirs_in),
            str(theirs_out),
            program,
            *FLAGS,
            f"--user-data-dir={folder}",
        ],
        pass_fds=(theirs_in, theirs_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(ours_out, ours_in)
    finally:
        process.terminate()
        process.wait(_SECONDS)
        os.close(ours_out)
        os.close(ours_in)
