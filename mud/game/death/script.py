"""What content can ask of death, and do with it."""

from typing import Annotated

from pydantic import Field

from mud.game.being.model import Being, Player, Position
from mud.game.being.script import Person, Somebody
from mud.game.death.acts import die, dying, loot, remains, spirits
from mud.game.place.script import Place, room_in
from mud.game.thing.model import Item
from mud.kernel.entity import Entity
from mud.kernel.ids import LootTableId
from mud.kernel.marks import Ref, Width
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Names
from mud.play.scripts.words import action, condition


@condition("is_dying")
class IsDying:
    """Someone lies dying, or senseless after that.

    Example:
        is_dying: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at them."""
        who = scene.named(self.who, Being)
        return who is not None and who.position is Position.DYING


@condition("is_dead")
class IsDead:
    """Someone is dead: a spirit, or a creature that has not come back.

    Example:
        is_dead: $who
    """

    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at them."""
        who = scene.named(self.who, Being)
        return who is not None and who.position is Position.DEAD


@action("kill")
class Kill:
    """Let someone die at once, whatever health they have.

    Example:
        kill: $who
    """

    who: Person = "$who"

    def perform(self, scene: Scene) -> None:
        """Let them die."""
        who = scene.named(self.who, Being)
        if who is not None:
            die(scene.world, who)


@action("stabilize")
class Stabilize:
    """Let someone be dying no more; nothing happens to whoever is not dying.

    Example:
        stabilize: $who
    """

    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """See to them."""
        who = scene.named(self.who, Player)
        if who is not None and dying.is_in_danger(who):
            dying.stabilize(scene.world, who)


@action("revive")
class Revive:
    """Bring someone back to life where they are, with a share of their health, and what is in the corpse beside them.

    They can be meant by their corpse as well. Nothing happens to the living; whoever is dying comes to.

    Example:
        revive: {who: $other, health: 0.5}
    """

    who: Annotated[str, Names(Entity)] = "$who"
    health: Annotated[float, Field(gt=0, le=1)] = 0.25

    def perform(self, scene: Scene) -> None:
        """Revive them."""
        meant, by = scene.named(self.who, Entity), scene.named("$who", Being)
        who = remains.owner_of(scene.world, meant) if isinstance(meant, Item) else meant
        if isinstance(who, Player):
            spirits.bring_back(scene.world, who, by, self.health)


@action("drop_corpse")
class DropCorpse:
    """Let a corpse lie in a room, of somebody who died before anyone came, with what a table gives in it.

    Example:
        drop_corpse: {of: drowned drover, loot: loot_traveler}
    """

    of: Annotated[str, Width(60)]
    loot: Annotated[LootTableId | None, Ref("loot_tables.id")] = None
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Lay it down."""
        room = room_in(scene, self.room)
        if room is not None:
            item = remains.lay_down(scene.world, self.of, room.id)
            if item is not None and self.loot is not None:
                loot.fill_from(scene.world, item, self.loot, scene.by)


@action("drop_loot")
class DropLoot:
    """Let what a table gives lie in a room. Coins lie nowhere: of those nothing comes.

    Example:
        drop_loot: loot_keepsake
    """

    table: Annotated[LootTableId, Ref("loot_tables.id")]
    room: Place = "$room"

    def perform(self, scene: Scene) -> None:
        """Roll for it."""
        room = room_in(scene, self.room)
        if room is not None:
            loot.lay_out(scene.world, room.id, self.table, scene.by)
