"""Being in a place without having walked there, and being there without being noticed."""

from mud.game.account.model import Account
from mud.game.being.acts.changes import relocate
from mud.game.being.acts.postures import beings_in
from mud.game.being.events import NoticeChanged, Transported
from mud.game.being.model import Being, Player
from mud.game.place.specs import Room
from mud.kernel.errors import Refused
from mud.kernel.ids import RoomId
from mud.play.roles import Role
from mud.world.world import World


def transport(world: World, who: Being, to: RoomId) -> None:
    """Put a being into another room, without a way and without asking guards; Refused when there is no such room.

    Whoever is not in the world will wake up there.
    """
    room, source = world.catalog.find(Room, to), who.room_id
    if room is None:
        raise Refused(f"There is no room {to}.")
    if isinstance(who, Player) and not who.online:
        who.room_id, who.seat = to, None
        return
    relocate(world, who, room)
    world.happened(Transported(who, source, to))


def set_invisible(world: World, who: Player, invisible: bool) -> None:
    """Let players notice someone no longer, or again; staff always do."""
    who.invisible = invisible
    world.happened(NoticeChanged(who))


def role_of(world: World, being: Being) -> Role:
    """The role of the account behind a being; whoever has none is a player."""
    account_id = being.account_id if isinstance(being, Player) else None
    account = world.get(Account, account_id) if account_id is not None else None
    return Role.PLAYER if account is None else account.role


def staff_here(world: World, role: Role) -> tuple[Player, ...]:
    """Those in the world whose account has that role or a higher one, in the order in which they came."""
    return tuple(each for each in world.where(Player, "online", True) if role_of(world, each).includes(role))


def notices(world: World, viewer: Being, being: Being) -> bool:
    """Whether one being can notice another at all: of staff who made themselves invisible only staff can tell."""
    if not isinstance(being, Player) or not being.invisible or viewer is being:
        return True
    return role_of(world, viewer).includes(Role.HELPER)


def unaware(world: World, room_id: RoomId, being: Being) -> tuple[Being, ...]:
    """Those in a room who cannot notice a being."""
    if not isinstance(being, Player) or not being.invisible:
        return ()
    return tuple(each for each in beings_in(world, room_id) if not notices(world, each, being))
