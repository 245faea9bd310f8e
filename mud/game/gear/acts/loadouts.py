"""Loadouts: what one wears and holds, saved under a name and put on again in one go. The only writer of them."""

from collections.abc import Mapping

from mud.game.being.model import Player
from mud.game.gear.acts import all_carried, is_proficient
from mud.game.gear.acts.wearing import equip_at, unequip
from mud.game.gear.events import LoadoutRemoved, LoadoutRenamed, LoadoutSaved, LoadoutsRead, LoadoutWorn
from mud.game.gear.model import LONGEST_LOADOUT, LoadoutPiece
from mud.game.gear.rules import MOST_LOADOUTS
from mud.game.thing.acts import take, worn_by
from mud.game.thing.acts.vessels import name_of
from mud.game.thing.model import Item
from mud.game.thing.rules import Slot
from mud.kernel.errors import Refused
from mud.kernel.ids import ItemId, LoadoutPieceId
from mud.text.grammar import definite
from mud.world.contents import Holder
from mud.world.world import World

RESERVED = frozenset({"save", "list", "remove", "rename", "delete", "wear", "all"})
"""Words that `loadout` takes for what to do."""


def loadouts_of(world: World, who: Player) -> dict[str, list[LoadoutPiece]]:
    """Someone's loadouts by name, each from head to hand."""
    found: dict[str, list[LoadoutPiece]] = {}
    for piece in sorted(world.where(LoadoutPiece, "character_id", who.id), key=lambda each: each.loadout):
        found.setdefault(piece.loadout, []).append(piece)
    order = list(Slot)
    return {name: sorted(pieces, key=lambda each: order.index(each.equipment_slot)) for name, pieces in found.items()}


def save(world: World, who: Player, name: str) -> None:
    """Save what one wears and holds; under a name that exists, in its place. Refused when that is nothing."""
    name = _checked(name)
    worn, known = worn_by(world, who), loadouts_of(world, who)
    if not worn:
        raise Refused("You wear and hold nothing that could be saved.")
    if name not in known and len(known) >= MOST_LOADOUTS:
        raise Refused(f"You have {MOST_LOADOUTS} loadouts, and cannot have more. Remove one first.")
    for piece in known.get(name, ()):
        world.remove(piece)
    for item in worn:
        _add(world, who, name, item)
    world.happened(LoadoutSaved(who, name, len(worn), name in known))


def wear(world: World, who: Player, name: str) -> None:
    """Wear and hold what was saved so and nothing else; what cannot be done is named, and nothing is lost."""
    pieces = _pieces(world, who, name)
    wanted = {piece.item_instance_id: piece for piece in pieces}
    refused: list[str] = []
    for item in worn_by(world, who):
        piece = wanted.get(item.id)
        if piece is None or piece.equipment_slot != item.equipped_slot:
            _try_off(world, who, item, refused)
    missing: list[str] = []
    for piece in pieces:
        found = _at_hand(world, who, piece, wanted)
        if found is None:
            missing.append(piece.called)
        elif found.equipped_slot is None:
            _try_on(world, who, found, piece.equipment_slot, refused)
    world.happened(LoadoutWorn(who, pieces[0].loadout, tuple(missing), tuple(dict.fromkeys(refused))))


def remove(world: World, who: Player, name: str) -> None:
    """Forget a loadout; Refused when there is none of that name."""
    pieces = _pieces(world, who, name)
    for piece in pieces:
        world.remove(piece)
    world.happened(LoadoutRemoved(who, pieces[0].loadout))


def rename(world: World, who: Player, name: str, to: str) -> None:
    """Call a loadout something else; Refused when there is none of that name, or one of the other."""
    pieces, to = _pieces(world, who, name), _checked(to)
    if to in loadouts_of(world, who):
        raise Refused(f"You have a loadout {to} already.")
    before = pieces[0].loadout
    for piece in pieces:
        piece.loadout = to
    world.happened(LoadoutRenamed(who, before, to))


def read(world: World, who: Player) -> None:
    """Ask which there are."""
    world.happened(LoadoutsRead(who))


def forget_all(world: World, who: Player) -> None:
    """Whoever is deleted has no loadouts."""
    for piece in list(world.where(LoadoutPiece, "character_id", who.id)):
        world.remove(piece)


def _checked(name: str) -> str:
    name = " ".join(name.casefold().split())
    if not name or len(name) > LONGEST_LOADOUT:
        raise Refused(f"A loadout's name has 1 to {LONGEST_LOADOUT} characters.")
    if name.split()[0] in RESERVED:
        raise Refused(f"A loadout cannot be called {name}: loadout {name.split()[0]} means something else.")
    return name


def _pieces(world: World, who: Player, name: str) -> list[LoadoutPiece]:
    known, name = loadouts_of(world, who), " ".join(name.casefold().split())
    found = known.get(name)
    if found is None:
        names = f"You have: {', '.join(known)}." if known else "You have none yet: loadout save <name> makes one."
        raise Refused(f"You have no loadout of that name. {names}")
    return found


def _at_hand(world: World, who: Player, piece: LoadoutPiece, wanted: Mapping[ItemId, LoadoutPiece]) -> Item | None:
    """The thing that was saved, or one that is called the same: things of a stack are one as good as the other."""
    carried = all_carried(world, who)
    for item in carried:
        if item.id == piece.item_instance_id:
            return item
    alike = (item for item in carried if item.equipped_slot is None and name_of(world, item) == piece.called)
    return next((item for item in alike if item.quantity > 1 or item.id not in wanted), None)


def _add(world: World, who: Player, name: str, item: Item) -> None:
    world.add(
        LoadoutPiece(
            id=LoadoutPieceId(world.ids.new()),
            character_id=who.id,
            loadout=name,
            equipment_slot=Slot(item.equipped_slot or Slot.OFF_HAND),
            item_instance_id=item.id,
            called=name_of(world, item),
            equipped_date=world.clock.now(),
            proficient=is_proficient(world, who, item),
        )
    )


def _try_off(world: World, who: Player, item: Item, refused: list[str]) -> None:
    try:
        unequip(world, who, item)
    except Refused as refusal:
        refused.append(str(refusal))


def _try_on(world: World, who: Player, item: Item, slot: Slot, refused: list[str]) -> None:
    """Put one piece on, out of whatever it is carried in; in the place of what would not come off it does not go."""
    stuck = next((worn for worn in worn_by(world, who) if worn.equipped_slot == slot), None)
    if stuck is not None:
        refused.append(f"There is no place for {definite(name_of(world, item))}.")
        return
    try:
        if item.holder != Holder.player(who.id):
            take(world, who, item)
        equip_at(world, who, item, slot)
    except Refused as refusal:
        refused.append(str(refusal))
