"""What a being strikes with: contributions add weapons, and whoever has none has fists."""

from dataclasses import dataclass, field

from mud.game.being.model import Being
from mud.game.combat.rules.weapons import FIST, Weapon
from mud.world.world import World


@dataclass(frozen=True, slots=True)
class Arms:
    """What someone can strike with, in the making: what is in their hands, or what they have by nature."""

    being: Being
    found: list[Weapon] = field(default_factory=list)

    def add(self, weapon: Weapon) -> None:
        """Add a weapon."""
        self.found.append(weapon)


@dataclass(frozen=True, slots=True)
class AttackSpeed:
    """Seconds from one blow of someone with a weapon to the next."""

    attacker: Being
    weapon: Weapon


@dataclass(frozen=True, slots=True)
class ExtraBlows:
    """Blows that someone strikes once in a round beside those that the speed of the weapon gives."""

    attacker: Being


def weapons_of(world: World, being: Being) -> list[Weapon]:
    """What someone strikes with; fists where there is nothing else for the main hand."""
    arms = Arms(being)
    world.hooks.contribute(world, arms)
    main = [weapon for weapon in arms.found if not weapon.is_off_hand]
    return arms.found if main else [FIST, *arms.found]


def main_weapon(world: World, being: Being) -> Weapon:
    """What someone strikes with next: any of several that they have by nature, else what is in the main hand."""
    main = [weapon for weapon in weapons_of(world, being) if not weapon.is_off_hand]
    return main[0] if len(main) == 1 else world.dice.pick(main)


def second_weapon(world: World, being: Being) -> Weapon | None:
    """The weapon in the other hand, beside one in the main hand (SRD 5.1, "Two-Weapon Fighting")."""
    return next((weapon for weapon in weapons_of(world, being) if weapon.is_off_hand), None)


def extra_blows(world: World, being: Being) -> int:
    """How many blows more someone strikes once in a round."""
    return max(0, int(world.modified(ExtraBlows(being), 0.0)))


def speed_of(world: World, being: Being, weapon: Weapon) -> float:
    """Seconds from one blow with it to the next, a tick at least."""
    return max(0.25, world.modified(AttackSpeed(being, weapon), weapon.speed))
