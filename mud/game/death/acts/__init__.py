"""Death itself: the one step in which someone dies, leaves a corpse and what is in it, and others learn by it.

It is one plain function, so that all of it goes to the database with one flush, or nothing; and all of it is taken back
when a part fails.
"""

from collections.abc import Sequence

from mud.game.being.model import Being, Player, Position
from mud.game.combat.acts import disengage, participants
from mud.game.combat.model import Fate
from mud.game.death.acts import loot, remains, rewards, spirits
from mud.game.death.acts.remains import Remains
from mud.game.death.events import Died, Killed
from mud.game.effect.acts import effects_on, end
from mud.game.thing.model import Item
from mud.world.world import World


def die(world: World, who: Being, by: Being | None = None) -> Item | None:
    """Let someone die where they are; returns the corpse, if there is one. Who is dead does not die again.

    `by` is who did it, if anybody did.
    """
    if who.position is Position.DEAD or (not isinstance(who, Player) and not who.is_present):
        return None
    with world.undoing():
        return _die(world, who, by)


def _die(world: World, who: Being, by: Being | None) -> Item | None:
    took_part = _participants(world, who, by)
    among = rewards.learners(who, took_part)
    claimants = [each for each in dict.fromkeys(took_part) if isinstance(each, Player) and each is not who]
    who.position, who.seat = Position.DEAD, None
    if who.current_health:
        who.current_health = 0
    disengage(world, who, Fate.FELLED)
    _end_effects(world, who)
    corpse = remains.leave(world, who, claimants)
    if isinstance(who, Player):
        debt = 0 if isinstance(by, Player) and by is not who else rewards.incur_debt(who)
        seconds, back_to = spirits.begin(world, who), spirits.return_of(world, who).name
        world.happened(Died(who, by, who.room_id, corpse, debt, seconds, back_to))
    else:
        left = Remains(who, corpse)
        world.hooks.contribute(world, left)
        loot.fill(world, left)
        world.happened(Died(who, by, who.room_id, corpse))
        rewards.share(world, who, among)
    if isinstance(by, Player) and by is not who:
        world.happened(Killed(by, who))
    return corpse


def _participants(world: World, who: Being, by: Being | None) -> Sequence[Being]:
    """Who had a part in it: those who fought, and whoever struck the last blow."""
    return (*participants(world, who), *(() if by is None else (by,)))


def _end_effects(world: World, who: Being) -> None:
    for spec, _ in list(effects_on(world, who)):
        if not spec.outlasts_death:
            end(world, who, spec.id)
