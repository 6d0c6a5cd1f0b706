"""The values that travel through the program, from the text to the screens.

All are frozen. A span is half-open and counts code points of one version's unaltered text. Times are ISO 8601
strings with zone, dates `YYYY-MM-DD`; an empty string means unknown.

A module of values is loaded when the first of them is asked for: most commands need few, and all together take 40 ms.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.annotations import Act as Act
    from reader.model.annotations import Annotation as Annotation
    from reader.model.annotations import Choice as Choice
    from reader.model.annotations import PlacedAnnotation as PlacedAnnotation
    from reader.model.annotations import Placement as Placement
    from reader.model.annotations import Selector as Selector
    from reader.model.annotations import Verdict as Verdict
    from reader.model.articles import Article as Article
    from reader.model.articles import ArticleSort as ArticleSort
    from reader.model.articles import Document as Document
    from reader.model.articles import Former as Former
    from reader.model.articles import Revision as Revision
    from reader.model.articles import Version as Version
    from reader.model.asking import BackupPlan as BackupPlan
    from reader.model.asking import ImportOptions as ImportOptions
    from reader.model.asking import LibraryPaths as LibraryPaths
    from reader.model.asking import Listing as Listing
    from reader.model.asking import SearchIn as SearchIn
    from reader.model.claims import Claim as Claim
    from reader.model.claims import Disputed as Disputed
    from reader.model.claims import Figure as Figure
    from reader.model.claims import Findings as Findings
    from reader.model.claims import PlacedClaim as PlacedClaim
    from reader.model.claims import Speaker as Speaker
    from reader.model.claims import SpeakerCount as SpeakerCount
    from reader.model.claims import SpeakerKind as SpeakerKind
    from reader.model.claims import SpeakerVariant as SpeakerVariant
    from reader.model.history import Altered as Altered
    from reader.model.history import Binned as Binned
    from reader.model.history import Particulars as Particulars
    from reader.model.notes import Colour as Colour
    from reader.model.notes import KeptDraft as KeptDraft
    from reader.model.notes import LinkTarget as LinkTarget
    from reader.model.notes import NoteDraft as NoteDraft
    from reader.model.notes import NoteKind as NoteKind
    from reader.model.notes import NoteListing as NoteListing
    from reader.model.notes import NoteRow as NoteRow
    from reader.model.notes import NoteSort as NoteSort
    from reader.model.notes import OpenChoice as OpenChoice
    from reader.model.relations import Account as Account
    from reader.model.relations import Opinion as Opinion
    from reader.model.relations import PairOpinion as PairOpinion
    from reader.model.relations import PairSide as PairSide
    from reader.model.relations import Relation as Relation
    from reader.model.relations import RelationKind as RelationKind
    from reader.model.relations import Story as Story
    from reader.model.relations import SubjectGroup as SubjectGroup
    from reader.model.reports import Backup as Backup
    from reader.model.reports import Counts as Counts
    from reader.model.reports import Finding as Finding
    from reader.model.reports import Imported as Imported
    from reader.model.reports import Merged as Merged
    from reader.model.reports import Outcome as Outcome
    from reader.model.reports import Progress as Progress
    from reader.model.reports import Synced as Synced
    from reader.model.search import Hit as Hit
    from reader.model.search import Results as Results
    from reader.model.search import SavedSearch as SavedSearch
    from reader.model.search import Slip as Slip
    from reader.model.search import Snippet as Snippet
    from reader.model.sharing import Shared as Shared
    from reader.model.sharing import SharedArticle as SharedArticle
    from reader.model.sharing import SharedChange as SharedChange
    from reader.model.sharing import SharedClaims as SharedClaims
    from reader.model.sharing import SharedVersion as SharedVersion
    from reader.model.stances import Certainty as Certainty
    from reader.model.stances import Polarity as Polarity
    from reader.model.stances import Reporting as Reporting
    from reader.model.text import Block as Block
    from reader.model.text import BlockKind as BlockKind
    from reader.model.text import Junk as Junk
    from reader.model.text import JunkKind as JunkKind
    from reader.model.text import Layout as Layout
    from reader.model.text import Piece as Piece
    from reader.model.text import PieceKind as PieceKind
    from reader.model.text import Span as Span
    from reader.model.text import Spans as Spans
    from reader.model.threads import Answered as Answered
    from reader.model.threads import Comparison as Comparison
    from reader.model.threads import Course as Course
    from reader.model.threads import Dossier as Dossier
    from reader.model.threads import FigureLine as FigureLine
    from reader.model.threads import FigureRow as FigureRow
    from reader.model.threads import Moment as Moment
    from reader.model.threads import Position as Position
    from reader.model.threads import SpeakerPage as SpeakerPage
    from reader.model.threads import Statement as Statement
    from reader.model.threads import Thread as Thread

_HOMES = {
    "annotations": "Act Annotation Choice PlacedAnnotation Placement Selector Verdict",
    "articles": "Article ArticleSort Document Former Revision Version",
    "asking": "BackupPlan ImportOptions LibraryPaths Listing SearchIn",
    "claims": "Claim Disputed Figure Findings PlacedClaim Speaker SpeakerCount SpeakerKind SpeakerVariant",
    "notes": "Colour KeptDraft LinkTarget NoteDraft NoteKind NoteListing NoteRow NoteSort OpenChoice",
    "history": "Altered Binned Particulars",
    "relations": "Account Opinion PairOpinion PairSide Relation RelationKind Story SubjectGroup",
    "reports": "Backup Counts Finding Imported Merged Outcome Progress Synced",
    "search": "Hit Results SavedSearch Slip Snippet",
    "sharing": "Shared SharedArticle SharedChange SharedClaims SharedVersion",
    "stances": "Certainty Polarity Reporting",
    "text": "Block BlockKind Junk JunkKind Layout Piece PieceKind Span Spans",
    "threads": "Answered Comparison Course Dossier FigureLine FigureRow Moment Position SpeakerPage Statement Thread",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # else every name would be taken for one that is here

    def __getattr__(name: str) -> object:
        """Load what is asked for, once."""
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value
