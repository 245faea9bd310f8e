"""What content can ask of what burns, and do with it."""

from mud.game.light import acts
from mud.game.thing.model import Item
from mud.game.thing.script import Thing
from mud.play.scripts.scene import Scene
from mud.play.scripts.words import action, condition


@condition("burns")
class Burns:
    """The thing that it is about burns.

    Example:
        burns: $item
    """

    item: Thing = "$item"

    def holds(self, scene: Scene) -> bool:
        """Look at it."""
        item = scene.named(self.item, Item)
        return item is not None and acts.flame_of(scene.world, item) is not None


@action("kindle")
class Kindle:
    """Let a thing burn that can, without anyone lighting it. Tell of it: nobody else does.

    Example:
        kindle: $item
    """

    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Light it."""
        item = scene.named(self.item, Item)
        if item is not None:
            acts.kindle(scene.world, item)


@action("put_out")
class PutOut:
    """Let a burning thing go out. Tell of it: nobody else does.

    Example:
        put_out: $item
    """

    item: Thing = "$item"

    def perform(self, scene: Scene) -> None:
        """Put it out."""
        item = scene.named(self.item, Item)
        if item is not None:
            acts.put_out(scene.world, item)
