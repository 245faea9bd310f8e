"""What creatures strike with by nature: what their kind says, as the rules of fighting have it."""

from mud.game.combat.rules import dice_between
from mud.game.combat.rules.weapons import Weapon
from mud.game.npc.specs import NaturalAttack, NpcTemplate
from mud.kernel.dice import parse_roll


def natural_weapon(kind: NpcTemplate, attack: NaturalAttack, skill: int) -> Weapon:
    """An attack of a kind as it is struck with; `skill` is what is added where the attack does not say it.

    What it does is written with all that is added to it, as in the SRD's descriptions of monsters.
    """
    return Weapon(
        name=attack.name,
        damage=parse_roll(attack.damage),
        type=attack.type,
        speed=kind.attack_speed,
        verb=attack.verb,
        bonus=skill if attack.bonus is None else attack.bonus,
        reach=attack.range or 0,
    )


def plain_blow(kind: NpcTemplate, skill: int) -> Weapon:
    """What a creature does that has no attacks of its own and nothing in its hands."""
    damage = dice_between(kind.attack_damage_min, kind.attack_damage_max)
    return Weapon("blow", damage, kind.damage_type, kind.attack_speed, bonus=skill)
