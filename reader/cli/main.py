"""The wall around every command: arguments in, exit status out, and never a traceback on the screen."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from reader.cli.arguments import parse
from reader.cli.output import Output, Style, complaint, let_go_of_stdout, speak_utf8, wants_colour
from reader.cli.session import Session
from reader.errors import HearsayError

INTERRUPTED = 130
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}

Command = Callable[[Session], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments without the program's name; None for those of the process.

    Returns:
        0 done; 1 nothing found, nothing done or problems found; 2 wrong usage; 3 partly done; 4 library busy;
        130 interrupted.
    """
    speak_utf8()
    try:
        status = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has seen enough
        let_go_of_stdout()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as leaving:  # argparse, after help and version
        return leaving.code if isinstance(leaving.code, int) else 0
    except HearsayError as error:
        sys.stderr.write(complaint(error.message, error.hint))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 — the wall: whatever it is, it is told in one line
        return _tell_of_fault(error)
    return status


def _run(argv: list[str]) -> int:
    options = parse(argv)
    is_coloured = wants_colour(os.environ, is_refused=options.no_color)
    style = Style(is_json=options.json, is_quiet=options.quiet, is_coloured=is_coloured)
    session = Session(options, Output(style, sys.stdout, sys.stderr))
    try:
        return _find_command(options.run)(session)
    finally:
        session.close()


def _find_command(name: str) -> Command:
    """Load only the module of the command that was asked for."""
    module, _, function = name.partition(".")
    return cast("Command", getattr(importlib.import_module(f"reader.cli.commands.{module}"), function))


def _tell_of_fault(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno in _NO_ROOM:  # no fault of ours: `> file` on a full disk
        let_go_of_stdout()
        sys.stderr.write(complaint(f"the output could not be written: {error.strerror}", "Make room, then try again"))
        return 1
    report = _report_of(error)
    where = f"{report} says where" if report else "no report of it could be written"
    sys.stderr.write(complaint(f"a fault in the program ({type(error).__name__}), {where}", "please report it"))
    return 1


def _report_of(error: Exception) -> Path | None:
    try:
        from reader.cli.crash import write_report  # noqa: PLC0415 — traceback is wanted only now

        return write_report(error, os.environ)
    except Exception:  # noqa: BLE001 — a fault while telling of a fault: the line that follows must come out
        return None
