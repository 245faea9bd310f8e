"""Who is in a fight, who is after whom, and who harmed whom how much. It changes nothing."""

from collections.abc import Iterator, Mapping

from mud.game.being.acts.postures import Kinds
from mud.game.being.model import Being
from mud.game.combat.model import Arena, Combatant, Fight, FightKind
from mud.world.world import World


def arena_of(world: World) -> Arena:
    """What is known of fighting in this run."""
    return world.memory(Arena)


def seconds_until(world: World, moments: Mapping[str, float], who: Being) -> float:
    """Seconds until someone's moment of those that the `Arena` keeps; 0 when it is past, or there is none."""
    moment = moments.get(who.key)
    return max(0.0, moment - world.clock.elapsed()) if moment is not None else 0.0


def is_there(world: World, being: Being) -> bool:
    """Whether someone stands in the world now."""
    return being in world.shelf(type(being)) and being.is_present


def is_down(being: Being) -> bool:
    """Whether someone has no hit points left; what they could have at most does not matter for that."""
    return being.current_health <= 0


def combatant_of(world: World, being: Being) -> Combatant | None:
    """The row of someone who is in a fight."""
    return world.get(Combatant, being.key)


def fight_of(world: World, being: Being) -> Fight | None:
    """The fight that someone is in."""
    found = combatant_of(world, being)
    return world.get(Fight, found.fight_id) if found is not None else None


def in_fight(world: World, being: Being) -> bool:
    """Whether someone is in a fight, and somebody they are after, or who is after them, is there."""
    return bool(opponents(world, being))


def in_duel(world: World, being: Being) -> bool:
    """Whether someone is in a duel."""
    fight = fight_of(world, being)
    return fight is not None and fight.kind is FightKind.DUEL


def being_of(world: World, combatant: Combatant) -> Being | None:
    """Who stands behind a row; None when there is no such being any more."""
    found: Being | None = combatant.being
    if found is None or found not in world.shelf(type(found)):
        cls = _class_of(world, combatant.kind)
        found = combatant.being = world.get(cls, combatant.id) if cls is not None else None
    return found


def combatants_in(world: World, fight: Fight) -> list[Combatant]:
    """All who are in a fight, in the order in which they came."""
    return list(world.where(Combatant, "fight_id", fight.id))


def fighters_in(world: World, fight: Fight) -> Iterator[tuple[Combatant, Being]]:
    """The same, with who they are."""
    for combatant in combatants_in(world, fight):
        being = being_of(world, combatant)
        if being is not None:
            yield combatant, being


def foes_of(world: World, combatant: Combatant) -> list[Being]:
    """Those whom someone is after, or who are after them, as far as they are near."""
    who = being_of(world, combatant)
    rows = (world.get(Combatant, foe) for foe in combatant.foes)
    found = (being_of(world, row) for row in rows if row is not None)
    return [each for each in found if each is not None and who is not None and is_near(world, who, each)]


def opponents(world: World, being: Being) -> list[Being]:
    """Those whom someone is after, or who are after them, and who are there; in the order in which that came about."""
    found = combatant_of(world, being)
    return foes_of(world, found) if found is not None else []


def target_of(world: World, being: Being) -> Being | None:
    """Whom someone strikes at."""
    found = combatant_of(world, being)
    row = world.get(Combatant, found.target_id) if found is not None and found.target_id is not None else None
    target = being_of(world, row) if row is not None else None
    return target if target is not None and is_near(world, being, target) else None


def attackers_of(world: World, being: Being) -> list[Being]:
    """Those who strike at someone, in the order in which they began."""
    return [each for each in opponents(world, being) if target_of(world, each) is being]


def is_near(world: World, who: Being, other: Being) -> bool:
    """Whether two are in the world, in one room, and on their feet as far as health goes."""
    near = who.room_id == other.room_id and is_there(world, who) and is_there(world, other)
    return near and not is_down(other)


def threat_on(world: World, being: Being) -> Mapping[Being, float]:
    """Who did someone how much harm in this fight, in hit points; those who healed their foes count for half of it.

    Of someone who was just felled it is what it was then.
    """
    found = combatant_of(world, being)
    if found is None:
        return dict(arena_of(world).fallen.get(being.key, {}))
    rows = ((world.get(Combatant, key), amount) for key, amount in found.threat.items())
    known = ((being_of(world, row), amount) for row, amount in rows if row is not None)
    return {each: amount for each, amount in known if each is not None}


def participants(world: World, being: Being) -> list[Being]:
    """Those who harmed someone in this fight, or helped those who did, and are there still, if only on the ground.

    Of someone who was just felled, those who were it then.
    """
    found = combatant_of(world, being)
    if found is None:
        return list(arena_of(world).helpers.get(being.key, ()))
    known = (_with_id(world, key) for key in found.threat)
    return [each for each in known if each is not None and is_there(world, each) and each.room_id == being.room_id]


def _with_id(world: World, key: str) -> Being | None:
    """The being of that id, whether it is in a fight or not."""
    row = world.get(Combatant, key)
    if row is not None:
        return being_of(world, row)
    found = (world.get(cls, key) for cls in world.memory(Kinds).of(world))
    return next((each for each in found if each is not None), None)


def _class_of(world: World, table: str) -> type[Being] | None:
    for cls in world.schema.entities:
        if issubclass(cls, Being) and cls.__table_spec__.table == table:
            return cls
    return None
