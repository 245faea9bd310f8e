"""Ten thousand creatures: what they cost while nobody is there, where people are, and while they fight.

The world is opened as the server opens it, on a database of its own, and ticks as the server ticks: what is due is
done, what happened is worded, what changed is saved. Players stand in it without anyone at the keys, so that their
screens are no part of the cost; what is drawn for those who watch a fight is measured with the crowd's other lines.
"""

import asyncio
import gc
import resource
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from mud.app.blueprint import draw
from mud.app.frame import put_together
from mud.app.opening import open_world
from mud.app.settings import Settings
from mud.app.ticker import Ticker
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.combat.acts.rounds import engage
from mud.game.npc.acts import make
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.kernel.ids import RoomId
from mud.session.passwords import Passwords
from mud.store.status import Notice
from mud.world.world import World
from scripts.speed.figures import Latency, each
from scripts.speed.land import lay_out, room_id
from scripts.speed.people import walker

TOGETHER: Final = 5
"""Creatures in a room."""

TICK: Final = 0.25
"""Seconds from one tick to the next, as the server is delivered."""

SETTLING: Final = 4.0
"""Seconds until what the change of stages left behind is done, and all fights have begun."""

BLOW: Final = 3.0
"""Seconds from one blow of a hound to the next, over which the beginnings of fights are spread."""

WEIGHED: Final = 1000
"""Creatures by which the memory of one is measured."""

TARGET: Final = 10.0
"""Milliseconds below which 99 of 100 ticks are to stay."""

HALF_A_CORE: Final = 50.0

TEMPLATES: Final = """\
npc_templates:
  npc_bench_hound:
    name: road hound
    description: Grey to the elbow with dust.
    npc_type: neutral
    level: 3
    max_health: 10000
    armor_class: 12
    attacks:
      - {name: bite, verb: bite, damage: 1d6+1, type: piercing}
    idle_messages:
      - "{Who} turns round three times and stays standing."
      - "{Who} listens to something under the road."
    behavior: [wanders]
npc_placements:
"""

PLACEMENT: Final = "  bench_hounds_{number}: {{room: {room}, npc: npc_bench_hound, max: {together}, every: 60}}\n"


@dataclass(frozen=True, slots=True)
class Wild:
    """How many creatures live, how many of them are where people are, how many fights there are, and for how long."""

    living: int
    active: int
    fights: int
    seconds: float


def measured(wild: Wild, folder: Path) -> dict[str, float]:
    """The figures of the three stages, and what a creature takes of memory."""
    return asyncio.run(_measure(wild, folder))


async def _measure(wild: Wild, folder: Path) -> dict[str, float]:
    content, rooms = folder / "content", wild.living // TOGETHER
    lay_out(Path(__file__).parents[2] / "content", content, rooms)
    (content / "bench" / "hounds.yaml").write_text(_written(rooms), encoding="utf-8")
    plan = draw(Settings(content=content, state_dir=folder / "state", port=0, bcrypt_cost=4, tick=TICK))
    passwords = Passwords(4)
    try:
        async with open_world(plan, _nothing) as opened, asyncio.TaskGroup() as group:
            frame = put_together(plan, opened, passwords, group)
            ticker = Ticker(opened.world, frame.lobby.failures, frame.lobby.delivery.tick, opened.persister.tick)
            saving = asyncio.create_task(opened.persister.run())
            found = {"a creature: memory bytes": _weight(opened.world)}
            gc.collect()
            gc.freeze()
            gc.set_threshold(10_000, 20, 50)
            living = sum(npc.is_alive for npc in opened.world.shelf(Npc))
            found |= await _stage(f"{living} living, nobody there", ticker, wild.seconds)
            _let_people_in(opened.world, wild.active // TOGETHER)
            found |= await _stage(f"{living} living, {wild.active} with people", ticker, wild.seconds)
            fights = _let_fight(opened.world, wild.fights, wild.active // TOGETHER)
            found |= await _stage(f"{living} living, {wild.active} with people, {fights} fights", ticker, wild.seconds)
            await opened.persister.close()
            await saving
    finally:
        passwords.close()
    found["at the end: resident MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _written(rooms: int) -> str:
    lines = (PLACEMENT.format(number=number, room=room_id(number, rooms), together=TOGETHER) for number in range(rooms))
    return TEMPLATES + "".join(lines)


def _nothing(_notice: Notice) -> None:
    """Nobody reads notices here."""


def _weight(world: World) -> float:
    """Bytes of one creature, with its places on the shelf, measured by a thousand of them that are taken away again."""
    kind = world.catalog.get(NpcTemplate, "npc_bench_hound")
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    made = [make(world, kind, RoomId(room_id(0, 1))) for _ in range(WEIGHED)]
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    for npc in made:
        world.remove(npc)
    return (after - before) / WEIGHED


async def _stage(name: str, ticker: Ticker, seconds: float) -> dict[str, float]:
    """Tick at even times for so long; how long ticks took, and how much of a core all of it."""
    await _tick(ticker, min(SETTLING, seconds))
    started, work = time.perf_counter(), time.process_time()
    took, computed, held = await _tick(ticker, seconds)
    passed, worked = time.perf_counter() - started, time.process_time() - work
    return {
        f"{name}: % of a core": each(worked * 100, passed),
        **Latency.of(took).figures(f"{name}: tick"),
        f"{name}: tick, processor alone p99 ms": Latency.of(computed).p99,
        **Latency.of(held).figures(f"{name}: tick, longest hold"),
    }


async def _tick(ticker: Ticker, seconds: float) -> tuple[list[float], list[float], list[float]]:
    """Tick at even times for so long: seconds that each tick took, those of the processor, and its longest slice."""
    took, computed, held = [], [], []
    due = time.perf_counter()
    for _ in range(round(seconds / TICK)):
        due += TICK
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        slices, works = [], []
        before, work = time.perf_counter(), time.thread_time()
        for _ in ticker.slices():
            slices.append(time.perf_counter() - before)
            works.append(time.thread_time() - work)
            await asyncio.sleep(0)
            before, work = time.perf_counter(), time.thread_time()
        took.append(sum(slices))
        computed.append(sum(works))
        held.append(max(slices))
    return took, computed, held


def _let_people_in(world: World, rooms: int) -> None:
    """A player in each of so many rooms."""
    for number in range(rooms):
        name = walker(number)
        account = accounts.create_account(world, f"{name}-wild", "hash")
        player = beings.create_player(world, account, name)
        player.room_id = RoomId(room_id(number, rooms + number + 1))
        beings.enter(world, player)


def _let_fight(world: World, fights: int, rooms: int) -> int:
    """So many pairs in the rooms where people are; returns how many found each other."""
    begun = 0
    for number in range(rooms):
        for one, other in _pairs(world, RoomId(room_id(number, rooms + number + 1))):
            if begun < fights:
                world.schedule.after(BLOW * begun / fights, "bench fight", partial(_go_for, world, one, other))
                begun += 1
    return begun


def _go_for(world: World, one: Npc, other: Npc) -> None:
    other.room_id = one.room_id  # it may have wandered off since
    engage(world, one, other)


def _pairs(world: World, room: RoomId) -> Iterator[tuple[Npc, Npc]]:
    there = [npc for npc in world.where(Npc, "room_id", room) if npc.is_alive]
    return zip(there[::2], there[1::2], strict=False)
