"""A folder of note files for Obsidian, kept in step with the library: only what has changed is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ExportError
from reader.export import obsidian
from reader.model import Annotation, Article

_ENDING = ".md"
_HEAD_BYTES = 65_536
_MOST_FILES = 100_000
_MOST_BYTES = 20_000_000
_SHORT = 8


@dataclass(slots=True)
class Vault:
    """One folder; its counts say what became of its files.

    Attributes:
        folder: where the files are; made when it is not there.
        written: how many files were written.
        same: how many were as they should be, and were not touched.
        left: files that were left alone, each with why.
    """

    folder: Path
    written: int = 0
    same: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)
    _files: dict[str, Path] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def find_files(self) -> None:
        """Find the files that name an article of this program, wherever in the folder a person has put them.

        Raises:
            ExportError: the folder cannot be made or read.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = f"{self.folder}: {error.strerror or 'cannot be made'}"
            raise ExportError(why, hint="Choose another folder with -o") from error
        for path in sorted(_notes_in(self.folder)):
            uid = obsidian.uid_in(_head(path))
            self._used.add(path.name.casefold())
            if uid:
                self._files.setdefault(uid, path)

    def place_files(self, articles: Iterable[Article]) -> None:
        """Say which file each article has: the one that names it, else a new one whose name is not taken."""
        for article in articles:
            if article.uid not in self._files:
                self._files[article.uid] = self.folder / self._free_name(article)

    def keep(self, article: Article, marks: tuple[Annotation, ...], link_to: Callable[[str, str], str]) -> None:
        """Write the file of an article, unless it says all that already.

        Raises:
            ExportError: it cannot be written.
        """
        path = self._files[article.uid]
        before = _whole(path)
        if path.is_symlink() or before is None:
            self.left.append((path.name, "is no file of text"))
        elif before and not obsidian.is_ours(before):
            self.left.append((path.name, "has no line any more that says which part of it is yours"))
        else:
            self._write(path, before, obsidian.page(article, marks, link_to, before=before))

    def link(self, article_uid: str, words: str) -> str:
        """A link to the file of an article; the words alone where it has none."""
        path = self._files.get(article_uid)
        return f"[[{path.stem}|{words}]]" if path is not None else words

    def without_notes(self, known: Mapping[str, object]) -> Iterator[str]:
        """Names of the files whose articles have no notes any more; they are left as they are."""
        yield from (path.name for uid, path in self._files.items() if uid not in known)

    def _free_name(self, article: Article) -> str:
        """A name that no other file has, also where small and capital letters are one."""
        for uid in (article.uid[:_SHORT], article.uid):
            name = obsidian.stem(article, uid) + _ENDING
            if name.casefold() not in self._used:
                break
        self._used.add(name.casefold())
        return name

    def _write(self, path: Path, before: str, text: str) -> None:
        if before == text:
            self.same += 1
            return
        beside = path.with_name(f".{path.stem[:40]}.{os.getpid()}.part")
        try:
            with beside.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
            beside.replace(path)
        except OSError as error:
            raise ExportError(
                f"{path}: {error.strerror or 'cannot be written'}", hint="Look after the folder"
            ) from error
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self.written += 1


def _notes_in(folder: Path) -> Iterator[Path]:
    """Files of notes in a folder and those within it; hidden ones are left out, links are not followed."""
    count = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in names:
            count += 1
            if count > _MOST_FILES:
                return
            if name.casefold().endswith(_ENDING) and not name.startswith("."):
                yield Path(where, name)


def _head(path: Path) -> str:
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""


def _whole(path: Path) -> str | None:
    """What is in a file; "" where there is none, None where it is none that can be read and written again."""
    try:
        if not path.exists() and not path.is_symlink():
            return ""
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None
