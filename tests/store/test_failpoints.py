import subprocess
import sys
from signal import SIGKILL

import pytest

from mud.kernel.errors import SettingsError
from mud.store.failpoints import NO_FAILPOINTS, POINTS, InjectedError, read_failpoint


def test_without_the_setting_nothing_ever_fails() -> None:
    assert read_failpoint("") is NO_FAILPOINTS
    for point in POINTS:
        NO_FAILPOINTS.hit(point)


def test_a_fail_point_fails_at_its_turn_and_only_then() -> None:
    failpoint = read_failpoint("flush.before_commit:2:error")
    failpoint.hit("flush.before_commit")
    failpoint.hit("flush.begun")
    with pytest.raises(InjectedError, match="before_commit"):
        failpoint.hit("flush.before_commit")
    failpoint.hit("flush.before_commit")


def test_a_fail_point_can_kill_the_process() -> None:
    program = (
        "from mud.store.failpoints import read_failpoint as f; f('flush.begun:1:kill').hit('flush.begun'); print('no')"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (-SIGKILL, b"")


@pytest.mark.parametrize(
    "text",
    [
        "flush",
        "flush.begun",
        "flush.begun:0:kill",
        "flush.begun:x:kill",
        "flush.begun:1:",
        "flush.begun:1:explode",
        "nowhere:1:kill",
        ":::",
        "flush.begun:-1:kill",
    ],
)
def test_a_setting_that_names_no_fail_point_is_refused_with_all_that_exist(text: str) -> None:
    with pytest.raises(SettingsError, match=r"flush\.before_commit:3:kill") as refused:
        read_failpoint(text)
    assert all(point in str(refused.value) for point in POINTS)
