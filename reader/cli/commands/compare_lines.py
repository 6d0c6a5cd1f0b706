"""`compare --jsonl`: articles in, relations and groups out, a line each, without any library."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, BinaryIO

from reader.claims.extract import extract
from reader.claims.record import from_record
from reader.claims.relations.relate import told_once
from reader.claims.relations.story import relate_all
from reader.cli.files import reading
from reader.cli.output import as_json
from reader.cli.session import Session, status_of
from reader.model import Account, Relation, Spans, SubjectGroup

_FIELDS = ("title", "outlet", "published", "language")
_FORM = (
    'Each line is {"id": …, "text": …, "published": …, "outlet": …}, with "claims" and "figures" where they are known'
)


class _Lines:
    """The accounts of all lines, and what is wrong with the others."""

    def __init__(self) -> None:
        self.accounts: list[Account] = []
        self.faults: list[tuple[int, str]] = []
        self._seen: set[str] = set()

    def read(self, stream: BinaryIO) -> None:
        """Take in every line; an odd one costs itself alone."""
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                self.accounts.append(self._account(line))
            except ValueError as fault:
                self.faults.append((number, str(fault)))

    def _account(self, line: bytes) -> Account:
        value = _parsed(line)
        uid = str(value["id"])
        if uid in self._seen:
            raise ValueError(f"has the id {uid!r} of an earlier line")
        account = _extracted(value) if value.get("claims") is None else _given(value)
        self._seen.add(uid)
        return account


def relate_lines(session: Session) -> int:
    """Relate the articles of all lines; one that is no article costs a line on stderr and makes the status 3."""
    lines = _Lines()
    with reading(session.options.jsonl) as stream:
        lines.read(stream)
    for number, fault in lines.faults:
        session.out.complain(f"line {number}: {fault}", _FORM)
    related = relate_all(lines.accounts)
    places = _Places(lines.accounts)
    for relation in told_once(related.relations):
        session.out.piece(as_json(places.relation(relation)) + "\n")
    for group in related.groups:
        session.out.piece(as_json(places.group(group)) + "\n")
    return status_of(done=len(lines.accounts), failed=len(lines.faults))


class _Places:
    """Where claims and figures stand: spans in the text of their article."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._spans: dict[str, Spans] = {}
        for account in accounts:
            self._spans.update((each.uid, each.content) for each in account.claims)
            self._spans.update((each.uid, (each.span,)) for each in account.figures)

    def relation(self, relation: Relation) -> dict[str, object]:
        """A relation as its line; of an update, `b` is the later one."""
        return {
            "kind": relation.kind.value,
            "a": relation.left,
            "b": relation.right,
            "a_spans": self._pairs(relation.left),
            "b_spans": self._pairs(relation.right),
            "reason": relation.reason,
            "rule": relation.rule,
            "via": relation.via or None,
        }

    def group(self, group: SubjectGroup) -> dict[str, object]:
        """A group as its line."""
        return {
            "kind": "group",
            "id": group.uid,
            "title": group.title,
            "members": list(group.members),
            "member_spans": [self._pairs(uid) for uid in group.members],
        }

    def _pairs(self, uid: str) -> list[list[int]]:
        return [list(span) for span in self._spans[uid]]


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(value, dict) or type(value.get("text")) is not str:
        raise ValueError('has no "text"')
    if type(value.get("id")) not in {str, int}:
        raise ValueError('has no "id"')
    return value


def _given(value: dict[str, Any]) -> Account:
    try:
        return from_record(value)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, OverflowError):
        raise ValueError('has "claims" or "figures" in another form') from None


def _extracted(value: dict[str, Any]) -> Account:
    """The account of a text alone."""
    text, uid = value["text"], str(value["id"])
    given = {name: str(value[name]) for name in _FIELDS if type(value.get(name)) is str}
    found = extract(text, **given)

    def called(name: str) -> str:
        return f"{uid}#{name}" if name else ""

    claims = tuple(
        replace(
            each,
            uid=called(each.uid),
            nested_in=called(each.nested_in),
            disputes=tuple(target._replace(uid=called(target.uid)) for target in each.disputes),
        )
        for each in found.claims
    )
    figures = tuple(replace(each, uid=called(each.uid), claim_uid=called(each.claim_uid)) for each in found.figures)
    about = (given.get("title", ""), given.get("outlet", ""), given.get("published", ""))
    return Account(uid, text, found.layout, claims, figures, *about)
