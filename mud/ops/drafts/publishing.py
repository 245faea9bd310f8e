"""Publishing a draft: its files are put over the content's, whole or not at all, and those before are kept.

All that is to be done stands in a plan before the first file is touched. A crash in between leaves an unfinished plan,
which the next start undoes. One step back is kept: the files before the last publication.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import orjson
from pydantic import TypeAdapter

from mud.kernel.errors import Refused
from mud.kernel.files import write_whole

FOLDER: Final = "published"
PLAN: Final = "plan.json"
BEFORE: Final = "before"


@dataclass(frozen=True, slots=True)
class Written:
    """One file, as its name within the content folder: hashes of what was and of what is put there; None: no file."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publication does; `finished` once all of it was done."""

    draft: str
    files: tuple[Written, ...]
    finished: bool = False


_PLAN = TypeAdapter(Plan)


class Publisher:
    """Writes into one content folder; keeps what was before in the state folder."""

    def __init__(self, content: Path, state_dir: Path) -> None:
        self._content = content
        self._kept = state_dir / FOLDER

    def publish(self, draft: str, folder: Path, names: Iterable[str]) -> Plan:
        """Put these files of a draft's folder over the content's; OSError leaves everything as it was."""
        files = tuple(Written(name, _hash(self._content / name), _hash(folder / name)) for name in sorted(names))
        shutil.rmtree(self._kept, ignore_errors=True)
        for each in files:
            if each.before is not None:
                _copy(self._content / each.name, self._kept / BEFORE / each.name)
        plan = Plan(draft, files)
        self._remember(plan)
        try:
            for each in files:
                _copy(folder / each.name, self._content / each.name)
        except OSError:
            self._restore(plan)
            raise
        plan = Plan(draft, files, finished=True)
        self._remember(plan)
        return plan

    def undo(self) -> Plan:
        """Put the files back that the last publication replaced.

        Refused when there was none, or when somebody has changed its files since.
        """
        plan = self.last()
        if plan is None:
            raise Refused("Nothing was published that could be undone.")
        changed = [each.name for each in plan.files if _hash(self._content / each.name) != each.after]
        if changed:
            raise Refused(f"{changed[0]} was changed since {plan.draft} was published, so it cannot be undone.")
        self._restore(plan)
        return plan

    def last(self) -> Plan | None:
        """The last publication, unless it was undone."""
        try:
            return _PLAN.validate_json((self._kept / PLAN).read_bytes())
        except (FileNotFoundError, NotADirectoryError):  # what is wrong with the folder is said when it is opened
            return None
        except ValueError:
            raise Refused(f"What is kept of the last publication in {self._kept} cannot be read.") from None

    def recover(self) -> Plan | None:
        """After a crash in the middle of a publication: put the files back. Returns what was undone."""
        plan = self.last()
        if plan is None or plan.finished:
            return None
        self._restore(plan)
        return plan

    def _restore(self, plan: Plan) -> None:
        for each in plan.files:
            if each.before is not None:
                _copy(self._kept / BEFORE / each.name, self._content / each.name)
            else:
                (self._content / each.name).unlink(missing_ok=True)
        (self._kept / PLAN).unlink(missing_ok=True)

    def _remember(self, plan: Plan) -> None:
        _write(self._kept / PLAN, orjson.dumps(plan))


def _hash(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
