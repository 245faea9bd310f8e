"""When creatures are woken, and what each of them is told of that happens around it."""

from mud.content.revision import Revision
from mud.game.being.acts import Walking
from mud.game.being.events import Hurt, PlayerDeleted, PlayerEntered, RoomSeen, Walked
from mud.game.being.model import Being, Player, Position
from mud.game.combat.events import FightBegan
from mud.game.death.acts.dying import Sparing
from mud.game.death.events import Dying
from mud.game.mind.acts import (
    Nature,
    behaviors_of,
    clock_watchers,
    creature,
    forget,
    is_concerned,
    is_watchful,
    minded_in,
    near,
    wake,
    wake_near,
)
from mud.game.mind.acts.keeping import forget_life, forget_person, remembers, take_up
from mud.game.mind.acts.walking import get_up
from mud.game.mind.behaviors.answers import Answers
from mud.game.mind.behaviors.errands import Errands
from mud.game.mind.behaviors.fights import Fights
from mud.game.mind.behaviors.homing import Homing
from mud.game.mind.behaviors.idles import Idles
from mud.game.mind.behaviors.keeps_peace import keeps_peace
from mud.game.mind.behaviors.pursues import Pursues
from mud.game.mind.events import Asked, HelpCalled, SaidNothing
from mud.game.mind.rules import MOST_ALERT, REACTION
from mud.game.npc.acts import kind_of
from mud.game.npc.events import NpcCame, NpcVanished
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcTemplate
from mud.game.place.specs import Room
from mud.game.sky.events import PhaseBegan
from mud.game.talk.events import Said, Whispered
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.play.loading import loaded, revised
from mud.world.world import World


@adds(Nature)
def innate(_world: World, nature: Nature) -> None:
    """What a creature does without content naming it."""
    if nature.kind.greeting or nature.kind.replies:
        nature.found.append(Answers())
    if nature.kind.idle_messages:
        nature.found.append(Idles())
    if nature.kind.abilities:
        nature.found.append(Fights())
    if nature.found:
        nature.found += [Pursues(), Errands(), Homing()]


@loaded
def begin(world: World) -> None:
    """Those who live by the clock are where they belong."""
    for npc in sorted(world.shelf(Npc), key=lambda npc: npc.id):
        _remind(world, npc)
        _start(world, npc)


@revised
def follow_content(world: World, revision: Revision) -> None:
    """Creatures do from now on what content says now."""
    kinds = {change.id for change in revision.of(NpcTemplate)}
    if not kinds and not revision.of(Room):
        return
    for npc in sorted(world.shelf(Npc), key=lambda npc: npc.id):
        if npc.template_id in kinds:
            forget(world, npc)
            _remind(world, npc)
            _start(world, npc)
    for player in world.where(Player, "online", True):
        wake_near(world, player.room_id)


@on(NpcCame)
def came(world: World, event: NpcCame) -> None:
    """A creature has come to life, and knows nothing of the one before."""
    forget(world, event.npc)
    forget_life(world, event.npc)
    _start(world, event.npc)
    if is_concerned(creature(world, event.npc)):
        wake(world, event.npc)


@on(NpcVanished)
def vanished(world: World, event: NpcVanished) -> None:
    """It has nothing on its mind any more."""
    forget(world, event.npc)


@on(RoomSeen)
def someone_came(world: World, event: RoomSeen) -> None:
    """Where somebody comes, creatures begin to live; those in the room notice who it is."""
    if isinstance(event.reader, Player) and event.arriving:
        _came_near(world, event.reader)


@on(PlayerEntered)
def someone_entered(world: World, event: PlayerEntered) -> None:
    """The same for who comes into the world."""
    _came_near(world, event.who)


@on(Walked)
def someone_left(world: World, event: Walked) -> None:
    """Those who are left behind see where somebody went."""
    for one, behaviors in list(minded_in(world, event.source)):
        for behavior in behaviors:
            behavior.misses(one, event.who, event.way, event.target)


@on(Said)
def someone_spoke(world: World, event: Said) -> None:
    """The first creature that has an answer gives it."""
    if not isinstance(event.who, Player):
        return
    for one, behaviors in list(minded_in(world, event.who.room_id)):
        if any(behavior.hears(one, event.who, event.text, False) for behavior in behaviors):
            return


@on(Asked)
def someone_asked(world: World, event: Asked) -> None:
    """Whom one asks answers, or has nothing to say."""
    if not _answers(world, event.npc, event.who, event.about):
        world.happened(SaidNothing(event.npc, event.who, event.about))


@on(Whispered)
def someone_whispered(world: World, event: Whispered) -> None:
    """What is whispered to a creature is said to it."""
    if isinstance(event.to, Npc) and isinstance(event.who, Player):
        _answers(world, event.to, event.who, event.text)


@guard(Walking)
def bar(world: World, walking: Walking) -> None:
    """Some ways are guarded."""
    for one, behaviors in minded_in(world, walking.who.room_id):
        for behavior in behaviors if one.npc is not walking.who else ():
            why = behavior.bars(one, walking)
            if why is not None:
                raise Refused(why)


@on(FightBegan)
def fight_began(world: World, event: FightBegan) -> None:
    """Those of a fight think of what they can do; those who see it, whether it is their business."""
    for who, foe in ((event.who, event.whom), (event.whom, event.who)):
        if isinstance(who, Npc):
            creature(world, who).mind.note(f"fought {foe.key}", world.clock.elapsed())
            wake(world, who, REACTION)
    here = event.who.room_id
    for room in near(world, here, MOST_ALERT):
        if room != here and not is_watchful(world, room):
            continue
        for one, behaviors in list(minded_in(world, room)):
            if one.npc is event.who or one.npc is event.whom:
                continue
            for behavior in behaviors:
                if room == here or (behavior.alertness() and here in near(world, room, behavior.alertness())):
                    behavior.sees_attack(one, event.who, event.whom)


@on(Hurt)
def was_hurt(world: World, event: Hurt) -> None:
    """Whoever is hurt knows by whom."""
    npc, by = event.who, event.source
    if not isinstance(npc, Npc) or not isinstance(by, Being) or by is npc or not npc.is_alive:
        return
    one = creature(world, npc)
    one.mind.note(f"fought {by.key}", one.now)
    if npc.position is Position.SLEEPING and npc.current_health > 0:
        get_up(one)
    for behavior in behaviors_of(world, one.kind):
        behavior.is_hurt(one, by)
    wake(world, npc, REACTION)


@on(Dying)
def fell(world: World, event: Dying) -> None:
    """Whoever brought someone down may have more to do with them."""
    if isinstance(event.by, Npc) and event.by.is_alive:
        one = creature(world, event.by)
        for behavior in behaviors_of(world, one.kind):
            behavior.fells(one, event.who)


@modifier(Sparing)
def hold_back(world: World, sparing: Sparing, so_far: float) -> float:
    """Those who keep the peace kill nobody for breaking it."""
    return 1.0 if isinstance(sparing.by, Npc) and keeps_peace(world, sparing.by) else so_far


@on(PlayerDeleted)
def forget_deleted(world: World, event: PlayerDeleted) -> None:
    """Of somebody who is no more nothing is known."""
    forget_person(world, event.player)


@on(HelpCalled)
def help_called(world: World, event: HelpCalled) -> None:
    """Those who hear it may come."""
    for room in near(world, event.npc.room_id, event.radius):
        for one, behaviors in list(minded_in(world, room)):
            if one.npc is not event.npc:
                any(behavior.is_called(one, event.npc, event.foe) for behavior in behaviors)


@on(PhaseBegan)
def day_went_on(world: World, event: PhaseBegan) -> None:
    """A clock may have been set: those of the area who live by it look at it anew."""
    for npc in clock_watchers(world, event.area_id):
        _start(world, npc)


def _remind(world: World, npc: Npc) -> None:
    """Let a creature have on its mind what was kept of it, and be about it."""
    if npc.is_alive and remembers(npc):
        one = creature(world, npc)
        take_up(one)
        if is_concerned(one):
            wake(world, npc)


def _start(world: World, npc: Npc) -> None:
    if npc.is_alive:
        for behavior in behaviors_of(world, kind_of(world, npc)):
            behavior.starts(creature(world, npc))


def _answers(world: World, npc: Npc, who: Player, text: str) -> bool:
    one = creature(world, npc)
    return any(behavior.hears(one, who, text, True) for behavior in behaviors_of(world, one.kind))


def _came_near(world: World, who: Player) -> None:
    wake_near(world, who.room_id)
    for one, behaviors in list(minded_in(world, who.room_id)):
        for behavior in behaviors:
            behavior.meets(one, who)
