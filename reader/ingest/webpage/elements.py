"""What the elements of a page mean to a reader of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping

BREAKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption", "option", "select", "noscript",
    }
)  # fmt: skip
"""Elements that begin and end a block of text."""

ALONE = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr", "keygen", "frame",
    }
)  # fmt: skip
"""Elements without an end."""

HARD = frozenset(
    {
        "script", "style", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video",
        "noscript", "select", "button", "textarea", "datalist", "map", "noframes", "noembed", "head", "title",
    }
)  # fmt: skip
"""Elements whose text nobody reads."""

SOFT = frozenset({"nav", "footer", "aside", "form", "menu"})
"""Elements that hardly ever hold an article's text; they count only when nothing else is there."""

MISLEADING = frozenset({"html", "body", "main", "article"})
"""Elements whose classes name what a page has, not what they hold ("has-sidebar")."""

SOFT_HINT = re.compile(
    r"(?:^|[\s_-])(?:comments?|sidebar|related|share|sharing|social|newsletter|cookies?|consent|breadcrumbs?|menu|promo|"
    r"adverts?|advertisement|ads?|popup|modal|banner|most-?read|recirculation|subscribe|paywall|toolbar|navigation|navbar|"
    r"site-?footer|site-?header|skip-?link)(?:$|[\s_-])"
)
"""Words in id, class or role of an element that is no part of the article."""

BODY_HINT = re.compile(
    r"articlebody|article-?body|article__body|story-?body|entry-content|post-?content|article-?content"
)
"""Words in id, class or itemprop of the element that holds the article."""

SCOPES = frozenset(
    {"table", "tr", "td", "th", "ul", "ol", "dl", "blockquote", "article", "section", "main", "body", "figure"}
)
"""Elements that an implied end does not reach out of."""

CLOSED_BY = {
    "li": ("li", "p"), "tr": ("tr", "td", "th", "p"), "td": ("td", "th", "p"), "th": ("td", "th", "p"),
    "dt": ("dt", "dd", "p"), "dd": ("dt", "dd", "p"), "option": ("option",),
}  # fmt: skip
"""Which open element ends where another begins."""

_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])", re.IGNORECASE
)


def is_hidden(values: Mapping[str, str]) -> bool:
    """Say whether a browser would not show an element, by its own attributes."""
    if "hidden" in values or values.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = values.get("style", "")
    return bool(style) and _HIDDEN_STYLE.search(style[:2000]) is not None
