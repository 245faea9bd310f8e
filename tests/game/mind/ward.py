"""The ward: a few streets in which creatures do things by themselves, for transcripts and tests."""

from pathlib import Path

from mud.game.being.acts.presence import transport
from mud.game.being.model import Player
from mud.game.mind.model import Minds
from mud.game.npc.acts import spawn
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.kernel.ids import RoomId
from tests.stage import Stage, build_world, load_content

WARD = Path(__file__).parents[2] / "play" / "minds"


class Ward(Stage):
    """A stage on which the ward stands, where time passes in small steps."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(build_world(load_content(WARD), seed))

    def step(self, seconds: float) -> dict[str, list[str]]:
        """What everybody reads while time passes, a second at a time."""
        heard: dict[str, list[str]] = {}
        left = seconds
        while left > 0:
            for name, lines in super().step(min(1.0, left)).items():
                heard.setdefault(name, []).extend(lines)
            left -= 1.0
        return heard

    def put(self, kind: str, room: str, **own: str | int) -> Npc:
        """A creature of that kind, come to life in a room; what is told of it is thrown away."""
        made = spawn(self.world, self.world.catalog.get(NpcTemplate, f"npc_{kind}"), RoomId(f"room_{room}"), own)
        self.told()
        return made

    def at(self, name: str, room: str) -> Player:
        """Somebody who enters the world in a room."""
        player = self.enter(name)
        self.move(player, room)
        return player

    def move(self, player: Player, room: str) -> None:
        """Put somebody into a room, who sees it; what is told is thrown away."""
        if player.room_id != f"room_{room}":
            transport(self.world, player, RoomId(f"room_{room}"))
        self.told()

    def all_npcs(self) -> list[Npc]:
        """Every creature."""
        return list(self.world.shelf(Npc))

    def waits(self) -> int:
        """How many creatures are going to think."""
        return sum(mind.thinks is not None for mind in self.world.memory(Minds).by_id.values())


def room_of(npc: Npc) -> str:
    """Where a creature is."""
    return npc.room_id.removeprefix("room_")
