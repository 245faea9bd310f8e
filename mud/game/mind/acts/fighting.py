"""How creatures get into fights and follow those they are after."""

from mud.game.being.acts.postures import beings_in
from mud.game.being.model import Being
from mud.game.being.rules.numbers import health_of, max_health
from mud.game.combat import acts as combat
from mud.game.mind.acts import wake
from mud.game.mind.acts.keeping import stray
from mud.game.mind.acts.walking import get_up, path_between
from mud.game.mind.model import Errand, Why
from mud.game.mind.rules import REACTION, STEP
from mud.game.mind.specs import Creature
from mud.kernel.errors import Refused


def attack(one: Creature, whom: Being) -> bool:
    """Go for somebody who is where it is, getting up first; whether it does. Nothing says no to it aloud."""
    if not get_up(one):
        return False
    try:
        combat.engage(one.world, one.npc, whom)
    except Refused:
        return False
    return True


def is_here(one: Creature, whom: Being) -> bool:
    """Whether somebody stands where it is, on their feet as far as health goes."""
    return whom in beings_in(one.world, one.npc.room_id) and health_of(one.world, whom) > 0


def health_share(one: Creature) -> float:
    """How much of its health is left, in hundredths."""
    return 100 * health_of(one.world, one.npc) / max_health(one.world, one.npc)


def is_afraid(one: Creature) -> bool:
    """Whether it has fled from somebody not long ago."""
    return one.now < one.mind.afraid_until


def pursue(one: Creature, foe: Being, why: Why, seconds: float, reach: int) -> bool:
    """Go after somebody, or for them where they are here, for so long and so many rooms at most; whether it does."""
    if is_afraid(one) or not one.npc.is_aware:
        return False
    if is_here(one, foe):
        one.mind.errand = Errand(why, foe.room_id, one.now + seconds, foe, reach)
        wake(one.world, one.npc, REACTION / 2)
        return True
    return _go_after(one, Errand(why, foe.room_id, one.now + seconds, foe, reach))


def go_after(one: Creature) -> bool:
    """Go on with an errand that is after somebody: strike where they are, follow where they went, or give up.

    Whether there is anything to go on with.
    """
    errand = one.mind.errand
    if errand is None or errand.foe is None:
        return False
    foe = errand.foe
    if is_here(one, foe):
        one.mind.errand = None
        return attack(one, foe) or give_up(one)
    if one.now >= errand.until or not foe.is_present or health_of(one.world, foe) <= 0:
        return give_up(one)
    if foe.room_id != errand.room_id or not errand.path:
        return _go_after(one, Errand(errand.why, foe.room_id, errand.until, foe, errand.reach)) or give_up(one)
    return False


def give_up(one: Creature) -> bool:
    """Be after nobody any more. Always False: it is free to do something else."""
    one.mind.errand = None
    return False


def _go_after(one: Creature, errand: Errand) -> bool:
    path = path_between(one, errand.room_id)
    if path is None or not 0 < len(path) <= errand.reach:
        return False
    errand.path = path
    one.mind.errand = errand
    stray(one)
    wake(one.world, one.npc, STEP)
    return True
