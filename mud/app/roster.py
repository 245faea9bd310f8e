"""The roster: every module of every feature, in the order in which the features stand and react.

Nothing registers itself on import: whatever a listed module declares (entities, specs, commands, views, handlers,
guards, modifiers, contributions, repeated work) is collected here, and only here.
"""

from types import ModuleType

import mud.game.account.model
import mud.game.area.specs
import mud.game.being.model
import mud.game.place.specs
import mud.game.thing.model
import mud.game.thing.specs
import mud.game.trade.model
from mud.kernel.entity import Entity, Part
from mud.kernel.record import Record
from mud.kernel.schema import Schema, build_schema
from mud.kernel.spec import Spec

MODULES: tuple[ModuleType, ...] = (
    mud.game.account.model,
    mud.game.area.specs,
    mud.game.place.specs,
    mud.game.being.model,
    mud.game.thing.specs,
    mud.game.thing.model,
    mud.game.trade.model,
)


def declared(kind: type | tuple[type, ...]) -> list[object]:
    """What the roster's modules themselves declare that is an instance of `kind`, in order."""
    return [found for module in MODULES for found in vars(module).values() if isinstance(found, kind)]


def schema() -> Schema:
    """The schema of the whole game."""
    classes = [
        found
        for module in MODULES
        for found in vars(module).values()
        if isinstance(found, type)
        and found.__module__ == module.__name__
        and issubclass(found, (Entity, Part, Record, Spec))
        and ("__table_spec__" in vars(found) or "__whole__" in vars(found))
    ]
    return build_schema(classes)
