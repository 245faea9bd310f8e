"""What content can ask of callings, and teach."""

from typing import Annotated

from mud.game.being.model import Player
from mud.game.being.script import Somebody
from mud.game.calling.acts import gain
from mud.game.calling.specs import CharacterClass
from mud.kernel.ids import ClassId
from mud.kernel.marks import Ref, Yaml
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Number, PlainWords, reading
from mud.play.scripts.words import action, condition
from mud.world.world import World


@reading("class")
def player_class(world: World, player: Player) -> str:
    """What their class is called."""
    calling = world.catalog.find(CharacterClass, player.character_class)
    return player.character_class if calling is None else calling.name


@condition("class")
class ClassIs:
    """Someone has a certain class.

    Example:
        class: fighter
    """

    class_id: Annotated[ClassId, Ref("classes.id"), Yaml("class")]
    who: Somebody = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look at them."""
        who = scene.named(self.who, Player)
        return who is not None and who.character_class == self.class_id


@action("give_experience")
class GiveExperience:
    """Let someone learn something; `why` says what for, as it stands behind "for".

    Example:
        give_experience: 25
    """

    amount: Number
    why: PlainWords = ""
    who: Somebody = "$who"

    def perform(self, scene: Scene) -> None:
        """Teach them."""
        who = scene.named(self.who, Player)
        if who is not None:
            gain(scene.world, who, scene.number(self.amount), self.why)
