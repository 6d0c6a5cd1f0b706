"""One tree of errors: each says what and where, what to do now, and the exit status it stands for."""

from __future__ import annotations

from pathlib import Path


class HearsayError(Exception):
    """Something that the reader of the message can act on.

    Attributes:
        message: what went wrong and where, in one line, without a full stop.
        hint: what to do now, in one line; empty when there is nothing to do.
        exit_code: the status with which a command ends because of it.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HearsayError):
    """The command line, or an argument of a call, makes no sense."""

    exit_code = 2


class SettingsError(HearsayError):
    """The configuration file cannot be used."""

    exit_code = 2


_WHERE_TO_LOOK = {
    "article": "`hearsay list` shows the articles there are",
    "claim": "`hearsay claims` shows the claims there are",
    "quote": "`hearsay show UID --all` prints the words as they stand",
    "speaker": "`hearsay speakers` shows the names there are",
}


class NotFoundError(HearsayError):
    """No article, claim or note has that uid; or nobody has that name, or no text those words."""

    def __init__(self, kind: str, uid: str, *, where: str = "this library") -> None:
        super().__init__(f"No {kind} {uid!r} in {where}", hint=_WHERE_TO_LOOK.get(kind, ""))
        self.kind = kind
        self.uid = uid


class NoTextError(HearsayError):
    """The library has notes on an article, and not its text."""

    def __init__(self, uid: str) -> None:
        super().__init__(
            f"The text of the article {uid!r} is not here, only notes on it",
            hint="Save its page and import it: the notes find their places then",
        )
        self.uid = uid


class AmbiguousUidError(HearsayError):
    """A shortened uid, or a part of a name, fits more than one thing."""

    exit_code = 2

    def __init__(self, kind: str, uid: str, count: int) -> None:
        whole = "name" if kind == "speaker" else "uid"
        super().__init__(f"{uid!r} fits {count} {kind}s", hint=f"Give more of the {whole}")
        self.uid = uid


class IntakeError(HearsayError):
    """One item could not be imported; the others are not touched by it."""

    def __init__(self, where: str, why: str, *, hint: str = "") -> None:
        super().__init__(f"{where}: {why}", hint=hint)
        self.where = where
        self.why = why


class ExportError(HearsayError):
    """The export could not be written."""


class NothingToExportError(HearsayError):
    """What is asked for has nothing of the kind that the form is about."""

    def __init__(self, kind: str, *, hint: str = "") -> None:
        super().__init__(f"There is no {kind} to export", hint=hint)
        self.kind = kind


class LibraryError(HearsayError):
    """The library folder or its database cannot be used."""

    def __init__(self, path: Path, why: str, *, hint: str = "") -> None:
        super().__init__(f"{path}: {why}", hint=hint)
        self.path = path
        self.why = why


class LibraryBusyError(LibraryError):
    """Another program held the write lock for the whole timeout."""

    exit_code = 4

    def __init__(self, path: Path, waited_seconds: float) -> None:
        super().__init__(
            path,
            f"is still being written after {waited_seconds:.0f} s",
            hint="Let the other hearsay finish, or close it, and try again",
        )
        self.waited_seconds = waited_seconds


class LibraryDamagedError(LibraryError):
    """SQLite cannot read the file."""

    def __init__(self, path: Path, why: str) -> None:
        hint = "`hearsay restore` lists the backups, `hearsay rescue -o FILE` reads out what can still be read"
        super().__init__(path, f"is damaged ({why})", hint=hint)


class NewerLibraryError(LibraryError):
    """A later release of the program wrote the library."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            path,
            f"has schema {version}, this program knows {known}",
            hint="Update Hearsay: pipx upgrade hearsay-reader",
        )


class IndexUnusableError(HearsayError):
    """The search index is missing, foreign or damaged, and has to be built anew."""


class WorkerLostError(HearsayError):
    """One of the processes that share the work ended by itself."""

    def __init__(self) -> None:
        super().__init__("a process that shares the work has ended", hint="Try again with fewer --jobs, or without")


class Cancelled(HearsayError):  # noqa: N818 — a person's wish, not a fault
    """The person stopped a long operation; whatever was complete until then is kept."""

    exit_code = 130
