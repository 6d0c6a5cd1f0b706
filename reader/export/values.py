"""What an export is made of."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.corrections import Correction, Merge
from reader.model import Annotation, Article, Claim, Findings


@dataclass(frozen=True, slots=True)
class TextOf:
    """One version of an article: its text, and what its source called itself."""

    uid: str
    text: str
    added: str
    origin: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """An article with all that belongs to it.

    Attributes:
        versions: the oldest first; none where the library has notes on the article and not its text.
        findings: those of the newest version, which the article names.
        merges: the names that are one in this article alone.
        found: those claims of the newest version in which the reader put something right, as they were found.
        known_by: by what it is known again besides its text: kind and value of each.
    """

    article: Article
    versions: tuple[TextOf, ...]
    findings: Findings
    annotations: tuple[Annotation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    merges: tuple[Merge, ...] = ()
    known_by: tuple[tuple[str, str], ...] = ()
    found: tuple[Claim, ...] = ()

    @property
    def newest(self) -> TextOf | None:
        """The version that is shown; None where the library has no text of the article."""
        named = [each for each in self.versions if each.uid == self.article.version_uid]
        return named[0] if named else None
