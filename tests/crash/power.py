"""Power cuts: after a kill only what was fsynced is left of a folder. Needs a C compiler, and Linux."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parent / "power.c"


class NoPowerCutError(Exception):
    """There is no C compiler here, or this is no Linux."""


@dataclass(frozen=True)
class PowerCut:
    """`folder` is where the server keeps mud.db, `kept` where those stand as the disk has them."""

    folder: Path
    kept: Path
    shim: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs so that its fsyncs count."""
        return {"LD_PRELOAD": str(self.shim), "POWER_CUT_FROM": str(self.folder), "POWER_CUT_TO": str(self.kept)}

    def settle(self) -> None:
        """All that stands in the folder is on the disk."""
        _replace(self.kept, self.folder)

    def cut(self) -> None:
        """Leave of the database only what is on the disk; the process is dead already."""
        _replace(self.folder, self.kept)


def _replace(to: Path, by: Path) -> None:
    for path in to.glob("mud.db*"):
        path.unlink()
    for path in by.glob("mud.db*"):
        if path.suffix not in (".half", ".lock") and not path.name.endswith("-shm"):
            shutil.copy(path, to / path.name)


def prepare(directory: Path) -> PowerCut:
    """Compile the shim; NoPowerCutError says why not."""
    compiler = shutil.which(os.environ.get("CC", "cc")) or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        raise NoPowerCutError("a power cut needs a C compiler and Linux")
    cut = PowerCut(directory / "world", directory / "kept", directory / "power.so")
    for folder in (cut.folder, cut.kept):
        folder.mkdir()
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", cut.shim, SOURCE, "-ldl"], check=True)
    return cut
