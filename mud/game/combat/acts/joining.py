"""Going for somebody, letting off, dropping out: the only writer of fights and of who is in them."""

from itertools import permutations

from mud.game.being.acts.postures import check_awake, stand
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import subject
from mud.game.combat.acts.standing import (
    arena_of,
    being_of,
    combatant_of,
    combatants_in,
    fight_of,
    fighters_in,
    foes_of,
    is_down,
    is_near,
    participants,
    target_of,
    threat_on,
)
from mud.game.combat.events import CombatLeft, DuelBroken, FightBegan, FightEnded, Turned
from mud.game.combat.model import MOST_FALLEN, Combatant, Encounter, Fate, Fight, Fighter, FightKind, Outcome
from mud.game.combat.rules import ROUND
from mud.game.effect.acts.conditions import check_may_attack
from mud.game.place.acts import Attacking
from mud.kernel.errors import Refused
from mud.kernel.ids import FightId
from mud.world.world import World

OUTCOMES = {
    Fate.FELLED: Outcome.FELLED,
    Fate.FLED: Outcome.FLED,
    Fate.LEFT: Outcome.LEFT,
    Fate.YIELDED: Outcome.YIELDED,
    Fate.STOPPED: Outcome.STOPPED,
    Fate.STOOD: Outcome.STOPPED,
}
"""How a fight has ended when the last thing was that someone went out of it so."""


def check_attack(world: World, attacker: Being, target: Being) -> None:
    """Refused unless someone may and can raise a hand against somebody here and now."""
    check_awake(attacker)
    if attacker is target:
        raise Refused("You have nothing against yourself.")
    if is_down(attacker):
        raise Refused("You are in no state to fight.")
    if is_down(target):
        raise Refused(f"{subject(target)} is down already.")
    if not is_near(world, attacker, target):
        raise Refused(f"{subject(target)} is not here.")
    check_blow(world, attacker, target)


def check_blow(world: World, attacker: Being, target: Being) -> None:
    """Refused when what lies on someone keeps them from striking at somebody who is there, or a guard says no."""
    check_may_attack(world, attacker, target)
    world.check(Attacking(attacker, target, attacker.room_id))


def take_on(world: World, attacker: Being, target: Being, kind: FightKind = FightKind.FIGHT) -> None:
    """Go for somebody: begin a fight, join theirs, or turn to them from somebody else.

    Refused when a guard says no: the peace of the place, or that the other one has not agreed to it.
    """
    check_attack(world, attacker, target)
    if attacker.position is not Position.STANDING:
        stand(world, attacker)
    fight = _one_fight(world, attacker, target, kind)
    one, other = _enlist(world, fight, attacker), _enlist(world, fight, target)
    is_new = other.id not in one.foes
    _set_against(one, other)
    if is_new:
        world.happened(FightBegan(attacker, target, kind))
    aim(world, attacker, target, tell=not is_new)
    if other.target_id is None:
        aim(world, target, attacker, tell=False)


def set_against(world: World, who: Being, foe: Being) -> None:
    """Draw someone into a fight whom somebody in it has a reason to be after, without their lifting a hand."""
    fight, found = fight_of(world, foe), combatant_of(world, foe)
    if fight is None or found is None or fight.kind is FightKind.DUEL or fight_of(world, who) not in (None, fight):
        return
    _set_against(_enlist(world, fight, who), found)


def aim(world: World, who: Being, target: Being, *, tell: bool = True) -> None:
    """Let someone in a fight strike at somebody of it from now on."""
    found = combatant_of(world, who)
    if found is None or found.target_id == target.key:
        return
    found.target_id = target.key
    if tell:
        world.happened(Turned(who, target))


def disengage(world: World, being: Being, why: Fate = Fate.STOPPED) -> None:
    """Take someone out of their fight; whoever has nobody left to fight goes, too, and with the last it is over."""
    found = combatant_of(world, being)
    if found is None:
        return
    fight = fight_of(world, being)
    if why is Fate.FELLED:
        _remember(world, being)
    duelists = list(fighters_in(world, fight)) if fight is not None and fight.kind is FightKind.DUEL else []
    _strike_off(world, found, why)
    for (_, who), (_, other) in permutations(duelists, 2):
        world.happened(DuelBroken(who, other))
    if fight is not None:
        _settle(world, fight, why)


def close(world: World, fight: Fight, outcome: Outcome) -> None:
    """End a fight whatever goes on in it, and write down how it went."""
    for each in combatants_in(world, fight):
        _strike_off(world, each, Fate.STOOD)
    now = world.clock.now()
    world.record(
        Encounter(
            id=fight.id,
            room_id=fight.room_id,
            kind=fight.kind,
            participants=fight.gone,
            outcome=outcome,
            rounds=1 + int(max(0.0, now - fight.began_at) // ROUND),
            began_at=fight.began_at,
            ended_at=now,
        )
    )
    world.remove(fight)
    world.happened(FightEnded(fight.id, fight.room_id, outcome))


def forget_fallen(world: World, being: Being) -> None:
    """Know no longer who felled someone."""
    arena, key = arena_of(world), being.key
    arena.fallen.pop(key, None)
    arena.helpers.pop(key, None)


def _settle(world: World, fight: Fight, why: Fate) -> None:
    """After someone went: who has nobody left goes, who has others turns to one of them."""
    for each in combatants_in(world, fight):
        if not each.foes:
            _strike_off(world, each, Fate.STOOD)
    left = combatants_in(world, fight)
    if not left:
        close(world, fight, OUTCOMES[why])
        return
    for each in left:
        who = being_of(world, each)
        if who is not None and each.target_id is not None and target_of(world, who) is None:
            each.target_id = None
            turn_to_next(world, who)


def turn_to_next(world: World, who: Being) -> None:
    """Let someone whose target is gone strike at the next: at who did them most harm, else at who came first."""
    found = combatant_of(world, who)
    if found is None:
        return
    foes = foes_of(world, found)
    if foes:
        harm = threat_on(world, who)
        aim(world, who, max(foes, key=lambda foe: harm.get(foe, 0.0)))


def _one_fight(world: World, attacker: Being, target: Being, kind: FightKind) -> Fight:
    """The fight of the two: that of either, both made one, or a new one. A duel that is broken into is over."""
    mine, theirs = fight_of(world, attacker), fight_of(world, target)
    for fight in (mine, theirs):
        if fight is not None and mine is not theirs and fight.kind is FightKind.DUEL:
            _break_up(world, fight)
    mine, theirs = fight_of(world, attacker), fight_of(world, target)
    if mine is None and theirs is None:
        made = Fight(id=FightId(world.ids.new()), room_id=attacker.room_id, kind=kind, began_at=world.clock.now())
        return world.add(made)
    if mine is None or theirs is None or mine is theirs:
        return mine or theirs  # type: ignore[return-value]  # one of them is there
    return _made_one(world, mine, theirs)


def _break_up(world: World, fight: Fight) -> None:
    """End a duel of which something more serious has become."""
    people = [who for _, who in fighters_in(world, fight)]
    close(world, fight, Outcome.INTERRUPTED)
    for who, other in permutations(people, 2):
        world.happened(DuelBroken(who, other))


def _made_one(world: World, fight: Fight, other: Fight) -> Fight:
    for each in combatants_in(world, other):
        each.fight_id = fight.id
    fight.gone, fight.began_at = (*fight.gone, *other.gone), min(fight.began_at, other.began_at)
    world.remove(other)
    return fight


def _enlist(world: World, fight: Fight, being: Being) -> Combatant:
    found = combatant_of(world, being)
    if found is not None:
        return found
    forget_fallen(world, being)
    made = Combatant(
        id=being.key,
        kind=type(being).__table_spec__.table,
        player_id=being.id if isinstance(being, Player) else None,
        fight_id=fight.id,
        being=being,
    )
    return world.add(made)


def _set_against(one: Combatant, other: Combatant) -> None:
    for who, foe in ((one, other), (other, one)):
        if foe.id not in who.foes:
            who.foes = (*who.foes, foe.id)


def _strike_off(world: World, combatant: Combatant, fate: Fate) -> None:
    """Take a row out of its fight, and write down what its bearer did in it."""
    fight, who = world.get(Fight, combatant.fight_id), being_of(world, combatant)
    if combatant.job is not None:
        combatant.job.cancel()
    if fight is not None:
        fight.gone = (*fight.gone, _summed_up(combatant, who, fate))
        for other in combatants_in(world, fight):
            if combatant.id in other.foes:
                other.foes = tuple(foe for foe in other.foes if foe != combatant.id)
    world.remove(combatant)
    if who is not None:
        world.happened(CombatLeft(who, fate))


def _summed_up(combatant: Combatant, who: Being | None, fate: Fate) -> Fighter:
    return Fighter(
        id=combatant.id,
        kind=combatant.kind,
        name=who.name if who is not None else "",
        dealt=combatant.dealt,
        taken=combatant.taken,
        healed=combatant.healed,
        fate=fate,
    )


def _remember(world: World, being: Being) -> None:
    """Keep who did it, for those who react to someone's being felled."""
    arena, key = arena_of(world), being.key
    harm, helpers = dict(threat_on(world, being)), participants(world, being)
    while len(arena.fallen) >= MOST_FALLEN:
        oldest = next(iter(arena.fallen))
        del arena.fallen[oldest]
        arena.helpers.pop(oldest, None)
    arena.fallen[key], arena.helpers[key] = harm, helpers
