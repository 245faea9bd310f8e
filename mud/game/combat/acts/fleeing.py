"""Getting out of a fight: by running, by letting off, and what it costs."""

from typing import Final

from mud.game.ability.acts.using import break_off
from mud.game.being.acts import walk
from mud.game.being.model import Being, Player, Position
from mud.game.being.readers import ways_out
from mud.game.being.rules.numbers import ability_modifier, health_of, max_health
from mud.game.being.specs import Ability
from mud.game.combat.acts.blows import note_roll
from mud.game.combat.acts.joining import disengage
from mud.game.combat.acts.standing import arena_of, attackers_of, combatant_of, in_duel, in_fight, seconds_until
from mud.game.combat.events import Disengaged, Fled, FleeFailed
from mud.game.combat.model import Fate, FightingHabits, RollKind
from mud.game.combat.rules import fleeing_difficulty, throw_d20
from mud.game.effect.acts.conditions import check_free
from mud.kernel.errors import Refused
from mud.world.world import World

FLEE_SECONDS: Final = 2.0
"""How long nobody who tried to flee does anything else, whether they got away or not."""


def be_busy(world: World, who: Being, seconds: float) -> None:
    """Let someone be able to act again only after so many seconds."""
    arena, until = arena_of(world), world.clock.elapsed() + seconds
    key = who.key
    arena.busy_until[key] = max(arena.busy_until.get(key, 0.0), until)


def busy_for(world: World, who: Being) -> float:
    """Seconds until someone has recovered from what they did in a fight."""
    return seconds_until(world, arena_of(world).busy_until, who)


def flee(world: World, who: Being, way: str | None = None) -> bool:
    """Run from a fight, through a way out or through any; whether that worked.

    Whatever one was about is broken off by it. Refused when one is in no fight, or there is no such way out, or none
    that is open.
    """
    if not in_fight(world, who):
        raise Refused("You are not fighting anybody.")
    if in_duel(world, who):
        raise Refused("Nobody runs from a duel. To give up, type yield.")
    check_free(who)
    out = ways_out(world, who)
    ways = [each for each in out.known if each not in out.barred]
    if way is not None and way not in ways:
        raise Refused(f"You cannot flee {way} from here.")
    if not ways:
        raise Refused("There is no way out of here.")
    break_off(world, who)
    pursuers = attackers_of(world, who)
    if pursuers and not _gets_away(world, who, pursuers):
        be_busy(world, who, FLEE_SECONDS)
        world.happened(FleeFailed(who, pursuers[0]))
        return False
    _run_somewhere(world, who, ways if way is None else [way])
    return True


def relent(world: World, who: Being) -> None:
    """Strike at nobody any more; where nobody strikes at oneself either, the fight is over for one.

    Refused when one is in no fight, or in a duel.
    """
    found = combatant_of(world, who)
    if found is None or not in_fight(world, who):
        raise Refused("You are not fighting anybody.")
    if in_duel(world, who):
        raise Refused("This is a duel. To give up, type yield.")
    if attackers_of(world, who):
        found.target_id = None
        if found.job is not None:
            found.job.cancel()
            found.job = None
        world.happened(Disengaged(who, over=False))
        return
    world.happened(Disengaged(who, over=True))
    disengage(world, who, Fate.STOPPED)


def is_faint_hearted(world: World, who: Being) -> bool:
    """Whether someone has so little health left that they flee by themselves."""
    if not isinstance(who, Player):
        return False
    percent = FightingHabits.of(who).wimpy
    return 0 < health_of(world, who) * 100 < percent * max_health(world, who)


def _gets_away(world: World, who: Being, pursuers: list[Being]) -> bool:
    dexterity = ability_modifier(world, who, Ability.DEXTERITY)
    against = fleeing_difficulty([ability_modifier(world, each, Ability.DEXTERITY) for each in pursuers])
    throw = throw_d20(world.dice, 0 if who.position is Position.STANDING else -1)
    away = throw.kept + dexterity >= against
    note_roll(world, who, RollKind.FLEE, throw, dexterity, against, success=away)
    return away


def _run_somewhere(world: World, who: Being, ways: list[str]) -> None:
    """Run out by any of these ways, the first that can be gone; Refused as the last one is."""
    left = list(ways)
    while left:
        way = world.dice.pick(left)
        left.remove(way)
        try:
            return _run(world, who, way)
        except Refused:
            if not left:
                raise
    return None


def _run(world: World, who: Being, way: str) -> None:
    """Walk out: the fight is left only when the way can be gone."""
    found, source = combatant_of(world, who), who.room_id
    if found is None:
        return
    found.fleeing = True  # until what follows from the walk has taken them out of the fight
    try:
        walk(world, who, way)
    except Refused:
        found.fleeing = False
        raise
    be_busy(world, who, FLEE_SECONDS)
    world.happened(Fled(who, source, way))
