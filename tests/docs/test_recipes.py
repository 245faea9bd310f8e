"""Every recipe of docs/architecture.md is followed in a copy of the tree, and what it promises holds there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
COPIED = ("mud", "content", "tests/__init__.py", "tests/stage.py", "tests/play", "pyproject.toml")

_STEP = re.compile(
    r"(?P<what>[Aa]ppend to|[Cc]reate|In|[Tt]hen this (?:holds|plays))"
    r"(?: `(?P<path>[^`]+)`)?(?: after `(?P<after>[^`]+)`)?[^`:]*:\n\n```(?P<kind>\w+)\n(?P<text>.*?)```",
    re.DOTALL,
)

PLAY = """
from pathlib import Path
from tests.play.script import play
from tests.stage import Stage
play(Path("recipe.play"), Stage())
"""


def recipes() -> dict[str, list[re.Match[str]]]:
    """Heading -> the steps under it."""
    text = PAGE.read_text().partition("## Recipes")[2]
    _, *parts = re.split(r"^### ", text, flags=re.MULTILINE)
    return {part.partition("\n")[0]: list(_STEP.finditer(part)) for part in parts}


def follow(step: re.Match[str], tree: Path) -> None:
    """Do what a step says in a copy of the tree."""
    what, text = step["what"].lower(), step["text"]
    if what == "then this plays":
        (tree / "recipe.play").write_text(text)
        run(PLAY, tree)
    elif what == "then this holds":
        run(text, tree)
    elif what == "create":
        path = tree / step["path"]
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    elif what == "append to":
        path = tree / step["path"]
        path.write_text(path.read_text() + "\n\n" + text)
    else:
        path = tree / step["path"]
        before = path.read_text()
        assert before.count(step["after"] + "\n") == 1
        path.write_text(before.replace(step["after"] + "\n", step["after"] + "\n" + text))


def run(code: str, tree: Path) -> None:
    """Run code in a copy of the tree; AssertionError with what it printed when it fails."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tree, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return tmp_path


def test_the_page_has_the_recipes_of_the_commonest_changes() -> None:
    assert list(recipes()) == [
        "A command",
        "A feature with a table",
        "A content type",
        "A word for content",
        "A behavior",
        "A telnet option",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", recipes())
def test_a_recipe_does_what_it_promises(name: str, tree: Path) -> None:
    steps = recipes()[name]
    assert steps[-1]["what"].lower().startswith("then this")
    for step in steps:
        follow(step, tree)
