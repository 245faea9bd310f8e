"""The server's figures for lists of worlds (MSSP), true at the moment in which they are asked for."""

from typing import Final

from mud.app.settings import Settings
from mud.app.version import program_version
from mud.game.area.specs import Area
from mud.game.being.specs import Race
from mud.game.calling.specs import CharacterClass
from mud.game.place.specs import Room
from mud.game.thing.specs import ItemTemplate
from mud.kernel.spec import Spec
from mud.net.server import Server
from mud.play.topics import HelpTopic
from mud.session.hub import Hub
from mud.telnet import wire
from mud.world.world import World

COUNTED: Final[dict[str, type[Spec]]] = {
    "AREAS": Area,
    "HELPFILES": HelpTopic,
    "OBJECTS": ItemTemplate,
    "ROOMS": Room,
    "CLASSES": CharacterClass,
    "RACES": Race,
}

HIGHEST_LEVEL: Final = 20

WHAT_WE_ARE: Final[wire.Figures] = {
    "CHARSET": ("US-ASCII", "ISO-8859-1", "UTF-8"),
    "CRAWL DELAY": -1,
    "FAMILY": "Custom",
    "GAMEPLAY": "Adventure",
    "GENRE": "Fantasy",
    "LANGUAGE": "English",
    "STATUS": "Alpha",
    "LEVELS": HIGHEST_LEVEL,
    "MOBILES": 0,
    "SKILLS": 0,
}


class Figures:
    """Counts when asked."""

    def __init__(self, settings: Settings, world: World, hub: Hub, server: Server) -> None:
        self._settings = settings
        self._world = world
        self._hub = hub
        self._server = server
        self._started_at = int(world.clock.now())

    def now(self) -> wire.Figures:
        """All figures. UPTIME is, as the protocol has it, the Unix time of the start."""
        return {
            "NAME": self._settings.name,
            "PLAYERS": len(self._hub.playing),
            "UPTIME": self._started_at,
            "CODEBASE": f"mud {program_version()}",
            "PORT": [port for _, port in self._server.addresses[:1]],
            "SSL": self._server.tls_port or 0,
            **WHAT_WE_ARE,
            **{name: len(self._world.catalog.all(kind)) for name, kind in COUNTED.items()},
            **{name.upper(): value for name, value in self._settings.mssp.items()},
        }
