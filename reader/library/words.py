"""The reader's acts in plain words, as undo and the history name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reader.annotate.corrections import Correction
from reader.library.marking import Marking
from reader.model import Annotation, Article, Binned, Opinion, Verdict
from reader.store.keys import sort_key
from reader.text.introductions import in_marks

_LONGEST = 48
_FIELDS = ("speaker", "polarity", "certainty", "reporting")
_FLAG_WORDS = {
    ("read", True): "marked {} as read",
    ("read", False): "marked {} as unread",
    ("starred", True): "starred {}",
    ("starred", False): "took the star off {}",
    ("archived", True): "archived {}",
    ("archived", False): "took {} out of the archive",
    ("deleted", True): "deleted {}",
    ("deleted", False): "brought {} back",
}

_OPINION_WORDS = {
    Opinion.SAME: "are the same",
    Opinion.CONTRADICTS: "contradict each other",
    Opinion.UNRELATED: "are not the same thing",
}


def shortened(text: str, longest: int = _LONGEST) -> str:
    """One line of `text`, cut at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def in_words(tags: Sequence[str]) -> list[str]:
    """Tags without outer white space, without empty ones, each once however it is written."""
    first: dict[str, str] = {}
    for tag in (" ".join(tag.split()) for tag in tags):
        if tag:
            first.setdefault(sort_key(tag), tag)
    return list(first.values())


def retagged(tags: Sequence[str], marking: Marking) -> list[str]:
    """`tags` with those that `marking` adds, without those that it drops."""
    dropped = {sort_key(tag) for tag in marking.drop_tags}
    return [tag for tag in in_words((*tags, *marking.add_tags)) if sort_key(tag) not in dropped]


def of_marking(articles: Sequence[Article], marking: Marking) -> str:
    """`archived “Title”`, or `archived 12 articles and tagged 12 articles with a, b`."""
    named = _named(articles)
    flags = [(flag, getattr(marking, flag)) for flag in ("read", "starred", "archived", "deleted")]
    said = [_FLAG_WORDS[pair].format(named) for pair in flags if pair in _FLAG_WORDS]
    if marking.add_tags:
        said.append(f"tagged {named} with {shortened(', '.join(in_words(marking.add_tags)))}")
    if marking.drop_tags:
        said.append(f"took {shortened(', '.join(in_words(marking.drop_tags)))} off {named}")
    return " and ".join(said)


def of_tags(article: Article, tags: Sequence[str]) -> str:
    """`tagged “Title” with a, b`."""
    if not tags:
        return f"took the tags off {_title(article)}"
    return f"tagged {_title(article)} with {shortened(', '.join(tags))}"


def of_mark(verb: str, annotation: Annotation, article: Article) -> str:
    """`highlighted “…” in Title`, for verbs like that."""
    words = annotation.selector.quote if annotation.selector else annotation.text
    return f"{verb} {in_marks(shortened(words))} in {_bare_title(article)}"


def of_choice(state: Mapping[str, Any] | None, *, keeps_both: bool) -> str:
    """`kept both versions of the note “…”`, for what two libraries made of one."""
    if state is None:
        return "let the note be deleted, as in the other library"
    words = in_marks(shortened(state["text"] or (state["selector"] or [""])[0]))
    return f"kept both versions of {words}" if keeps_both else f"chose {words} of two versions"


def of_coming_back(things: Sequence[Binned]) -> str:
    """`brought “Title” back`, `brought the mark on “…” in Title back`, `brought 2 articles and 3 marks back`."""
    if len(things) == 1:
        mark = f"the mark on {in_marks(shortened(things[0].quote))} in" if things[0].annotation else ""
        return f"brought {f'{mark} {_bare_title(things[0].article)}' if mark else _title(things[0].article)} back"
    marks = sum(each.annotation is not None for each in things)
    counts = ((len(things) - marks, "article"), (marks, "mark"))
    named = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return f"brought {' and '.join(named)} back"


def of_verdict(verdict: Verdict | None, content: str, article: Article) -> str:
    """`judged “…” in Title as doubtful`."""
    claim = f"{in_marks(shortened(content))} in {_bare_title(article)}"
    return f"took back the verdict on {claim}" if verdict is None else f"judged {claim} as {verdict.value}"


def of_correction(old: Correction | None, new: Correction | None, content: str, article: Article) -> str:
    """`named X as the speaker of “…” in Title`, `corrected polarity and certainty of “…” in Title`, and the like."""
    if new is None or new.is_deleted:
        undone = old is not None and not old.is_made and new is None
        return of_claim("restored {} as it was found" if undone else "deleted the claim {}", content, article)
    changed = [name for name in _FIELDS if getattr(new, name) != (getattr(old, name) if old else None)]
    if changed == ["speaker"] and new.speaker:
        return of_claim(f"named {shortened(new.speaker)} as the speaker of {{}}", content, article)
    return of_claim(f"corrected {' and '.join(changed)} of {{}}", content, article)


def of_claim(said: str, content: str, article: Article) -> str:
    """`made a claim of “…” in Title`: puts claim and title where `said` has {}."""
    claim = f"{in_marks(shortened(content))} in {_bare_title(article)}"
    return said.replace("{}", claim)


def of_pair(opinion: Opinion | None, quotes: tuple[str, str], article: Article, *, are_figures: bool) -> str:
    """`said that two claims are the same: “…” in Title and “…”`, and the like."""
    both = "two figures" if are_figures else "two claims"
    said = f"took back what was said of {both}" if opinion is None else f"said that {both} {_OPINION_WORDS[opinion]}"
    left, right = (in_marks(shortened(each, _LONGEST // 2)) for each in quotes)
    return f"{said}: {left} in {_bare_title(article)} and {right}"


def of_names(said: str, title: str) -> str:
    """`merged X into Y`, with `in Title` where that holds in one article."""
    return f"{said} in {shortened(title)}" if title else said


def _named(articles: Sequence[Article]) -> str:
    return _title(articles[0]) if len(articles) == 1 else f"{len(articles)} articles"


def _title(article: Article) -> str:
    return f"“{_bare_title(article)}”"


def _bare_title(article: Article) -> str:
    return shortened(article.title or article.uid)
