"""Who comes into the ring: words for them, and people as they would be who had come so far."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from mud.content.catalog import Catalog
from mud.game.account.acts import create_account
from mud.game.being import acts as beings
from mud.game.being.model import Being, Player
from mud.game.being.rules import STANDARD_ARRAY
from mud.game.being.specs import Ability
from mud.game.calling.acts import points_left, set_experience, train
from mud.game.calling.rules import HIGHEST_TRAINED, experience_for
from mud.game.calling.specs import CharacterClass
from mud.game.combat.rules.weapons import range_of
from mud.game.gear.acts import is_proficient
from mud.game.gear.acts.wearing import equip, hold
from mud.game.gear.rules import is_light_weapon
from mud.game.npc.acts import spawn
from mud.game.npc.specs import NpcTemplate
from mud.game.thing.acts import carried_by, template_of
from mud.game.thing.model import Item
from mud.game.thing.rules import slot_of
from mud.game.thing.specs import ItemType
from mud.kernel.errors import MudError, Refused
from mud.kernel.ids import ClassId, RoomId
from mud.world.world import World

MOST: Final = 10
"""Of one side: as many as there are names for."""

HIGHEST_LEVEL: Final = 20

NAMES: Final = (
    *("Ada", "Brom", "Cleo", "Dov", "Esme", "Fitz", "Greta", "Hugo", "Ida", "Joss"),
    *("Kaya", "Lorn", "Mabel", "Nils", "Orla", "Piers", "Quinn", "Rhoda", "Sven", "Tilda"),
)
"""What people in the ring are called: ten a side."""

_WORDS = re.compile(r"\s*(?P<what>.+?)(?:\s+(?P<level>\d+))?(?:\s*[x*]\s*(?P<count>\d+))?\s*", re.IGNORECASE)


class RingError(MudError):
    """Somebody cannot come into the ring."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """Somebody who is to fight: of a class and a level, or a creature of a kind."""

    kind: CharacterClass | NpcTemplate
    level: int = 1

    @property
    def name(self) -> str:
        """What a table calls them."""
        return f"{self.kind.name} {self.level}" if isinstance(self.kind, CharacterClass) else self.kind.name


def read_side(catalog: Catalog, words: str) -> list[Entrant]:
    """A side from words: `fighter 5`, `mill rat x3`, `fighter 3, cleric 3`; RingError says what would be right."""
    side = [each for part in words.split(",") for each in _read_one(catalog, part)]
    if len(side) > MOST:
        raise RingError(f"A side has at most {MOST} fighters; '{words}' are {len(side)}.")
    return side


def _read_one(catalog: Catalog, words: str) -> list[Entrant]:
    found = _WORDS.fullmatch(words)
    if found is None:
        raise RingError("Name who fights on each side: 'fighter 5', 'mill rat x3', 'fighter 3, cleric 3'.")
    kind = _kind(catalog, found["what"])
    level, count = int(found["level"] or 1), int(found["count"] or 1)
    if isinstance(kind, NpcTemplate):
        if found["level"] is not None:
            raise RingError(f"Creatures have a level of their own; for several of them write '{kind.name} x{level}'.")
        level = kind.level
    if not 1 <= level <= HIGHEST_LEVEL:
        raise RingError(f"Levels go from 1 to {HIGHEST_LEVEL}; {level} is none.")
    if not 1 <= count <= MOST:
        raise RingError(f"A side has 1 to {MOST} fighters, not {count}.")
    return [Entrant(kind, level)] * count


def _kind(catalog: Catalog, words: str) -> CharacterClass | NpcTemplate:
    known = _known(catalog)
    wanted = " ".join(words.split()).casefold()
    found = known.get(wanted) or known.get(wanted.removesuffix("s"))
    if found is None:
        near = get_close_matches(wanted, known, n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise RingError(f"There is no class and no creature '{words.strip()}'.{hint}")
    return found


def _known(catalog: Catalog) -> Mapping[str, CharacterClass | NpcTemplate]:
    """Every class and creature by its id and its name; a class goes before a creature of the same name."""
    known: dict[str, CharacterClass | NpcTemplate] = {}
    kinds: list[CharacterClass | NpcTemplate] = [*catalog.all(NpcTemplate).values()]
    kinds += catalog.all(CharacterClass).values()
    for kind in kinds:
        known[kind.id.casefold()] = known[kind.name.casefold()] = kind
    return known


def bring(world: World, entrant: Entrant, room_id: RoomId, name: str) -> Being:
    """Let somebody come into a room; a person gets that name."""
    if isinstance(entrant.kind, NpcTemplate):
        return spawn(world, entrant.kind, room_id)
    return _person(world, entrant.kind, entrant.level, name)


def _person(world: World, calling: CharacterClass, level: int, name: str) -> Player:
    """Someone of a class: scores where they serve it, trained up to the level, in what beginners of the class have."""
    account = create_account(world, f"{name}-account", "")
    scores = dict(zip(_order(calling), STANDARD_ARRAY, strict=True))
    player = beings.create_player(world, account, name, beings.Sheet(class_id=ClassId(calling.id), scores=scores))
    beings.enter(world, player)
    set_experience(world, player, experience_for(level))
    _train(world, player, calling)
    _put_on(world, player)
    player.current_health, player.current_energy = player.max_health, player.max_energy
    return player


def _order(calling: CharacterClass) -> list[Ability]:
    """The abilities, those first that a class needs most."""
    first = (*calling.primary, Ability.CONSTITUTION, Ability.DEXTERITY, Ability.STRENGTH, *Ability)
    return list(dict.fromkeys(first))


def _train(world: World, player: Player, calling: CharacterClass) -> None:
    for ability in _order(calling):
        while points_left(world, player) and getattr(player, ability.value) < HIGHEST_TRAINED:
            train(world, player, ability)


def _put_on(world: World, player: Player) -> None:
    """All that is worn, the first weapon for close quarters that they can use, and a second one if both are light.

    Whoever stands face to face with somebody shoots badly: a bow is only for who has nothing else.
    """
    items = [item for item in carried_by(world, player) if slot_of(template_of(world, item)) is not None]
    weapons = [item for item in items if _is_weapon(world, item) and is_proficient(world, player, item)]
    weapons.sort(key=lambda item: range_of(template_of(world, item)) > 0)
    if weapons:
        equip(world, player, weapons[0])
    for item in items:
        if not _is_weapon(world, item):
            _try_on(world, player, item)
    seconds = [item for item in weapons[1:] if is_light_weapon(template_of(world, item))]
    if seconds and is_light_weapon(template_of(world, weapons[0])):
        hold(world, player, seconds[0])


def _try_on(world: World, player: Player, item: Item) -> None:
    try:
        equip(world, player, item)
    except Refused:
        return  # they go without it


def _is_weapon(world: World, item: Item) -> bool:
    kind = template_of(world, item)
    return kind.item_type is ItemType.WEAPON and kind.damage_max > 0


def check_sides(sides: Sequence[Sequence[Entrant]]) -> None:
    """RingError for a side on which there is nobody."""
    if not all(sides):
        raise RingError("On each side there must be somebody.")
