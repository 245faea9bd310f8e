"""What players' programs play beside the text: the sound of the area that someone stands in under the sky.

The sound of an area is a file that is called by the area's id; where the files are, the settings say. Its words, which
`listen` shows, go with it as a caption, for those who do not hear it.
"""

from collections.abc import Iterable

from mud.game.being.acts import room_of
from mud.game.being.events import PlayerLeft
from mud.game.being.model import Player
from mud.game.sense.views import ambience_around
from mud.kernel.json import Json
from mud.play.feeds import Inform, Signal, feed, gauge
from mud.play.telling import Only
from mud.text.markup import parse
from mud.text.span import plain
from mud.world.world import World

KEY = "ambience"
"""Under which clients keep what plays: another file with the same key takes its place."""

KIND = "mp3"
"""The one kind of sound that all clients with Client.Media play on all systems."""

VOLUME = 30
FADE = 2000
"""Out of a hundred, and in milliseconds: it stands behind everything else, and nobody shall start at it."""


@gauge("Client.Media.Play")
def ambience(world: World, player: Player) -> Json:
    """The sound of the area, over and over; None where none is heard."""
    words = ambience_around(world, player)
    if words is None:
        return None
    return {
        "name": f"{room_of(world, player).area_id}.{KIND}",
        "type": "music",
        "tag": KEY,
        "key": KEY,
        "volume": VOLUME,
        "fadein": FADE,
        "fadeout": FADE,
        "loops": -1,
        "continue": True,
        "caption": plain(parse(words.strip()).text()),
    }


@gauge("Client.Media.Stop")
def silence(world: World, player: Player) -> Json:
    """Where no sound is heard, that of the last place fades."""
    return {"key": KEY, "fadeaway": True, "fadeout": FADE} if ambience_around(world, player) is None else None


@feed(PlayerLeft)
def left(_world: World, event: PlayerLeft) -> Iterable[Signal]:
    """Outside the world it is quiet."""
    return (Inform(Only(event.who), "Client.Media.Stop", dict),)
