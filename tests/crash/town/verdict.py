"""What a killed game left behind, held against its trace.

The stored world must be the world as it was between two commands: exactly that after some command, all of it. Which
one says how much was lost. Beside it what must hold in any world is checked: coins, tokens, and the ledger.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from mud.app import roster
from mud.content.catalog import Catalog
from mud.game.being.model import Player
from mud.game.death.model import Corpse
from mud.game.npc.model import Npc
from mud.game.thing.model import Item
from mud.kernel.clock import SystemClock
from mud.kernel.dice import Dice
from mud.kernel.events import Bus
from mud.kernel.hooks import Hooks
from mud.kernel.ids import RandomIds
from mud.ops.conservation import prove
from mud.store.codec import Codecs
from mud.store.engine import writer_engine
from mud.store.load import load_world
from mud.store.url import parse_url
from mud.world.contents import Holder
from mud.world.world import Sources, World
from tests.crash.town.bots import CORPSE, PRICE, TOKEN, WORTH
from tests.crash.town.trace import POISON, Trace, Watch, Watched, held_up

PERIOD = 0.25
ALLOWED = PERIOD + 0.25
"""Seconds of play that may be lost: one period and one flush."""


@dataclass
class Remains:
    """What stands in the database."""

    world: World
    watched: Watched
    unreadable: list[str]
    unproven: list[str]


@dataclass
class Verdict:
    """What one round showed: `commands` were played, `kept` of them are stored.

    `lost` are seconds of play, `held_up` those for which the machine held up the server.
    """

    faults: list[str] = field(default_factory=list)
    commands: int = 0
    kept: int = 0
    promises: int = 0
    lost: float = 0.0
    held_up: float = 0.0
    did: set[str] = field(default_factory=set)


def judge(url: str, trace: Trace, before: Watched, died: float) -> tuple[Verdict, Watched]:
    """The verdict on one life, and what is stored now; `before` was stored before it. Times are in seconds."""
    remains = asyncio.run(_look(url))
    verdict = Verdict(commands=len(trace.at), promises=trace.promises, did=trace.did)
    verdict.faults += remains.unreadable
    verdict.faults += remains.unproven
    verdict.faults += _always(remains)
    kept = _instant(remains.watched, before, trace)
    if kept is None:
        verdict.faults.append(f"the stored world is that of no instant: {_nearest(remains.watched, before, trace)}")
        return verdict, remains.watched
    verdict.kept = kept + 1
    if kept < trace.told:
        verdict.faults.append(f"command {trace.told} was said to be on disk, but only {kept} is")
    if kept + 1 < len(trace.at):
        verdict.lost = max(0.0, died - trace.at[kept + 1])
    verdict.held_up = held_up(trace, PERIOD, died, verdict.lost) if verdict.lost > ALLOWED else 0.0
    if verdict.lost > ALLOWED + verdict.held_up:
        held = f", and the machine held it up for {verdict.held_up:.2f}" if verdict.held_up else ""
        verdict.faults.append(f"{verdict.lost:.2f} s of play are lost, more than {ALLOWED:.2f}{held}")
    return verdict, remains.watched


def _instant(stored: Watched, before: Watched, trace: Trace) -> int | None:
    """The last command after which the world was as it is stored; -1: before the first, None: never."""
    found = -1 if stored == before else None
    for number, world in _worlds(trace):
        if world == stored:
            found = number
    return found


def _worlds(trace: Trace) -> Iterator[tuple[int, Watched]]:
    world: Watched = {}
    for number, (changed, gone) in enumerate(trace.changes):
        world.update(changed)
        for key in gone:
            del world[key]
        yield number, world


def _nearest(stored: Watched, before: Watched, trace: Trace) -> str:
    """What differs from the instant that is most like it."""
    best = stored.items() ^ before.items()
    for _, world in _worlds(trace):
        differs = stored.items() ^ world.items()
        if len(differs) < len(best):
            best = differs
    return "; ".join(f"{key}: {value}" for key, value in sorted(best)[:4])


def _always(remains: Remains) -> Iterator[str]:
    world = remains.world
    for player in world.shelf(Player):
        if not player.name.startswith("Bot"):
            continue
        corpses = list(world.where(Corpse, "owner_id", player.id))
        held = [*world.where(Item, "holder", Holder.player(player.id))]
        held += [item for each in corpses for item in world.where(Item, "holder", Holder.container(each.id))]
        coins = player.coins + sum(each.coins for each in corpses)
        worth = coins + PRICE * sum(item.template_id == TOKEN for item in held)
        if worth != WORTH:
            yield f"{player.name} has coins and tokens for {worth} instead of {WORTH}: a torn trade, or a torn death"
    yield from _deaths(world)


def _deaths(world: World) -> Iterator[str]:
    """Whoever is dead was taken off the living whole, and every corpse is one that lies somewhere."""
    for corpse in world.shelf(Corpse):
        if world.get(Item, corpse.id) is None:
            yield f"the corpse of {corpse.of} is no thing that lies anywhere"
    kinds = [item.id for item in world.shelf(Item) if item.template_id == CORPSE]
    for key in kinds:
        if world.get(Corpse, key) is None:
            yield f"the corpse {key} is nobody's"
    for npc in world.shelf(Npc):
        if npc.is_alive == (npc.current_health <= 0):
            is_so = "alive" if npc.is_alive else "dead"
            yield f"{npc.template_id} {npc.id} is {is_so} with {npc.current_health} hit points"


async def _look(url: str) -> Remains:
    database = parse_url(url)
    codecs, engine = Codecs(roster.schema(), database.dialect), writer_engine(database)
    sources = Sources(SystemClock(), Dice(0), RandomIds())
    world = World(roster.schema(), Catalog.of(), sources, (Bus(()), Hooks(())))
    try:
        report = await load_world(engine, world, codecs)
    finally:
        await engine.dispose()
    unreadable = [str(error) for error in report.unreadable if POISON not in str(error)]
    proof = await prove(database, roster.schema())
    return Remains(
        world, Watch(roster.schema())(world), unreadable, [fault for fault in proof.faults if POISON not in fault]
    )
