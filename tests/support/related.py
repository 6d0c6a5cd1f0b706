"""Five short articles about one event, what they say of it, and relations as a test can compare them."""

from __future__ import annotations

from support.library_in_hand import take_in

from reader.library import Library


def text(title: str, *paragraphs: str) -> str:
    """An article's text."""
    return "\n\n".join((title, *paragraphs))


MAYOR = text(
    "Bridge falls at Hollin in Tamsel",
    "Mayor Ana Koval said on Friday that 47 people had been killed at the Orven bridge.",
)
HOSPITAL = text(
    "Hospital of Hollin in Tamsel counts its dead",
    "Hospital chief Eva Lind said on Saturday that 112 people had been killed at the Orven bridge.",
)
MINISTRY = text(
    "Mourning at Hollin in Tamsel",
    "Minister Otto Brandt said on Saturday that 47 people had been killed at the Orven bridge.",
)
WARNING = text(
    "Engineer warned Hollin in Tamsel of its bridge",
    "Engineer Ivo Maran said that the Orven bridge had been unsafe. He said that he had written a letter.",
)
REFUSAL = text("Blame at Hollin in Tamsel", "Mayor Ana Koval denied on Sunday that the Orven bridge had been unsafe.")

DAYS = {
    MAYOR: "2022-06-10",
    HOSPITAL: "2022-06-11",
    MINISTRY: "2022-06-11",
    WARNING: "2022-06-12",
    REFUSAL: "2022-06-13",
}
ALL = tuple(DAYS)


def bring_in(library: Library, *texts: str, follow: bool = True) -> list[str]:
    """Import these texts and relate them; gives the uids of the articles."""
    uids = [
        take_in(
            library, each, published=DAYS.get(each, ""), url=f"https://a.example/{each.split()[0]}{len(each)}"
        ).article_uid
        for each in texts
    ]
    if follow:
        library.relations.follow()
    return uids


def claim(library: Library, article_uid: str, words: str) -> str:
    """The uid of the claim of an article that has these words."""
    text = library.articles.version(article_uid).text
    found = library.claims.of_article(article_uid).claims
    return next(each.uid for each in found if any(words in text[start:end] for start, end in each.content))


def figure(library: Library, article_uid: str, words: str) -> str:
    """The uid of the figure of an article that is written so."""
    text = library.articles.version(article_uid).text
    found = library.claims.of_article(article_uid).figures
    return next(each.uid for each in found if text[slice(*each.span)] == words)


def known(library: Library) -> set[tuple[object, ...]]:
    """All that is known, with words and days in the place of uids."""
    names: dict[str, str] = {}
    for article in library.articles.rows().page(0, 1000):
        found, body = library.claims.of_article(article.uid), library.articles.version(article.uid).text
        at = article.published or article.title
        for each in found.claims:
            names[each.uid] = f"{at} {each.speaker.name}: " + " ".join(body[start:end] for start, end in each.content)
        names.update((each.uid, f"{at}: {body[slice(*each.span)]} {each.span.start}") for each in found.figures)
    return {
        (
            each.kind.value,
            *sorted((names[each.left], names[each.right])),
            each.reason,
            bool(each.via),
            each.is_by_reader,
        )
        for each in library.relations.between(names)
    }
