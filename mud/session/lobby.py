"""The lobby: whoever connects comes in here, and out of the world comes back here.

It puts the session floor together from what it is given, and starts the stories (sign in, menu) that lead to playing.
"""

from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from mud.game.being import acts
from mud.game.being.model import Player
from mud.kernel.entity import Entity
from mud.play.context import Messenger, Services
from mud.play.dispatch import Dispatcher
from mud.play.naming import Naming
from mud.play.recollection import Recollection, recalled
from mud.session.conversation import Conversation, Story
from mud.session.delivery import Delivery, Wording
from mud.session.desk import STUCK, Desk
from mud.session.failures import Failures
from mud.session.hub import Hub
from mud.session.limits import Limits
from mud.session.menu import Menu
from mud.session.playing import Prompting, Stage
from mud.session.ports import Hashing, Link, Mail, Saver, Tasks, Timer, Timing
from mud.session.session import Session, Surroundings
from mud.session.signin import sign_in
from mud.session.vault import Vault
from mud.text.span import Text
from mud.world.world import World

S = TypeVar("S")

TOO_LONG = "You have been at the door for a long time, so the connection is closed. Come back any time."


@dataclass(frozen=True, slots=True)
class Game:
    """What is played: the world, how lines become acts, how events become words. `services` are for commands."""

    world: World
    dispatcher: Dispatcher
    wording: Wording
    prompt: Prompting
    services: Services


@dataclass(frozen=True, slots=True)
class Means:
    """What the session floor works with."""

    saver: Saver
    passwords: Hashing
    tasks: Tasks
    timer: Timer
    vault: Vault
    mail: Mail
    timing: Timing | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """How people are received. The banner is shown first; it may have several lines."""

    banner: Text = ()
    limits: Limits = field(default_factory=Limits)


class Lobby:
    """The session floor as others see it."""

    def __init__(self, game: Game, means: Means, manners: Manners) -> None:
        self.hub = Hub()
        self.failures = Failures(game.world.ids)
        self.delivery = Delivery(game.world, self.hub, game.wording, (means.saver, means.timer), self.failures)
        self._means = means
        self._manners = manners
        limits = manners.limits
        self._services = self._offering(game)
        stage = Stage(
            world=game.world,
            hub=self.hub,
            delivery=self.delivery,
            dispatcher=game.dispatcher,
            services=MappingProxyType(self._services),
            prompt=game.prompt,
            failures=self.failures,
            linkless=limits.linkless,
            timing=means.timing,
        )
        self._desk = Desk(stage, means.passwords, limits, means.vault, means.mail, only_staff=means.saver.is_stuck)
        self._around = Surroundings(
            closed=self.hub.remove,
            clock=game.world.clock,
            timer=means.timer,
            renderer=game.wording.renderer,
            limits=limits,
        )

    def opened(self, link: Link) -> Session:
        """Someone connected: greet them and ask who they are."""
        session = Session(link, self._around)
        self.hub.add(session)
        self._converse(session, self._manners.limits.signing_in, self._welcome)
        return session

    @property
    def stage(self) -> Stage:
        """What everyone who plays shares."""
        return self._desk.stage

    def offer(self, kind: type[S], service: S) -> None:
        """Let commands have one more service."""
        self._services[kind] = service

    def greet_with(self, banner: Text) -> None:
        """Show this to whoever connects from now on."""
        self._manners = replace(self._manners, banner=banner)

    def show_out(self, player: Player) -> None:
        """A character has left the world: whoever was at the keys goes back to the menu."""
        session = self.hub.of(player)
        if session is not None:
            self._converse(session, self._manners.limits.choosing, self._leave)

    def close(self, words: str) -> None:
        """The server stops: everyone leaves the world, is told why, and is disconnected."""
        world = self._desk.stage.world
        for session in tuple(self.hub.playing):
            if session.player is not None:
                acts.leave(world, session.player)
        self.delivery.deliver()
        for session in tuple(self.hub.sessions):
            self.hub.rise(session)
            session.close(words)

    def _converse(self, session: Session, patience: float, story: Story) -> None:
        Conversation(session, self._means.timer, patience).begin(self._means.tasks, self.failures, story)

    async def _welcome(self, talk: Conversation) -> None:
        talk.questions_left = self._manners.limits.questions
        if self._manners.banner:
            talk.say(self._manners.banner)
        if self._desk.only_staff():
            talk.say(STUCK)
        deadline = self._means.timer.after(self._manners.limits.at_the_door, partial(talk.session.close, TOO_LONG))
        try:
            account = await sign_in(talk, self._desk)
        finally:
            deadline.cancel()
        await Menu(talk, account, self._desk).choose()

    async def _leave(self, talk: Conversation) -> None:
        # Not before the story begins: what the last command tells goes to the character's own session.
        self.hub.rise(talk.session)
        if talk.session.account is not None:
            await Menu(talk, talk.session.account, self._desk).choose()

    def _recalled(self, being: Entity) -> str:
        session = self.hub.of(being)
        if session is None or session.memory is None:
            return ""
        return recalled(session.memory, self._around.clock.elapsed())

    def _offering(self, game: Game) -> dict[type, Any]:  # Any: as in Services
        own = {
            Naming: game.wording.naming,
            Hub: self.hub,
            Recollection: Recollection(self._recalled),
            Lobby: self,
            Delivery: self.delivery,
            Dispatcher: game.dispatcher,
            Messenger: Messenger(self.delivery.put_early),
        }
        return {**game.services, **own}
