"""Playing: a typed line is a command, obeyed at once and without a task; then everyone is shown what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from mud.game.being import acts
from mud.game.being.acts import BusyFor
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.kernel.schedule import Job
from mud.play.command import Turn
from mud.play.context import Ctx, Services
from mud.play.dispatch import Dispatcher
from mud.play.lines import Step
from mud.play.memory import Memory
from mud.play.questions import Question
from mud.play.queue import Answer, InputQueue, Overtaken, is_clear
from mud.play.roles import Role
from mud.session.delivery import Delivery, Touched
from mud.session.failures import Failures
from mud.session.hub import Hub
from mud.session.ports import Timing
from mud.session.session import Session
from mud.text.span import Text, styled
from mud.world.world import World

FORGOTTEN = "What was waiting is forgotten."

Prompting: TypeAlias = Callable[[World, Player], Callable[[], Text]]
"""What makes, for one player, that which says whenever it is asked how the prompt reads."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What everyone who plays shares. `linkless` is in seconds, as in `Limits`."""

    world: World
    hub: Hub
    delivery: Delivery
    dispatcher: Dispatcher
    services: Services
    prompt: Prompting
    failures: Failures
    linkless: float
    timing: Timing | None = None


class Playing:
    """The mode of a session at the keys of a character."""

    __slots__ = ("_ctx", "_prompt", "_release", "_session", "_stage")

    def __init__(self, session: Session, player: Player, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        memory = session.memory or Memory()
        self._ctx = Ctx(stage.world, player, _role(session), stage.services, memory)
        self._prompt = stage.prompt(stage.world, player)
        self._release: Job | None = None

    def is_ready(self) -> bool:
        """Always: a command is over when the next one comes, or waits in a queue of its own."""
        return True

    def obey(self, line: str) -> None:
        """Run the commands of a line; by the end of the loop's turn everyone is shown what they did.

        A refusal is shown, a bug is logged and apologised for; each command beyond the first is paid for here. What
        comes while the character is busy waits its turn, unless it needs no hands; but what stands in one line keeps
        its order: behind a command that waits, the others of the line wait, too.
        """
        if self._ctx.role is not _role(self._session):
            self._ctx = replace(self._ctx, role=_role(self._session))
        if self._session.watchers:
            self._session.let_see(f"> {line}\n")
        touched: Touched = {self._session: None}
        self._catch_up(touched)
        if not line:
            self._let_wait(line)
        holds = False
        for part in self._parts(line):
            if is_clear(part):
                self._let_wait(part)
            elif holds or self._must_wait(part):
                holds = True
                self._let_wait(part)
            elif not self._do(part, touched):
                break
        self._end_turn(touched)

    def _do(self, part: str, touched: Touched) -> bool:
        """Run one command and put what came of it on everyone's screen; whether what follows it makes sense."""
        words, goes_on = self._run(part)
        self._stage.delivery.put(touched, self._session, words)
        return goes_on and self._session.mode is self

    # What waits while the character is busy.

    def _must_wait(self, part: str) -> bool:
        if not self._ctx.memory.queue and self._busy_for() <= 0:
            return False
        match self._stage.dispatcher.turn_of(self._ctx, part):
            case Turn.AT_ONCE:
                return False
            case Turn.URGENT:
                return self._busy_for(urgent=True) > 0
        return True

    def _busy_for(self, *, urgent: bool = False) -> float:
        return self._stage.world.modified(BusyFor(self._ctx.actor, urgent), 0.0)

    def _let_wait(self, part: str) -> None:
        """Let a command wait; an empty line shows what does."""
        if not part and not self._ctx.memory.queue:
            return
        if self._stage.dispatcher.is_answer(self._ctx, part):
            part = Answer(part)
        try:
            self._session.say(self._ctx.memory.queue.take(part))
        except Refused as refusal:
            self._session.say(str(refusal))

    def _catch_up(self, touched: Touched) -> None:
        """Do what waits, in order, until the character is busy again."""
        queue = self._ctx.memory.queue
        while queue and self._busy_for() <= 0:
            part = queue.next()
            if not isinstance(part, Answer):
                self._ctx.memory.question = None  # it was asked later, about something else
            if part is not None and not self._do(part, touched):
                self._skip(part, queue)

    def _end_turn(self, touched: Touched) -> None:
        """Show what was done, and see to it that what waits gets its turn."""
        if self._ctx.memory.queue and self._release is None:
            schedule = self._stage.world.schedule
            self._release = schedule.after(self._busy_for(), "what waits", self._go_on)
        self._stage.delivery.flush(touched)

    def _go_on(self) -> None:
        """The character may be free by now, unless someone else is at its keys, or nobody."""
        self._release = None
        if self._session.mode is self and self._session.player is self._ctx.actor:
            touched: Touched = {self._session: None}
            self._catch_up(touched)
            self._end_turn(touched)

    def _skip(self, part: str, queue: InputQueue) -> None:
        """Forget what makes no sense any more: of a run the steps that are left, of anything else all that waits."""
        if isinstance(part, Step):
            queue.skip(Step)
        elif queue.clear() and self._session.mode is self:
            self._session.say(FORGOTTEN)

    def _parts(self, line: str) -> Sequence[str]:
        try:
            parts = self._stage.dispatcher.parts(self._ctx, line, self._ctx.actor.aliases)
        except Refused as refusal:
            self._session.say(str(refusal))
            return ()
        except Exception as error:  # noqa: BLE001  # a line that cannot be read must not end the session; it is logged
            self._session.say(self._noted(error, line))
            return ()
        self._session.pay(max(0, len(parts) - 1))
        return parts

    def _run(self, part: str) -> tuple[str, bool]:
        """Run one command, and measure how long that takes where somebody wants to know; returns as `_obeyed`."""
        timing = self._stage.timing
        if timing is None:
            return self._obeyed(part)
        clock = self._stage.world.clock
        started = clock.elapsed()
        try:
            return self._obeyed(part)
        finally:
            timing.obeyed(part, self._ctx.actor.name, clock.elapsed() - started)

    def _obeyed(self, part: str) -> tuple[str, bool]:
        """Run one command: what is to be said behind what it did, and whether the rest of the line makes sense."""
        try:
            self._stage.dispatcher.run(self._ctx, part)
        except Question as question:
            return str(question), False
        except Overtaken as refusal:
            return str(refusal), False
        except Refused as refusal:
            return str(refusal), not isinstance(part, Step)
        except Exception as error:  # noqa: BLE001  # one command's bug must not end the session; it is logged
            return self._noted(error, part), False
        return "", True

    def _noted(self, error: Exception, line: str) -> str:
        return self._stage.failures.note("a command failed", error, player=self._ctx.actor.name, line=line)

    def prompt(self) -> Text | None:
        """How the character is, and how much waits."""
        waiting = len(self._ctx.memory.queue)
        prompt = self._prompt()
        return (*styled(f"[{waiting} waiting] ", "notice"), *prompt) if waiting else prompt or None

    def lost(self) -> None:
        """The character stays standing, for a while, unless someone else sits at its keys already."""
        stage, player = self._stage, self._ctx.actor
        if self._release is not None:
            self._release.cancel()
        if stage.hub.of(player) is not self._session:
            return
        stage.hub.rise(self._session)
        acts.lose_link(stage.world, player)
        departure = stage.world.schedule.after(stage.linkless, "linkless", lambda: self._depart(player))
        stage.hub.expect_departure(player, departure)
        stage.delivery.deliver()

    def _depart(self, player: Player) -> None:
        """Nobody came back; the tick that runs this delivers what it tells."""
        self._stage.hub.forget_departure(player)
        if player.online:
            acts.leave(self._stage.world, player)


def begin_playing(session: Session, player: Player, stage: Stage) -> None:
    """Sit down at the keys of a character and bring it into the world, or find it where it stands.

    Whoever sat there is told and disconnected. Refused when the character may not come in.
    """
    if player.online:
        acts.find_link(stage.world, player)
    else:
        acts.enter(stage.world, player)
    other = stage.hub.of(player) or stage.hub.away.pop(player.id, None)
    if other is not None:
        stage.hub.rise(other)
        other.close("Your character is now played from another connection.")
    stage.hub.sit(session, player)
    session.mode = Playing(session, player, stage)
    stage.delivery.deliver(session)
    session.resume()


def _role(session: Session) -> Role:
    return session.account.role if session.account is not None else Role.PLAYER
