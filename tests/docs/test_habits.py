"""What README.md, CONTRIBUTING.md and docs/decisions say about the project's habits is so."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
DECISIONS = ROOT / "docs" / "decisions"


def targets() -> dict[str, str]:
    """Makefile target -> its line of help."""
    rules = re.findall(r"^([a-z]+):(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    return {name: rest.partition("##")[2].strip() for name, rest in rules}


def libraries() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[\[<>=!;~ ]", requirement)[0] for requirement in named]


def test_every_make_target_has_a_line_of_help() -> None:
    assert [name for name, words in targets().items() if not words] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", page.read_text(), re.MULTILINE))
    assert named
    assert named <= set(targets())


@pytest.mark.parametrize("page", [*PAGES, *sorted(DECISIONS.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_first_two_commands_of_the_readme_start_and_test_the_server() -> None:
    commands = re.findall(r"^ {4}(make \w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands[:2] == ["make run", "make test"]


@pytest.mark.parametrize("library", libraries())
def test_every_library_has_a_page_that_says_why(library: str) -> None:
    pages = [page.read_text().lower() for page in DECISIONS.glob("*.md") if page.name != "README.md"]
    assert any(library.lower() in page for page in pages)


def test_every_page_of_decisions_is_listed() -> None:
    listed = set(re.findall(r"\(([a-z]+\.md)\)", (DECISIONS / "README.md").read_text()))
    assert listed == {page.name for page in DECISIONS.glob("*.md")} - {"README.md"}


def test_how_to_contribute_fits_on_one_screen() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text().splitlines()) <= 45
