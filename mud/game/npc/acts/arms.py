"""What creatures strike with by nature, worked out once for each that fights."""

from mud.game.being.rules.kept import CREATURES_OWN, MOST_CREATURES
from mud.game.being.rules.numbers import ability_modifier, proficiency_bonus
from mud.game.being.specs import Ability
from mud.game.combat.rules.weapons import Weapon
from mud.game.npc.acts import kind_of
from mud.game.npc.model import Npc
from mud.game.npc.rules import natural_weapon, plain_blow
from mud.world.kept import Kept
from mud.world.world import World


class NaturalArms(Kept[Npc, tuple[object, tuple[Weapon, ...], Weapon]]):
    """What each creature that fights strikes with by nature, for as long as it is as it was: asked with every blow."""

    def of(self, world: World, npc: Npc) -> tuple[tuple[Weapon, ...], Weapon]:
        """Its attacks, and the plain blow of one that has none."""
        known, read = self.now(world), CREATURES_OWN(npc)
        found = known.get(npc)
        if found is None or found[0] != read:
            if len(known) >= MOST_CREATURES:
                known.clear()
            kind, skill = kind_of(world, npc), _skill(world, npc)
            own = tuple(natural_weapon(kind, attack, skill) for attack in kind.attacks)
            found = known[npc] = (read, own, plain_blow(kind, skill))
        return found[1], found[2]


def _skill(world: World, npc: Npc) -> int:
    """What a creature adds to attacks of which nothing else is said: proficiency, and its better ability."""
    strong, quick = (ability_modifier(world, npc, each) for each in (Ability.STRENGTH, Ability.DEXTERITY))
    return proficiency_bonus(world, npc) + max(strong, quick)
