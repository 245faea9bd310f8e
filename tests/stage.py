"""The builder for tests: a small world in memory with players on it, a stepped clock and seeded dice.

`Stage.type` runs a line as a session would and returns what every player reads, as plain lines.
"""

import random
from functools import lru_cache
from pathlib import Path

from mud.app import roster
from mud.content.catalog import Catalog
from mud.content.loader import load
from mud.game.account import acts as accounts
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.being.rules.kept import stale
from mud.game.being.views import rooms
from mud.kernel.clock import SteppedClock
from mud.kernel.dice import Dice
from mud.kernel.errors import Refused
from mud.kernel.events import Event
from mud.kernel.ids import RandomIds
from mud.kernel.spec import Spec
from mud.ops.office import Saving
from mud.ops.sealing import Sealing
from mud.ops.server.commands import LogLevel
from mud.ops.server.countdown import Countdown
from mud.ops.server.meter import Meter
from mud.play.context import Ctx, Messenger, Services
from mud.play.dispatch import CommandTable, Dispatcher
from mud.play.lines import Step
from mud.play.loading import Loaded
from mud.play.naming import Naming, fill
from mud.play.questions import Question
from mud.play.recollection import Recollection
from mud.play.roles import Role
from mud.play.screens import Screen
from mud.play.telling import Audience, Everyone, InRoom, Only
from mud.session.hub import Hub
from mud.store.status import Status
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.render import Renderer
from mud.text.theme import default_theme
from mud.world.shelf import TypeCheck
from mud.world.world import Sources, World

WORLD = Path(__file__).parent / "play" / "world"
PLAIN = Kind(width=80, depth=ColorDepth.NONE)


SAVED = Status(
    dirty=0,
    waiting=0,
    in_flight=False,
    last_commit_at=None,
    oldest_dirty=0.0,
    epoch="epoch",
    flush_seq=1,
    failures=0,
    failing_since=None,
    last_error=None,
    fenced_out=False,
    quarantined=0,
    records_dropped=0,
    capture_seconds=0.0,
    flush_seconds=0.0,
    flush_rows=0,
)
"""What a persister says that has nothing to do."""


def about_the_server(world: World) -> Services:
    """What a running server offers to its staff: all is saved, nothing is measured yet, and the log can be set."""
    levels, sealing = ["info"], Sealing()
    sealing.reader = lambda: None
    return {
        Saving: Saving(lambda: SAVED),
        Meter: Meter(world.clock.now),
        LogLevel: LogLevel(lambda: levels[-1], levels.append),
        Sealing: sealing,
    }


def content_types() -> list[type[Spec]]:
    """Every content type of the roster."""
    return list(roster.schema().specs)


def load_content(folder: Path) -> Catalog:
    """The content of a folder, its scripts checked."""
    language = roster.language()
    return load(folder, content_types(), (language.problems,), language.words).catalog


@lru_cache(1)
def town() -> Catalog:
    """The content of the tests' small world; read once, since nothing can change a catalog."""
    return load_content(WORLD)


def build_world(catalog: Catalog | None = None, seed: int = 1, check: TypeCheck | None = None) -> World:
    """A world of the whole roster in which everything that is made on loading has been made."""
    sources = Sources(SteppedClock(), Dice(seed), RandomIds(random.Random(seed)))
    world = World(roster.schema(), catalog or town(), sources, roster.rules(), check)
    for work in roster.declared(Loaded):
        work.function(world)
    return world


class Stage:
    """A world with players who read what they are told."""

    def __init__(self, world: World | None = None, kind: Kind = PLAIN) -> None:
        self.world = world or build_world()
        self.kind = kind
        self.players: dict[str, Player] = {}
        self.contexts: dict[str, Ctx[Player]] = {}
        self._views = roster.views()
        self._naming = roster.naming()
        table = CommandTable(roster.commands())
        self.dispatcher = Dispatcher(table)
        self._heard: dict[Player, list[str]] = {}
        self.services: Services = {
            CommandTable: table,
            Naming: self._naming,
            Hub: Hub(),
            Recollection: Recollection(lambda being: '10:00 Bob says, "Hand it over."'),
            Dispatcher: self.dispatcher,
            Messenger: Messenger(lambda: self._hear(self._heard)),
            Countdown: Countdown(self.world),
            **about_the_server(self.world),
        }
        self._renderer = Renderer({"default": default_theme()})

    def enter(self, name: str, role: Role = Role.PLAYER) -> Player:
        """Make an account and a character of that name and bring it into the world; what is told is thrown away."""
        account = accounts.create_account(self.world, f"{name}-account", "hash")
        account.role = role
        return self.welcome(beings.create_player(self.world, account, name), role)

    def welcome(self, player: Player, role: Role = Role.PLAYER) -> Player:
        """Bring a character into the world; what is told is thrown away."""
        beings.enter(self.world, player)
        self.players[player.name.lower()] = player
        self.contexts[player.name.lower()] = Ctx(self.world, player, role, self.services)
        self.world.told()
        return player

    def type(self, name: str, line: str) -> dict[str, list[str]]:
        """What every player reads, by name, after one of them typed a line; each of its parts is a command."""
        ctx = self.contexts[name.lower()]
        heard: dict[Player, list[str]] = {player: [] for player in self.players.values()}
        self._heard = heard
        try:
            parts = self.dispatcher.parts(ctx, line, ctx.actor.aliases)
        except Refused as refusal:
            return self._read({ctx.actor: [str(refusal)]})
        for part in parts:
            if not self._run(ctx, part, heard):
                break
        assert not stale(self.world), "add what these numbers are made of to Grounds (being/rules/kept.py)"
        assert not rooms.stale(self.world), "add what rooms are made of to PictureGrounds (being/views/rooms.py)"
        return self._read(heard)

    def _run(self, ctx: Ctx[Player], part: str, heard: dict[Player, list[str]]) -> bool:
        """Run one part; False when the rest of the line makes no sense after it."""
        refused: Refused | None = None
        try:
            self.dispatcher.run(ctx, part)
        except Refused as refusal:
            refused = refusal
        self._hear(heard)
        if refused is not None:
            heard[ctx.actor].append(str(refused))
        return refused is None or (not isinstance(part, Step) and not isinstance(refused, Question))

    def step(self, seconds: float) -> dict[str, list[str]]:
        """What every player reads after time has passed."""
        self.world.clock.step(seconds)  # type: ignore[attr-defined]  # tests have a stepped clock
        self.world.schedule.run(_raise)
        return self.told()

    def rewrite(self, name: str) -> dict[str, list[str]]:
        """Put other files over the content, where a stage has files of its own."""
        raise NotImplementedError(f"this stage has no files that could become {name}")

    def told(self) -> dict[str, list[str]]:
        """What every player reads of what has happened."""
        heard: dict[Player, list[str]] = {player: [] for player in self.players.values()}
        self._hear(heard)
        return self._read(heard)

    def _hear(self, heard: dict[Player, list[str]]) -> None:
        for event, _ in self._views.gathered(self.world, self.world.told()):
            self._tell(event, heard)

    def _tell(self, event: Event, heard: dict[Player, list[str]]) -> None:
        told = self._views.of(self.world, event)
        if isinstance(told, Screen):
            if told.reader in heard:
                text = self._renderer.page(told.page(self.world), self.kind)
                heard[told.reader].extend(text.rstrip("\n").split("\n"))
            return
        for each in told:
            hearing = [player for player in heard if hears(each.audience, player)]
            common = self._naming.common(self.world, hearing, each.names)
            for player, lines in heard.items():
                if player in hearing:
                    self.contexts[player.name.lower()].memory.saw(player, each.names.values())
                    nouns = self._naming.nouns(self.world, player, each.names)
                    assert common in (None, nouns), f"{player.name} alone says {nouns} where all say {common}"
                    text = self._renderer.text(fill(each.markup, each.names, nouns), self.kind)
                    lines.extend(text.rstrip("\n").split("\n"))

    def _read(self, heard: dict[Player, list[str]]) -> dict[str, list[str]]:
        return {player.name.lower(): lines for player, lines in heard.items() if lines}


def hears(audience: Audience, player: Player) -> bool:
    """Whether a player belongs to an audience."""
    match audience:
        case Only(being):
            return being is player
        case InRoom(room_id, but):
            return player.online and player.is_aware and player.room_id == room_id and player not in but
        case Everyone(but):
            return player.online and player not in but


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
