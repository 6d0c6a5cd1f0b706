"""The program as a process: what it loads, what it does at the edges of a shell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.runs import ROOT, Here, elsewhere

_LOADED = """\
import json, sys
from reader.cli.main import main
main({arguments!r})
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def _loaded(*arguments: str) -> set[str]:
    """Which packages a run has loaded."""
    return {name.partition(".")[0] for name in _modules(*arguments)}


def _modules(*arguments: str) -> set[str]:
    """Which modules a run has loaded."""
    code = _LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["import", "--help"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert _loaded(*arguments) & {"textual", "rich", "whoosh", "sqlite3", "platformdirs", "markdown_it"} == set()


@pytest.mark.parametrize("command", ["list", "search", "claims", "notes"])
def test_commands_load_no_screens(filled: Here, command: str) -> None:
    words = ["bridge"] if command == "search" else []
    assert _loaded("--library", str(filled.library), command, *words) & {"textual", "rich", "markdown_it"} == set()


def test_list_loads_no_search_library(filled: Here) -> None:
    assert "whoosh" not in _loaded("--library", str(filled.library), "list")


def test_a_search_in_step_loads_neither_whoosh_nor_the_network_that_it_brings(filled: Here) -> None:
    loaded = _modules("--library", str(filled.library), "search", "bridge")
    assert "reader.search.index" in loaded
    assert loaded & {"whoosh", "urllib.request", "http.client", "email.parser", "ssl", "socket"} == set()


def test_search_loads_no_rooms_that_it_does_not_enter(filled: Here) -> None:
    loaded = {name for name in _modules("--library", str(filled.library), "search", "bridge") if "reader." in name}
    rooms = {name.split(".")[1] for name in loaded}
    assert rooms & {"annotate", "claims", "ingest", "export", "tui"} == set()
    assert loaded & {f"reader.library.{name}" for name in ("notes", "claims", "history", "importing")} == set()


@pytest.mark.slow
def test_output_is_utf8_whatever_the_locale_says(tmp_path: Path) -> None:
    text = "Київ: міст стоїть\n\n“The bridge stands”, said mayor Ólafur Þór 李.\n".encode()
    library = str(tmp_path / "l")
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "", "PYTHONCOERCECLOCALE": "0"}
    assert elsewhere("--library", library, "import", "-", stdin=text, **plain).returncode == 0
    shown = elsewhere("--library", library, "list", **plain)
    assert "Київ: міст стоїть" in shown.stdout.decode("utf-8")


def test_reader_that_has_seen_enough_ends_the_output_silently(filled: Here) -> None:
    command = [sys.executable, "-m", "reader", "--library", str(filled.library), "export", "--to", "jsonl"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    with child.stderr:
        assert child.stderr.read() == b""
    assert child.wait(timeout=30) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupt_ends_with_130_and_without_a_traceback(filled: Here) -> None:
    command = [sys.executable, "-m", "reader", "--library", str(filled.library), "claims", "--jsonl", "-"]
    child = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write('{"id": "a", "text": "It rained, Kern said."}\n')
    child.stdin.flush()
    assert child.stdout.readline()  # it is at work, and waits for more
    child.send_signal(signal.SIGINT)
    _, story = child.communicate(timeout=30)
    assert (child.returncode, story) == (130, "")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_interrupted_import_of_standard_input_keeps_what_was_complete(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"Bridge {number}\n\nIt stands, Kern said."} for number in range(3000)]
    child = subprocess.Popen(
        [sys.executable, "-u", "-m", "reader", "--library", str(tmp_path), "import", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write("\n".join(json.dumps(row) for row in rows))
    child.stdin.close()
    assert child.stderr is not None
    with child:
        assert child.stdout.readline()  # some are on disk, and more are to come
        child.send_signal(signal.SIGINT)
        rest, story = child.stdout.read(), child.stderr.read()
    kept = json.loads(elsewhere("--library", str(tmp_path), "list", "--json", "--quiet").stdout)
    assert (child.returncode, len(kept)) == (130, 1 + len(rest.splitlines()))
    assert len(kept) < len(rows)
    assert "what is complete stays" in story


def test_program_without_a_terminal_prints_a_digest(filled: Here) -> None:
    done = elsewhere("--library", str(filled.library))
    assert done.returncode == 0
    shown = done.stdout.decode("utf-8")
    assert "2 articles" in shown
    assert "Who claims what" in shown
    assert "Kessel" in shown


def test_empty_library_without_a_terminal_says_how_to_fill_it(tmp_path: Path) -> None:
    done = elsewhere("--library", str(tmp_path / "new"))
    assert done.returncode == 0
    assert b"hearsay import" in done.stdout


@pytest.mark.slow
def test_demo_keeps_its_library_from_one_run_to_the_next(tmp_path: Path) -> None:
    first = elsewhere("--library", str(tmp_path), "--demo")
    assert first.returncode == 0
    assert b"Who claims what" in first.stdout
    assert b"sample" in first.stderr
    second = elsewhere("--library", str(tmp_path), "--demo")
    assert second.stdout == first.stdout
    assert second.stderr == b""
    assert not (tmp_path / "library.db").exists()


@pytest.mark.slow
def test_demo_takes_the_sample_of_another_release(tmp_path: Path) -> None:
    assert elsewhere("--library", str(tmp_path), "--demo").returncode == 0
    (tmp_path / "demo" / "sample.sha256").write_text("of another release", encoding="ascii")
    again = elsewhere("--library", str(tmp_path), "--demo")
    assert b"bringing in the sample" in again.stderr
    assert elsewhere("--library", str(tmp_path), "--demo").stderr == b""


def test_library_being_written_is_status_four(filled: Here) -> None:
    import sqlite3
    from contextlib import closing

    uid = filled("list", "--json").value[0]["uid"]
    with closing(sqlite3.connect(filled.library / "library.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        from reader.library import library as module

        original = module.Library.open.__func__  # type: ignore[attr-defined]
        module.Library.open = classmethod(lambda cls, paths, **more: original(cls, paths, busy_seconds=0.05, **more))  # type: ignore[method-assign, assignment]
        try:
            run = filled("mark", uid, "--star")
        finally:
            module.Library.open = classmethod(original)  # type: ignore[method-assign, assignment]
        other.rollback()
    assert run.status == 4
    assert run.err.count("\n") == 1


def _without_reader(library: Path, *arguments: str) -> tuple[int, str]:
    """Run a command whose output nobody takes; its status and stderr."""
    command = [sys.executable, "-m", "reader", "--library", str(library), *arguments]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    with child.stderr:
        said = child.stderr.read().decode()
    return child.wait(timeout=60), said


@pytest.mark.slow
def test_import_goes_on_when_nobody_reads_its_lines(hearsay: Here, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"News {number} of the day\n\nIt rained in {number}."}) for number in range(300)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, said = _without_reader(hearsay.library, "import", str(tmp_path / "many.jsonl"))
    assert (status, said) == (0, "300 added\n")
    assert len(hearsay("list", "--json").value) == 300


def test_claims_of_a_file_end_silently_when_nobody_reads_them(hearsay: Here, tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": "Lind said that 20 people came."}) + "\n"
    (tmp_path / "texts.jsonl").write_text(line * 50, encoding="utf-8")
    assert _without_reader(hearsay.library, "claims", "--jsonl", str(tmp_path / "texts.jsonl")) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_the_shell_closed_are_no_fault(filled: Here, closed: str) -> None:
    command = f"'{sys.executable}' -m reader --library '{filled.library}'"
    done = subprocess.run(f"{command} list {closed}", shell=True, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    done = subprocess.run(f"{command} import - {closed} <&-", shell=True, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"fault" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_output_without_room_is_one_line(filled: Here) -> None:
    command = [sys.executable, "-m", "reader", "--library", str(filled.library), "list", "--json"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("hearsay: the output could not be written: ")
    assert done.stderr.count(b"\n") == 1
