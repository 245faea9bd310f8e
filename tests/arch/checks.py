"""What a module may not do, each as a function from a module to its complaints.

Which modules a check applies to, and who is excused, stands in test_tree.py.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

from tests.arch.source import Source

LONGEST_FILE = 400
"""Lines. A file that needs more holds two ideas."""

VAGUE = frozenset({"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"})
WALL_CLOCK = frozenset(
    {
        "date.today",
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "time.ctime",
        "time.gmtime",
        "time.localtime",
        "time.strftime",
        "time.time",
        "time.time_ns",
    }
)
# Functions that read the clock only when they are given fewer arguments than this.
FORMATTING = {"time.ctime": 1, "time.gmtime": 1, "time.localtime": 1, "time.strftime": 2}
SQL = re.compile(
    r"\A\s*(SELECT\s.*\bFROM|SELECT\s+\d|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM"
    r"|(CREATE|ALTER|DROP)\s+(UNIQUE\s+)?(TABLE|INDEX|DATABASE|TRIGGER)|PRAGMA\s|VACUUM\b|BEGIN\s+IMMEDIATE)",
    re.DOTALL,
)
EMPTY_CONTAINERS = frozenset(
    {"Counter", "OrderedDict", "WeakValueDictionary", "count", "defaultdict", "deque", "dict", "list", "set"}
)
FEWEST_WORDS_OF_A_REASON = 3


def folders_without_init(root: Path, folder: str) -> list[str]:
    """Folders of modules that are not packages: the floor plan and the installer do not see them."""
    homes = {file.parent for file in (root / folder).rglob("*.py")}
    return sorted(home.relative_to(root).as_posix() for home in homes if not (home / "__init__.py").exists())


def too_long(source: Source) -> Iterator[str]:
    """More lines than a reader holds in mind."""
    lines = len(source.text.splitlines())
    if lines > LONGEST_FILE:
        yield source.complaint(lines, f"{lines} lines; stop at {LONGEST_FILE}")


def without_docstring(source: Source) -> Iterator[str]:
    """A module that does not say what it is for."""
    if not ast.get_docstring(source.tree):
        yield source.complaint(1, "the module does not say what it is for")


def vague_name(source: Source) -> Iterator[str]:
    """A module named after nothing in the game or its trade."""
    for part in (*source.path.parts[:-1], source.path.stem):
        if part in VAGUE:
            yield source.complaint(1, f"`{part}` says nothing about what is in it")


def waiting(source: Source) -> Iterator[str]:
    """Async code: where the world may change under one's hands."""
    kinds = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)
    for node in ast.walk(source.tree):
        if isinstance(node, kinds):
            yield source.complaint(node.lineno, "nothing on this floor waits")


def unexplained_catch_all(source: Source) -> Iterator[str]:
    """`except Exception` (or wider) without the reason on that line."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ExceptHandler) or not _is_catch_all(node.type):
            continue
        if not _is_reason(source.comments.get(node.lineno, "")):
            yield source.complaint(node.lineno, "catches everything and does not say why")


def hidden_import(source: Source) -> Iterator[str]:
    """An import inside a function or under TYPE_CHECKING without the reason on that line."""
    for holder in ast.walk(source.tree):
        if not _hides_imports(holder):
            continue
        for node in ast.walk(holder):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            if not _is_reason(source.comments.get(node.lineno, "")):
                yield source.complaint(node.lineno, "a hidden import that does not say why")


def reading_the_wall_clock(source: Source) -> Iterator[str]:
    """The time of day from anywhere but the clock that is passed in. To format a time is in order."""
    formatting = {id(node.func) for node in ast.walk(source.tree) if _is_given_its_time(node)}
    for node, name in _mentions(source.tree):
        if id(node) not in formatting and _last_two(name) in WALL_CLOCK:
            yield source.complaint(node.lineno, f"`{name}` reads the wall clock")


def measuring_time(source: Source) -> Iterator[str]:
    """Any use of `time`, also for durations: on these floors only the schedule knows time."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and "time" in _modules(node):
            yield source.complaint(node.lineno, "time comes from the clock that is passed in")


def own_chance(source: Source) -> Iterator[str]:
    """Chance that was not passed in. `Random` may be named, as the type of what is passed in."""
    reason = "chance comes from the dice that are passed in"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Random":
            yield source.complaint(node.lineno, reason)
        if isinstance(node, ast.ImportFrom) and [name.name for name in node.names] == ["Random"]:
            continue
        if isinstance(node, ast.Import | ast.ImportFrom) and "random" in _modules(node):
            yield source.complaint(node.lineno, reason)


def global_state(source: Source) -> Iterator[str]:
    """An empty container at module level waits to be filled by someone; so does `global`."""
    for node in source.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and _is_empty_container(node.value):
            yield source.complaint(node.lineno, "a global that waits to be filled")
    for inner in ast.walk(source.tree):
        if isinstance(inner, ast.Global):
            yield source.complaint(inner.lineno, "`global` changes what others rely on")


def speaking_sql(source: Source) -> Iterator[str]:
    """A string that is a statement of SQL. Docstrings may quote one."""
    docstrings = {id(node) for node in _docstrings(source.tree)}
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Constant | ast.JoinedStr) or id(node) in docstrings:
            continue
        if SQL.match(_text(node)):
            yield source.complaint(node.lineno, "SQL stays in the store and in operations")


def _is_catch_all(caught: ast.expr | None) -> bool:
    if caught is None:
        return True
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(name, ast.Name) and name.id in ("Exception", "BaseException") for name in names)


def _is_reason(comment: str) -> bool:
    """A linter's own marks are no reason."""
    said = re.sub(r"(noqa|type): ?\S*(, ?[A-Z]+\d+)*|pragma: no cover", "", comment)
    return len(re.findall(r"\w+", said)) >= FEWEST_WORDS_OF_A_REASON


def _hides_imports(node: ast.AST) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return True
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def _mentions(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Dotted names in use, and names imported from a module, as `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node, ast.unparse(node)
        if isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def _last_two(name: str) -> str:
    return ".".join(name.split(".")[-2:])


def _is_given_its_time(node: ast.AST) -> TypeGuard[ast.Call]:
    """`time.gmtime(seconds)` only formats; without that argument it reads the clock."""
    if not isinstance(node, ast.Call):
        return False
    needed = FORMATTING.get(_last_two(ast.unparse(node.func)))
    return needed is not None and len(node.args) >= needed


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def _is_empty_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.List):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    if not isinstance(value, ast.Call):
        return False
    name = ast.unparse(value.func).rpartition(".")[2]
    return name in EMPTY_CONTAINERS and all(_is_type(argument) for argument in value.args)


def _is_type(argument: ast.expr) -> bool:
    """`defaultdict(list)` is as empty as `dict()`; `dict(pairs)` is not, but `count(1)` is."""
    return isinstance(argument, ast.Constant) or (
        isinstance(argument, ast.Name) and argument.id in EMPTY_CONTAINERS | {"int", "str", "float"}
    )


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _text(string: ast.Constant | ast.JoinedStr) -> str:
    """What a string says, with an x for each value put into it; nothing for other constants."""
    if isinstance(string, ast.Constant):
        return string.value if isinstance(string.value, str) else ""
    return "".join(_text(part) if isinstance(part, ast.Constant) else "x" for part in string.values)
