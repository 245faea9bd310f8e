"""The programs that players play with: what they asked for is sent, and what they ask is answered.

Text goes another way. Whoever has no program that asked for anything costs nothing here; for those who have, a package
is made only if it was asked for. Before signing in there is nobody whose state could be told.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from mud.game.being.events import LinkFound, PlayerEntered
from mud.game.being.model import Player
from mud.kernel.events import Event
from mud.kernel.json import Json
from mud.play.feeds import Altered, Feeds, Inform, Listed, Signal, Stale, State
from mud.session.conversation import Conversation
from mud.session.credentials import Credentials, credentials_in
from mud.session.failures import Failures
from mud.session.hub import Hub
from mud.session.lists import Lists
from mud.session.ports import Saver
from mud.session.program import Program
from mud.session.session import Session
from mud.world.world import World

LISTS = (
    "COMMANDS",
    "LISTS",
    "CONFIGURABLE_VARIABLES",
    "REPORTABLE_VARIABLES",
    "REPORTED_VARIABLES",
    "SENDABLE_VARIABLES",
)
"""What LIST can be asked for."""

LOOKED_AT = 200
"""Programs looked at in one tick, some 30 us each; a thousand learn within five ticks what time alone has changed."""

COMMANDS = ("LIST", "REPORT", "RESET", "SEND", "UNREPORT")

Message = tuple[str, Json]


class Programs:
    """All programs. `offers` are messages for every program that takes them, once; `withheld`: packages, in lower case,
    that nobody is sent, since this server lacks what they refer to."""

    def __init__(self, world: World, hub: Hub, feeds: Feeds, saver: Saver, failures: Failures) -> None:
        self.offers: tuple[Message, ...] = ()
        self.withheld: tuple[str, ...] = ()
        self._world = world
        self._hub = hub
        self._feeds = feeds
        self._saver = saver
        self._failures = failures
        self.looked_at = LOOKED_AT
        self._next = 0
        self._lists = Lists(world, self._wants, self._send)
        self._due: dict[Session, None] = {}

    # What the network calls.

    def supported(self, session: Session, modules: tuple[str, ...]) -> None:
        """A program asks for packages from now on: it gets their whole state."""
        program = self._program(session)
        if session.account is None and session.link.wants("Char.Login.Default"):
            self._send(session, "Char.Login.Default", {"type": ["password-credentials"]})
        for package, body in self.offers:
            if package not in program.offered and self._wants(session, package):
                program.offered.add(package)
                self._send(session, package, body)
        if session.player is not None:
            self._begin_anew(program, lambda package: _covers(modules, package))
            self.flush((session,))

    def said(self, session: Session, package: str, data: Json) -> None:
        """A program sent a package, which costs as much as a line. One that comes too fast is passed over."""
        if not session.may_pay():
            return
        if package == "char.login.credentials":
            self._sign_in(session, data)
            return
        answer = self._feeds.answer(package)
        if answer is None or session.player is None:
            return
        self._program(session)
        self._guarded(lambda: self._signal(answer.function(self._world, session.player, data)), package)
        self.flush((session,))

    def asked(self, session: Session, command: str, names: tuple[str, ...]) -> None:
        """A program gave a command of MSDP."""
        if not session.may_pay():
            return
        match command:
            case "LIST":
                for name in names:
                    if name in LISTS:
                        session.link.report(name, self._listed(session, name))
            case "SEND":
                for name in names:
                    self._guarded(partial(self._report, session, name), name)
            case "REPORT":
                self._program(session)
                self.flush((session,))

    def kept_alive(self, session: Session) -> None:
        """The program says that someone is there, who has only not typed anything."""
        if session.account is not None and isinstance(session.mode, Conversation):
            session.mode.listen_on()

    def tell(self, session: Session, package: str, body: Json) -> None:
        """Tell a program something; once it is on disk, if that is what the session waits for."""
        self._send(session, package, body)

    # What delivery calls.

    def hear(self, event: Event) -> None:
        """Tell of an event those whose programs asked for it."""
        if isinstance(event, PlayerEntered | LinkFound):
            self._begin(event.who)
        self._guarded(lambda: self._signal(self._feeds.of(self._world, event)), type(event).__name__)

    def flush(self, touched: Iterable[Session] = ()) -> None:
        """Send what became stale; to those who were touched also gauges and variables that differ."""
        due, self._due = self._due, {}
        self._lists.forget()
        for session in {**dict.fromkeys(touched), **due}:
            program = self._hub.programs.get(session)
            if program is not None and session.player is not None:
                self._guarded(partial(self._flush, session, program), "state")

    def look_round(self) -> None:
        """Send what differs by time alone, to everyone whose program wants to know; where there are many, in turns."""
        sessions = list(self._hub.programs)
        if self._next >= len(sessions):
            self._next = 0
        turn = sessions[self._next : self._next + self.looked_at]
        self._next += len(turn)
        self.flush(turn)

    def _flush(self, session: Session, program: Program) -> None:
        self._watch(session, program)
        states = dict.fromkeys(program.stale)
        program.stale.clear()
        for each in states | dict.fromkeys(self._feeds.gauges):
            if self._wants(session, each.package):
                self._send_state(session, program, each, always=each in states)
        self._lists.send(session, program)
        for name in session.link.reported():
            declared = self._feeds.variables.get(name)
            value = declared.function(self._world, session.player) if declared else None
            if declared and program.variables.get(name) != value:
                program.variables[name] = value
                session.link.report(name, value)

    def _watch(self, session: Session, program: Program) -> None:
        """Call those states stale of which something that is compared for them differs."""
        for watch, states in self._feeds.watched.items():
            if not any(self._wants(session, each.package) for each in states):
                continue
            value, before = watch(self._world, session.player), program.watched.get(watch)
            program.watched[watch] = value
            if before is not None and before != value:
                program.stale |= dict.fromkeys(each for each in states if isinstance(each, State))
                for known in program.lists:
                    program.places.setdefault(known, False)

    def _send_state(self, session: Session, program: Program, state: State, *, always: bool) -> None:
        body = state.function(self._world, session.player)
        before = program.last.get(state)
        if state.is_gauge:
            program.last[state] = body
            if before == body and not always:
                return
            if state.in_parts and not always and isinstance(before, Mapping) and isinstance(body, Mapping):
                body = {key: value for key, value in body.items() if before.get(key) != value}
        if body is not None:
            self._send(session, state.package, body)

    def _begin(self, player: Player) -> None:
        """Someone plays: their program learns everything."""
        session = self._hub.of(player)
        program = self._hub.programs.get(session) if session is not None else None
        if session is not None and program is not None:
            self._due[session] = None
            program.forget()
            self._begin_anew(program, lambda _package: True)

    def _begin_anew(self, program: Program, concerned: Callable[[str], bool]) -> None:
        """Everything is to be told whole."""
        program.stale |= dict.fromkeys(each for each in self._feeds.states if concerned(each.package))
        for listing in self._feeds.listings:
            if concerned(f"{listing.package}.List"):
                program.places |= {(listing, place): True for place in listing.places}

    def _signal(self, signals: Iterable[Signal]) -> None:
        for signal in signals:
            concerned = [s for _, s in self._hub.listeners(self._world, signal.audience) if s in self._hub.programs]
            match signal:
                case Stale(state=state):
                    for session in concerned:
                        self._hub.programs[session].stale[state] = None
                        self._due[session] = None
                case Listed(listing=listing, place=place) | Altered(listing=listing, place=place):
                    for session in concerned:
                        places = self._hub.programs[session].places
                        places[listing, place] = isinstance(signal, Listed) or places.get((listing, place), False)
                        self._due[session] = None
                case Inform(package=package, body=body, to=to):
                    wanting = [s for s in concerned if self._wants(s, package) and (to is None or to(s.player))]
                    made = body() if wanting else None
                    for session in wanting:
                        self._send(session, package, made)

    def _wants(self, session: Session, package: str) -> bool:
        return session.link.wants(package) and not (self.withheld and package.lower().startswith(self.withheld))

    def _send(self, session: Session, package: str, body: Json) -> None:
        """Send now, or once on disk is what the session waits for."""
        if session.is_holding:
            self._saver.when_saved(lambda: session.link.inform(package, body))
        else:
            session.link.inform(package, body)

    def _listed(self, session: Session, name: str) -> Json:
        match name:
            case "COMMANDS":
                return COMMANDS
            case "LISTS":
                return LISTS
            case "CONFIGURABLE_VARIABLES":
                return ()
            case "REPORTED_VARIABLES":
                return session.link.reported()
        return tuple(self._feeds.variables)

    def _report(self, session: Session, name: str) -> None:
        declared = self._feeds.variables.get(name)
        if declared is not None and session.player is not None:
            session.link.report(name, declared.function(self._world, session.player))

    def _sign_in(self, session: Session, data: Json) -> None:
        """Hand name and password to the conversation at the door, which checks them as if they were typed."""
        given = credentials_in(data)
        mode = session.mode
        if session.account is not None:
            self._send(session, "Char.Login.Result", {"success": True})
        elif given is not None and not (isinstance(mode, Conversation) and mode.accept(given)):
            self._send(session, "Char.Login.Result", {"success": False, "message": Credentials.TOO_LATE})

    def _program(self, session: Session) -> Program:
        return self._hub.programs.setdefault(session, Program())

    def _guarded(self, work: Callable[[], None], what: str) -> None:
        """A bug in what programs are told must not keep anyone from playing."""
        try:
            work()
        except Exception as error:  # noqa: BLE001  # one package's bug must not keep the text from being shown
            self._failures.note("a program was not told", error, untold=what)


def _covers(modules: tuple[str, ...], package: str) -> bool:
    name = package.lower()
    return any(name == module or name.startswith(f"{module}.") for module in modules)
