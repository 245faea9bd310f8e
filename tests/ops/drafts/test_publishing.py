"""Files of a draft are put over the content's, whole or not at all, and can be taken back once."""

from pathlib import Path

import pytest

from mud.kernel.errors import Refused
from mud.ops.drafts.publishing import Publisher


class Disk:
    """A content folder with one file, and a draft that changes it and adds another in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.content, self.draft, self.state = folder / "content", folder / "draft", folder / "state"
        (self.draft / "east").mkdir(parents=True)
        self.content.mkdir()
        (self.content / "town.yaml").write_text("old")
        (self.draft / "town.yaml").write_text("new")
        (self.draft / "east" / "ferry.yaml").write_text("ferry")
        self.publisher = Publisher(self.content, self.state)

    def publish(self) -> None:
        self.publisher.publish("ferry", self.draft, ["town.yaml", "east/ferry.yaml"])

    def files(self) -> dict[str, str]:
        found = (path for path in sorted(self.content.rglob("*")) if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_text() for path in found}


BEFORE = {"town.yaml": "old"}
AFTER = {"east/ferry.yaml": "ferry", "town.yaml": "new"}


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


def test_publishing_puts_the_files_there_and_undoing_puts_them_back(disk: Disk) -> None:
    disk.publish()
    assert disk.files() == AFTER
    assert disk.publisher.undo().draft == "ferry"
    assert disk.files() == BEFORE


def test_there_is_one_step_back_and_no_more(disk: Disk) -> None:
    disk.publish()
    disk.publisher.undo()
    with pytest.raises(Refused, match="Nothing was published"):
        disk.publisher.undo()


def test_what_somebody_changed_since_is_not_overwritten(disk: Disk) -> None:
    disk.publish()
    (disk.content / "town.yaml").write_text("mended by hand")
    with pytest.raises(Refused, match=r"town\.yaml was changed since ferry was published"):
        disk.publisher.undo()
    assert disk.files()["town.yaml"] == "mended by hand"


def test_a_disk_that_fails_in_the_middle_leaves_everything_as_it_was(disk: Disk) -> None:
    (disk.content / "east").write_text("a file where a folder should be")
    before = disk.files()
    with pytest.raises(OSError, match="east"):
        disk.publisher.publish("ferry", disk.draft, ["town.yaml", "east/ferry.yaml"])
    assert disk.files() == before


def test_a_crash_in_the_middle_is_undone_by_the_next_start(disk: Disk) -> None:
    disk.publish()
    plan = disk.state / "published" / "plan.json"
    plan.write_bytes(plan.read_bytes().replace(b'"finished":true', b'"finished":false'))
    (disk.content / "east" / "ferry.yaml").unlink()  # it had not come so far
    undone = Publisher(disk.content, disk.state).recover()
    assert undone is not None
    assert undone.draft == "ferry"
    assert disk.files() == BEFORE
    assert Publisher(disk.content, disk.state).recover() is None


def test_a_start_after_a_finished_publication_leaves_it(disk: Disk) -> None:
    disk.publish()
    assert Publisher(disk.content, disk.state).recover() is None
    assert disk.files() == AFTER


def test_a_plan_that_cannot_be_read_is_refused(disk: Disk) -> None:
    disk.publish()
    (disk.state / "published" / "plan.json").write_text("{")
    with pytest.raises(Refused, match="cannot be read"):
        disk.publisher.undo()
