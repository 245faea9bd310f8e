"""The hub knows who is connected, who of them plays as whom, and which characters stand with nobody at the keys."""

from collections.abc import Collection
from typing import TypeAlias

from mud.game.being.model import Player
from mud.kernel.entity import Entity
from mud.kernel.ids import PlayerId, RoomId
from mud.kernel.schedule import Job
from mud.play.memory import Memory
from mud.play.telling import Audience, Everyone, InRoom, Only
from mud.session.program import Program
from mud.session.session import Session
from mud.world.world import World

Listeners: TypeAlias = list[tuple[Entity, Session]]


class Hub:
    """All sessions, and those that play by the id of their character."""

    def __init__(self) -> None:
        self._sessions: dict[Session, None] = {}
        self._playing: dict[PlayerId, Session] = {}
        self._departures: dict[PlayerId, Job] = {}
        self.programs: dict[Session, Program] = {}
        """Those of the sessions whose programs asked to be told of anything."""
        self.away: dict[PlayerId, Session] = {}
        """Those who stepped out, by the character at whose keys they will be again."""

    @property
    def sessions(self) -> Collection[Session]:
        """Everyone connected, in the order in which they came: a live view."""
        return self._sessions.keys()

    @property
    def playing(self) -> Collection[Session]:
        """Everyone who plays: a live view."""
        return self._playing.values()

    def of(self, being: Entity) -> Session | None:
        """The session of whoever is at the keys of that being."""
        return self._playing.get(being.id) if isinstance(being, Player) else None

    def in_room(self, world: World, room_id: RoomId, but: tuple[Entity, ...] = ()) -> Listeners:
        """Those who play in a room and are aware of what happens there, but for some.

        A room remembers everyone who ever fell asleep there, so the shorter of two lists is searched.
        """
        players, playing = world.where(Player, "room_id", room_id), self._playing
        if len(players) <= len(playing):
            return [
                (player, session)
                for player in players
                if (session := playing.get(player.id)) is not None and player not in but and player.is_aware
            ]
        seated = ((session.player, session) for session in playing.values())
        return [
            (player, session)
            for player, session in seated
            if player is not None and player.room_id == room_id and player not in but and player.is_aware
        ]

    def listeners(self, world: World, audience: Audience) -> Listeners:
        """Who of an audience plays."""
        match audience:
            case Only(being):
                session = self.of(being)
                return [] if session is None else [(being, session)]
            case InRoom(room_id, but):
                return self.in_room(world, room_id, but)
            case Everyone(but):
                seated = ((session.player, session) for session in self.playing)
                return [(player, session) for player, session in seated if player is not None and player not in but]

    def add(self, session: Session) -> None:
        """Someone connected."""
        self._sessions[session] = None

    def remove(self, session: Session) -> None:
        """Someone is gone."""
        self._sessions.pop(session, None)
        self.programs.pop(session, None)
        self.rise(session)
        for player_id in [each for each, away in self.away.items() if away is session]:
            del self.away[player_id]

    def sit(self, session: Session, player: Player) -> None:
        """Someone sits down at the keys of a character, which nobody else may be at."""
        session.player = player
        session.memory = Memory()
        self._playing[player.id] = session
        departure = self._departures.pop(player.id, None)
        if departure is not None:
            departure.cancel()

    def rise(self, session: Session) -> None:
        """Someone is no longer at the keys of the character, if they were."""
        player, session.player = session.player, None
        session.memory = None
        session.let_see("This screen is seen no more: its player has left.\n")
        session.watchers.clear()
        if player is not None and self._playing.get(player.id) is session:
            del self._playing[player.id]

    def step_out(self, session: Session) -> None:
        """Someone leaves the keys of a character for a while and will be back: nobody else hears of what it hears."""
        player = session.player
        if player is not None and self._playing.get(player.id) is session:
            del self._playing[player.id]
            self.away[player.id] = session

    def step_in(self, session: Session, player: Player, memory: Memory | None) -> None:
        """Whoever stepped out is back, and remembers what they did."""
        self.away.pop(player.id, None)
        self.sit(session, player)
        session.memory = memory

    def expect_departure(self, player: Player, job: Job) -> None:
        """The character will leave the world by itself, unless someone sits down at its keys."""
        self._departures[player.id] = job

    def forget_departure(self, player: Player) -> None:
        """The character has left the world."""
        self._departures.pop(player.id, None)
