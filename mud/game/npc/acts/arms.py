"""What creatures strike with by nature, worked out once for each that fights."""

from mud.game.being.rules.kept import CREATURES_OWN
from mud.game.being.rules.numbers import ability_modifier, proficiency_bonus
from mud.game.being.specs import Ability
from mud.game.combat.rules.weapons import Weapon
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.rules import natural_weapon, plain_blow
from mud.world.kept import KeptWhile
from mud.world.world import World


class NaturalArms(KeptWhile[Npc, tuple[tuple[Weapon, ...], Weapon]]):
    """What each creature that fights strikes with by nature, for as long as it is as it was: asked with every blow."""

    def about(self, world: World, npc: Npc) -> tuple[tuple[Weapon, ...], Weapon]:
        """Its attacks, and the plain blow of one that has none."""
        return self.of(world, npc, CREATURES_OWN(npc), lambda: _arms(world, npc))


def _arms(world: World, npc: Npc) -> tuple[tuple[Weapon, ...], Weapon]:
    kind, skill = kind_of(world, npc), _skill(world, npc)
    return tuple(natural_weapon(kind, attack, skill) for attack in kind.attacks), plain_blow(kind, skill)


def _skill(world: World, npc: Npc) -> int:
    """What a creature adds to attacks of which nothing else is said: proficiency, and its better ability."""
    strong, quick = (ability_modifier(world, npc, each) for each in (Ability.STRENGTH, Ability.DEXTERITY))
    return proficiency_bonus(world, npc) + max(strong, quick)
