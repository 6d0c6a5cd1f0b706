"""Commands about claims: claims, speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from reader.claims.languages import about_rules
from reader.cli import shapes
from reader.cli.claim_lines import CLAIM_COLUMNS, claim_row
from reader.cli.commands.correcting import speak_of_names
from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.slips import mend_index, tell_of_query
from reader.cli.table import Column, Table
from reader.errors import UsageError
from reader.model import PlacedClaim, Results, SearchIn, SpeakerCount

_COMPARED = 20
_SPEAKERS = (
    Column("claims", 6, is_number=True),
    Column("articles", 8, is_number=True),
    Column("kind", 12),
    Column("speaker"),
)
_DAYS = (Column("day", 10), Column("claims", 6, is_number=True), Column("speaker"))


def list_claims(session: Session) -> int:
    """`hearsay claims [UID|QUERY]`, with `--why`, `--jsonl` and `--jobs`."""
    options = session.options
    if options.jsonl is not None:
        from reader.cli.commands.texts import extract_lines  # noqa: PLC0415 — the extractor loads its word lists

        return extract_lines(session)
    if options.jobs is not None:
        raise UsageError("--jobs goes with --jsonl", hint="Give the file with the texts, or - for standard input")
    return _why(session) if options.why else _list(session)


def _list(session: Session) -> int:
    out, limit = session.out, limit_of(session)
    answer = _tell_of_query(session)
    languages = _languages_asked(session)
    found = session.library.claims.find(" ".join(session.options.query), limit=limit and limit + 1)
    claims = _noting(found, languages)
    if out.style.is_json:
        shown = out.array(map(shapes.placed_claim, islice(claims, limit)))
    else:
        shown = Table(out, CLAIM_COLUMNS).rows(map(claim_row, islice(claims, limit)))
        if next(iter(claims), None) is not None:
            out.note(f"the first {shown:,}; --limit 0 shows all")
        for about in sorted({about_rules(language) for language in languages} - {""}):
            out.note(about)
    return _found(session, shown, answer)


def _languages_asked(session: Session) -> set[str]:
    """The language of the one article that is asked for, so that it can be told why it has no claims."""
    query = " ".join(session.options.query)
    if not query or session.library.claims.is_query(query):
        return set()
    return {session.library.articles.get(query).language}


def _noting(claims: Iterable[PlacedClaim], languages: set[str]) -> Iterator[PlacedClaim]:
    """The same claims; the languages of their articles are put down as they pass."""
    for each in claims:
        languages.add(each.article.language)
        yield each


def _tell_of_query(session: Session) -> Results | None:
    """Say what is odd about the query, unless it is the uid of an article."""
    query = " ".join(session.options.query)
    return tell_of_query(session, query, SearchIn.CLAIMS) if session.library.claims.is_query(query) else None


def _found(session: Session, shown: int, answer: Results | None) -> int:
    if not shown and not session.out.style.is_json:
        session.out.note("no claim found")
    mend_index(session, answer)
    return 0 if shown else 1


def _why(session: Session) -> int:
    if len(session.options.query) != 1:
        raise UsageError("--why wants the uid of one claim", hint="`hearsay claims` shows the uids")
    claim = session.library.claims.get(session.options.query[0])
    lines = session.library.claims.why(claim.claim.uid)
    if session.out.style.is_json:
        session.out.json(shapes.placed_claim(claim) | {"why_in_words": list(lines)})
        return 0
    session.out.strong(f"{claim.claim.speaker.name or claim.source_text}: {claim.content_text}")
    for line in lines:
        session.out.line(line)
    return 0


def list_speakers(session: Session) -> int:
    """`hearsay speakers [QUERY]`, with `--over-time`; `--page`, `--merge`, `--split` and `--merged`."""
    if session.options.page is not None:
        from reader.cli.commands.threads import print_page  # noqa: PLC0415 — a list needs no relations

        return print_page(session, session.options.page)
    status = speak_of_names(session)
    if status is not None:
        return status
    answer = _tell_of_query(session)
    query, limit = " ".join(session.options.query), limit_of(session)
    if limit is None:
        return _found(session, _print_speakers(session, session.library.claims.each_speaker(query)), answer)
    heard = session.library.claims.heard(limit, query)
    _print_speakers(session, heard.speakers)
    if not session.out.style.is_json:
        tell_of_more(session, len(heard.speakers), heard.total)
    return _found(session, len(heard.speakers), answer)


def _print_speakers(session: Session, speakers: Iterable[SpeakerCount]) -> int:
    """Print speakers as they come; returns how many rows that were."""
    if session.out.style.is_json:
        return session.out.array(_speaker_shape(session, each) for each in speakers)
    columns = _DAYS if session.options.over_time else _SPEAKERS
    return Table(session.out, columns).rows(row for each in speakers for row in _speaker_rows(session, each))


def _speaker_shape(session: Session, speaker: SpeakerCount) -> shapes.Shape:
    shape: shapes.Shape = shapes.plain(speaker)
    if session.options.over_time:
        days = session.library.speakers.over_time(speaker.name)
        shape["over_time"] = [{"day": day, "claims": count} for day, count in days]
    return shape


def _speaker_rows(session: Session, speaker: SpeakerCount) -> Iterator[tuple[str, ...]]:
    if session.options.over_time:
        days = session.library.speakers.over_time(speaker.name)
        yield from ((day or "no date", str(count), speaker.name) for day, count in days)
        return
    variants = ", ".join(f"{each.name} {each.claims}" for each in speaker.variants)
    name = f"{speaker.name} ({variants})" if variants else speaker.name
    yield (str(speaker.claims), str(speaker.articles), speaker.kind.value, name)
