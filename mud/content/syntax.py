"""What PyYAML's parsers complain about, in plain words.

Both parsers (libyaml's and the pure Python one) describe the same fault in different words and
sometimes at different columns; this gives one sentence and one place for either.
"""

from __future__ import annotations

from yaml import MarkedYAMLError, YAMLError
from yaml.error import Mark

from mud.content.nodes import Flaw

QUOTES_NEEDED = "a text that begins with {!r} must stand in quotes"

# (a part of the parser's context, a part of its problem, our sentence); the first match counts.
_SENTENCES = (
    ("", "mapping values are not allowed",
     "a colon cannot stand here: check the indentation, or put a text that holds ': ' in quotes"),
    ("", "sequence entries are not allowed",
     "a list cannot begin here: put '- ' on a line of its own, or the text in quotes"),
    ("quoted scalar", "end of stream", "this quote is never closed"),
    ("quoted scalar", "document separator", "this quote is never closed"),
    ("quoted scalar", "",
     "this backslash begins no known escape: write two of them, or use single quotes"),
    ("alias", "", QUOTES_NEEDED.format("*")),
    ("anchor", "", QUOTES_NEEDED.format("&")),
    ("tag", "", QUOTES_NEEDED.format("!")),
    ("", "undefined tag handle", QUOTES_NEEDED.format("!")),
    ("block scalar", "", "after | or > the text begins on the next line, indented"),
    ("flow sequence", "", "a list in [ ] lacks a comma or its closing ]"),
    ("flow mapping", "", "a mapping in { } lacks a comma or its closing }"),
    ("flow node", "", "a value or a closing bracket is missing here"),
    ("simple key", "", "a ':' is missing after this key, or the text belongs in quotes"),
    ("block mapping", "", "this does not fit here: check the indentation, and the quotes before it"),
    ("block collection", "", "an item of this list must begin with '- ': check the indentation"),
    ("block sequence", "", "an item of this list must begin with '- ': check the indentation"),
    ("", "document start", "nothing may follow the end of the document"),
    ("", "directive", "a line that begins with % must stand in quotes"),
    ("", "incompatible YAML document", "a line that begins with % must stand in quotes"),
)  # fmt: skip


def syntax_flaw(error: YAMLError, text: str) -> Flaw:
    """Say where and why a parser gave up."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Flaw("this cannot be read as YAML", 1, 1)
    context, problem = error.context or "", error.problem or ""
    mark = _place(error.problem_mark, error.context_mark, context)
    line, column = mark.line + 1, mark.column + 1
    if "cannot start any token" in problem:
        return Flaw(_cannot_start(text, mark), line, column)
    return Flaw(_sentence(context, problem), line, column)


def _place(problem_mark: Mark, context_mark: Mark | None, context: str) -> Mark:
    """Of a fault in a quoted text, its opening quote: the end of the file tells nobody anything."""
    return context_mark if context_mark is not None and "quoted" in context else problem_mark


def _sentence(context: str, problem: str) -> str:
    for part_of_context, part_of_problem, sentence in _SENTENCES:
        if part_of_context in context and part_of_problem in problem:
            return sentence
    return f"this cannot be read as YAML: {problem}"


def _cannot_start(text: str, mark: Mark) -> str:
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    character = line[mark.column] if mark.column < len(line) else ""
    return QUOTES_NEEDED.format(character)
