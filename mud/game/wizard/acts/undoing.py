"""Taking back what one did last, exactly, as long as the world has not moved on."""

from typing import Any

from mud.game.being.model import Player
from mud.game.wizard.events import ActUndone
from mud.game.wizard.model import Deeds, Undo
from mud.kernel.entity import Entity, parts_of
from mud.kernel.errors import Refused
from mud.play.roles import Role
from mud.world.world import World

MOST_UNDOABLE = 20
"""Acts of one person that can be taken back, one after the other: more nobody remembers."""


def can_undo(actor: Player, undo: Undo) -> None:
    """Remember how to take back what someone just did."""
    deeds = Deeds.of(actor)
    deeds.undoable = (*deeds.undoable, undo)[-MOST_UNDOABLE:]


def undo_last(world: World, actor: Player, role: Role) -> str:
    """Take back what someone did last; returns what that was.

    Refused when there is nothing, or the world has moved on: then it is forgotten, and the act before it is next.
    """
    deeds = Deeds.of(actor)
    if not deeds.undoable:
        raise Refused("There is nothing of yours that could be undone.")
    *before, last = deeds.undoable
    if not role.may(last.permission):
        raise Refused(f"You may no longer do that, and so not undo it: {last.what}.")
    deeds.undoable = tuple(before)
    try:
        last.check()
    except Refused as reason:
        further = " Undo again for what you did before." if before else ""
        raise Refused(f"That cannot be undone any more ({last.what}): {reason} Nothing was changed.{further}") from None
    last.restore()
    world.happened(ActUndone(actor, last.what))
    return last.what


class Snapshot:
    """All saved fields of an entity, with those of its parts, as they are now."""

    def __init__(self, world: World, entity: Entity, **otherwise: Any) -> None:  # Any: fields of any type
        """`otherwise`: fields that it is not to have again as they are, such as coins, which are not made so."""
        self._cls = type(entity)
        self._fields = [
            (
                field.holder,
                field.name,
                otherwise.get(field.name, getattr(_holder(entity, field.holder), field.name)),
            )
            for field in world.schema.spec_of(type(entity)).fields
        ]

    def bring_back(self, world: World) -> Entity:
        """Make the entity again, as it was, after it has left the world; DuplicateError when it has not."""
        own = {name: value for holder, name, value in self._fields if issubclass(self._cls, holder)}
        entity = world.add(self._cls(**own))
        for holder, name, value in self._fields:
            part = _holder(entity, holder)
            if getattr(part, name) != value:
                setattr(part, name, value)
        return entity


def _holder(entity: Entity, holder: type) -> object:
    return entity if isinstance(entity, holder) else parts_of(entity)[holder]
