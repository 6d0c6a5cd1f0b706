"""The parser of the query language: never raises, never recurses without bound, says where a slip is.

Binding, strongest first: `-` and NOT, then AND (also between words that only follow each other), then OR.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reader.model import Slip
from reader.search.lexer import Kind, Token, next_token, value_after
from reader.search.nodes import And, Field, Leaf, Node, Not, Or, Query, Words
from reader.search.values import read_value, read_word

MAX_LENGTH = 20_000
MAX_LEAVES = 1_000
MAX_DEPTH = 40
MAX_SAVED_DEPTH = 8
_MAX_SLIPS = 10
_MIN_FIELD_NAME = 3

SavedLookup = Callable[[str], str | None]


@dataclass(slots=True)
class _Frame:
    """A group being read: `rows` are the OR alternatives, each a list of ANDed nodes."""

    opened_at: int
    where: Field
    rows: list[list[Node]] = field(default_factory=lambda: [[]])
    is_negated: bool = False
    operator_at: int = -1
    operator: str = ""

    def add(self, node: Node | None) -> None:
        """Take an operand; None (nothing in it) counts as no operand but ends the operator before it."""
        if node is not None:
            self.rows[-1].append(Not(node) if self.is_negated else node)
        self.is_negated = False
        self.operator_at = -1

    def node(self) -> Node | None:
        """What the group means; None when it is empty."""
        rows = [row[0] if len(row) == 1 else And(tuple(row)) for row in self.rows if row]
        if not rows:
            return None
        return rows[0] if len(rows) == 1 else Or(tuple(rows))


def parse(query: str, *, saved: SavedLookup | None = None) -> Query:
    """Read a query.

    Args:
        query: what the reader typed; anything at all.
        saved: gives the query saved under a name (without the `@`), None when there is none.
    """
    return _Parser(saved or (lambda _name: None)).parse(query)


class _Parser:
    """One parse: a stack of open groups and the slips so far."""

    def __init__(self, saved: SavedLookup, outer: _Parser | None = None, name: str = "") -> None:
        self._saved = saved
        # What is inside a saved search counts against the bounds of the query that names it.
        self._inside: tuple[str, ...] = (*outer._inside, name) if outer else ()
        self._depth: int = outer._depth + len(outer._frames) if outer else 0
        self._slips: list[Slip] = []
        self._frames: list[_Frame] = [_Frame(-1, Field.ANY)]
        self._ignored: list[int] = []
        self._leaves: int = outer._leaves if outer else 0
        self._is_full = False

    def parse(self, query: str) -> Query:
        if len(query) > MAX_LENGTH:
            self._slip(MAX_LENGTH, f"longer than {MAX_LENGTH:,} characters: the rest is left out")
        text, at = query[:MAX_LENGTH], 0
        while True:
            token, at = next_token(text, at)
            if token is None:
                break
            at = self._take(token, text, at)
        self._finish()
        slips = sorted(self._slips, key=lambda slip: slip.position)
        return Query(self._frames[0].node(), tuple(slips[:_MAX_SLIPS]))

    def _slip(self, position: int, message: str) -> None:
        self._slips.append(Slip(position, message))

    def _take(self, token: Token, text: str, at: int) -> int:
        if token.kind is Kind.FIELD:
            return self._take_field(token, text, at)
        if token.kind is Kind.OPEN:
            self._open(token.position, self._frames[-1].where)
        elif token.kind is Kind.CLOSE:
            self._close(token.position)
        elif token.kind in (Kind.AND, Kind.OR):
            self._join(token)
        elif token.kind in (Kind.NOT, Kind.MINUS):
            self._negate(token)
        elif token.kind is Kind.SAVED:
            self._operand(self._saved_node(token))
        else:
            self._operand(self._word_node(token, self._frames[-1].where))
        return at

    def _take_field(self, token: Token, text: str, at: int) -> int:
        name = token.text.casefold()
        value, after = value_after(text, at, name)
        known = {member.value: member for member in Field if member.value}
        if name in known or name == "*":
            where = known.get(name, Field.ANY)
            if value is None:
                self._slip(token.position, f"{token.text}: has no value")
            elif value.kind is Kind.OPEN:
                self._open(value.position, where)
            else:
                self._operand(self._word_node(replace(value, kind=_as_text(value.kind)), where))
            return after
        node, slip = read_value(name, value, token.position)
        if slip:
            self._slip(slip.position, slip.message)
        if node is None and slip is None:
            # No field of ours (Re:subject, C:drive): plain words, and a word to those who meant a field.
            if value is not None and len(name) > _MIN_FIELD_NAME:
                self._slip(token.position, f"there is no field {token.text}:, read as words")
            return self._plain(token, text, at)
        if node is None and value is not None and value.kind is Kind.OPEN:
            return value.position
        self._operand(node)
        return after

    def _plain(self, token: Token, text: str, at: int) -> int:
        self._operand(self._word_node(Token(Kind.WORD, token.text, token.position), self._frames[-1].where))
        return at

    def _word_node(self, token: Token, where: Field) -> Node | None:
        if token.kind is Kind.PHRASE and not token.is_closed:
            self._slip(token.position, "this quotation is never closed")
        if not self._has_room(token.position):
            return None
        if token.kind is Kind.PHRASE:
            return Words(token.text, where) if token.text.strip() else None
        node, slip = read_word(token.text, token.position, where)
        if slip:
            self._slip(slip.position, slip.message)
        return node

    def _has_room(self, position: int) -> bool:
        self._leaves += 1
        if self._leaves > MAX_LEAVES and not self._is_full:
            self._slip(position, f"more than {MAX_LEAVES:,} words: the rest is left out")
            self._is_full = True
        return self._leaves <= MAX_LEAVES

    def _saved_node(self, token: Token) -> Node | None:
        name = token.text.casefold()
        if name in self._inside or len(self._inside) >= MAX_SAVED_DEPTH:
            self._slip(token.position, f"the saved search @{token.text} contains itself")
            return None
        query = self._saved(name) if self._has_room(token.position) else ""
        if query is None:
            self._slip(token.position, f"no search is saved as @{token.text}; taken as a word")
            return self._word_node(Token(Kind.WORD, token.text, token.position), self._frames[-1].where)
        inner = _Parser(self._saved, self, name)
        parsed = inner.parse(query)
        self._leaves = inner._leaves
        for slip in parsed.slips:
            self._slip(token.position, f"in @{token.text}: {slip.message}")
        return parsed.node

    def _operand(self, node: Node | None) -> None:
        self._frames[-1].add(node)

    def _open(self, position: int, where: Field) -> None:
        if self._depth + len(self._frames) > MAX_DEPTH:
            # Deeper groups are read as if their parentheses were not there; they must still pair.
            if not self._ignored:
                self._slip(position, f"groups deeper than {MAX_DEPTH} are not told apart")
            self._ignored.append(position)
            return
        self._frames.append(_Frame(position, where))

    def _close(self, position: int) -> None:
        if self._ignored:
            self._ignored.pop()
        elif len(self._frames) == 1:
            self._slip(position, "this parenthesis closes nothing")
        else:
            self._end_group()

    def _end_group(self) -> None:
        self._check_dangling()
        node = self._frames.pop().node()
        self._frames[-1].add(node)

    def _join(self, token: Token) -> None:
        frame = self._frames[-1]
        if frame.operator_at >= 0 or not any(frame.rows):
            self._slip(token.position, f"{token.text} needs something before it")
            return
        frame.operator_at, frame.operator = token.position, token.text
        if token.kind is Kind.OR:
            frame.rows.append([])

    def _negate(self, token: Token) -> None:
        frame = self._frames[-1]
        frame.is_negated = not frame.is_negated
        frame.operator_at, frame.operator = token.position, token.text

    def _check_dangling(self) -> None:
        frame = self._frames[-1]
        if frame.operator_at >= 0:
            self._slip(frame.operator_at, f"{frame.operator} needs something after it")

    def _finish(self) -> None:
        for position in [*(frame.opened_at for frame in self._frames[1:]), *self._ignored][:_MAX_SLIPS]:
            self._slip(position, "this parenthesis is never closed")
        while len(self._frames) > 1:
            self._end_group()
        self._check_dangling()


def _as_text(kind: Kind) -> Kind:
    """Kind of a token in the place of a value: there AND is a word."""
    return kind if kind is Kind.PHRASE else Kind.WORD


def leaves(node: Node | None) -> Sequence[Leaf]:
    """Every leaf that is asked for (those under an odd number of NOTs are not), left to right."""
    found: list[Leaf] = []
    stack: list[tuple[Node, bool]] = [(node, True)] if node is not None else []
    while stack:
        current, is_wanted = stack.pop()
        if isinstance(current, Not):
            stack.append((current.child, not is_wanted))
        elif isinstance(current, And | Or):
            stack.extend((child, is_wanted) for child in reversed(current.children))
        elif is_wanted:
            found.append(current)
    return found
