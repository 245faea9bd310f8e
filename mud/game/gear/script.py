"""What content can do with gear: identify, free from curses, enchant and change the thing that it is about."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.script import Somebody
from mud.game.gear.acts.altering import enchant, modify
from mud.game.gear.acts.magic import identify, lift_curse
from mud.game.thing.acts import template_of
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item
from mud.game.thing.rules import is_known
from mud.game.thing.script import Thing
from mud.kernel.errors import Refused
from mud.kernel.ids import AlterationId
from mud.kernel.marks import Ref, Yaml
from mud.play.scripts.scene import Scene
from mud.play.scripts.words import action
from mud.text.grammar import definite

NO_THING = "Say what it is for: recite scroll at ring, for one."


def _meant(scene: Scene, name: str) -> Item:
    """The thing that is meant; Refused when it is a person, or nothing."""
    item = scene.named(name, Item)
    if item is None:
        raise Refused(NO_THING)
    return item


@action("identify_item")
class IdentifyItem:
    """Let a thing be known for what it is; Refused when it is known.

    Example:
        identify_item: $item
    """

    item: Thing = "$item"
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Find it out."""
        item, who = _meant(scene, self.item), scene.named(self.who, Player)
        if is_known(template_of(scene.world, item), item):
            raise Refused(f"It is known what {definite(name_of(scene.world, item))} is.")
        if who is not None:
            identify(scene.world, who, item)


@action("lift_curse")
class LiftCurse:
    """Take the curse off a thing; Refused when there is none on it.

    Example:
        lift_curse: $item
    """

    item: Thing = "$item"
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Take it off."""
        item, who = _meant(scene, self.item), scene.named(self.who, Player)
        if who is not None:
            lift_curse(scene.world, who, item)


@action("enchant_item")
class EnchantItem:
    """Lay magic on a thing; Refused when it is not for such things, or there is too much on it.

    Example:
        enchant_item: {with: keen_edge, item: $item}
    """

    with_: Annotated[AlterationId, Ref("enchantments.id"), Yaml("with")]
    item: Thing = "$item"
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Lay it on."""
        item, who = _meant(scene, self.item), scene.named(self.who, Player)
        if who is not None:
            enchant(scene.world, who, item, self.with_)


@action("modify_item")
class ModifyItem:
    """Change a thing by hand; Refused when it is not for such things, or too much was changed about it.

    Example:
        modify_item: {with: fur_lining, item: $item}
    """

    with_: Annotated[AlterationId, Ref("modifications.id"), Yaml("with")]
    item: Thing = "$item"
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Change it."""
        item, who = _meant(scene, self.item), scene.named(self.who, Player)
        if who is not None:
            modify(scene.world, who, item, self.with_)
