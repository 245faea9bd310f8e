"""Which files are read, and which are refused."""

import os
import threading
from pathlib import Path

import pytest

from mud.content import files
from mud.content.files import LARGEST_FILE, Source, sources
from mud.kernel.errors import ContentError


def said(folder: Path) -> list[str]:
    return [str(found) if isinstance(found, ContentError) else f"{found.name} is read" for found in sources(folder)]


def test_files_are_read_by_name_with_those_in_folders(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/b/c.yaml", "a.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = [source for source in sources(tmp_path) if isinstance(source, Source)]
    assert [source.name for source in found] == ["a.yaml", "a/b/c.yaml", "a/z.yaml", "b.yaml"]
    assert all(source.text == source.name for source in found)


def test_what_is_hidden_and_what_is_not_yaml_is_passed_over(tmp_path: Path) -> None:
    for name in (".git/a.yaml", ".hidden.yaml", "README.md", "picture.png", "a.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert said(tmp_path) == ["a.yaml is read"]


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yml"])
def test_a_file_that_is_nearly_named_right_is_pointed_out(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x")
    assert said(tmp_path) == [f"{name}: content files end in .yaml: rename this one"]


def test_a_folder_without_content_and_one_that_is_not_there_are_errors(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert said(tmp_path / "empty") == ["empty: there is no .yaml file in this folder"]
    assert said(tmp_path / "gone") == [
        f"{tmp_path}/gone: this folder cannot be read: no such file or directory",
    ]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("x")
    assert said(tmp_path / "a.yaml") == [f"{tmp_path}/a.yaml: this folder cannot be read: not a directory"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfa: b", "a.yaml:1:1: this begins with a byte order mark: save it as UTF-8 without one"),
        ("a: b".encode("utf-16"), "a.yaml:1:1: this is UTF-16: save it as UTF-8"),
        (b"\xfe\xff\x00a", "a.yaml:1:1: this is UTF-16: save it as UTF-8"),
        ("a: b".encode("utf-32"), "a.yaml:1:1: this is UTF-32: save it as UTF-8"),
        (b"a: b\nc: \xc3\xa9\xe9", "a.yaml:2:5: the byte 0xe9 is not UTF-8: save the file as UTF-8"),
        (b"a: \xed\xa0\x80", "a.yaml:1:4: the byte 0xed is not UTF-8: save the file as UTF-8"),
        (b"x" * (LARGEST_FILE + 1), "a.yaml: this file is larger than 4 MiB: split it"),
        (b"x" * LARGEST_FILE, "a.yaml is read"),
        (b"", "a.yaml is read"),
    ],
)
def test_only_utf_8_of_a_bounded_size_is_read(content: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert said(tmp_path) == [expected]


def test_links_may_not_lead_out_of_the_folder_and_not_to_folders(tmp_path: Path) -> None:
    folder, outside = tmp_path / "content", tmp_path / "secret.yaml"
    (folder / "inner").mkdir(parents=True)
    outside.write_text("a: b")
    (folder / "real.yaml").write_text("a: b")
    (folder / "a.yaml").symlink_to(outside)
    (folder / "b.yaml").symlink_to(folder / "real.yaml")
    (folder / "c").symlink_to(tmp_path)
    (folder / "d.yaml").symlink_to("d.yaml")
    assert said(folder) == [
        "a.yaml: this is a link that leads out of the content folder",
        "b.yaml is read",
        "c: this is a link to a folder, and those are not followed",
        "d.yaml: this is a link that leads nowhere",
        "real.yaml is read",
    ]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yaml").write_text("a: b")
    (tmp_path / "content").symlink_to(tmp_path / "real")
    assert said(tmp_path / "content") == ["a.yaml is read"]


def test_a_pipe_does_not_hold_up_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    answers: list[list[str]] = []
    reader = threading.Thread(target=lambda: answers.append(said(tmp_path)), daemon=True)
    reader.start()
    reader.join(5)
    assert answers == [["a.yaml: this is not a file"]]


def test_a_file_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"\xff")
    (fault,) = said(tmp_path)
    assert fault.startswith("caf\N{REPLACEMENT CHARACTER}.yaml:1:1: the byte 0xff")


def test_folders_within_folders_have_a_bound(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f"] * (files.DEEPEST_FOLDER + 1))
    deep.mkdir(parents=True)
    (deep / "a.yaml").write_text("x")
    (tmp_path / "z.yaml").write_text("x")
    assert said(tmp_path) == [
        f"{deep.relative_to(tmp_path)}: folders are nested more than 16 deep",
        "z.yaml is read",
    ]
