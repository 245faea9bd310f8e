"""Creatures as the world is loaded and its content revised, and what they add to other features' screens."""

from mud.content.revision import Revision
from mud.game.ability.acts import Repertoire
from mud.game.ability.specs import ClassAbility
from mud.game.being.acts.presence import transport
from mud.game.being.acts.recovery import attend
from mud.game.being.events import Healed, Hurt, PlayerDeleted, Relocated, Walked
from mud.game.being.model import Being, Player
from mud.game.being.rules import named, subject
from mud.game.being.rules.numbers import (
    ConditionImmunity,
    DamageShares,
    health_of,
    max_health,
    wounds,
)
from mud.game.being.views import ThingScreen
from mud.game.being.views.rooms import RoomPicture
from mud.game.combat.acts import Arms, disengage, in_fight, opponents
from mud.game.combat.acts.sides import Enmity
from mud.game.combat.model import Fate
from mud.game.death.acts.remains import Remains
from mud.game.death.acts.rewards import Reward
from mud.game.death.events import Died
from mud.game.effect.acts import take_up_written
from mud.game.effect.events import EffectBegan, EffectEnded, EffectTicked
from mud.game.effect.rules.written import written
from mud.game.npc.acts import EFFECTS, keep, kind_of, shape, vanish
from mud.game.npc.acts.arms import NaturalArms
from mud.game.npc.acts.gates import is_unique
from mud.game.npc.acts.keeping import owner_of, restore, set_free
from mud.game.npc.acts.lives import (
    PLACEMENTS,
    Keeping,
    await_life,
    fall,
    is_kind_gone,
    let_next_live,
    look_round,
    settle_in,
)
from mud.game.npc.events import NpcCame, NpcVanished, NpcWithdrew
from mud.game.npc.feeds import creature_facts
from mud.game.npc.model import Npc
from mud.game.npc.specs import NpcPlacement, NpcTemplate, NpcType
from mud.game.npc.views import creatures_seen, looks
from mud.game.place.acts import Attacking, entry_of
from mud.game.place.events import RoomsRetired
from mud.game.place.specs import Room
from mud.game.thing.feeds import Within
from mud.kernel.entity import Entity
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import adds, guard, modifier
from mud.kernel.ids import RoomId
from mud.kernel.schedule import every
from mud.play.loading import Affected, loaded, revised
from mud.text.grammar import capital
from mud.text.markup import parse
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.contents import HolderKind
from mud.world.world import World

RESISTED, DOUBLED = 0.5, 2.0
"""What a creature suffers of what it resists, and of what it cannot bear (SRD 5.1, "Damage Resistance")."""


@loaded
def shape_creatures(world: World) -> None:
    """Every creature is what its kind says, where content says that it lives; the dead wait for their time."""
    for npc in list(world.shelf(Npc)):
        if is_kind_gone(world, npc):
            vanish(world, npc)
        else:
            restore(world, npc)
            shape(world, npc)
    for npc in sorted(world.shelf(Npc), key=lambda npc: npc.is_alive):  # of too many, the dead go first
        settle_in(world, npc)
        bear_again(world, npc)
    PLACEMENTS.start(world)
    for npc in list(world.shelf(Npc)):
        if not npc.is_alive:
            await_life(world, npc)
        elif npc.current_health < npc.max_health:
            attend(world, npc)


def bear_again(world: World, npc: Npc) -> None:
    """What lay on a creature of which everything is kept lies on it still, or has ended meanwhile."""
    text = npc.instance_data.get(EFFECTS)
    if isinstance(text, str) and npc in world.shelf(Npc) and npc.is_alive:
        take_up_written(world, npc, text)


@revised
def follow_creatures(world: World, revision: Revision) -> None:
    """Kinds that changed change their creatures; placements that are gone take theirs along."""
    for change in revision.of(NpcTemplate):
        for npc in list(world.where(Npc, "template_id", change.id)):
            if change.after is None:
                vanish(world, npc)
            else:
                shape(world, npc)
                keep(world, npc)
    changes = sorted(revision.of(NpcPlacement), key=lambda change: change.after is not None)
    for placed in changes:
        for npc in sorted(world.where(Npc, "placement_id", placed.id), key=lambda npc: npc.is_alive):
            settle_in(world, npc)
            if npc in world.shelf(Npc) and not npc.is_alive:
                await_life(world, npc)
    PLACEMENTS.revise(world, [each.id for each in changes], lambda world, id_: world.catalog.find(NpcPlacement, id_))


@on(NpcCame, NpcWithdrew)
def came_or_went(world: World, event: NpcCame | NpcWithdrew) -> None:
    """What is kept of it changes."""
    keep(world, event.npc)


@on(EffectBegan, EffectTicked, EffectEnded)
def effects_changed(world: World, event: EffectBegan | EffectTicked | EffectEnded) -> None:
    """What lies on those creatures of which everything is kept is kept with them."""
    npc = event.who
    if isinstance(npc, Npc) and kind_of(world, npc).persist_state:
        text = written(npc.borne)
        npc.instance_data = npc.instance_data.set(EFFECTS, text) if text else npc.instance_data.without(EFFECTS)
        keep(world, npc)


@on(Walked, Relocated, Hurt, Healed)
def changed(world: World, event: Walked | Relocated | Hurt | Healed) -> None:
    """So it does where it goes, and when it is hurt or healed."""
    if isinstance(event.who, Npc):
        keep(world, event.who)


@on(PlayerDeleted)
def owner_gone(world: World, event: PlayerDeleted) -> None:
    """Companions of someone who is no more are nobody's."""
    set_free(world, event.player)


@on(Died)
def died(world: World, event: Died) -> None:
    """A creature that has died is dead until it is due again."""
    if isinstance(event.who, Npc):
        fall(world, event.who)


@adds(Remains)
def leave_loot(world: World, remains: Remains) -> None:
    """What its kind says is found in a creature's corpse."""
    if isinstance(remains.being, Npc):
        remains.loot.extend(kind_of(world, remains.being).loot_table)


@modifier(Reward)
def worth(world: World, reward: Reward, experience: float) -> float:
    """The experience that the death of a creature is worth, by its kind."""
    being = reward.being
    return experience + kind_of(world, being).experience_reward if isinstance(being, Npc) else experience


@on(NpcVanished)
def vanished(world: World, event: NpcVanished) -> None:
    """One that is there no more at all is made anew when its placement is due; another one may live in its stead."""
    if is_unique(world, event.npc):
        let_next_live(world, event.npc)
    if event.npc.placement_id is not None:
        PLACEMENTS.disturbed(world, event.npc.placement_id)


@every(1.0)
def come_and_go(world: World) -> None:
    """Creatures of certain times come when it is time, and go when it is not any more."""
    look_round(world)


@on(RoomsRetired)
def leave_rooms(world: World, event: RoomsRetired) -> None:
    """Creatures in a room that is gone are where they come from, or where one comes into the area."""
    gone = {room.id for room in event.rooms}
    for room in event.rooms:
        for npc in list(world.where(Npc, "room_id", room.id)):
            home = npc.spawn_room_id if npc.spawn_room_id not in gone else entry_of(world, room.area_id)
            if npc.spawn_room_id in gone:
                npc.spawn_room_id = home
            if npc.is_alive:
                transport(world, npc, home)
            else:
                npc.room_id = home


@adds(Affected)
def creatures_affected(world: World, affected: Affected) -> None:
    """Those who are in a room, and those of a kind."""
    if affected.change.cls is Room:
        there = world.where(Npc, "room_id", RoomId(affected.change.id))
        affected.people.extend(npc.name for npc in there if npc.is_alive)
    if affected.change.cls is NpcTemplate:
        affected.people.extend(npc.name for npc in world.where(Npc, "template_id", affected.change.id))


@adds(RoomPicture)
def creatures_in_room(world: World, picture: RoomPicture) -> None:
    """Who else lives here, equal ones together."""
    picture.add("beings", *creatures_seen(world, picture.beings))


@guard(Attacking)
def companions(world: World, attacking: Attacking) -> None:
    """Who strikes at somebody's companion, or sets one on people, has its owner against them, and asks the owner first.

    A companion strikes back at whoever is upon it.
    """
    who, target = attacking.who, attacking.target
    ours, theirs = _answers_for(world, who), _answers_for(world, target)
    if (ours is who and theirs is target) or not isinstance(ours, Player) or not isinstance(theirs, Player):
        return
    if ours is theirs:
        whose = f"{subject(target)} belongs to you" if isinstance(target, Npc) else "You are its owner"
        raise Refused(f"{whose}.")
    if not (isinstance(who, Npc) and isinstance(target, Being) and target in opponents(world, who)):
        world.check(Attacking(ours, theirs, attacking.room_id))


def _answers_for(world: World, who: Entity) -> Entity:
    """Who answers for what someone does: for a companion its owner."""
    return (owner_of(world, who) or who) if isinstance(who, Npc) else who


@adds(ThingScreen)
def creature_seen(world: World, screen: ThingScreen) -> None:
    """What a creature looks like, how it holds itself, and how it is."""
    npc = screen.thing
    if not isinstance(npc, Npc):
        return
    screen.add("description", Paragraph(parse(kind_of(world, npc).description.strip()).text()))
    screen.add("state", *looks(world, npc, wounds(health_of(world, npc), max_health(world, npc)), screen.closely))
    owner = owner_of(world, npc)
    if owner is not None:
        whose = "you" if owner is screen.reader else owner.name
        screen.add("state", Paragraph(styled(f"{capital(named(npc))} belongs to {whose}.")))


@adds(Within)
def creatures_within(world: World, within: Within) -> None:
    """Creatures that programs list with what is in the room."""
    if within.holder.kind is HolderKind.ROOM:
        there = world.where(Npc, "room_id", RoomId(within.holder.id))
        within.found.update({npc.id: creature_facts(world, npc) for npc in there if npc.is_alive})


@adds(Repertoire)
def abilities_of_its_kind(world: World, made: Repertoire) -> None:
    """A creature can do what its kind can."""
    if isinstance(made.being, Npc):
        for ability in kind_of(world, made.being).abilities:
            made.add(world.catalog.get(ClassAbility, ability))


@adds(Arms)
def natural_attacks(world: World, arms: Arms) -> None:
    """What a creature strikes with that is part of it; a plain blow where it has nothing, not even in its hands."""
    if not isinstance(arms.being, Npc):
        return
    own, plain = world.memory(NaturalArms).about(world, arms.being)
    for weapon in own:
        arms.add(weapon)
    if not arms.found:
        arms.add(plain)


@modifier(Keeping)
def fights_on(world: World, keeping: Keeping, so_far: float) -> float:
    """No hour takes a creature out of a fight."""
    return 1.0 if in_fight(world, keeping.npc) else so_far


@on(NpcVanished, NpcWithdrew)
def out_of_the_fight(world: World, event: NpcVanished | NpcWithdrew) -> None:
    """Nobody fights what is no longer there."""
    disengage(world, event.npc, Fate.LEFT)


@adds(DamageShares)
def hides(world: World, shares: DamageShares) -> None:
    """What a creature resists, cannot bear, or does not feel at all."""
    if not isinstance(shares.being, Npc):
        return
    kind = kind_of(world, shares.being)
    for share, types in ((0.0, kind.immunities), (RESISTED, kind.resistances), (DOUBLED, kind.vulnerabilities)):
        if shares.damage in types:
            shares.add(share)


@modifier(ConditionImmunity)
def unmoved(world: World, immunity: ConditionImmunity, so_far: float) -> float:
    """Some conditions never come over creatures of a kind."""
    being = immunity.being
    return 1 if isinstance(being, Npc) and immunity.condition in kind_of(world, being).condition_immunities else so_far


@modifier(Enmity)
def hostile(world: World, enmity: Enmity, so_far: float) -> float:
    """Hostile creatures and people are enemies before the first blow."""
    for one, other in ((enmity.who, enmity.other), (enmity.other, enmity.who)):
        if isinstance(one, Npc) and isinstance(other, Player) and kind_of(world, one).npc_type is NpcType.HOSTILE:
            return 1
    return so_far
