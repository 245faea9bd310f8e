"""Standing by somebody in a fight: assisting, rescuing, and what healing draws upon oneself."""

from typing import Final

from mud.game.being.model import Being
from mud.game.being.rules import named, subject
from mud.game.being.rules.numbers import ability_modifier
from mud.game.being.specs import Ability
from mud.game.combat.acts.fleeing import be_busy
from mud.game.combat.acts.joining import aim, check_attack
from mud.game.combat.acts.rounds import engage
from mud.game.combat.acts.standing import attackers_of, combatant_of, target_of
from mud.game.combat.events import Rescued, RescueFailed
from mud.game.combat.rules import throw_d20
from mud.kernel.errors import Refused
from mud.world.world import World

RESCUE_SECONDS: Final = 2.0
"""How long nobody who stepped between two does anything else."""

RESCUING: Final = 10
"""What a d20 with the better of strength and dexterity must reach to get between two (SRD 5.1, "Ability Checks")."""


def assist(world: World, who: Being, whom: Being) -> None:
    """Go for whomever somebody fights; Refused when they fight nobody, or one may not."""
    if who is whom:
        raise Refused("You are doing what you can.")
    foe = target_of(world, whom) or next(iter(attackers_of(world, whom)), None)
    if foe is None:
        raise Refused(f"{subject(whom)} is not fighting anybody.")
    if foe is who:
        raise Refused(f"{subject(whom)} is fighting you.")
    engage(world, who, foe)


def rescue(world: World, who: Being, whom: Being) -> bool:
    """Step between somebody and one who strikes at them, and draw the blows; whether that worked.

    Refused when nobody strikes at them, or one may not fight those who do.
    """
    if who is whom:
        raise Refused("You can only run. Type flee.")
    attackers = [each for each in attackers_of(world, whom) if each is not who]
    if not attackers:
        raise Refused(f"Nobody is after {named(whom)}.")
    other = attackers[0]
    check_attack(world, who, other)
    better = max(ability_modifier(world, who, each) for each in (Ability.STRENGTH, Ability.DEXTERITY))
    be_busy(world, who, RESCUE_SECONDS)
    if throw_d20(world.dice, 0).kept + better < RESCUING:
        world.happened(RescueFailed(who, whom, other))
        _join(world, who, other)
        return False
    world.happened(Rescued(who, whom, other))
    _join(world, who, other)
    _draw_upon(world, who, other)
    aim(world, other, who, tell=False)
    return True


def _join(world: World, who: Being, other: Being) -> None:
    if target_of(world, who) is not other:
        engage(world, who, other)


def _draw_upon(world: World, who: Being, other: Being) -> None:
    """Whoever was drawn off somebody is angrier at who did it than at anybody else."""
    found = combatant_of(world, other)
    if found is not None:
        key = who.key
        found.threat = found.threat.set(key, max([*found.threat.values(), 0.0]) * 1.25 + 1)
