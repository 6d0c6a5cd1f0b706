"""What an export is made of."""

from __future__ import annotations

from dataclasses import dataclass

from reader.annotate.corrections import Correction, Merge
from reader.model import Annotation, Article, Findings


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


@dataclass(frozen=True, slots=True)
class Exported:
    """An article with all that belongs to it; `versions` are oldest first, `findings` those of the last.

    `merges` are the names that are one in this article alone.
    """

    article: Article
    versions: tuple[TextOf, ...]
    findings: Findings
    annotations: tuple[Annotation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    merges: tuple[Merge, ...] = ()
