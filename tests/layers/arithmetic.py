#!/usr/bin/python3
"""No rounding, tax, allocation or ageing is written in Python: the server asks portico_rules.

Reads the syntax of server/billing and server/payments. Adding and subtracting minor units is
book-keeping; multiplying or dividing anything, rounding, sharing an amount out by its smallest part
and counting days are rules, which belong to src/domain, but for the places that PERMITTED names.
Prints each breach as path:line, and `N passed, N failed` over files.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("server/billing", "server/payments")
LEFT_OUT = re.compile(r"/(tests|migrations)/|/conformance\.py$|/testing\.py$")
# A path, or path:function, and why a rule's sign there is none.
PERMITTED = {
    "server/billing/seed/": "the demo's story; what its documents sum up to is computed by rules",
    "server/billing/columns.py": "bytes and day numbers of a page",
    "server/billing/ubl/attachments.py": "bytes of a file",
    "server/billing/files/locales.py": "how a date and a percentage are written",
    "server/billing/rules.py:statement": "the day before a period",
    "server/payments/tasks.py": "how long a webhook's delivery is remembered",
}
# Words that an amount's name is made of.
AMOUNT = re.compile(
    r"(?:^|_)(minor|amounts?|open|owed|payable|total|net|tax|balance|paid|unapplied|credit|due)"
    r"(?:_(?!seconds)|$)"
)
OPERATORS = {
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
}
ROUNDING = {"round", "quantize", "floor", "ceil", "trunc", "divmod", "fmod", "localcontext"}
DAYS = {"days", "weeks"}
DAY_COUNTS = {"toordinal", "fromordinal"}


def breaches(path: str, text: str) -> Iterator[str]:
    if _permitted(path, ""):
        return
    for node, function in _nodes(ast.parse(text), ""):
        wrong = _wrong(node)
        if wrong and not _permitted(path, function):
            line = text.splitlines()[getattr(node, "lineno", 1) - 1].strip()
            yield f"{path}:{getattr(node, 'lineno', 0)}: {wrong} is src/domain's business: {line}"


def _nodes(node: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) else ""
        yield child, function
        yield from _nodes(child, function or inside)


def _permitted(path: str, function: str) -> bool:
    places = [place for place in PERMITTED if place.endswith(("/", ".py"))]
    if any(path.startswith(place) for place in places):
        return True
    return f"{path}:{function}" in PERMITTED


def _wrong(node: ast.AST) -> str:
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in OPERATORS:
        return (
            "" if _is_text(node) or _is_fixed(node) else f"the operator {OPERATORS[type(node.op)]}"
        )
    if isinstance(node, ast.Call):
        return _wrong_call(node)
    if isinstance(node, ast.Attribute) and node.attr == "days":
        return "counting days"
    if isinstance(node, ast.Attribute) and node.attr.startswith("ROUND_"):
        return "rounding"
    if isinstance(node, ast.ImportFrom) and node.module == "decimal":
        names = [name.name for name in node.names if name.name.startswith("ROUND_")]
        return "rounding" if names else ""
    return ""


def _wrong_call(call: ast.Call) -> str:
    name = _name(call.func)
    if name in ROUNDING:
        return "rounding"
    if name in DAY_COUNTS:
        return "counting days"
    if name == "timedelta" and (call.args or any(each.arg in DAYS for each in call.keywords)):
        return "counting days"
    if name in ("min", "max") and len(call.args) > 1:
        words = [_name(inner) for each in call.args for inner in ast.walk(each)]
        return "sharing an amount out" if any(AMOUNT.search(word) for word in words) else ""
    return ""


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _is_text(node: ast.BinOp | ast.AugAssign) -> bool:
    """`"%s" % value`, `"-" * 3`, `["-"] * 3`, and the paths of pathlib."""
    sides = (
        [node.target, node.value] if isinstance(node, ast.AugAssign) else [node.left, node.right]
    )
    if isinstance(node.op, ast.Div):
        return any(_is_path(side) for side in sides)
    return any(
        isinstance(side, (ast.JoinedStr, ast.List))
        or (isinstance(side, ast.Constant) and isinstance(side.value, (str, bytes)))
        for side in sides
    )


def _is_fixed(node: ast.AST) -> bool:
    """`64 * 1024`, `MAX_BYTES // 1024`: no amount is a constant."""
    if isinstance(node, ast.BinOp):
        return _is_fixed(node.left) and _is_fixed(node.right)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def _is_path(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return _is_path(node.left) or _is_path(node.right)
    if isinstance(node, ast.JoinedStr) or _name(node).isupper():
        return True
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return isinstance(node, ast.Call) and _name(node.func) == "Path"


def files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.splitlines()
    names = [name for name in sorted(set(listed)) if name.endswith(".py")]
    return [name for name in names if not LEFT_OUT.search(name) and (ROOT / name).exists()]


def main() -> int:
    checked = bad = 0
    for path in files():
        found = list(breaches(path, (ROOT / path).read_text(encoding="utf-8")))
        checked += 1
        bad += bool(found)
        for line in found:
            print(line)
    print(f"{checked - bad} passed, {bad} failed")
    return 1 if bad or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
