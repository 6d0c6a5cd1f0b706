"""Settings: which file, which folders, which values."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.model import BackupPlan
from reader.settings import colour_called, load, save_theme


def _config(folder: Path, text: str) -> None:
    (folder / "config.toml").write_text(text, encoding="utf-8")


def test_library_option_holds_everything_in_one_folder(tmp_path: Path) -> None:
    settings = load(str(tmp_path), {"HEARSAY_HOME": "elsewhere"})
    assert settings.paths.database == tmp_path / "library.db"
    assert settings.paths.index == tmp_path / "cache" / "index"
    assert settings.config_file == tmp_path / "config.toml"


def test_environment_names_the_folder_when_no_option_does(tmp_path: Path) -> None:
    assert load(None, {"HEARSAY_HOME": str(tmp_path)}).paths.database == tmp_path / "library.db"


def test_demo_has_a_library_and_an_index_of_its_own(tmp_path: Path) -> None:
    own, demo = load(str(tmp_path), {}), load(str(tmp_path), {}, is_demo=True)
    assert own.paths.database != demo.paths.database
    assert own.paths.index != demo.paths.index
    assert own.config_file == demo.config_file


def test_absent_file_leaves_everything_as_it_comes(tmp_path: Path) -> None:
    settings = load(str(tmp_path), {})
    assert (settings.theme, dict(settings.keys), settings.no_color, settings.warnings) == ("ink", {}, False, ())


@pytest.mark.parametrize("glyphs", ["unicode", "ascii"])
def test_glyphs_are_taken_from_the_file(tmp_path: Path, glyphs: str) -> None:
    assert load(str(tmp_path), {}).glyphs == ""
    _config(tmp_path, f'glyphs = "{glyphs}"\n')
    assert load(str(tmp_path), {}).glyphs == glyphs


def test_colours_have_names_of_the_readers(tmp_path: Path) -> None:
    _config(tmp_path, '[colours]\nyellow = " key  figure "\n')
    settings = load(str(tmp_path), {})
    assert dict(settings.colours) == {"yellow": "key figure"}
    assert [colour_called(settings, name) for name in ("Key Figure", "yellow", "green", "red")] == [
        "yellow", "yellow", "green", "",
    ]  # fmt: skip


def test_backups_are_made_by_themselves_unless_the_file_says_no(tmp_path: Path) -> None:
    assert load(str(tmp_path), {}).backups == BackupPlan(is_daily=True, most_bytes=None)
    _config(tmp_path, "backups = false\nbackups_mb = 20\n")
    assert load(str(tmp_path), {}).backups == BackupPlan(is_daily=False, most_bytes=20_000_000)
    _config(tmp_path, 'backups = "never"\nbackups_mb = true\n')
    settings = load(str(tmp_path), {})
    assert (settings.backups, len(settings.warnings)) == (BackupPlan(), 2)


def test_keys_are_one_or_several(tmp_path: Path) -> None:
    _config(tmp_path, '[keys]\nundo = "z"\nhelp = ["f1", "?"]\n')
    assert dict(load(str(tmp_path), {}).keys) == {"undo": ("z",), "help": ("f1", "?")}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param('them = "ink"', "'them'", id="unknown"),
        pytest.param('theme = "pink"', "theme is one of", id="theme"),
        pytest.param("theme = 3", "theme is one of", id="theme-number"),
        pytest.param('no_color = "yes"', "no_color is true or false", id="no-color"),
        pytest.param('glyphs = "emoji"', "glyphs is one of", id="glyphs"),
        pytest.param("keys = 3", "keys is a table", id="keys"),
        pytest.param("[keys]\nundo = 3", "keys.undo", id="key-number"),
        pytest.param('[keys]\nundo = ["a", 1]', "keys.undo", id="key-list"),
        pytest.param("colours = 3", "colours is a table", id="colours"),
        pytest.param('[colours]\nmauve = "a"', "colours.mauve", id="no-colour"),
        pytest.param('[colours]\nyellow = " "', "colours.yellow", id="colour-without-a-name"),
    ],
)
def test_value_that_makes_no_sense_is_a_warning_and_is_ignored(tmp_path: Path, text: str, word: str) -> None:
    _config(tmp_path, text)
    settings = load(str(tmp_path), {})
    assert (settings.theme, dict(settings.keys), settings.no_color) == ("ink", {}, False)
    [warning] = settings.warnings
    assert word in warning


def test_file_that_is_not_toml_names_the_line(tmp_path: Path) -> None:
    _config(tmp_path, 'theme = "ink"\ntheme = "paper"\n')
    with pytest.raises(SettingsError, match="line 2"):
        load(str(tmp_path), {})


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b'theme = "\xff"')
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(str(tmp_path), {})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(
            '# mine\ntheme = "paper" # dark is tiring\nno_color = true\n\n[keys]\nundo = "z"\n', id="replaced"
        ),
        pytest.param('[keys]\ntheme = "x"\n', id="another-theme-in-a-table"),
        pytest.param("no_color = true\n", id="added"),
    ],
)
def test_theme_is_saved_and_every_other_line_stays(tmp_path: Path, text: str) -> None:
    _config(tmp_path, text)
    before = load(str(tmp_path), {})
    saved = save_theme(before, "contrast")
    after = load(str(tmp_path), {})
    assert saved.theme == after.theme == "contrast"
    assert (after.keys, after.no_color) == (before.keys, before.no_color)
    kept = (tmp_path / "config.toml").read_text(encoding="utf-8").splitlines()
    assert all(line in kept for line in text.splitlines() if not line.startswith("theme") or "x" in line)


def test_theme_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    settings = load(None, {"HEARSAY_HOME": str(tmp_path / "other")})
    from dataclasses import replace

    with pytest.raises(SettingsError, match="cannot be written"):
        save_theme(replace(settings, config_file=tmp_path / "config.toml"), "paper")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_theme_that_finds_no_room_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    _config(tmp_path, 'theme = "ink"\n')
    (tmp_path / "config.toml.new").symlink_to("/dev/full")
    with pytest.raises(SettingsError, match="cannot be written"):
        save_theme(load(str(tmp_path), {}), "paper")
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]
    assert load(str(tmp_path), {}).theme == "ink"


def test_theme_of_a_file_with_a_byte_order_mark_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "paper"\n', encoding="utf-8-sig")
    save_theme(load(str(tmp_path), {}), "contrast")
    assert load(str(tmp_path), {}).theme == "contrast"
