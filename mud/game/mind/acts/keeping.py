"""What creatures have on their minds and keep over a restart: grudges, fear, straying, and who broke the peace.

It stands in what is kept of each creature (`Npc.instance_data`) under the names below, and only where there is any:
written when a chase or a flight begins and when somebody is stopped, not with every blow. What is older than it can
matter is not taken up again, and goes with the next thing that is kept.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from mud.game.being.model import Being, Player
from mud.game.mind.model import Offences
from mud.game.mind.specs import Creature
from mud.game.npc.acts import note
from mud.game.npc.model import Npc
from mud.kernel.errors import Refused
from mud.world.world import World

GRUDGES: Final = "mind: grudges"
"""Whom it went after, and when."""

STRAYED: Final = "mind: strayed"
"""That it is not where it belongs."""

AFRAID: Final = "mind: afraid until"
"""Until when it keeps away from everybody (Unix seconds)."""

OFFENCES: Final = "mind: offences"
"""Whom it stopped for breaking the peace, and when."""

OF_THIS_LIFE: Final = (GRUDGES, STRAYED, AFRAID)
"""What a creature that comes to life anew knows nothing of; who broke the peace, others would tell it."""

MOST_KEPT: Final = 20
"""People of whom one creature keeps something: the latest. A row stays small."""

LONGEST: Final = 86_400.0
"""Seconds for which anything of this can matter: the longest patience, and longer than any hunt."""


def bear_grudge(one: Creature, foe: Being) -> None:
    """Keep whom it goes after: people only, since of creatures the next moment decides."""
    if isinstance(foe, Player):
        _keep_moment(one.world, one.npc, GRUDGES, foe.id)


def stray(one: Creature) -> None:
    """Know, and keep, that it is not where it belongs."""
    one.mind.strayed = True
    if STRAYED not in one.npc.instance_data:
        _note(one.world, one.npc, STRAYED, True)


def come_back(one: Creature) -> None:
    """Know that it is where it belongs again."""
    one.mind.strayed = False
    if STRAYED in one.npc.instance_data:
        _note(one.world, one.npc, STRAYED, False)


def fear(one: Creature, seconds: float) -> None:
    """Be afraid for so long, and keep it; 0 is not any more."""
    one.mind.afraid_until = one.now + seconds if seconds else 0.0
    if seconds or AFRAID in one.npc.instance_data:
        _note(one.world, one.npc, AFRAID, one.world.clock.now() + seconds if seconds else False)


def note_offence(one: Creature, who: Player) -> None:
    """Let every keeper of the peace know who broke it, and keep it with the one that stopped them."""
    one.world.memory(Offences).note(who.id, one.world.clock.now())
    _keep_moment(one.world, one.npc, OFFENCES, who.id)


def seconds_since_offence(world: World, who: Being) -> float:
    """How long ago someone broke the peace last; for ever if they never did."""
    return world.clock.now() - world.memory(Offences).last.get(who.key, float("-inf"))


def remembers(npc: Npc) -> bool:
    """Whether anything is kept of what a creature had on its mind."""
    return bool(npc.instance_data) and any(name in npc.instance_data for name in (*OF_THIS_LIFE, OFFENCES))


def take_up(one: Creature) -> None:
    """After a restart: have on its mind what was kept of it."""
    facts, now = one.npc.instance_data, one.world.clock.now()
    for who, moment in read(facts.get(GRUDGES)).items():
        one.mind.note(f"fought {who}", one.now - max(0.0, now - moment))
    for who, moment in read(facts.get(OFFENCES)).items():
        offences = one.world.memory(Offences)
        if now - moment < LONGEST and moment > offences.last.get(who, 0.0):
            offences.note(who, moment)
    until = facts.get(AFRAID)
    if isinstance(until, int | float) and 0 < until - now < LONGEST:
        one.mind.afraid_until = one.now + until - now
    one.mind.strayed = STRAYED in facts


def forget_life(world: World, npc: Npc) -> None:
    """Keep nothing more of what a creature had on its mind in the life that is over."""
    for name in OF_THIS_LIFE:
        if name in npc.instance_data:
            _note(world, npc, name, False)


def forget_person(world: World, who: Player) -> None:
    """Keep nothing more of somebody who is no more."""
    world.memory(Offences).last.pop(who.id, None)
    for npc in list(world.shelf(Npc)):
        for name in (GRUDGES, OFFENCES):
            kept = npc.instance_data.get(name)
            if isinstance(kept, str) and who.id in kept:
                _write(world, npc, name, {key: moment for key, moment in read(kept).items() if key != who.id})


def written(moments: Mapping[str, float]) -> str:
    """Whom something was with, and when, as text: the latest of them."""
    latest = sorted(moments, key=lambda who: moments[who])[-MOST_KEPT:]
    return " ".join(f"{who}={moments[who]:.0f}" for who in latest)


def read(text: object) -> dict[str, float]:
    """The same from the text; what nobody wrote so is left out."""
    found: dict[str, float] = {}
    for word in text.split() if isinstance(text, str) else ():
        who, _, moment = word.partition("=")
        if who and moment.isascii() and moment.isdigit():
            found[who] = float(moment)
    return found


def _keep_moment(world: World, npc: Npc, name: str, who: str) -> None:
    now = world.clock.now()
    known = {key: moment for key, moment in read(npc.instance_data.get(name)).items() if now - moment < LONGEST}
    _write(world, npc, name, {**known, who: now})


def _write(world: World, npc: Npc, name: str, moments: Mapping[str, float]) -> None:
    _note(world, npc, name, written(moments) or False)


def _note(world: World, npc: Npc, name: str, fact: str | float | bool) -> None:
    with suppress(Refused):  # of a creature of which content notes so much already, this is not kept
        note(world, npc, name, fact)
