"""A note file for Obsidian: what the reader wrote on one article, with front matter, block ids and links.

What a person writes below the marker, and front matter of their own, stays when the file is written again.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from reader.export.words import VERDICTS
from reader.model import Annotation, Article
from reader.text.links import links_in
from reader.text.neutralise import neutralise, one_line

KEY = "hearsay"
"""The front matter that names the article of a file, whatever the file is called."""

MARKER = "%% Hearsay writes what is above. Your own words go below this line, and stay. %%"

_OWN_KEYS = ("title", "outlet", "byline", "published", "url", "tags", KEY)
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\/:*?\"<>|#^\[\]%.]+")
_NO_TAG = re.compile(r"[^\w/-]+")
_STEM_BYTES = 100  # file systems allow 143 at least; a link is to be read as well
_KEY_LINE = re.compile(r"([^\s:#\-'\"][^:]*):(?:\s|\Z)")
_FENCE = "---"


def stem(article: Article, uid: str) -> str:
    """How the file of an article is called, without its ending: words of the title that any file system takes, the uid.

    `uid` is the article's, or as much of it as tells it from others.
    """
    words = unicodedata.normalize("NFC", _UNFIT.sub(" ", article.title))
    short = " ".join(words.split()).encode()[:_STEM_BYTES].decode("utf-8", "ignore").strip(" -_~")
    return f"{short} {uid}" if short else uid


def page(
    article: Article, marks: tuple[Annotation, ...], link_to: Callable[[str, str], str], *, before: str = ""
) -> str:
    """The whole file.

    Args:
        article: the article.
        marks: its annotations, in the order of the text.
        link_to: gives what a link of a note becomes, of the uid that it leads to and its words.
        before: the file as it is now; what a person added to it stays.
    """
    own_words, own_keys = _kept(before)
    parts = [_front(article, own_keys), f"# {one_line(article.title) or article.uid}\n", *_about(article)]
    parts += [part for each in marks for part in _mark(each, link_to)]
    return "\n".join(parts) + f"\n{MARKER}\n{own_words}"


def uid_in(text: str) -> str:
    """The article that a file names in its front matter; "" where it names none."""
    for name, lines in _blocks(text):
        if name == KEY:
            return lines[0].partition(":")[2].strip().strip("\"'")
    return ""


def is_ours(text: str) -> bool:
    """Whether the marker is there, so that it is known which part of a file may be written anew."""
    return any(line.strip() == MARKER for line in text.split("\n"))


def _kept(text: str) -> tuple[str, list[str]]:
    """What is below the marker, and the lines of front matter that are not ours."""
    before, marker, after = text.partition(f"{MARKER}\n")
    del before
    foreign = [line for name, lines in _blocks(text) if name not in _OWN_KEYS for line in lines]
    return after if marker else "", foreign


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Front matter, key by key, each with its lines: what is indented, or a list, belongs to the key before it."""
    first, *lines = text.split("\n")
    if first.strip() != _FENCE or _FENCE not in (line.strip() for line in lines):
        return
    block: tuple[str, list[str]] | None = None
    for line in lines:
        if line.strip() == _FENCE:
            break
        key = _KEY_LINE.match(line)
        if key:
            if block:
                yield block
            block = (key[1].strip(), [line])
        elif block:
            block[1].append(line)
    if block:
        yield block


def _front(article: Article, own_keys: list[str]) -> str:
    fields: Mapping[str, str | list[str]] = {
        "title": one_line(article.title),
        "outlet": one_line(article.outlet),
        "byline": one_line(article.byline),
        "published": one_line(article.published),
        "url": one_line(article.url),
        "tags": [tag for tag in map(_tag, article.tags) if tag],
        KEY: article.uid,
    }
    # JSON is YAML: quoted, whatever is in it stays a word.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    return "\n".join((_FENCE, *lines, *own_keys, _FENCE)) + "\n"


def _about(article: Article) -> list[str]:
    facts = (article.byline, article.outlet, article.published, article.url and f"<{article.url}>")
    line = " · ".join(one_line(fact) for fact in facts if fact)
    return [f"{line}\n"] if line else []


def _mark(annotation: Annotation, link_to: Callable[[str, str], str]) -> Iterator[str]:
    """One annotation: its quote under a block id, then what the reader says of it."""
    block_id = "^hs-" + re.sub(r"[^A-Za-z0-9-]+", "-", annotation.uid)
    if annotation.selector is not None:
        yield "".join(f"> {line}\n" for line in neutralise(annotation.selector.quote).split("\n"))
    if annotation.verdict is not None:
        yield f"**Verdict: {VERDICTS[annotation.verdict]}**\n"
    if annotation.text.strip():
        yield f"{_with_links(annotation.text, link_to).strip()}\n"
    tags = " ".join(f"#{tag}" for tag in map(_tag, annotation.tags) if tag)
    if tags:
        yield f"{tags}\n"
    yield f"{block_id}\n"


def _with_links(text: str, link_to: Callable[[str, str], str]) -> str:
    """A note as it was written, Markdown and all, with its links to articles as links to their files."""
    parts, at = list[str](), 0
    for link in links_in(text):
        parts += [text[at : link.span.start], link_to(link.target, link.label)]
        at = link.span.end
    return neutralise("".join((*parts, text[at:]))).replace(MARKER, "")


def _tag(tag: str) -> str:
    """A tag as Obsidian takes it: without spaces and signs, and not of digits alone."""
    plain = _NO_TAG.sub("-", unicodedata.normalize("NFC", tag.strip())).strip("-/")
    return f"n{plain}" if plain.isdigit() else plain
