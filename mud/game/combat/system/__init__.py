"""What fighting listens to, refuses and adds: harm and healing, the ways out, hands and what is in them."""

from functools import partial
from typing import Final

from mud.game.being.acts import BusyFor, Walking
from mud.game.being.acts.health import ALIVE, LeastHealth
from mud.game.being.acts.postures import Settling, wake
from mud.game.being.events import Healed, Hurt, PlayerDeleted, PlayerEntered, PlayerLeft, Relocated, Transported, Walked
from mud.game.being.model import Being, Player, Position
from mud.game.being.rules import named
from mud.game.being.rules.numbers import health_of
from mud.game.combat.acts import duels, fleeing, joining, rounds
from mud.game.combat.acts.standing import (
    arena_of,
    combatant_of,
    fighters_in,
    foes_of,
    in_duel,
    in_fight,
    is_down,
    is_there,
    opponents,
    target_of,
)
from mud.game.combat.events import Felled
from mud.game.combat.model import Fate, Fight, Outcome
from mud.game.effect.events import Struggled
from mud.game.place.acts import Attacking, has_flag
from mud.game.place.specs import Room, RoomFlag
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import guard, modifier
from mud.play.dispatch import Obeying
from mud.play.loading import loaded
from mud.world.world import World

GATHERING: Final = 300.0
"""Seconds after a restart in which those of a fight may come back to it; then it is closed."""

HEALING_COUNTS: Final = 0.5
"""How much of what one heals counts as harm to those who fight the healed."""


LYING_DOWN: Final = frozenset({Position.SITTING, Position.RESTING, Position.SLEEPING})


@loaded
def go_on(world: World) -> None:
    """Fights that were under way when the server stopped wait for their people, and not for ever.

    Among creatures they go on as soon as all of those are there again.
    """
    if world.shelf(Fight):
        world.schedule.after(0.0, "fights that go on", partial(go_on_at_once, world))
    for fight in list(world.shelf(Fight)):
        world.schedule.after(GATHERING, "a fight that was interrupted", partial(wait_no_longer, world, fight))


def go_on_at_once(world: World) -> None:
    """Let those fights go on of which two who are after each other are there already."""
    for fight in list(world.shelf(Fight)):
        for _, being in list(fighters_in(world, fight)):
            rounds.resume(world, being)


def wait_no_longer(world: World, fight: Fight) -> None:
    """Close a fight to which too few came back; nobody has won or lost anything by it."""
    if fight not in world.shelf(Fight):
        return
    for each, _ in list(fighters_in(world, fight)):
        if each.job is not None:
            _let_go(world, fight)
            return
    joining.close(world, fight, Outcome.INTERRUPTED)


def _let_go(world: World, fight: Fight) -> None:
    """The fight goes on without those who did not come back."""
    for _, being in list(fighters_in(world, fight)):
        if not is_there(world, being):
            joining.disengage(world, being, Fate.LEFT)


@on(PlayerEntered)
def come_back(world: World, event: PlayerEntered) -> None:
    """Whoever comes back into a fight that was interrupted goes on with it."""
    rounds.resume(world, event.who)


@on(PlayerLeft)
def leave(world: World, event: PlayerLeft) -> None:
    """Whoever leaves the world leaves the fight."""
    joining.disengage(world, event.who, Fate.LEFT)


@on(PlayerDeleted)
def deleted(world: World, event: PlayerDeleted) -> None:
    """Nobody fights whose character is gone."""
    joining.disengage(world, event.player, Fate.LEFT)


@on(Walked)
def walked(world: World, event: Walked) -> None:
    """Whoever is elsewhere is out of the fight, having fled or not."""
    found = combatant_of(world, event.who)
    if found is not None:
        joining.disengage(world, event.who, Fate.FLED if found.fleeing else Fate.LEFT)


@on(Relocated)
def relocated(world: World, event: Relocated) -> None:
    """So is whoever was brought elsewhere."""
    joining.disengage(world, event.who, Fate.LEFT)


@on(Transported)
def transported(world: World, event: Transported) -> None:
    """So is whoever was put elsewhere."""
    joining.disengage(world, event.who, Fate.LEFT)


@modifier(LeastHealth)
def can_be_felled(world: World, least: LeastHealth, health: float) -> float:
    """There is an end to everybody; a duel ends before that."""
    return min(health, ALIVE) if in_duel(world, least.being) else min(health, 0)


@on(Hurt)
def hurt(world: World, event: Hurt) -> None:
    """Harm counts against who did it; sleepers wake by it, the faint-hearted run, and some are felled."""
    who, by = event.who, event.source if isinstance(event.source, Being) else None
    if by is not None and by is not who:
        _count_harm(world, who, by, event.amount)
    if is_down(who):
        _fell(world, event, by)
        return
    if who.position is Position.SLEEPING and in_fight(world, who):
        _start_up(world, who)
    if in_duel(world, who) and health_of(world, who) <= ALIVE:
        duels.end_duel(world, who)
    elif fleeing.is_faint_hearted(world, who) and in_fight(world, who) and not fleeing.busy_for(world, who):
        _run(world, who)


def _count_harm(world: World, who: Being, by: Being, amount: int) -> None:
    hurt_one, other = combatant_of(world, who), combatant_of(world, by)
    if hurt_one is None or other is None or other.fight_id != hurt_one.fight_id:
        return
    hurt_one.taken += amount
    other.dealt += amount
    hurt_one.threat = hurt_one.threat.set(other.id, hurt_one.threat.get(other.id, 0.0) + amount)


def _fell(world: World, event: Hurt, by: Being | None) -> None:
    """Say it, and take them out of the fight behind those who want to know who did it."""
    arena = arena_of(world)
    critical = arena.critical
    if combatant_of(world, event.who) is None:
        joining.forget_fallen(world, event.who)
    joining.disengage(world, event.who, Fate.FELLED)
    world.happened(Felled(event.who, by, event.source, event.beyond, critical))


def _start_up(world: World, who: Being) -> None:
    try:
        wake(world, who)
    except Refused:
        return  # what keeps them asleep is stronger than pain


def _run(world: World, who: Being) -> None:
    try:
        fleeing.flee(world, who)
    except Refused:
        return  # there is no way out, or none that can be gone


@on(Struggled)
def struggled(world: World, event: Struggled) -> None:
    """Whoever struggles does not strike meanwhile."""
    rounds.lose_time(world, event.who, event.seconds)


@on(Healed)
def healed(world: World, event: Healed) -> None:
    """Whoever heals somebody in a fight helps them, and those who fight them know it."""
    by = event.source
    if not isinstance(by, Being) or by is event.who or in_duel(world, event.who) or by.room_id != event.who.room_id:
        return
    for foe in opponents(world, event.who):
        if isinstance(foe, Player) and isinstance(by, Player):
            continue  # among people nobody comes into a fight without wanting to
        joining.set_against(world, by, foe)
        row, mine = combatant_of(world, foe), combatant_of(world, by)
        if row is not None and mine is not None:
            row.threat = row.threat.set(mine.id, row.threat.get(mine.id, 0.0) + event.amount * HEALING_COUNTS)
    mine = combatant_of(world, by)
    if mine is not None:
        mine.healed += event.amount


@guard(Attacking)
def consent(world: World, attacking: Attacking) -> None:
    """Among players nobody is attacked who has not agreed to it, save where the place is made for it."""
    who, target = attacking.who, attacking.target
    if not isinstance(who, Being) or not isinstance(target, Being):
        return
    people = isinstance(who, Player) and isinstance(target, Player)
    if people and duels.has_agreed(world, who, target):  # type: ignore[arg-type]  # both are players
        return
    if people and not _is_arena(world, attacking.room_id):
        raise Refused(f"{target.name} has not agreed to a fight. To ask for one, type duel {target.name.lower()}.")
    if isinstance(who, Player) and in_duel(world, target):
        raise Refused(f"{target.name} is in a duel. Let them finish it.")
    if isinstance(who, Player) and in_duel(world, who):
        raise Refused("You are in a duel. To give up, type yield.")


def _is_arena(world: World, room_id: str) -> bool:
    room = world.catalog.find(Room, room_id)
    return room is not None and has_flag(world, room, RoomFlag.ARENA)


@guard(Walking)
def stay(world: World, walking: Walking) -> None:
    """Nobody strolls out of a fight in which somebody strikes at them."""
    found = combatant_of(world, walking.who)
    if found is None or found.fleeing:
        return
    if in_duel(world, walking.who):
        raise Refused("You are in a duel. To give up, type yield.")
    attackers = [foe for foe in foes_of(world, found) if target_of(world, foe) is walking.who]
    if attackers:
        raise Refused(f"You cannot walk away from {named(attackers[0])}. You can try to flee.")


@guard(Settling)
def on_your_feet(world: World, settling: Settling) -> None:
    """Nobody lies down in a fight."""
    awake = settling.who.position is not Position.SLEEPING  # whoever wakes lies there before they stand
    if awake and settling.position in LYING_DOWN and in_fight(world, settling.who):
        raise Refused("Not in the middle of a fight.")


@guard(Obeying)
def not_now(world: World, obeying: Obeying) -> None:
    """Nobody leaves the world to get out of a fight, and who wants to stop fighting reads how."""
    name, actor = obeying.command.name, obeying.actor
    if name not in ("quit", "stop") or not isinstance(actor, Being) or not in_fight(world, actor):
        return
    if name == "stop":
        raise Refused("You are in a fight. To let off, type disengage; to run, flee.")
    raise Refused("You are in a fight. Get out of it first: flee, or let off with disengage.")


@modifier(BusyFor)
def recovering(world: World, busy: BusyFor, seconds: float) -> float:
    """Whoever has just tried to flee, or has stepped between two, is out of breath."""
    return max(seconds, fleeing.busy_for(world, busy.who))


@modifier(BusyFor)
def swinging(world: World, busy: BusyFor, seconds: float) -> float:
    """Whoever has just struck a blow has no hand free, but can run."""
    return seconds if busy.urgent else max(seconds, rounds.swinging_for(world, busy.who))
