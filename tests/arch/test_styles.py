"""Every style that code or content names exists in the themes: a misspelt one would silently look like nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from mud.text.markup import MarkupError, parse
from mud.text.theme import default_theme

ROOT = Path(__file__).parents[2]
STYLES = frozenset(default_theme().styles)
TAKING_A_STYLE = frozenset({"styled", "within", "Span"})
"""Functions whose second argument is the name of a style."""

EXPLAINING = ROOT / "mud" / "text" / "markup.py"
"""It shows how markup is written, with a style that is none."""


def styles_of(markup: str) -> Iterator[str]:
    """The styles of a text, if it is markup."""
    if "[/]" not in markup:
        return
    try:
        parts = parse(markup).parts
    except MarkupError:
        return  # not every text with brackets is markup
    for part in parts:
        yield from part.style.split()


def styles_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of every style that a module writes down."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, name) for name in styles_of(node.value))
        if isinstance(node, ast.Call):
            yield from ((node.lineno, name) for word in _style_words(node) for name in word.split())


def _style_words(call: ast.Call) -> Iterator[str]:
    named = [each.value for each in call.keywords if each.arg == "style"]
    if isinstance(call.func, ast.Name) and call.func.id in TAKING_A_STYLE:
        named += call.args[1:2]
    yield from (each.value for each in named if isinstance(each, ast.Constant) and isinstance(each.value, str))


def texts_of(node: object) -> Iterator[str]:
    """Every text of a YAML document."""
    match node:
        case str():
            yield node
        case dict():
            for key, value in node.items():
                yield from texts_of(key)
                yield from texts_of(value)
        case list():
            for each in node:
                yield from texts_of(each)


def modules() -> list[Path]:
    return sorted(path for path in (ROOT / "mud").rglob("*.py") if path != EXPLAINING)


def content() -> list[Path]:
    return sorted((ROOT / "content").rglob("*.yaml"))


def test_every_style_that_the_code_names_exists() -> None:
    unknown = [(path.name, *found) for path in modules() for found in styles_in_code(path) if found[1] not in STYLES]
    assert unknown == []


@pytest.mark.parametrize("path", content(), ids=lambda path: path.stem)
def test_every_style_that_the_content_names_exists(path: Path) -> None:
    # BaseLoader: every value is a text here, whatever it means to the game.
    texts = texts_of(yaml.load(path.read_text(), Loader=yaml.BaseLoader))
    assert {name for text in texts for name in styles_of(text)} <= STYLES


def test_a_misspelt_style_would_be_found(tmp_path: Path) -> None:
    written = 'styled("x", "thign"); Noun("x", style="persno"); tell(who, "[keey]x[/]"); styled("x")'
    (tmp_path / "views.py").write_text(written)
    assert {name for _, name in styles_in_code(tmp_path / "views.py")} == {"thign", "persno", "keey"}
