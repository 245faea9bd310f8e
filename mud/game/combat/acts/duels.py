"""Duels: asked for, agreed to, and over with the last hit point or when one yields."""

from typing import Final

from mud.game.being.model import Being, Player
from mud.game.being.rules.numbers import health_of
from mud.game.combat.acts.joining import close
from mud.game.combat.acts.rounds import engage
from mud.game.combat.acts.standing import arena_of, being_of, combatants_in, fight_of, in_duel, in_fight
from mud.game.combat.events import Challenged, ChallengeDropped, DuelEnded
from mud.game.combat.model import FightKind, Outcome
from mud.game.effect.acts import effects_on, end
from mud.kernel.errors import Refused
from mud.world.world import World

CHALLENGE_SECONDS: Final = 60.0
"""How long one may think about a challenge."""

LEAST: Final = 2
"""Hit points with which one can fight a duel: it ends at the last one."""


def has_agreed(world: World, one: Player, other: Player) -> bool:
    """Whether two are about to fight a duel, or do already."""
    mine = fight_of(world, one)
    if mine is not None and mine.kind is FightKind.DUEL and fight_of(world, other) is mine:
        return True
    return (one.id, other.id) in arena_of(world).agreed


def challenge(world: World, who: Player, whom: Player) -> None:
    """Ask somebody for a duel; if they have asked for one already, it begins.

    Refused when one of the two is in a fight or in no state for one.
    """
    if who is whom:
        raise Refused("You would win, and lose.")
    _check_fit(world, who, whom)
    if _is_open(world, whom, who):
        accept(world, who)
        return
    if _is_open(world, who, whom):
        raise Refused(f"You have challenged {whom.name} already, and wait for an answer.")
    _forget_old(world)
    arena_of(world).challenges[who.id, whom.id] = world.clock.elapsed() + CHALLENGE_SECONDS
    world.happened(Challenged(who, whom))


def accept(world: World, who: Player) -> None:
    """Agree to the last challenge; Refused when there is none, or it cannot be fought here and now."""
    challenger = _challenger_of(world, who)
    if challenger is None:
        raise Refused("Nobody who is here has challenged you.")
    _check_fit(world, challenger, who)
    arena = arena_of(world)
    pair = {(challenger.id, who.id), (who.id, challenger.id)}
    arena.agreed |= pair
    try:
        engage(world, challenger, who, FightKind.DUEL)
    finally:
        arena.agreed -= pair
    for key in pair:
        arena.challenges.pop(key, None)


def decline(world: World, who: Player) -> None:
    """Say no to the last challenge, or take one's own back; Refused when there is neither."""
    challenger = _challenger_of(world, who)
    if challenger is not None:
        del arena_of(world).challenges[challenger.id, who.id]
        world.happened(ChallengeDropped(who, challenger, declined=True))
        return
    for one, other in list(arena_of(world).challenges):
        whom = world.get(Player, other)
        if one == who.id and whom is not None and _is_open(world, who, whom):
            del arena_of(world).challenges[one, other]
            world.happened(ChallengeDropped(who, whom, declined=False))
            return
    raise Refused("Nobody has challenged you, and you have challenged nobody.")


def give_up(world: World, who: Being) -> None:
    """Yield in a duel; Refused when one is in none."""
    if not in_duel(world, who):
        raise Refused("You are not in a duel.")
    end_duel(world, who, yielded=True)


def end_duel(world: World, loser: Being, *, yielded: bool = False) -> None:
    """End a duel that someone has lost."""
    fight = fight_of(world, loser)
    if fight is None or fight.kind is not FightKind.DUEL:
        return
    others = [being_of(world, each) for each in combatants_in(world, fight)]
    winner = next((each for each in others if each is not None and each is not loser), None)
    close(world, fight, Outcome.YIELDED)
    if winner is not None:
        for one, other in ((loser, winner), (winner, loser)):
            _lift_harm(world, one, other)
        world.happened(DuelEnded(winner, loser, yielded))


def _lift_harm(world: World, who: Being, by: Being) -> None:
    """What one brought over the other in a duel ends with it: nobody bleeds to death of an agreement."""
    for spec, effect in effects_on(world, who):
        if spec.kind.harms and effect.effect_data.by == by.key:
            end(world, who, spec.id)


def _check_fit(world: World, who: Player, whom: Player) -> None:
    for one in (who, whom):
        name = "You are" if one is who else f"{one.name} is"
        if in_fight(world, one):
            raise Refused(f"{name} in a fight already.")
        if health_of(world, one) < LEAST:
            raise Refused(f"{name} in no state for a duel.")


def _forget_old(world: World) -> None:
    arena, now = arena_of(world), world.clock.elapsed()
    arena.challenges = {pair: until for pair, until in arena.challenges.items() if until > now}


def _is_open(world: World, who: Player, whom: Player) -> bool:
    return arena_of(world).challenges.get((who.id, whom.id), 0.0) > world.clock.elapsed()


def _challenger_of(world: World, who: Player) -> Player | None:
    """The last one here whose challenge waits for someone's answer."""
    for one, other in reversed(arena_of(world).challenges):
        challenger = world.get(Player, one)
        if other != who.id or challenger is None or not _is_open(world, challenger, who):
            continue
        if challenger.online and challenger.room_id == who.room_id:
            return challenger
    return None
