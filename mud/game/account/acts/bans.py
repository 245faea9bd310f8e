"""Keeping accounts and addresses out, for a while or for ever. A ban that is over is forgotten when it is looked at."""

from collections.abc import Iterator
from ipaddress import IPv4Network, ip_network
from typing import Final

from mud.game.account.events import AccountBanned, AccountUnbanned, AddressBanned, AddressUnbanned
from mud.game.account.model import Account, AddressBan
from mud.kernel.addresses import Network, parsed_address
from mud.kernel.errors import Refused
from mud.kernel.ids import BanId
from mud.play.words import shortened
from mud.world.world import World

LONGEST_REASON: Final = 500
WIDEST_V4: Final = 8
"""Bits: a wider network is a good part of all there are."""

WIDEST_V6: Final = 19
"""Bits: the widest that is given to one provider."""

NEIGHBORHOOD: Final = 64
"""Bits of IPv6 that one home has (RFC 6177): a single address of it means nothing, so its ban is widened to this."""


def ban_account(world: World, account: Account, by: str, until: float | None, reason: str) -> None:
    """Let nobody sign in to an account until then (Unix seconds; None is for ever), and end its connections."""
    account.is_banned, account.ban_reason = True, _checked(reason) or None
    account.banned_at, account.banned_by, account.banned_until = world.clock.now(), by, until
    world.happened(AccountBanned(account))


def unban_account(world: World, account: Account) -> None:
    """Let people sign in to an account again; Refused when they can."""
    if not is_banned(world, account):
        raise Refused(f"The account {account.username} is not banned.")
    _lift(account)
    world.happened(AccountUnbanned(account))


def is_banned(world: World, account: Account) -> bool:
    """Whether an account is banned still."""
    if account.is_banned and account.banned_until is not None and account.banned_until <= world.clock.now():
        _lift(account)
    return account.is_banned


def network_in(text: str) -> Network:
    """The network that a text names, or the one address; Refused when it is none, or too much of the world."""
    try:
        network: Network = ip_network(text.strip(), strict=False)
    except ValueError:
        said = f"'{shortened(text)}' is no address and no network."
        raise Refused(f"{said} Right are 192.0.2.7, 192.0.2.0/24 and 2001:db8::/32.") from None
    if not isinstance(network, IPv4Network):
        mapped = network.network_address.ipv4_mapped
        if mapped is not None:
            network = ip_network(f"{mapped}/{max(0, network.prefixlen - 96)}", strict=False)
        elif network.prefixlen > NEIGHBORHOOD:
            network = network.supernet(new_prefix=NEIGHBORHOOD)
    widest = WIDEST_V4 if network.version == 4 else WIDEST_V6
    if network.prefixlen < widest:
        raise Refused(f"{network} is too much of the world. The widest network that can be banned has /{widest}.")
    return network


def ban_address(world: World, network: Network, by: str, until: float | None, reason: str) -> AddressBan:
    """Let nobody connect from a network, in place of any ban that it has."""
    reason = _checked(reason)
    known = world.one(AddressBan, "network", str(network))
    if known is not None:
        world.remove(known)
    ban = world.add(
        AddressBan(
            id=BanId(world.ids.new()), network=str(network), reason=reason or None, banned_by=by[:32], until=until
        )
    )
    world.happened(AddressBanned(ban))
    return ban


def unban_address(world: World, network: Network) -> None:
    """Let people connect from a network again; Refused when exactly that one is not banned."""
    ban = world.one(AddressBan, "network", str(network))
    if ban is None:
        raise Refused(f"{network} is not banned. To see what is, type bans.")
    world.remove(ban)
    world.happened(AddressUnbanned(str(network)))


def ban_on(world: World, address: str) -> AddressBan | None:
    """The ban that an address falls under; it costs next to nothing as long as there is none."""
    if not len(world.shelf(AddressBan)):
        return None
    for network in _around(address):
        ban = world.one(AddressBan, "network", network)
        if ban is not None and not _is_over(world, ban):
            return ban
    return None


def address_bans(world: World) -> list[AddressBan]:
    """Every ban of addresses that holds, by network."""
    standing = [ban for ban in list(world.shelf(AddressBan)) if not _is_over(world, ban)]
    return sorted(standing, key=lambda ban: ban.network)


def banned_accounts(world: World) -> list[Account]:
    """Every account that is banned, by name."""
    return sorted((each for each in world.shelf(Account) if is_banned(world, each)), key=lambda each: each.username_key)


def _around(address: str) -> Iterator[str]:
    """The networks that an address lies in, narrowest first."""
    parsed = parsed_address(address)
    if parsed is None:
        return
    widest, narrowest = (WIDEST_V4, 32) if parsed.version == 4 else (WIDEST_V6, NEIGHBORHOOD)
    number = int(parsed)
    for prefix in range(narrowest, widest - 1, -1):
        shift = parsed.max_prefixlen - prefix
        yield f"{type(parsed)(number >> shift << shift)}/{prefix}"


def _is_over(world: World, ban: AddressBan) -> bool:
    if ban.until is None or ban.until > world.clock.now():
        return False
    world.remove(ban)
    return True


def _lift(account: Account) -> None:
    account.is_banned, account.ban_reason = False, None
    account.banned_at = account.banned_by = account.banned_until = None


def _checked(reason: str) -> str:
    if len(reason) > LONGEST_REASON:
        raise Refused(f"A reason has at most {LONGEST_REASON} characters; this one has {len(reason)}.")
    return reason
