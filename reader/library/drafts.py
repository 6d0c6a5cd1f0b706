"""Drafts: what was being typed when the program ended. No acts, and not in the journal."""

from __future__ import annotations

import json
import re
from typing import Any

from reader.library.keeping import Keeping
from reader.model import Annotation, Article, Colour, KeptDraft, NoteDraft, Span
from reader.store import annotations as marks
from reader.store import articles, values

_MOST_LENGTH = 2_000_000
_ON_WORDS = re.compile(r"([0-9a-f]+):(\d{1,12})-(\d{1,12})")


class Drafts:
    """A draft a key: the uid of the note that is being written on, or `key_of` words that have no note yet."""

    def __init__(self, keeping: Keeping) -> None:
        """Join the facet to its library."""
        self._keeping = keeping

    def get(self, key: str) -> KeptDraft | None:
        """The draft of that key; None when there is none."""
        with self._keeping.reading() as db:
            kept = _read(key, values.draft(db, key))
        return self._with_home(key, kept) if kept else None

    def all(self) -> tuple[KeptDraft, ...]:
        """Every draft that is kept."""
        with self._keeping.reading() as db:
            found = [(key, _read(key, text)) for key, text in values.drafts(db)]
        return tuple(self._with_home(key, kept) for key, kept in found if kept)

    def keep(self, key: str, draft: NoteDraft) -> None:
        """Keep what is being typed. Left out where the library can only be read."""
        self._put(key, _written(draft))

    def drop(self, key: str) -> None:
        """Forget what was being typed."""
        self._put(key, "")

    def set_aside(self, kept: KeptDraft) -> str:
        """Keep a draft under a key of its own, so that its note can have another; returns the key."""
        key = kept.key if "~" in kept.key else f"{kept.key}~{self._keeping.new_uid()}"
        if key != kept.key:
            self.keep(key, kept.draft)
            self.drop(kept.key)
        return key

    def _put(self, key: str, text: str) -> None:
        if self._keeping.is_read_only:
            return
        with self._keeping.writing() as db:
            values.put_draft(db, key, text)

    def _with_home(self, key: str, draft: NoteDraft) -> KeptDraft:
        with self._keeping.reading() as db:
            note = self._note(db, draft)
            home = articles.by_uids(db, [draft.article_uid or (note.article_uid if note else "")])
        is_behind = bool(draft.note_uid) and (note is None or (bool(draft.base) and note.modified != draft.base))
        return KeptDraft(key, draft, home[0] if home else None, note, is_behind)

    def _note(self, db: Any, draft: NoteDraft) -> Annotation | None:
        row_id = marks.row_id(db, draft.note_uid) if draft.note_uid else -1
        return marks.by_id(db, row_id) if row_id >= 0 else None


def key_of(article_uid: str, span: Span) -> str:
    """Under which key a draft on these words of an article is kept."""
    return f"{article_uid}:{span.start}-{span.end}"


def draft_on(article: Article, note: Annotation) -> NoteDraft:
    """A note as it stands, as the draft with which editing it begins."""
    selector = note.selector
    return NoteDraft(
        note.text,
        note.tags,
        note.colour,
        note_uid=note.uid,
        article_uid=article.uid,
        span=Span(selector.start, selector.end) if selector else None,
        quote=selector.quote if selector else "",
        base=note.modified,
    )


def _written(draft: NoteDraft) -> str:
    fields = {
        "text": draft.text,
        "tags": list(draft.tags),
        "colour": draft.colour,
        "note": draft.note_uid,
        "article": draft.article_uid,
        "span": list(draft.span) if draft.span else None,
        "quote": draft.quote,
        "base": draft.base,
    }
    return json.dumps(fields, ensure_ascii=False)


def _read(key: str, text: str) -> NoteDraft | None:
    """A draft as it was kept; None when that is none of ours. One that does not say what it is on has it in its key."""
    if not text or len(text) > _MOST_LENGTH:
        return None
    try:
        fields = _of_key(key) | json.loads(text)
        span = fields.get("span")
        return NoteDraft(
            str(fields["text"]),
            tuple(str(tag) for tag in fields["tags"]),
            str(fields.get("colour") or Colour.YELLOW.value),
            note_uid=str(fields.get("note") or ""),
            article_uid=str(fields.get("article") or ""),
            span=Span(int(span[0]), int(span[1])) if span else None,
            quote=str(fields.get("quote") or ""),
            base=str(fields.get("base") or ""),
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _of_key(key: str) -> dict[str, Any]:
    """What the key says: a note, or words of an article."""
    match = _ON_WORDS.fullmatch(key)
    if match is None:
        return {"note": key}
    return {"article": match[1], "span": [int(match[2]), int(match[3])]}
