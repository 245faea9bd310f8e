"""What people read who are banned."""

from mud.game.account.acts.bans import ban_on
from mud.game.account.model import Account, AddressBan
from mud.play.durations import in_words
from mud.world.world import World


def banned_words(world: World, account: Account) -> str:
    """For whoever knows the password of a banned account."""
    return f"This account is banned{_until(world, account.banned_until)}.{_why(account.ban_reason)}"


def banned_address_words(world: World, ban: AddressBan) -> str:
    """For whoever connects from a banned address."""
    return f"Your address is banned{_until(world, ban.until)}.{_why(ban.reason)}"


def turned_away(world: World, address: str) -> str | None:
    """Why nobody may connect from an address; None when they may."""
    ban = ban_on(world, address)
    return None if ban is None else banned_address_words(world, ban)


def _until(world: World, until: float | None) -> str:
    return "" if until is None else f"; it ends in {in_words(until - world.clock.now())}"


def _why(reason: str | None) -> str:
    return f" The reason: {reason.rstrip('.')}." if reason else ""
