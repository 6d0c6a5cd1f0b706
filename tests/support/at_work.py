"""Whether a process has something to do: one that only waits for its turn is not done."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path


def is_at_work(process: int) -> bool:
    """Whether a thread runs, but for the one that asks, or would if the processor were free.

    Only Linux tells; elsewhere it is always False.
    """
    asks = str(threading.get_native_id())
    for stat in Path(f"/proc/{process}/task").glob("*/stat"):
        with suppress(OSError):  # the thread has just ended
            state = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
            if state in "RD" and stat.parent.name != asks:
                return True
    return False
