"""From what happened to what people see: each event is worded once, rendered once for each kind of viewer, and put on
the screens of those whom it concerns, who are sent one write each at the end of the loop's turn.

A busy server reads many lines in one turn, and whoever stands among talkers hears many of them: a write and a prompt
for each cost more than all else (docs/performance.md).
"""

from typing import Final, TypeAlias

from mud.kernel.events import Event
from mud.play.feeds import Feeds
from mud.play.memory import sights
from mud.play.naming import Named, Naming, fill
from mud.play.screens import Screen
from mud.play.telling import Told
from mud.play.views import Views
from mud.session.failures import Failures
from mud.session.hub import Hub, Listeners
from mud.session.ports import Saver, Timer
from mud.session.programs import Programs
from mud.session.session import Session
from mud.session.watch import Watch
from mud.text.render import Renderer
from mud.text.saying import Saying
from mud.world.world import World

Touched: TypeAlias = dict[Session, None]
"""Those whose screens have something new, in the order in which it came."""

LONGEST_TURN: Final = 0.05
"""Seconds after which what was put is shown although the turn goes on: nobody feels them, and hundreds of lines fit."""


class Wording:
    """The words for events: views, names and the renderer; and what programs are told beside them."""

    def __init__(self, views: Views, naming: Naming, renderer: Renderer, feeds: Feeds | None = None) -> None:
        self.views = views
        self.naming = naming
        self.renderer = renderer
        self.feeds = feeds or Feeds()


class Delivery:
    """Takes the world's outbox, after every command and tick, to the people."""

    def __init__(
        self, world: World, hub: Hub, wording: Wording, means: tuple[Saver, Timer], failures: Failures
    ) -> None:
        saver, self._timer = means
        self._world = world
        self._hub = hub
        self._views = wording.views
        self._naming = wording.naming
        self._renderer = wording.renderer
        self._saver = saver
        self._failures = failures
        self._due: Touched = {}
        self._turn_began: float | None = None
        self.programs = Programs(world, hub, wording.feeds, saver, failures)
        self._watch = Watch(world, hub)

    def deliver(self, by: Session | None = None) -> None:
        """Show everyone what happened since the last time, at the end of the turn.

        `by` is whose doing it was: it gets a prompt even if nothing happened.
        """
        touched: Touched = {}
        self.put(touched, by)
        self.flush(touched)

    def tick(self) -> None:
        """Show what happened by itself; and tell programs what time alone has changed, without waiting for text."""
        if self._hub.programs:
            self.programs.look_round()
        self.deliver()

    def put(self, touched: Touched, by: Session | None = None, last_words: str = "") -> None:
        """Put what happened since the last time on everyone's screen, to be shown with `flush`.

        For lines of several commands: each is put, and what a command refused, `last_words`, comes behind what it did.
        """
        self._begin_turn()
        for event, parts in self._views.gathered(self._world, self._world.told()):
            try:
                self._show(event, by, touched)
            except Exception as error:  # noqa: BLE001  # one event's bug must not keep the others from being told
                last_words = self._failures.note("an event was not told", error, untold=type(event).__name__)
            if self._hub.programs:
                for each in parts:
                    self.programs.hear(each)
            for each in parts:
                if each.silent:
                    self._watch.hear(each, by)
        if by is not None:
            if last_words:
                by.say(last_words)
            touched[by] = None

    def put_early(self) -> None:
        """Put what happened until now on everyone's screen, in the middle of a command."""
        touched: Touched = {}
        self.put(touched)
        self._await_end(touched)

    def flush(self, touched: Touched) -> None:
        """Show all whose screen was touched what was put on it by the end of the loop's turn, each in one write."""
        began = self._begin_turn()
        self._await_end(touched)
        now = self._world.clock.elapsed()
        if now - began > LONGEST_TURN:
            self._turn_began = now
            self._show_all()

    def _begin_turn(self) -> float:
        """See to it that the turn ends; before anything is told, so that what programs are told goes out with it."""
        if self._turn_began is None:
            self._turn_began = self._world.clock.elapsed()
            self._timer.soon(self._end_turn)
        return self._turn_began

    def _await_end(self, touched: Touched) -> None:
        self._due |= touched
        for session in touched:
            session.is_due = True

    def _end_turn(self) -> None:
        self._turn_began = None
        self._show_all()

    def _show_all(self) -> None:
        due, self._due = self._due, {}
        if self._hub.programs:
            self.programs.flush(due)
        for session in due:
            try:
                session.flush()
            except Exception as error:  # noqa: BLE001  # one prompt's bug must not keep the others from reading theirs
                self._failures.note("a screen was not shown", error)

    def _show(self, event: Event, by: Session | None, touched: Touched) -> None:
        shown = self._views.of(self._world, event)
        if isinstance(shown, Screen):
            reader = self._hub.of(shown.reader)
            if event.durable:
                self._hold(by, [[(shown.reader, reader)]] if reader else [])
            if reader is not None:
                touched[reader] = None
                reader.show(shown.page(self._world))
            return
        listeners = [self._hub.listeners(self._world, told.audience) for told in shown]
        if event.durable:
            self._hold(by, listeners)
        for told, hearing in zip(shown, listeners, strict=True):
            self._tell(told, hearing, touched)

    def _tell(self, told: Told, listeners: Listeners, touched: Touched) -> None:
        if not listeners:
            return
        world, naming, names = self._world, self._naming, told.names
        common = naming.common(world, [being for being, _ in listeners], names)
        said = None if common is None else self._saying(told, common)
        apart: dict[tuple[Named, ...], Saying] = {}
        seen = sights(names.values())
        for being, session in listeners:
            saying = said
            if saying is None:
                nouns = naming.nouns(world, being, names)
                saying = apart.get(nouns) or apart.setdefault(nouns, self._saying(told, nouns))
            session.put(saying.to(session.kind))
            touched[session] = None
            if seen and session.memory is not None:
                session.memory.saw_each(being, seen)

    def _saying(self, told: Told, nouns: tuple[Named, ...]) -> Saying:
        return Saying(fill(told.markup, told.names, nouns), self._renderer.text)

    def _hold(self, by: Session | None, listeners: list[Listeners]) -> None:
        """Nobody reads of it before it is on disk: whoever did it, nor whoever is told."""
        concerned = dict.fromkeys(session for hearing in listeners for _, session in hearing)
        if by is not None:
            concerned[by] = None
        for session in concerned:
            session.hold()
            self._saver.when_saved(session.release)
