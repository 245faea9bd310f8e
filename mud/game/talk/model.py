"""What talk leaves behind: with a player, and with the staff."""

from enum import StrEnum
from typing import Annotated

from mud.game.being.model import Player
from mud.kernel.entity import Entity, Part, entity, part_of
from mud.kernel.ids import FeedbackId, PlayerId, RoomId
from mud.kernel.marks import Indexed, Key, Ref, Width


@part_of(Player)
class Correspondence(Part):
    """With whom a player talks at a distance."""

    last_tell_from: PlayerId | None = None


class FeedbackKind(StrEnum):
    """What players tell the staff."""

    BUG = "bug"
    TYPO = "typo"
    IDEA = "idea"


@entity("feedback", owner="player_id")
class Feedback(Entity):
    """What a player told the staff, and the place it was told from."""

    id: Annotated[FeedbackId, Key()]
    kind: Annotated[FeedbackKind, Width(16)]
    player_id: Annotated[PlayerId, Ref("players.id"), Indexed()]
    room_id: Annotated[RoomId, Ref("rooms.id")]
    text: str
    closed_by: Annotated[str | None, Width(32)] = None
