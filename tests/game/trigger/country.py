"""A small town with the triggers that a test writes for it."""

from mud.app import roster
from mud.content.catalog import Catalog
from mud.game.trigger.acts import board_of
from mud.game.trigger.rules import SCOPES
from mud.game.trigger.specs import Occasion, Trigger
from mud.kernel.clauses import Clauses, Speech
from mud.kernel.ids import RoomId, TriggerId
from mud.play.roles import Role
from mud.play.scripts.language import Language
from tests.stage import Stage, build_world, town

SQUARE = RoomId("room_square")


def trigger(name: str, on: Occasion, *do: object, when: tuple[object, ...] = (), **fields: object) -> Trigger:
    """A trigger in the square, unless it says where."""
    where = {} if "areas" in fields or "rooms" in fields else {"rooms": (SQUARE,)}
    made = {**where, **fields}
    return Trigger(
        id=TriggerId(name),
        on=on,
        do=Clauses.read(list(do)),
        if_=Clauses.read(list(when)),
        **made,  # type: ignore[arg-type]  # as a test writes them
    )


class Town(Stage):
    """The town with these triggers and nobody else's, and Ann in it; Gwen is its builder."""

    def __init__(self, *triggers: Trigger) -> None:
        check(*triggers)
        bare = town()
        shelves = {cls: bare.all(cls) for cls in bare.types if cls is not Trigger}
        super().__init__(build_world(Catalog({**shelves, Trigger: {}}).with_(*triggers)))
        self.ann = self.enter("Ann")
        self.gwen = self.enter("Gwen", Role.BUILDER)

    def fired(self, name: str) -> int:
        """How often a trigger fired."""
        return sum(count.times for key, count in board_of(self.world).counts.items() if key[0] == name)


def check(*triggers: Trigger) -> None:
    """AssertionError unless their lines use names that there are."""
    language: Language = roster.language()
    for each in triggers:
        for speech, lines in ((Speech.CONDITION, each.if_), (Speech.ACTION, each.do), (Speech.ACTION, each.else_)):
            assert not list(language.faults(speech, lines, SCOPES[each.on])), each
