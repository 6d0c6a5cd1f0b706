"""A page taken apart, for tests: elements in order with attributes and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "line", "path", "rect"})


@dataclass
class Element:
    """An element with the words in it and in what it holds."""

    name: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    words: str = ""


@dataclass
class Page(HTMLParser):
    """All elements of a page; that every one is closed in its order is checked on the way."""

    text: str
    elements: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.text)
        self.close()
        assert not self._open, [each.name for each in self._open]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {key: value or "" for key, value in attrs}, tuple(each.name for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self._open.pop().name == tag

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_data(self, data):
        for element in self._open:
            element.words += data

    def all(self, *names: str, **attributes: str) -> list[Element]:
        """Elements of these names (any without one) with these attributes; `class_` is one of the classes."""
        wanted = attributes.pop("class_", "")
        return [
            each
            for each in self.elements
            if (not names or each.name in names)
            and all(each.attributes.get(key) == value for key, value in attributes.items())
            and (not wanted or wanted in each.attributes.get("class", "").split())
        ]

    def one(self, *names: str, **attributes: str) -> Element:
        """The one element of these."""
        (found,) = self.all(*names, **attributes)
        return found
