"""Commands that bring articles in relate them, or say what is still to come."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.runs import Here

from reader.cli.commands import relating


def test_what_was_imported_is_related_when_the_import_ends(filled: Here) -> None:
    run = filled("reindex", "--json")
    assert run.value == {"articles": 2, "related": 0}
    assert "still to come" not in run.err


def test_after_a_large_import_a_line_says_what_is_still_to_come(
    hearsay: Here, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating.relate, "__kwdefaults__", {"most": 1})
    run = hearsay("import", str(articles))
    assert run.status == 0
    assert "the relations of 2 articles are still to come" in run.err
    assert "hearsay reindex" in run.err


def test_reindex_relates_however_much_is_to_come(
    hearsay: Here, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating.relate, "__kwdefaults__", {"most": 1})
    hearsay("import", str(articles))
    assert hearsay("reindex", "--json").value == {"articles": 2, "related": 2}


def test_a_dry_run_relates_nothing(hearsay: Here, articles: Path) -> None:
    assert "still to come" not in hearsay("import", "--dry-run", str(articles)).err


def test_an_import_that_brings_nothing_says_nothing_of_relations(filled: Here, articles: Path) -> None:
    assert "relations" not in filled("import", str(articles)).err


@pytest.mark.slow
def test_the_sample_is_related_when_it_is_there(hearsay: Here) -> None:
    hearsay("--demo")
    assert hearsay("--demo", "reindex", "--json").value["related"] == 0
