"""Enchantments and modifications, as content describes them: what they do to a thing, and what they can be done to."""

from typing import Annotated

from pydantic import Field

from mud.game.thing.specs import Change, ItemType, Stat
from mud.kernel.ids import AlterationId
from mud.kernel.marks import Key, Width
from mud.kernel.spec import Spec, spec
from mud.kernel.values import FrozenMap

Pounds = Annotated[float, Field(ge=-100, le=100)]


@spec("enchantments")
class EnchantmentKind(Spec):
    """Something that magic can do to a thing. Of those with the same `group` a thing bears only one."""

    id: Annotated[AlterationId, Key()]
    name: Annotated[str, Width(60)]
    prefix: Annotated[str, Width(20)] = ""
    suffix: Annotated[str, Width(40)] = ""
    text: str = ""
    on: tuple[ItemType, ...] = ()
    group: str = ""
    changes: FrozenMap[Stat, Change] = FrozenMap()
    weight: Pounds = 0.0


@spec("modifications")
class ModificationKind(Spec):
    """Something that hands can do to a thing. Of those with the same `group` a thing bears only one."""

    id: Annotated[AlterationId, Key()]
    name: Annotated[str, Width(60)]
    prefix: Annotated[str, Width(20)] = ""
    suffix: Annotated[str, Width(40)] = ""
    text: str = ""
    on: tuple[ItemType, ...] = ()
    group: str = ""
    changes: FrozenMap[Stat, Change] = FrozenMap()
    weight: Pounds = 0.0
