"""What content can ask of abilities, and the names that their own lines may use."""

from typing import Annotated

from mud.content.catalog import Catalog
from mud.game.ability.acts import abilities_of, seconds_left
from mud.game.ability.specs import Aim, ClassAbility
from mud.game.being.model import Being
from mud.game.being.script import SOMEONE, Person
from mud.game.thing.model import Item
from mud.kernel.ids import AbilityId
from mud.kernel.marks import Ref
from mud.play.scripts.scene import Scene
from mud.play.scripts.values import Scope, reading
from mud.play.scripts.words import condition, scope
from mud.world.world import World

PASSIVE: Scope = {**SOMEONE, "ability": ClassAbility, "level": int}
"""The names for what works by itself: there is no target."""


@scope(ClassAbility, "modifiers")
def of_modifiers(_catalog: Catalog, _ability: ClassAbility) -> Scope:
    """Whoever has it."""
    return PASSIVE


@scope(ClassAbility, "prowess")
def of_prowess(_catalog: Catalog, _ability: ClassAbility) -> Scope:
    """Whoever has it."""
    return PASSIVE


@scope(ClassAbility)
def of_ability(_catalog: Catalog, ability: ClassAbility) -> Scope:
    """Whoever uses it, what it is used on, the level of the one and the difficulty for the other."""
    target = Item if ability.target is Aim.ITEM else Being
    return {**PASSIVE, "target": target, "difficulty": int}


@reading("name")
def ability_name(_world: World, ability: ClassAbility) -> str:
    """What the ability is called."""
    return ability.name


@condition("has_ability")
class HasAbility:
    """Someone has learnt an ability; `ready`: and could use it again by now.

    Example:
        has_ability: ability_second_wind
    """

    ability: Annotated[AbilityId, Ref("abilities.id")]
    ready: bool = False
    who: Person = "$who"

    def holds(self, scene: Scene) -> bool:
        """Look."""
        who = scene.named(self.who, Being)
        if who is None:
            return False
        found = next((each for each in abilities_of(scene.world, who) if each.id == self.ability), None)
        return found is not None and not (self.ready and seconds_left(scene.world, who, found) > 0)
