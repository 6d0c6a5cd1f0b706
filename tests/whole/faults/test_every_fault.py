"""Every fault of the shared list has its test, in a real process; FAULTS says where."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from support.shared import shared_path

WHOLE = Path(__file__).resolve().parents[1]
FAULTS = {
    "kill-import": "test_import_faults.py::test_killed_import_goes_on_where_it_was",
    "kill-save": "test_faults.py::test_a_note_shown_as_saved_survives_a_kill",
    "kill-merge": "test_index_faults.py::test_whatever_was_said_to_be_on_disk_is_found_after_every_kill",
    "disk-full-tmpfs": "faults/test_storage.py::test_a_full_disk_ends_an_import_in_one_line_and_keeps_what_was_told",
    "disk-full-limit": "faults/test_storage.py::test_an_import_that_a_full_disk_ended_goes_on_when_there_is_room",
    "disk-full-note": "faults/test_storage.py::test_a_note_that_a_full_disk_does_not_take_stays_in_the_editor",
    "data-read-only": "faults/test_storage.py::test_a_library_that_cannot_be_written_is_read_and_refuses_in_one_line",
    "home-read-only": "faults/test_storage.py::test_a_home_that_cannot_be_written_is_told_in_one_line",
    "home-missing": "faults/test_storage.py::test_without_a_home_nothing_is_made_in_the_working_folder",
    "no-tty": "faults/test_terminal.py::test_without_a_terminal_the_library_is_told_in_plain_text",
    "term-dumb": "faults/test_terminal.py::test_an_odd_terminal_does_no_harm",
    "term-unset": "faults/test_terminal.py::test_an_odd_terminal_does_no_harm",
    "tiny-terminal": "faults/test_terminal.py::test_windows_of_any_size_are_drawn_and_the_usual_one_comes_back",
    "resize-storm": "faults/test_terminal.py::test_a_storm_of_resizes_keeps_the_words_that_are_read",
    "sigterm": "faults/test_terminal.py::test_a_signal_while_the_reader_imports_keeps_what_came_in",
    "sighup": "faults/test_terminal.py::test_a_closed_terminal_ends_the_reader_and_frees_the_library",
    "sigint": "faults/test_processes.py::test_an_interrupt_ends_an_import_soon_and_counts_what_was_stored",
    "suspend": "faults/test_terminal.py::test_stopping_gives_the_terminal_back_and_going_on_draws_at_the_new_size",
    "invalid-typing": "faults/test_input.py::test_bytes_that_are_no_utf8_are_read_over_wherever_they_are_typed",
    "paste-1mb": "faults/test_input.py::test_a_huge_paste_is_taken_or_cut_and_the_reader_answers_soon",
    "two-processes": "faults/test_processes.py::test_two_imports_and_a_reader_on_one_library_lose_nothing",
    "db-locked": "faults/test_processes.py::test_a_locked_library_is_told_in_one_line_and_the_reader_goes_on",
    "index-damaged": "faults/test_damage.py::test_a_damaged_index_never_answers_wrongly_and_heals",
    "db-damaged": "faults/test_damage.py::test_a_damaged_database_is_told_in_one_line_and_stays_as_it_is",
    "schema-newer": "faults/test_damage.py::test_a_library_of_a_later_release_is_refused_in_one_line_and_not_touched",
    "index-newer": "faults/test_damage.py::test_an_index_of_a_later_release_is_built_anew_with_one_line_of_notice",
    "clock-backwards": "faults/test_processes.py::test_a_clock_that_jumps_overwrites_nothing_and_orders_nothing_anew",
    "locale-c": "faults/test_terminal.py::test_text_is_utf8_whatever_the_locale_says",
    "stdin-piped": "faults/test_input.py::test_what_comes_through_a_pipe_is_imported_and_is_no_keys",
    "stdout-closed": "faults/test_input.py::test_output_that_nobody_takes_ends_without_a_traceback",
    "file-disappears": "faults/test_processes.py::test_files_that_vanish_or_turn_into_other_things_cost_a_line_each",
    "folder-10000": "faults/test_processes.py::test_a_folder_of_many_files_names_each_bad_one_and_comes_in_once",
    "few-handles": "faults/test_processes.py::test_little_of_everything_is_enough_or_is_told_in_one_line",
}


def functions_of(name):
    module = ast.parse((WHOLE / name).read_text(encoding="utf-8"))
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_test_of_a_fault_is_there(fault):
    name, _, function = FAULTS[fault].partition("::")
    assert function in functions_of(name)


def test_every_fault_of_the_list_has_its_test():
    listed = json.loads(shared_path("hostile", "faults.json").read_text(encoding="utf-8"))["faults"]
    assert sorted(each["id"] for each in listed) == sorted(FAULTS)
