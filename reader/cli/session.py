"""One run of the program: its options, its settings, its output, and the library once a command asks for it."""

from __future__ import annotations

import argparse
import os
from contextlib import ExitStack, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from reader.cli.output import Output
from reader.errors import HearsayError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.settings import Settings


def status_of(*, done: int, failed: int) -> int:
    """Exit status of a command that does many things: 0 all, 3 some, 1 none."""
    if not done:
        return 1
    return 3 if failed else 0


class Session:
    """What every command gets."""

    def __init__(self, options: argparse.Namespace, out: Output) -> None:
        self.options = options
        self.out = out
        self._closing = ExitStack()
        self._is_forgiving = False

    def forgive_settings(self) -> None:
        """Go on without a configuration file that cannot be used, in a command that helps to mend it."""
        self._is_forgiving = True

    @cached_property
    def settings(self) -> Settings:
        """The settings, read on first use; what is odd in them is said once."""
        from reader.settings import load  # noqa: PLC0415 — help and version need no settings

        where = self.options.library, os.environ
        settings = load(*where, is_demo=self.options.demo, is_forgiving=self._is_forgiving)
        if settings.broken is not None:
            self.out.complain(settings.broken.message, settings.broken.hint)
        for warning in settings.warnings:
            self.out.complain(warning)
        return settings

    @cached_property
    def library(self) -> Library:
        """The library, opened on first use and closed with the session."""
        from reader.library import Library  # noqa: PLC0415 — SQLite and the search room cost 0.1 s

        return self._closing.enter_context(Library.open(self.settings.paths, backups=self.settings.backups))

    def close(self) -> None:
        """Let go of the library, if it was opened; once a day its backup is made behind a command that changed it."""
        if "library" in self.__dict__ and self.library.has_written:
            with suppress(HearsayError):
                self.library.backups.begin_daily()
        self._closing.close()
