"""The search for cycles stays away from what lives as long as the program."""

from __future__ import annotations

import gc

import pytest

from reader.tui.memory import leave_alone_what_is_loaded


@pytest.fixture
def collector():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_loaded_is_not_looked_at_again(collector):
    gc.collect()
    looked_at = len(gc.get_objects())
    leave_alone_what_is_loaded()
    assert gc.get_freeze_count() >= looked_at * 0.9
    assert len(gc.get_objects()) < looked_at * 0.1


def test_cycles_are_still_found(collector):
    leave_alone_what_is_loaded()
    cycle = []
    cycle.append(cycle)
    assert gc.isenabled()
    assert gc.get_threshold()[0] > 0
    del cycle
    assert gc.collect() >= 1
