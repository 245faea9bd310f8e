"""A lobby with fakes of everything around it: links, timer, disk and passwords. The world and its features are real."""

import asyncio
import heapq
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field

from mud.app import roster
from mud.game.account import acts as accounts
from mud.game.account.model import Account
from mud.game.being import acts as beings
from mud.game.being.model import Player
from mud.game.being.views.lines import prompt_for
from mud.kernel.clock import SteppedClock
from mud.kernel.json import Json
from mud.play.dispatch import CommandTable, Dispatcher
from mud.session.delivery import Wording
from mud.session.limits import Limits
from mud.session.lobby import Game, Lobby, Manners, Means
from mud.session.passwords import TooBusyError
from mud.session.session import Session
from mud.session.vault import Vault
from mud.text.color import ColorDepth
from mud.text.kind import Kind
from mud.text.render import Renderer
from mud.text.span import Text, styled
from mud.text.theme import default_theme
from mud.world.world import World
from tests.stage import build_world

PASSWORD = "correct horse"
PLAIN = Kind(depth=ColorDepth.NONE)
SPINS = 12
"""Turns of the event loop within which every story of these tests has come to its next question."""


class FakeLink:
    """Keeps what was sent."""

    def __init__(self, address: str = "192.0.2.1") -> None:
        self.address = address
        self.client = "fake"
        self.sent: list[tuple[str, str | None]] = []
        self.hides = False
        self.is_closed = False
        self.goodbye = ""
        self.wanted: tuple[str, ...] = ()
        self.informed: list[tuple[str, Json]] = []
        self.reporting: tuple[str, ...] = ()
        self.variables: list[tuple[str, Json]] = []

    def send(self, text: str, prompt: str | None) -> None:
        assert not self.is_closed, "sent to a closed link"
        self.sent.append((text, prompt))

    def hide_input(self, hidden: bool) -> None:
        self.hides = hidden

    def close(self, goodbye: str = "") -> None:
        self.is_closed = True
        self.goodbye = goodbye

    def wants(self, package: str) -> bool:
        return package.lower().startswith(self.wanted)

    def inform(self, package: str, body: Json) -> None:
        if self.wants(package):
            self.informed.append((package, body))

    def reported(self) -> tuple[str, ...]:
        return self.reporting

    def report(self, variable: str, value: Json) -> None:
        self.variables.append((variable, value))

    def read(self) -> str:
        """All that was sent since this was last called, prompts included."""
        read = "".join(text + (prompt or "") for text, prompt in self.sent)
        self.sent.clear()
        return read


@dataclass(order=True)
class Pending:
    due: float
    order: int
    work: Callable[[], None] | None = field(compare=False)

    def cancel(self) -> None:
        self.work = None


class FakeTimer:
    """Time that is stepped; `soon` waits for `run_soon`."""

    def __init__(self, clock: SteppedClock) -> None:
        self._clock = clock
        self._heap: list[Pending] = []
        self._soon: list[Pending] = []
        self._order = 0

    def soon(self, work: Callable[[], None]) -> Pending:
        pending = self._pending(0.0, work)
        self._soon.append(pending)
        return pending

    def after(self, seconds: float, work: Callable[[], None]) -> Pending:
        pending = self._pending(self._clock.elapsed() + seconds, work)
        heapq.heappush(self._heap, pending)
        return pending

    def run_soon(self) -> None:
        """What one turn of the event loop would do."""
        turn, self._soon = self._soon, []
        for pending in turn:
            if pending.work is not None:
                pending.work()

    def step(self, seconds: float) -> None:
        """Let time pass and do what is due in it, each at its time."""
        end = self._clock.elapsed() + seconds
        self.run_soon()
        while self._heap and self._heap[0].due <= end:
            pending = heapq.heappop(self._heap)
            if pending.work is not None:
                self._clock.step(max(0.0, pending.due - self._clock.elapsed()))
                pending.work()
            self.run_soon()
        self._clock.step(max(0.0, end - self._clock.elapsed()))

    @property
    def waiting(self) -> int:
        """How many things are still to be done."""
        return sum(pending.work is not None for pending in [*self._heap, *self._soon])

    def _pending(self, due: float, work: Callable[[], None]) -> Pending:
        self._order += 1
        return Pending(due, self._order, work)


class FakeSaver:
    """A disk that saves when it is told to, or at once."""

    def __init__(self, world: World) -> None:
        self.is_prompt = True
        self.is_away = False
        self._waiting: list[Callable[[], None]] = []
        self._world = world

    def when_saved(self, callback: Callable[[], None]) -> None:
        self._waiting.append(callback)

    def is_stuck(self) -> bool:
        return self.is_away

    def save(self) -> None:
        """All that has happened until now is on disk."""
        self._world.take_changes()
        waiting, self._waiting = self._waiting, []
        for callback in waiting:
            callback()

    def turn(self) -> None:
        """A turn of the event loop goes by."""
        if self.is_prompt:
            self.save()


class FakePasswords:
    """Hashes that anyone can read, made at once."""

    def __init__(self) -> None:
        self.is_busy = False
        self.checked: list[tuple[str, str | None]] = []
        self.weak = ["password1"]
        self.secrets = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def hash(self, password: str) -> str:
        await self._wait()
        return f"hash of {password}"

    async def verify(self, password: str, expected: str | None) -> bool:
        await self._wait()
        self.checked.append((password, expected))
        return expected is not None and expected.removeprefix("dated ") == f"hash of {password}"

    def is_dated(self, known: str) -> bool:
        return known.startswith("dated ")

    async def weakness(self, password: str, about: Sequence[str]) -> str | None:
        await self._wait()
        return "That is too easy to guess." if password in (*self.weak, *about) else None

    def secret(self) -> str:
        self.secrets += 1
        return f"secret-{self.secrets}"

    async def _wait(self) -> None:
        if self.is_busy:
            raise TooBusyError
        await self.gate.wait()


class FakeMail:
    """Keeps the mail."""

    def __init__(self) -> None:
        self.is_arranged = True
        self.sent: list[tuple[str, str, str]] = []

    def send(self, address: str, subject: str, text: str) -> None:
        self.sent.append((address, subject, text))


class OwnTasks:
    """Owns tasks; a failure in one comes out at the end."""

    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[None]] = set()

    def create_task(self, coro: Coroutine[object, object, None], /) -> asyncio.Task[None]:
        task = asyncio.ensure_future(coro)
        self.tasks.add(task)
        return task

    @property
    def running(self) -> int:
        """How many have not ended."""
        return sum(not task.done() for task in self.tasks)

    async def end(self) -> None:
        for task in self.tasks:
            task.cancel()
        for outcome in await asyncio.gather(*self.tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


class Guest:
    """Someone at the other end of a link."""

    def __init__(self, house: "House", link: FakeLink, session: Session) -> None:
        self.house = house
        self.link = link
        self.session = session

    async def type(self, *lines: str) -> str:
        """Type lines and read what comes of them."""
        self.session.typed(lines)
        return await self.read()

    async def read(self) -> str:
        """What came since."""
        await self.house.settle()
        return self.link.read()

    async def hang_up(self) -> None:
        """The connection breaks."""
        self.link.is_closed = True
        self.session.lost()
        await self.house.settle()


class House:
    """The lobby, what is around it, and people who come in."""

    def __init__(self, limits: Limits | None = None, world: World | None = None) -> None:
        self.world = world or build_world()
        assert isinstance(self.world.clock, SteppedClock)
        self.clock = self.world.clock
        self.timer = FakeTimer(self.clock)
        self.saver = FakeSaver(self.world)
        self.passwords = FakePasswords()
        self.tasks = OwnTasks()
        table = CommandTable(roster.commands())
        renderer = Renderer({"default": default_theme()})
        self.wording = Wording(roster.views(), roster.naming(), renderer, roster.feeds())
        game = Game(self.world, Dispatcher(table), self.wording, _prompt, {CommandTable: table})
        self.mail = FakeMail()
        self.vault = Vault([b"A" * 43 + b"="])
        means = Means(self.saver, self.passwords, self.tasks, self.timer, self.vault, self.mail)
        self.lobby = Lobby(game, means, Manners(styled("The banner."), limits or Limits()))

    def connect(self, address: str = "192.0.2.1") -> Guest:
        """Someone connects, and has not read anything yet."""
        link = FakeLink(address)
        session = self.lobby.opened(link)
        session.kind = PLAIN
        return Guest(self, link, session)

    def account(self, name: str, *characters: str) -> Account:
        """An account with `PASSWORD` and characters, made and saved."""
        account = accounts.create_account(self.world, name, f"hash of {PASSWORD}")
        for character in characters:
            self.clock.step(1.0)
            beings.create_player(self.world, account, character)
        self.world.told()
        self.saver.save()
        return account

    def player(self, name: str) -> Player:
        """The character of that name."""
        player = beings.find_player(self.world, name)
        assert player is not None
        return player

    async def at_menu(self, name: str, *characters: str) -> Guest:
        """Someone who has signed in to a new account with those characters; what they read is thrown away."""
        self.account(name, *characters)
        return await self.sign_in(name)

    async def sign_in(self, name: str) -> Guest:
        """Someone who has signed in; what they read is thrown away."""
        guest = self.connect()
        await guest.type(name, PASSWORD)
        return guest

    async def playing(self, character: str) -> Guest:
        """Someone who plays a new character of a new account; what they read is thrown away."""
        guest = await self.at_menu(f"{character}-account", character)
        await guest.type(character)
        assert self.player(character).online
        return guest

    async def settle(self) -> None:
        """Let everything that can happen now happen."""
        for _ in range(SPINS):
            await asyncio.sleep(0)
            self.timer.run_soon()
            self.saver.turn()

    async def step(self, seconds: float) -> None:
        """Let time pass, with a tick at its end."""
        await self.settle()
        self.timer.step(seconds)
        self.world.schedule.run(_raise)
        self.lobby.delivery.tick()
        await self.settle()


def _prompt(world: World, player: Player) -> Callable[[], Text]:
    """A prompt that says nothing that could change, or the player's own."""
    own = prompt_for(world, player)
    return lambda: styled("ready> ") if player.prompt is None else own()


def _raise(_name: str, error: Exception, _seconds: float) -> None:
    raise error
