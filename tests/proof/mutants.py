"""
The small changes that mutation testing makes to a source file, each of which some test ought to notice.

A mutant is one replacement of a piece of text. Left out, since no run can tell them from the original: annotations
(which are never evaluated), docstrings, `__slots__`, what stands under `if TYPE_CHECKING:`, decorators that only save
time, and what only guards against mistakes of our own (assertions, and `strict=` of a zip). Left out too: the words of
messages, which the tests compare where they matter.
"""

from __future__ import annotations

import ast
import itertools
import re

from attrs import frozen

COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">=", ">")),
    ast.LtE: ("<=", ("<", ">", ">=")),
    ast.Gt: (">", (">=", "<=", "<")),
    ast.GtE: (">=", (">", "<", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: (r"is\s+not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: (r"not\s+in", ("in",)),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "//"),
    ast.FloorDiv: ("//", "*"),
    ast.Div: ("/", "*"),
    ast.Mod: ("%", "//"),
    ast.Pow: ("**", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
    ast.BitXor: ("^", "&"),
    ast.LShift: ("<<", ">>"),
    ast.RShift: (">>", "<<"),
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list", "first": "last"}
ONLY_SAVE_TIME = frozenset(("cache", "lru_cache", "cached_property", "functools.cache", "functools.lru_cache"))
ONLY_FOR_TYPES = frozenset(("overload", "override", "final", "abstractmethod", "runtime_checkable"))
CHECKS = frozenset(("validator", "converter"))


@frozen
class Mutant:
    """One replacement in one file; `within` is the innermost function, or empty where the line runs at import."""

    path: str
    kind: str
    start: int
    end: int
    line: int
    within: str
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What tells it from others of its file when lines move."""
        return (self.path, self.within, self.kind, self.before, self.after)

    def apply(self, source: str) -> str:
        """Return the source of the file with the replacement made."""
        return source[: self.start] + self.after + source[self.end :]


class _Finder(ast.NodeVisitor):
    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        raw = source.encode().splitlines(keepends=True)
        self.lines = [line.decode() for line in raw]
        self.offsets = [0, *itertools.accumulate(map(len, self.lines))]
        self.within: list[str] = []
        self.functions = 0
        self.found: list[Mutant] = []

    def offset(self, line: int, column: int) -> int:
        """Return the place in the text; ast counts columns in bytes."""
        return self.offsets[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self.offset(node.lineno, node.col_offset),  # type: ignore[attr-defined]
            self.offset(node.end_lineno, node.end_col_offset),  # type: ignore[attr-defined]
        )

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.source[start:end]

    def add(self, kind: str, start: int, end: int, after: str) -> None:
        line = self.source.count("\n", 0, start) + 1
        within = ".".join(self.within) if self.functions else ""
        self.found.append(Mutant(self.path, kind, start, end, line, within, self.source[start:end], after))

    def replace(self, kind: str, node: ast.AST, after: str) -> None:
        self.add(kind, *self.span(node), after)

    # -------------------------------------------------------------------------------------------------------- places

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._decorators(node)
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(default)
        if any(_name(one) == "overload" for one in node.decorator_list):
            return
        self.within.append(node.name)
        self.functions += 1
        self._body(node.body)
        self.functions -= 1
        self.within.pop()

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.functions += 1
        self.within.append("<lambda>")
        self.visit(node.body)
        self.within.pop()
        self.functions -= 1

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._decorators(node)
        self.within.append(node.name)
        functions, self.functions = self.functions, 0
        self._body(node.body)
        self.functions = functions
        self.within.pop()

    def visit_Module(self, node: ast.Module) -> None:
        self._body(node.body)

    def _body(self, body: list[ast.stmt]) -> None:
        for statement in body:
            if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
                self.visit(statement)

    def _decorators(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        for one in node.decorator_list:
            if _name(one) not in ONLY_SAVE_TIME | ONLY_FOR_TYPES:
                start, end = self.span(one)
                self.add("decorator dropped", start - 1, end, "")
                self.visit(one)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(_name(one) in {"__slots__", "__all__"} for one in node.targets):
            self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if _name(node.test) == "TYPE_CHECKING":
            return
        self._condition(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for one in node.ifs:
            self._condition(one)
            self.replace("filter dropped", one, "True")
        self.generic_visit(node)

    # ------------------------------------------------------------------------------------------------------- changes

    def _condition(self, node: ast.expr) -> None:
        opposite_made = isinstance(node, ast.Compare) and len(node.ops) == 1
        if not opposite_made and not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            self.replace("condition turned round", node, f"(not ({self.text(node)}))")

    def visit_Compare(self, node: ast.Compare) -> None:
        left: ast.expr = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            gap, until = self.span(left)[1], self.span(right)[0]
            pattern, others = COMPARISONS[type(operator)]
            found = re.search(rf"(?<![\w=<>!]){pattern}(?![\w=<>])", self.source[gap:until])
            assert found is not None, (self.path, ast.unparse(node))
            for other in others:
                self.add("comparison", gap + found.start(), gap + found.end(), other)
            left = right
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        here, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        texts = [f"({self.text(one)})" for one in node.values]
        self.replace(f"{here} as {other}", node, f"({f' {other} '.join(texts)})")
        for index in range(len(texts)):
            rest = texts[:index] + texts[index + 1 :]
            self.replace("one side dropped", node, f"({f' {here} '.join(rest)})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.replace("not dropped", node, f"bool({self.text(node.operand)})")
        elif isinstance(node.op, ast.USub):
            self.replace("sign dropped", node, self.text(node.operand))
        self.generic_visit(node)

    def _operator(self, operator: ast.operator, start: int, end: int, suffix: str = "") -> None:
        sign, other = ARITHMETIC[type(operator)]
        place = self.source.index(sign + suffix, start, end)
        self.add("arithmetic", place, place + len(sign), other)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        formats = isinstance(node.left, ast.Constant | ast.JoinedStr) and isinstance(node.op, ast.Mod)
        if not formats:
            self._operator(node.op, self.span(node.left)[1], self.span(node.right)[0])
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._operator(node.op, self.span(node.target)[1], self.span(node.value)[0], "=")
        self.replace("statement dropped", node, "pass")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.replace("truth", node, str(not node.value))
        elif isinstance(node.value, int):
            self.replace("number", node, f"({node.value} + 1)")
            self.replace("number", node, f"({node.value} - 1)")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Leave the pieces of an f-string: before Python 3.12 they have no place of their own."""

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self.replace("statement dropped", node, "pass")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        self.replace("statement dropped", node, "pass")
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self.replace("nothing returned", node.value, "None")
            self.visit(node.value)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.replace("loop", node, "break")

    def visit_Break(self, node: ast.Break) -> None:
        self.replace("loop", node, "continue")

    def visit_For(self, node: ast.For) -> None:
        self.replace("loop", node.iter, "()")
        self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.replace("nothing caught", node.type, "()")
        for one in node.body:
            self.visit(one)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Leave it: it tells the type checker what is so, and `python -O` does not run it."""

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg != "strict":
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in CALLS:
            self.replace("call", node.func, CALLS[node.func.id])
        if not self.functions:  # the fields of a record
            for one in node.keywords:
                if one.arg in CHECKS:
                    self.replace(f"{one.arg} dropped", one.value, "None")
        self.generic_visit(node)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name(node.func)
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def mutants(path: str, source: str) -> list[Mutant]:
    """Return the mutants of a file, in the order of their places."""
    finder = _Finder(path, source)
    finder.visit(ast.parse(source))
    return sorted(set(finder.found), key=lambda one: (one.start, one.end, one.after))
