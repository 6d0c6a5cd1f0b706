"""What is in a library, and who disagrees there, as text: for where there is no terminal to open the screens on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from reader.cli import shapes, thread_shapes
from reader.cli.claim_lines import content, speaker_name, stance
from reader.cli.conflict_lines import conflict_lines
from reader.cli.session import Session
from reader.cli.slips import EMPTY
from reader.cli.table import cell_width, cut
from reader.model import Article, Comparison, Listing, PlacedClaim

_ARTICLES = 30
_THREADS = 12
_SPEAKERS = 40
_CLAIMS_EACH = 6
_OUTLET_WIDTH = 24
_CLAIM_WIDTH = 60
_CLAIMS_READ = 2000  # a digest is a glance, so a library of any size takes a moment


def print_digest(session: Session) -> int:
    """Print articles, conflicts, then claims by speaker; an empty library says how to fill it."""
    compared = _contested(session)
    articles = tuple(session.library.articles.listed(Listing(), _ARTICLES))
    claims = tuple(session.library.claims.find(limit=_CLAIMS_READ))
    if session.out.style.is_json:
        threads = compared.threads if compared else ()
        session.out.json(
            _shape(session, articles, claims) | {"threads": [thread_shapes.thread(each) for each in threads]}
        )
        return 0
    if not articles:
        session.out.line(EMPTY)
        return 0
    _print_articles(session, articles)
    _print_conflicts(session, compared)
    _print_claims(session, claims)
    return 0


def _shape(session: Session, articles: tuple[Article, ...], claims: tuple[PlacedClaim, ...]) -> shapes.Shape:
    return {
        "counts": shapes.plain(session.library.articles.counts()),
        "articles": [shapes.article(article) for article in articles],
        "claims": [shapes.placed_claim(claim) for claim in claims],
    }


def _print_articles(session: Session, articles: tuple[Article, ...]) -> None:
    counts = session.library.articles.counts()
    session.out.strong(f"{counts.articles:,} articles, {counts.claims:,} claims")
    for article in articles:
        facts = ", ".join(fact for fact in (article.outlet, article.published[:10], f"{article.claims} claims") if fact)
        session.out.line(f"  {article.title or article.uid} ({facts})")
    if counts.articles > len(articles):
        session.out.line(f"  and {counts.articles - len(articles):,} more")


def _contested(session: Session) -> Comparison | None:
    """The most contested threads; None where there are none, or no articles."""
    if not session.library.articles.counts().articles:
        return None
    most = None if session.out.style.is_json else _THREADS
    compared = session.library.threads.compare(most=most)
    return compared if any(each.conflicts for each in compared.threads) else None


def _print_conflicts(session: Session, compared: Comparison | None) -> None:
    if compared is None:
        return
    session.out.line()
    session.out.strong("Who contradicts whom")
    for thread in compared.threads:
        session.out.line(f"  {thread.title}")
        for line in conflict_lines(thread, session.out.width):
            session.out.line(line)
    if compared.found > len(compared.threads):
        session.out.line(f"  and {compared.found - len(compared.threads):,} more threads: `hearsay compare`")


def _print_claims(session: Session, claims: tuple[PlacedClaim, ...]) -> None:
    session.out.line()
    session.out.strong("Who claims what")
    groups = _by_speaker(claims)
    for name, said in islice(groups.items(), _SPEAKERS):
        session.out.line(f"  {name} ({len(said)})")
        for line in _claim_lines(session, said):
            session.out.line(line)
    if len(groups) > _SPEAKERS:
        session.out.line(f"  and {len(groups) - _SPEAKERS:,} more speakers: `hearsay speakers`")


def _by_speaker(claims: tuple[PlacedClaim, ...]) -> dict[str, list[PlacedClaim]]:
    """Claims by the speaker's name; whoever has none goes by the words of the article."""
    groups: defaultdict[str, list[PlacedClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.claim.speaker.name or speaker_name(claim.claim, claim.source_text)].append(claim)
    return dict(sorted(groups.items(), key=_rank))


def _rank(group: tuple[str, list[PlacedClaim]]) -> tuple[bool, int, str]:
    """The busiest first; after all who have a name come those who have none."""
    name, claims = group
    return not any(claim.claim.speaker.name for claim in claims), -len(claims), name


def _claim_lines(session: Session, claims: list[PlacedClaim]) -> Iterator[str]:
    for claim in claims[:_CLAIMS_EACH]:
        end = f"  [{stance(claim.claim)}; {cut(claim.article.outlet or claim.article.title, _OUTLET_WIDTH)}]"
        room = max(session.out.width - cell_width(end) - 4, _CLAIM_WIDTH)
        yield "    " + cut(content(claim.claim, claim.content_text), room) + end
    if len(claims) > _CLAIMS_EACH:
        yield f"    and {len(claims) - _CLAIMS_EACH} more"
