"""The budgets of the house style, counted: lines of modules, classes, functions (no docstring), parameters, branches.

An exception stands in EXCEPTIONS with its reason and its size, which may only fall: when it is lower, lower it here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"module": 350, "function": 40, "parameters": 5, "class": 250, "branches": 10}
# (kind, "reader/room/module.py" or "…::Class.function") -> (size, reason)
EXCEPTIONS: dict[tuple[str, str], tuple[int, str]] = {}

_BRANCHING = (ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.comprehension, ast.match_case)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _sources() -> list[Path]:
    return sorted(path for folder in ("reader", "scripts") for path in (ROOT / folder).rglob("*.py"))


def measure(source: str, name: str) -> Iterator[tuple[str, str, int]]:
    """Every size in a module, as (kind, where, size)."""
    yield "module", name, len(source.splitlines())
    yield from _measure_body(ast.parse(source), name, "::")


def _measure_body(parent: ast.AST, where: str, joint: str) -> Iterator[tuple[str, str, int]]:
    for node in ast.iter_child_nodes(parent):
        inner = f"{where}{joint}{getattr(node, 'name', '')}"
        if isinstance(node, ast.ClassDef):
            yield "class", inner, _lines(node)
        if isinstance(node, _FUNCTIONS):
            yield "function", inner, _body_lines(node)
            yield "parameters", inner, _parameters(node)
            yield "branches", inner, _branches(node)
        is_named = isinstance(node, (ast.ClassDef, *_FUNCTIONS))
        yield from _measure_body(node, inner if is_named else where, "." if is_named else joint)


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Parameters but `self`; flags by keyword with a default are what the house style asks for: not counted."""
    given = [*node.args.posonlyargs, *node.args.args]
    if given and given[0].arg in {"self", "cls"}:
        given = given[1:]
    required = [default for default in node.args.kw_defaults if default is None]
    return len(given) + len(required)


def _branches(node: ast.AST) -> int:
    """Branches of one function; those of a function inside are its own."""
    count = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*_FUNCTIONS, ast.ClassDef, ast.Lambda)):
            continue
        count += isinstance(child, _BRANCHING) + _branches(child)
    return count


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_the_size_budget(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    over = [
        f"{kind} {where}: {size}, at most {allowed}"
        for kind, where, size in measure(path.read_text(encoding="utf-8"), name)
        if size > (allowed := EXCEPTIONS.get((kind, where), (LIMITS[kind], ""))[0])
    ]
    assert over == []


def test_every_exception_is_still_needed_and_no_larger_than_it_says() -> None:
    modules = {where.partition("::")[0] for _kind, where in EXCEPTIONS}
    sizes = {
        (kind, where): size
        for name in modules
        if (ROOT / name).is_file()
        for kind, where, size in measure((ROOT / name).read_text(encoding="utf-8"), name)
    }
    stale = [key for key, (allowed, _) in EXCEPTIONS.items() if sizes.get(key) != allowed or allowed <= LIMITS[key[0]]]
    assert stale == []


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        pytest.param(
            "def f():\n    '''Doc.\n\n    More.\n    '''\n    a = 1\n    return a\n", "function", 2, id="no-docstring"
        ),
        pytest.param("def f(a, b, *, c, d=1): ...\n", "parameters", 3, id="flags-by-keyword-are-free"),
        pytest.param("class C:\n    def f(self, a): ...\n", "parameters", 1, id="self-is-no-parameter"),
        pytest.param("def f():\n    if 1:\n        for x in y: ...\n", "branches", 2, id="nested-branches"),
        pytest.param("class C:\n    a = 1\n    b = 2\n", "class", 3, id="class"),
    ],
)
def test_sizes_are_counted_as_the_house_style_says(source: str, kind: str, expected: int) -> None:
    assert [size for found, _, size in measure(source, "m.py") if found == kind] == [expected]
