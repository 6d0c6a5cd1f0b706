"""Configuration file and environment, read once and handed down as plain values.

One folder may hold everything (`--library DIR` or `HEARSAY_HOME`): `library.db`, `cache/index`, `config.toml`.
Without it the platform's own folders for data, cache and configuration are used.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from reader.errors import SettingsError
from reader.model import BackupPlan, LibraryPaths

APP_NAME = "hearsay"
THEMES = ("ink", "paper", "contrast")
GLYPHS = ("unicode", "ascii")
HOME_VARIABLE = "HEARSAY_HOME"
_THEME_LINE = re.compile(r"""^[ \t]*(?:theme|"theme"|'theme')[ \t]*=.*$""")
_TABLE_LINE = re.compile(r"^[ \t]*\[")

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set from outside.

    Attributes:
        paths: where the library lies.
        config_file: the configuration file, which need not exist.
        theme: name of the colour theme.
        keys: action name → the keys that replace its own; the screens check the names.
        colours: names of the colours of highlights, by colour; those without a name of the reader's are left out.
        no_color: no colour at all, on screens and in tables.
        glyphs: what the screens draw with, one of `GLYPHS`; empty lets the terminal decide.
        backups: whether backups are made by themselves, and how much room they may take.
        warnings: a line for each setting that is unknown or has no sensible value, and is ignored.
        broken: why the configuration file could not be read at all, for those commands that go on without it.
    """

    paths: LibraryPaths
    config_file: Path
    theme: str = THEMES[0]
    keys: Keys = field(default_factory=lambda: MappingProxyType({}))
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    no_color: bool = False
    glyphs: str = ""
    backups: BackupPlan = field(default_factory=BackupPlan)
    warnings: tuple[str, ...] = ()
    broken: SettingsError | None = None


@dataclass(frozen=True, slots=True)
class Folders:
    """Where one user's data, cache, configuration and crash reports lie."""

    data: Path
    cache: Path
    config: Path
    state: Path


def folders(library: str | None, environ: Mapping[str, str]) -> Folders:
    """Say which folders a library uses: one folder for all where `library` or `HEARSAY_HOME` names it."""
    named = library or environ.get(HOME_VARIABLE, "")
    if named:
        home = Path(os.path.abspath(os.path.expanduser(named)))  # a lone "~" must not raise, nor links be followed
        return Folders(home, home / "cache", home, home / "cache")
    import platformdirs  # noqa: PLC0415 — costs 8 ms, and a named library does not need it

    return Folders(
        platformdirs.user_data_path(APP_NAME, appauthor=False),
        platformdirs.user_cache_path(APP_NAME, appauthor=False),
        platformdirs.user_config_path(APP_NAME, appauthor=False),
        platformdirs.user_state_path(APP_NAME, appauthor=False),
    )


def load(
    library: str | None, environ: Mapping[str, str], *, is_demo: bool = False, is_forgiving: bool = False
) -> Settings:
    """Read the settings.

    Args:
        library: folder that holds everything, or None for `HEARSAY_HOME`, else the platform's folders.
        environ: the environment; `HEARSAY_HOME` and `NO_COLOR` count.
        is_demo: take the library of the sample, which lies in a folder of its own beside the reader's.
        is_forgiving: go on without a file that cannot be used, and say why in `broken`.

    Raises:
        SettingsError: the configuration file cannot be read or is not TOML.
    """
    where = folders(library, environ)
    demo = ("demo",) if is_demo else ()
    paths = LibraryPaths(where.data.joinpath(*demo, "library.db"), where.cache.joinpath(*demo, "index"))
    settings = Settings(paths, where.config / "config.toml", no_color=bool(environ.get("NO_COLOR")))
    try:
        return _with_values(settings, _read(settings.config_file))
    except SettingsError as error:
        if not is_forgiving:
            raise
        return replace(settings, broken=error)


def colour_called(settings: Settings, name: str) -> str:
    """The colour of that name: its own, or the one that the reader gave it; empty when there is none."""
    from reader.model import Colour  # noqa: PLC0415 — few commands speak of colours

    folded = name.strip().casefold()
    called = {given.casefold(): colour for colour, given in settings.colours.items()}
    return folded if folded in set(Colour) else called.get(folded, "")


def save_theme(settings: Settings, theme: str) -> Settings:
    """Write the theme into the configuration file, and leave every other line of it as it is.

    Raises:
        SettingsError: the file cannot be written.
    """
    path = settings.config_file
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""  # a mark would end up inside, as an error
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace_file(path, _with_theme(old, theme))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: cannot be written ({_reason(error)})", hint="The theme holds until you quit"
        ) from error
    return replace(settings, theme=theme)


def _replace_file(path: Path, text: str) -> None:
    """Write beside and rename, so that a crash leaves the old file or the new one."""
    real = path.resolve()  # a link into a folder of dotfiles stays a link
    beside = real.with_name(f"{real.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(real)
    finally:  # on a full disk half a file would stay
        beside.unlink(missing_ok=True)


def _with_theme(text: str, theme: str) -> str:
    line = f'theme = "{theme}"'
    lines = text.splitlines()
    for number, old in enumerate(lines):
        if _TABLE_LINE.match(old):
            break
        if _THEME_LINE.match(old):
            lines[number] = line
            return "\n".join(lines) + "\n"
    return "\n".join([line, *lines]) + "\n"


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}", hint="Correct that line, or move the file away") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({_reason(error)})", hint="It must be text in UTF-8") from error


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "not UTF-8"


def _with_values(settings: Settings, values: dict[str, object]) -> Settings:
    warnings: list[str] = []
    for name, value in values.items():
        take = _TAKERS.get(name)
        if take is None:
            warnings.append(f"{settings.config_file}: unknown setting {name!r} is ignored")
            continue
        taken, slips = take(settings, value)
        settings = taken
        warnings += [f"{settings.config_file}: {slip}" for slip in slips]
    return replace(settings, warnings=tuple(warnings))


_Taken = tuple[Settings, list[str]]


def _take_theme(settings: Settings, value: object) -> _Taken:
    if isinstance(value, str) and value in THEMES:
        return replace(settings, theme=value), []
    return settings, [f"theme is one of {', '.join(THEMES)}, not {value!r}"]


def _take_no_color(settings: Settings, value: object) -> _Taken:
    if isinstance(value, bool):
        return replace(settings, no_color=settings.no_color or value), []
    return settings, [f"no_color is true or false, not {value!r}"]


def _take_glyphs(settings: Settings, value: object) -> _Taken:
    if isinstance(value, str) and value in GLYPHS:
        return replace(settings, glyphs=value), []
    return settings, [f"glyphs is one of {', '.join(GLYPHS)}, not {value!r}"]


def _take_backups(settings: Settings, value: object) -> _Taken:
    if isinstance(value, bool):
        return replace(settings, backups=replace(settings.backups, is_daily=value)), []
    return settings, [f"backups is true or false, not {value!r}"]


def _take_backups_mb(settings: Settings, value: object) -> _Taken:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return replace(settings, backups=replace(settings.backups, most_bytes=value * 1_000_000)), []
    return settings, [f"backups_mb is a number of megabytes, not {value!r}"]


def _take_keys(settings: Settings, value: object) -> _Taken:
    if not isinstance(value, dict):
        return settings, ['keys is a table: write [keys], and below it lines such as toggle_star = "*"']
    keys: dict[str, tuple[str, ...]] = {}
    slips: list[str] = []
    for action, given in value.items():
        wanted = (given,) if isinstance(given, str) else given
        if isinstance(wanted, list | tuple) and all(isinstance(key, str) and key for key in wanted):
            keys[action] = tuple(wanted)
        else:
            slips.append(f"keys.{action} is a key or a list of keys, not {given!r}")
    return replace(settings, keys=MappingProxyType(keys)), slips


def _take_colours(settings: Settings, value: object) -> _Taken:
    if not isinstance(value, dict):
        return settings, ['colours is a table: write [colours], and below it lines such as yellow = "key figure"']
    from reader.model import Colour  # noqa: PLC0415 — as above

    names: dict[str, str] = {}
    slips: list[str] = []
    for colour, name in value.items():
        if colour not in set(Colour):
            slips.append(f"colours.{colour}: a colour is one of {', '.join(Colour)}")
        elif not isinstance(name, str) or not name.strip():
            slips.append(f"colours.{colour} is a name in quotation marks, not {name!r}")
        else:
            names[colour] = " ".join(name.split())
    return replace(settings, colours=MappingProxyType(names)), slips


_TAKERS: Mapping[str, Callable[[Settings, object], _Taken]] = {
    "theme": _take_theme,
    "no_color": _take_no_color,
    "glyphs": _take_glyphs,
    "backups": _take_backups,
    "backups_mb": _take_backups_mb,
    "keys": _take_keys,
    "colours": _take_colours,
}
