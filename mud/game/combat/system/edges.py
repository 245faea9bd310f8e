"""What helps and what hinders attacks: who sees whom, how they hold themselves, and the weather (SRD 5.1, "Combat")."""

from typing import Final

from mud.game.being.acts import room_of
from mud.game.being.acts.presence import notices
from mud.game.being.model import Position
from mud.game.being.readers import can_see, is_unseen
from mud.game.being.specs import Condition
from mud.game.combat.acts.blows import AttackEdge, SureCritical
from mud.game.combat.acts.standing import attackers_of
from mud.game.combat.rules.weapons import ACROSS
from mud.game.effect.acts import effects_on
from mud.game.effect.acts.conditions import conditions_on, exhaustion_of, felt_by
from mud.game.effect.rules.conditions import attack_edge, is_automatic_critical
from mud.game.gear.system import is_hampered
from mud.game.travel.acts import missile_range
from mud.kernel.hooks import adds, modifier
from mud.world.world import World

OPENING: Final = "opening"
"""The tag of effects that lay their bearer open: attacks on them have advantage."""


@adds(AttackEdge)
def unseen(world: World, edge: AttackEdge) -> None:
    """It is hard to hit what one does not see, and easy to hit whoever does not see it coming.

    SRD 5.1, "Unseen Attackers and Targets".
    """
    if not can_see(world, edge.attacker) or not notices(world, edge.attacker, edge.target):
        edge.worse("unseen target")
    if not can_see(world, edge.target) or not notices(world, edge.target, edge.attacker):
        edge.better("unseen attacker")


@adds(AttackEdge)
def conditions(world: World, edge: AttackEdge) -> None:
    """What lies on either of them, each condition for itself, so that each counts for and against as it should."""
    for each in felt_by(world, edge.attacker):
        if each is not Condition.INVISIBLE or is_unseen(world, edge.attacker, edge.target):
            _count(edge, each.value, attack_edge((each,), (), edge.melee))
    for each in conditions_on(world, edge.target):
        if each is not Condition.INVISIBLE or is_unseen(world, edge.target, edge.attacker):
            _count(edge, each.value, attack_edge((), (each,), edge.melee))
    _count(edge, "exhaustion", attack_edge((), (), edge.melee, exhaustion_of(world, edge.attacker)))


@adds(AttackEdge)
def seated(_world: World, edge: AttackEdge) -> None:
    """Whoever sits is struck at as if they lay there, and strikes so (SRD 5.1, "Prone")."""
    if edge.attacker.position is Position.SITTING:
        edge.worse("seated attacker")
    if edge.target.position is Position.SITTING:
        _count(edge, "seated target", 1 if edge.melee else -1)


@adds(AttackEdge)
def laid_open(world: World, edge: AttackEdge) -> None:
    """Some effects leave an opening in whoever bears them: those with the tag `opening`."""
    if any(OPENING in effect.tags for effect, _ in effects_on(world, edge.target)):
        edge.better("opening")


def _count(edge: AttackEdge, why: str, sign: int) -> None:
    if sign > 0:
        edge.better(why)
    elif sign < 0:
        edge.worse(why)


@adds(AttackEdge)
def in_close_quarters(world: World, edge: AttackEdge) -> None:
    """Nobody shoots well with somebody at their throat (SRD 5.1, "Ranged Attacks in Close Combat")."""
    if not edge.melee and attackers_of(world, edge.attacker):
        edge.worse("close quarters")


@adds(AttackEdge)
def far_in_this_weather(world: World, edge: AttackEdge) -> None:
    """Beyond the range in which a missile flies true one hits badly (SRD 5.1, "Range"); weather shortens that."""
    if not edge.melee:
        share = missile_range(world, room_of(world, edge.attacker))
        if edge.weapon.reach * share < ACROSS:
            edge.worse("long range")


@adds(AttackEdge)
def hampered(world: World, edge: AttackEdge) -> None:
    """Armor that one never learned to wear hampers every blow (SRD 5.1, "Armor Proficiency")."""
    if is_hampered(world, edge.attacker):
        edge.worse("unused armor")


@modifier(SureCritical)
def helpless(world: World, blow: SureCritical, sure: float) -> float:
    """Whoever is out cold or cannot move a finger is hit where it counts (SRD 5.1, "Unconscious", "Paralyzed")."""
    return 1.0 if is_automatic_critical(conditions_on(world, blow.target), blow.weapon.is_melee) else sure
