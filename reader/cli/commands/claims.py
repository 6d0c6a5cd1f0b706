"""Commands about claims: claims, speakers, compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from reader.cli import shapes
from reader.cli.claim_lines import CLAIM_COLUMNS, claim_row
from reader.cli.limits import limit_of, tell_of_more
from reader.cli.session import Session
from reader.cli.table import Column, Table
from reader.errors import NotFoundError, UsageError
from reader.model import PlacedClaim, SpeakerCount

_COMPARED = 20


def list_claims(session: Session) -> int:
    """`hearsay claims [UID|QUERY]`, with `--why` and `--jsonl`."""
    options = session.options
    if options.jsonl is not None:
        from reader.cli.commands.texts import extract_lines  # noqa: PLC0415 — the extractor loads its word lists

        return extract_lines(session)
    return _why(session) if options.why else _list(session)


def _list(session: Session) -> int:
    out, limit = session.out, limit_of(session)
    claims = session.library.claims.find(" ".join(session.options.query), limit=limit and limit + 1)
    if out.style.is_json:
        return 0 if out.array(map(shapes.placed_claim, islice(claims, limit))) else 1
    shown = Table(out, CLAIM_COLUMNS).rows(map(claim_row, islice(claims, limit)))
    if next(iter(claims), None) is not None:
        out.note(f"the first {shown:,}; --limit 0 shows all")
    return _found(session, shown)


def _found(session: Session, shown: int) -> int:
    if not shown:
        session.out.note("no claim found")
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
    """`hearsay speakers [QUERY]`."""
    speakers = session.library.claims.speakers(" ".join(session.options.query))
    chosen = speakers[: limit_of(session)]
    if session.out.style.is_json:
        return 0 if session.out.array(map(shapes.plain, chosen)) else 1
    columns = (
        Column("claims", 6, is_number=True),
        Column("articles", 8, is_number=True),
        Column("kind", 12),
        Column("speaker"),
    )
    shown = Table(session.out, columns).rows(map(_speaker_row, chosen))
    tell_of_more(session, shown, len(speakers))
    return _found(session, shown)


def _speaker_row(speaker: SpeakerCount) -> tuple[str, ...]:
    return (str(speaker.claims), str(speaker.articles), speaker.kind.value, speaker.name or "(nobody named)")


def compare(session: Session) -> int:
    """`hearsay compare [QUERY|UID]`: claims with those of other articles that share names or figures."""
    limit = limit_of(session, in_pipe=_COMPARED)
    pairs = islice(_compared(session, _chosen(session)), limit)
    if session.out.style.is_json:
        return 0 if session.out.array(map(_pair_shape, pairs)) else 1
    shown = 0
    for claim, related in pairs:
        shown += 1
        _print_side_by_side(session, claim, related)
    return _found(session, shown)


def _chosen(session: Session) -> Iterable[PlacedClaim]:
    """Claims of an article, claims that a query finds, or the one claim of that uid."""
    words = session.options.query
    if len(words) == 1 and len(words[0]) >= 4:  # noqa: PLR2004 — the shortest beginning of a uid
        try:
            return (session.library.claims.get(words[0]),)
        except NotFoundError:  # no claim: then an article or a query
            pass
    return session.library.claims.find(" ".join(words))


def _compared(session: Session, claims: Iterable[PlacedClaim]) -> Iterator[tuple[PlacedClaim, tuple[PlacedClaim, ...]]]:
    for claim in claims:
        related = session.library.claims.related(claim.claim.uid)
        if related:
            yield claim, related


def _pair_shape(pair: tuple[PlacedClaim, tuple[PlacedClaim, ...]]) -> shapes.Shape:
    claim, related = pair
    return {"claim": shapes.placed_claim(claim), "related": [shapes.placed_claim(other) for other in related]}


def _print_side_by_side(session: Session, claim: PlacedClaim, related: Iterable[PlacedClaim]) -> None:
    session.out.strong("  ".join(claim_row(claim)))
    for other in related:
        session.out.line("    " + "  ".join(claim_row(other)) + f"  (both: {', '.join(other.shared)})")
    session.out.line()
