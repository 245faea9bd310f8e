"""What happens with triggers: only their builders are told."""

from mud.game.being.model import Player
from mud.game.trigger.model import Outcome
from mud.game.trigger.specs import Trigger
from mud.kernel.events import Event, event


@event()
class TriggerFailed(Event):
    """A trigger failed, and all it had done was undone; `off`: it has been switched off."""

    trigger: Trigger
    reason: str
    off: bool
    builders: tuple[Player, ...]


@event()
class TriggerConsidered(Event):
    """A trigger that somebody follows fired, or did not."""

    trigger: Trigger
    outcome: Outcome
    followers: tuple[Player, ...]


@event()
class TriggersListed(Event):
    """A builder asks which triggers there are."""

    reader: Player
    triggers: tuple[Trigger, ...]


@event()
class TriggerRead(Event):
    """A builder asks about one trigger, and what came of it lately."""

    reader: Player
    trigger: Trigger
    outcomes: tuple[Outcome, ...]


@event()
class TriggerSwitched(Event):
    """A builder switched a trigger on or off, or follows it from now on."""

    reader: Player
    trigger: Trigger
    how: str
