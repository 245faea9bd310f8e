"""Blows on the schedule: one job for each who is in a fight, at the speed of what they strike with."""

from functools import partial
from typing import Final

from mud.game.ability.acts.using import seconds_busy
from mud.game.being.acts.postures import stand
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import named
from mud.game.being.rules.numbers import ability_modifier, can_act
from mud.game.being.specs import Ability
from mud.game.combat.acts.arming import extra_blows, main_weapon, second_weapon, speed_of
from mud.game.combat.acts.blows import attack
from mud.game.combat.acts.joining import aim, check_blow, disengage, take_on, turn_to_next
from mud.game.combat.acts.standing import (
    arena_of,
    attackers_of,
    being_of,
    combatant_of,
    fight_of,
    fighters_in,
    foes_of,
    is_down,
    is_there,
    seconds_until,
    target_of,
    threat_on,
)
from mud.game.combat.events import Disengaged
from mud.game.combat.model import Arena, Combatant, Fate, FightKind
from mud.game.combat.rules import ROUND
from mud.game.combat.rules.weapons import swing_seconds
from mud.kernel.errors import Refused
from mud.world.world import World

RISING: Final = 1.5
"""Seconds that it costs to get up in a fight: half of one's pace (SRD 5.1, "Being Prone")."""

DAZED: Final = 1.0
"""Seconds after which somebody who cannot act is looked at again."""

MOST_MOMENTS: Final = 4096
"""So many beings of whom it is known when they may strike again, before those are forgotten who may."""

BOTH: Final = 2

LURED: Final = 1.1
"""How much more than its target somebody else must have harmed a creature for it to turn to them."""


def wait_for_blow(world: World, who: Being, seconds: float) -> None:
    """Let someone's next blow come after so many seconds, no sooner than the last one allows."""
    found = combatant_of(world, who)
    if found is None:
        return
    if found.job is not None:
        found.job.cancel()
    ready = arena_of(world).ready_at.get(found.id, 0.0) - world.clock.elapsed()
    found.job = world.schedule.after(max(seconds, ready), "a blow", partial(_swing, world, found.id))


def engage(world: World, attacker: Being, target: Being, kind: FightKind = FightKind.FIGHT) -> None:
    """Go for somebody: begin a fight, join theirs, or turn to them from somebody else; blows follow by themselves.

    Refused when one does so already, or a guard says no: the peace of the place, or that the other one has not agreed.
    """
    if target_of(world, attacker) is target:
        raise Refused(f"You are fighting {named(target)} already.")
    take_on(world, attacker, target, kind)
    begin_blows(world, attacker, target)


def begin_blows(world: World, attacker: Being, target: Being) -> None:
    """Let those strike who have a target and do not yet: at once who has the initiative, the other one after that.

    Both throw a d20 with their dexterity; where it is equal, it is the attacker's (SRD 5.1, "Initiative").
    """
    one, other = combatant_of(world, attacker), combatant_of(world, target)
    fresh = [(who, row) for who, row in ((attacker, one), (target, other)) if row and row.job is None and row.target_id]
    if len(fresh) == BOTH and _initiative(world, target) > _initiative(world, attacker):
        fresh.reverse()
    for place, (who, _) in enumerate(fresh):
        wait_for_blow(world, who, place * speed_of(world, who, main_weapon(world, who)) / 2)


def _initiative(world: World, who: Being) -> int:
    return world.dice.d20() + ability_modifier(world, who, Ability.DEXTERITY)


def lose_time(world: World, who: Being, seconds: float) -> None:
    """Let someone's next blow come no sooner than in so many seconds: they are about something else."""
    arena, key = arena_of(world), who.key
    arena.ready_at[key] = max(arena.ready_at.get(key, 0.0), world.clock.elapsed() + seconds)
    found = combatant_of(world, who)
    if found is not None and found.job is not None:
        wait_for_blow(world, who, 0.0)


def swinging_for(world: World, who: Being) -> float:
    """Seconds until someone's hands are free after their last blow."""
    return seconds_until(world, arena_of(world).swings_until, who)


def resume(world: World, who: Being) -> None:
    """Let the fight go on that someone was in when the server stopped, if anybody of it is there."""
    fight, found = fight_of(world, who), combatant_of(world, who)
    if fight is None or found is None or not foes_of(world, found):
        return
    for each, being in fighters_in(world, fight):
        if each.job is None and is_there(world, being) and foes_of(world, each):
            wait_for_blow(world, being, speed_of(world, being, main_weapon(world, being)))


def _swing(world: World, key: str) -> None:
    """Strike as it is someone's turn, and see to their next one; who is about an ability is done with that first."""
    found = world.get(Combatant, key)
    if found is None:
        return
    found.job = None
    who = being_of(world, found)
    if who is None or not is_there(world, who) or is_down(who):
        return
    casting = seconds_busy(world, who)
    if casting > 0:
        wait_for_blow(world, who, casting)
        return
    target = _choose(world, who, found)
    if target is None:
        _look_up(world, who, found)
        return
    if not can_act(world, who):
        wait_for_blow(world, who, DAZED)
        return
    try:
        check_blow(world, who, target)
    except Refused as refusal:
        _hold_back(world, who, found, str(refusal))
        return
    if who.position is not Position.STANDING and _rises(world, who):
        wait_for_blow(world, who, RISING)
        return
    _strike(world, who, target)


def _hold_back(world: World, who: Being, found: Combatant, why: str) -> None:
    """Someone may not strike at whom they fight: they turn to another foe, or let off; whoever is after them may go on.

    Creatures look again after a while: what holds them back may pass.
    """
    other = next((foe for foe in foes_of(world, found) if _may_strike(world, who, foe)), None)
    if other is not None:
        aim(world, who, other)
        wait_for_blow(world, who, DAZED)
    elif not attackers_of(world, who):
        world.happened(Disengaged(who, over=True, why=why))
        disengage(world, who, Fate.STOPPED)
    elif isinstance(who, Player):
        found.target_id = None
        world.happened(Disengaged(who, over=False, why=why))
    else:
        wait_for_blow(world, who, DAZED)


def _may_strike(world: World, who: Being, target: Being) -> bool:
    try:
        check_blow(world, who, target)
    except Refused:
        return False
    return True


def _rises(world: World, who: Being) -> bool:
    """Whether someone gets up; whoever is held fights on where they lie."""
    try:
        stand(world, who)
    except Refused:
        return False
    return True


def _strike(world: World, who: Being, target: Being) -> None:
    """The blow of the main hand, and once in a round that of the other one, and those of who is quicker than others."""
    weapon, arena, key, now = main_weapon(world, who), arena_of(world), who.key, world.clock.elapsed()
    _forget_old(arena, now)
    speed = speed_of(world, who, weapon)
    arena.ready_at[key], arena.swings_until[key] = now + speed, now + swing_seconds(speed)
    blows = [weapon]
    if now >= arena.second_at.get(key, 0.0):
        second = second_weapon(world, who)
        blows += [weapon] * extra_blows(world, who) + ([] if second is None else [second])
        arena.second_at[key] = now + ROUND
    for each in blows:
        if target_of(world, who) is target:
            attack(world, who, target, each)
    wait_for_blow(world, who, 0.0)


def _forget_old(arena: Arena, now: float) -> None:
    """Keep no more than so many moments that are past."""
    for moments in (arena.ready_at, arena.second_at, arena.sneak_at, arena.swings_until, arena.busy_until):
        if len(moments) >= MOST_MOMENTS:
            past = [key for key, moment in moments.items() if moment <= now]
            for key in past:
                del moments[key]


def _choose(world: World, who: Being, found: Combatant) -> Being | None:
    """Whom someone strikes at: players at whom they said, creatures at who harmed them most by a clear margin."""
    target = target_of(world, who)
    if target is None and found.target_id is not None:
        found.target_id = None
        turn_to_next(world, who)
        return target_of(world, who)
    if target is None:
        return None
    if isinstance(who, Player):
        return target
    harm = threat_on(world, who)
    foes = foes_of(world, found)
    worst = max(foes, key=lambda foe: harm.get(foe, 0.0))
    if worst is not target and harm.get(worst, 0.0) > harm.get(target, 0.0) * LURED:
        aim(world, who, worst)
        return worst
    return target


def _look_up(world: World, who: Being, found: Combatant) -> None:
    """Nobody is there to strike at. Whoever waits for others to come back goes on doing so."""
    if not found.foes:
        disengage(world, who, Fate.STOOD)
