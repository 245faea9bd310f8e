"""What staff do that people notice, and what they ask to see."""

from mud.game.being.model import Player
from mud.game.wizard.model import AdminAction
from mud.kernel.events import Event, event


@event()
class AuditRead(Event):
    """Someone reads the latest privileged acts that fit their words; `more` are left out."""

    reader: Player
    acts: tuple[AdminAction, ...]
    more: int
