"""A Python file as the checks read it: its text, its syntax tree, its comments."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Source:
    """One module. `path` is relative to the root of the tree, as in `mud/kernel/dice.py`."""

    path: PurePosixPath
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @cached_property
    def comments(self) -> dict[int, str]:
        """Line number (from 1) -> the comment on that line, without its `#`."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}

    @property
    def floor(self) -> str:
        """`kernel` for mud/kernel/dice.py, `app` for mud/app.py, `` for mud/__init__.py."""
        inner = self.path.parts[1:]
        name = PurePosixPath(inner[0]).stem if inner else ""
        return "" if name.startswith("__") else name

    def complaint(self, line: int, text: str) -> str:
        """A line that editors can follow."""
        return f"{self.path}:{line}: {text}"


def sources(root: Path, folder: str) -> Iterator[Source]:
    """Every Python file below a folder, in the order of their names."""
    for file in sorted((root / folder).rglob("*.py")):
        yield Source(PurePosixPath(file.relative_to(root).as_posix()), file.read_text("utf-8"))
