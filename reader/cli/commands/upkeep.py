"""Commands that look after program and library: doctor, reindex, where, config, completions."""

from __future__ import annotations

import json
import os
from pathlib import Path

from reader import assets
from reader.cli import shapes
from reader.cli.commands.meter import Meter
from reader.cli.commands.relating import relate
from reader.cli.session import Session
from reader.errors import LibraryBusyError, LibraryError
from reader.model import Finding
from reader.settings import Settings, folders


def doctor(session: Session) -> int:
    """`hearsay doctor [--repair]`: 1 when something is wrong and stays so."""
    session.forgive_settings()
    findings = (_about_assets(), _about_settings(session), *_about_library(session))
    is_well = all(finding.is_ok or finding.is_repaired for finding in findings)
    if session.out.style.is_json:
        session.out.array(map(shapes.plain, findings))
        return 0 if is_well else 1
    for finding in findings:
        session.out.line(_line(finding))
    return 0 if is_well else 1


def _line(finding: Finding) -> str:
    word = "ok" if finding.is_ok else "mended" if finding.is_repaired else "WRONG"
    hint = f"; {finding.hint}" if finding.hint and word == "WRONG" else ""
    return f"{word:<7} {finding.name}: {finding.message}{hint}"


def _about_settings(session: Session) -> Finding:
    settings = session.settings
    if settings.broken is not None:
        return Finding("settings", is_ok=False, message=settings.broken.message, hint=settings.broken.hint)
    is_there = settings.config_file.exists()
    return Finding("settings", is_ok=True, message="config.toml can be used" if is_there else "there is no config.toml")


def _about_library(session: Session) -> tuple[Finding, ...]:
    """Findings also about a library that does not open: that is when somebody asks the doctor."""
    try:
        return session.library.health.check(repair=session.options.repair, crashes=_crashes())
    except LibraryBusyError:
        raise
    except LibraryError as error:
        from reader.library.health import without_library  # noqa: PLC0415 — seldom wanted

        return without_library(session.settings.paths.database, error)


def _crashes() -> Path:
    return folders(None, os.environ).state / "crashes"


def _about_assets() -> Finding:
    lacking = [folder.name for folder in (assets.styles_folder(), assets.sample_folder()) if not folder.is_dir()]
    if lacking:
        return Finding("files", is_ok=False, message=f"missing: {', '.join(lacking)}", hint="Install Hearsay anew")
    return Finding("files", is_ok=True, message="styles and sample are there")


def reindex(session: Session) -> int:
    """`hearsay reindex`: builds the search index anew, then relates what is still to come."""
    count = session.library.health.reindex(on_progress=Meter(session.out, "indexing").show)
    session.out.over("")
    related = relate(session, most=None)
    if session.out.style.is_json:
        session.out.json({"articles": count, "related": related})
    else:
        session.out.note(f"articles indexed: {count:,}" + (f"; related: {related:,}" if related else ""))
    return 0


def show_where(session: Session) -> int:
    """`hearsay where`."""
    session.forgive_settings()
    places = {
        "library": session.settings.paths.database,
        "backups": session.settings.paths.database.parent / "backups",
        "index": session.settings.paths.index,
        "config": session.settings.config_file,
        "crashes": _crashes(),
        "styles": assets.styles_folder(),
        "sample": assets.sample_folder(),
    }
    return _print_facts(session, {name: str(path) for name, path in places.items()})


def _print_facts(session: Session, facts: dict[str, str]) -> int:
    if session.out.style.is_json:
        session.out.json(facts)
        return 0
    for name, value in facts.items():
        session.out.line(f"{name:<9} {value}")
    return 0


def show_config(session: Session) -> int:
    """`hearsay config`: which file, and what holds."""
    session.forgive_settings()
    settings = session.settings
    if session.out.style.is_json:
        session.out.json(_config_shape(settings))
        return 0
    session.out.line(f"# {settings.config_file}{_is_absent(settings.config_file)}")
    session.out.line(f'theme = "{settings.theme}"')
    session.out.line(f"no_color = {str(settings.no_color).lower()}")
    if settings.glyphs:
        session.out.line(f'glyphs = "{settings.glyphs}"')
    session.out.line(f"backups = {str(settings.backups.is_daily).lower()}")
    if settings.backups.most_bytes is not None:
        session.out.line(f"backups_mb = {settings.backups.most_bytes // 1_000_000}")
    if settings.keys:
        session.out.line("[keys]")
    for action, keys in settings.keys.items():
        session.out.line(f"{action} = {list(keys)}")
    if settings.colours:
        session.out.line("[colours]")
    for colour, name in settings.colours.items():
        session.out.line(f"{colour} = {json.dumps(name, ensure_ascii=False)}")
    return 0


def _is_absent(path: Path) -> str:
    return "" if path.exists() else " (not there: everything as it comes)"


def _config_shape(settings: Settings) -> shapes.Shape:
    return {
        "config_file": str(settings.config_file),
        "theme": settings.theme,
        "no_color": settings.no_color,
        "glyphs": settings.glyphs,
        "backups": settings.backups.is_daily,
        "backups_mb": None if settings.backups.most_bytes is None else settings.backups.most_bytes // 1_000_000,
        "colours": dict(settings.colours),
        "keys": {action: list(keys) for action, keys in settings.keys.items()},
        "warnings": [*([settings.broken.message] if settings.broken else []), *settings.warnings],
    }


def print_completions(session: Session) -> int:
    """`hearsay completions SHELL`."""
    import shtab  # noqa: PLC0415 — wanted by this command only

    from reader.cli.arguments import build_parser  # noqa: PLC0415 — as above

    session.out.block(shtab.complete(build_parser(), shell=session.options.shell))
    return 0
