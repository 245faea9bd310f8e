"""What admins do about the server: its end, its figures, its log."""

from dataclasses import replace

import pytest

from mud.kernel.errors import Refused
from mud.ops.office import Saving
from mud.ops.server.commands import LogLevel
from mud.ops.server.countdown import Countdown
from mud.ops.server.meter import MOST_SLOW, Meter
from mud.play.roles import Role
from tests.ops.office import status
from tests.stage import Stage


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.enter("Ida", Role.ADMIN)
    made.told()
    return made


def offer(stage: Stage, kind: type, service: object) -> None:
    ctx = stage.contexts["ida"]
    stage.contexts["ida"] = replace(ctx, services={**ctx.services, kind: service})


def test_a_countdown_ends_the_server_once_and_says_whether_to_start_again(stage: Stage) -> None:
    ended: list[bool] = []
    countdown: Countdown = stage.services[Countdown]
    countdown.end = ended.append
    countdown.begin(2.0, True, "")
    stage.step(1.9)
    assert ended == []
    stage.step(0.2)
    assert ended == [True]
    assert not countdown.runs
    stage.step(10.0)
    assert ended == [True]


def test_a_countdown_that_is_called_off_ends_nothing(stage: Stage) -> None:
    ended: list[bool] = []
    countdown: Countdown = stage.services[Countdown]
    countdown.end = ended.append
    countdown.begin(2.0, False, "")
    countdown.cancel()
    stage.step(10.0)
    assert ended == []
    with pytest.raises(Refused):
        countdown.cancel()


def test_a_second_countdown_takes_the_place_of_the_first(stage: Stage) -> None:
    ended: list[bool] = []
    countdown: Countdown = stage.services[Countdown]
    countdown.end = ended.append
    countdown.begin(2.0, True, "")
    countdown.begin(60.0, False, "")
    stage.step(30.0)
    assert ended == []
    stage.step(31.0)
    assert ended == [False]


def test_now_is_now(stage: Stage) -> None:
    ended: list[bool] = []
    stage.services[Countdown].end = ended.append
    stage.type("ida", "shutdown now")
    stage.step(0.01)
    assert ended == [False]


def test_the_meter_knows_its_ticks_and_its_slow_commands() -> None:
    meter = Meter(lambda: 100.0)
    for milliseconds in range(1, 101):
        meter.ticked(milliseconds / 1000)
    meter.obeyed("say a secret", "Ann", 0.001)
    meter.obeyed("find everything in the world", "Ida", 0.25)
    assert meter.ticks() == (100, 0.05, 0.099, 0.1)
    assert (meter.commands, [(each.command, each.player) for each in meter.slow]) == (2, [("find", "Ida")])
    for _ in range(50):
        meter.obeyed("x" * 5000, "Ann", 1.0)
    assert len(meter.slow) == MOST_SLOW
    assert len(meter.slow[0].command) == 20


def test_a_meter_that_measured_nothing_says_so() -> None:
    assert Meter(lambda: 0.0).ticks() == (0, 0.0, 0.0, 0.0)


def test_perf_shows_ticks_commands_saving_people_and_memory(stage: Stage) -> None:
    meter = Meter(stage.world.clock.now)
    meter.ticked(0.002)
    meter.obeyed("find sword", "Ida", 0.05)
    offer(stage, Meter, meter)
    offer(stage, Saving, Saving(lambda: status(dirty=3)))
    read = "\n".join(stage.type("ida", "perf")["ida"])
    for words in ("Ticks", "slow: find", "50.00 ms, Ida", "rows that wait", "connected", "item_instances", "MiB"):
        assert words in read, read


def test_the_log_level_is_read_and_set(stage: Stage) -> None:
    chosen = ["info"]
    offer(stage, LogLevel, LogLevel(lambda: chosen[-1], chosen.append))
    assert stage.type("ida", "loglevel")["ida"] == ["The server logs from info on."]
    assert stage.type("ida", "loglevel DEBUG")["ida"] == ["The server logs from debug on."]
    assert chosen == ["info", "debug"]
    assert stage.type("ida", "loglevel loud")["ida"][0].startswith("'loud' is no level.")
