"""Waiting until a screen is at rest, without waiting longer than that.

Textual's pilot looks every 20 ms whether the process has used little of them, twice for each key. That is most of the
time of a test, and where others want the processor it may mistake being starved for being done. Here the event loop
itself is asked: nothing to run, no thread at work, no frame to draw, no timer about to ring.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from time import monotonic

import pytest
from support.at_work import is_at_work
from textual._context import active_app
from textual.app import App
from textual.timer import Timer

_SOON_SECONDS = 0.02
"""A timer that rings within this is part of what a key does, and a thread that does nothing for so long waits."""
_LOOK_AGAIN_SECONDS = 0.001
_FRAME_SECONDS = 1.0
"""A frame is drawn once all that changes it has come; sixty in a second would be half of the work."""


def wait_for_rest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for the app instead of for a quiet processor."""
    for module in ("textual.pilot", "textual.app"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_at_rest)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", _FRAME_SECONDS)


async def until_at_rest(_min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Stands for Textual's `wait_for_idle`: goes on as soon as the app has nothing left to do by itself."""
    loop, app, end = asyncio.get_running_loop(), active_app.get(), monotonic() + max_sleep
    idle_since = monotonic()
    while monotonic() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if not _has_threads(app) or is_at_work(os.getpid()):
            idle_since = monotonic()
        is_thread_awaited = _has_threads(app) and monotonic() - idle_since < _SOON_SECONDS
        if not is_thread_awaited and _has_drawn(app):
            continue
        if not is_thread_awaited and not any(_rings_soon(timer) for timer in _timers(app)):
            return
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)


def _has_threads(app: App) -> bool:
    return any(not worker.is_finished for worker in app.workers)


def _has_drawn(app: App) -> bool:
    """Draw the frame that the screen waits for, if it does."""
    screen = app.screen if app.screen_stack else None
    if screen is None or not screen._update_timer._active.is_set():
        return False
    screen._on_timer_update()
    return True


def _timers(app: App) -> Iterator[Timer]:
    yield from app._timers
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            yield from widget._timers


def _rings_soon(timer: Timer) -> bool:
    is_running = timer._task is not None and not timer._task.done()
    return is_running and timer._repeat == 0 and timer._interval <= _SOON_SECONDS
