"""What staff type about connections and accounts."""

from typing import Annotated

from mud.game.account.acts import set_role
from mud.game.account.acts.bans import (
    address_bans,
    ban_account,
    ban_address,
    banned_accounts,
    network_in,
    unban_account,
    unban_address,
)
from mud.game.account.model import Account
from mud.game.being.acts import leave, players_of
from mud.game.being.model import Player
from mud.game.wizard.acts import account_of
from mud.game.wizard.acts.ranks import check_account_rank, check_rank
from mud.game.wizard.readers import account, whom_here
from mud.kernel.addresses import is_among
from mud.kernel.errors import Refused
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.durations import in_words, is_length, seconds_in
from mud.play.readers import one_word
from mud.play.roles import Permission, Role
from mud.play.words import shortened
from mud.session.hub import Hub
from mud.session.session import Session
from mud.session.staff.events import BanSet, BansRead, Connection, Kicked, RoleGiven, SnoopSet, UsersRead
from mud.session.staff.snooping import unwatch, watch
from mud.text.grammar import join_list

LONGEST_REASON = 200
"""Characters that someone reads who is disconnected."""


@command("users", permission=Permission.CONNECTIONS, category="staff")
def users(ctx: Ctx[Player]) -> None:
    """List everyone who is connected: account, character, address and client, also those who have not signed in.

    Examples: users

    See also: kick, whereis
    """
    seen = (_connection(session) for session in ctx.service(Hub).sessions)
    ctx.world.happened(UsersRead(ctx.actor, tuple(seen)))


@command("kick", permission=Permission.KICK, category="staff", unsplit=True)
def kick(ctx: Ctx[Player], someone: Annotated[Player, whom_here], text: str = "") -> None:
    """End someone's connection; the character leaves the world. They read the reason, and can come back.

    Examples: kick ann; kick ann Please read the rules first.

    See also: mute
    """
    check_rank(ctx.world, ctx.actor, someone)
    if someone is ctx.actor:
        raise Refused("To leave, type quit.")
    if len(text) > LONGEST_REASON:
        raise Refused(f"A reason has at most {LONGEST_REASON} characters; this one has {len(text)}.")
    hub = ctx.service(Hub)
    session = hub.of(someone)
    leave(ctx.world, someone)
    ctx.world.happened(Kicked(ctx.actor, someone))
    if session is not None:
        hub.rise(session)
        session.close(f"The staff has ended your connection.{f' The reason: {text}' if text else ''}")


@command("snoop", permission=Permission.SNOOP, category="staff")
def snoop(ctx: Ctx[Player], someone: Annotated[Player | None, whom_here] = None) -> None:
    """See what someone else sees and types, each line marked with the name; without a name, no more.

    It is on record like all that staff do. Passwords are never seen. It ends when either of you leaves the world.

    Examples: snoop ann; snoop

    See also: users
    """
    hub = ctx.service(Hub)
    own = _at_keys(hub, ctx.actor)
    if someone is None:
        if not unwatch(own, iter(hub.sessions)):
            raise Refused("You see nobody's screen but your own.")
        ctx.world.happened(SnoopSet(ctx.actor, None))
        return
    check_rank(ctx.world, ctx.actor, someone)
    watch(own, _at_keys(hub, someone))
    ctx.world.happened(SnoopSet(ctx.actor, someone))


@command("ban", permission=Permission.BAN, category="staff", unsplit=True)
def ban(ctx: Ctx[Player], someone: Annotated[Account, account], text: str = "") -> None:
    """Let nobody sign in to an account any more, or for as long as you say, and end its connections.

    It is named by itself or by one of its characters. A length is 90s, 10m, 2h, 3d or forever; a reason may follow,
    which they read when they try.

    Examples: ban ann; ban ann 3d Selling coins for money.

    See also: unban, bans, kick
    """
    check_account_rank(ctx.world, ctx.actor, someone)
    if someone is account_of(ctx.world, ctx.actor):
        raise Refused("You cannot ban yourself.")
    seconds, reason = _length(text)
    until = None if seconds is None else ctx.world.clock.now() + seconds
    ban_account(ctx.world, someone, ctx.actor.name, until, reason)
    ctx.noted["banned"] = in_words(seconds)
    ctx.world.happened(BanSet(ctx.actor, f"The account {someone.username}", True, in_words(seconds)))


@command("unban", permission=Permission.BAN, category="staff")
def unban(ctx: Ctx[Player], someone: Annotated[Account, account]) -> None:
    """Let people sign in to an account again.

    Examples: unban ann

    See also: ban, bans
    """
    check_account_rank(ctx.world, ctx.actor, someone)
    unban_account(ctx.world, someone)
    ctx.world.happened(BanSet(ctx.actor, f"The account {someone.username}", False))


@command("banaddress", permission=Permission.BAN_ADDRESS, category="staff", unsplit=True)
def ban_from(ctx: Ctx[Player], address: Annotated[str, one_word], text: str = "") -> None:
    """Let nobody connect from an address or a network, for ever or for as long as you say, and end its connections.

    With IPv6 a single address stands for its /64. What is wider than /8, with IPv6 than /19, is refused, and so is a
    network that you are in yourself, or somebody above you.

    Examples: banaddress 192.0.2.7; banaddress 192.0.2.0/24 3d A flood of guesses.; banaddress 2001:db8::/32 forever

    See also: unbanaddress, bans
    """
    network = network_in(address)
    hub = ctx.service(Hub)
    for session in hub.sessions:
        if is_among(session.link.address, (network,)):
            if session.player is ctx.actor:
                raise Refused(f"You are in {network} yourself.")
            if session.account is not None:
                check_account_rank(ctx.world, ctx.actor, session.account)
    seconds, reason = _length(text)
    until = None if seconds is None else ctx.world.clock.now() + seconds
    ban_address(ctx.world, network, ctx.actor.name, until, reason)
    ctx.noted.update({"network": str(network), "banned": in_words(seconds)})
    ctx.world.happened(BanSet(ctx.actor, str(network), True, in_words(seconds)))


@command("unbanaddress", permission=Permission.BAN_ADDRESS, category="staff")
def unban_from(ctx: Ctx[Player], address: Annotated[str, one_word]) -> None:
    """Let people connect from an address or a network again, exactly as it was banned.

    Examples: unbanaddress 192.0.2.0/24

    See also: banaddress, bans
    """
    network = network_in(address)
    unban_address(ctx.world, network)
    ctx.noted["network"] = str(network)
    ctx.world.happened(BanSet(ctx.actor, str(network), False))


@command("bans", permission=Permission.BAN, category="staff")
def bans(ctx: Ctx[Player]) -> None:
    """List the accounts and the networks that are banned: by whom, for how long, and why.

    Examples: bans

    See also: ban, unban
    """
    now = ctx.world.clock.now()
    accounts = (
        _ban_line(f"account {each.username}", each.banned_by or "nobody", each.banned_until, each.ban_reason, now)
        for each in banned_accounts(ctx.world)
    )
    networks = (
        _ban_line(f"network {each.network}", each.banned_by, each.until, each.reason, now)
        for each in address_bans(ctx.world)
    )
    ctx.world.happened(BansRead(ctx.actor, (*accounts, *networks)))


@command("promote", permission=Permission.ROLES, category="staff")
def promote(ctx: Ctx[Player], someone: Annotated[Account, account], to: Annotated[str, one_word]) -> None:
    """Give an account a higher role. It is named by itself or by one of its characters.

    The roles are player, helper, builder, game_master and admin. Nobody can give a role above their own.

    Examples: promote ann to helper; promote ann builder

    See also: demote
    """
    _give_role(ctx, someone, to, up=True)


@command("demote", permission=Permission.ROLES, category="staff")
def demote(ctx: Ctx[Player], someone: Annotated[Account, account], to: Annotated[str, one_word]) -> None:
    """Give an account a lower role. The last admin there is cannot be demoted.

    Examples: demote ann to player

    See also: promote
    """
    _give_role(ctx, someone, to, up=False)


def _give_role(ctx: Ctx[Player], account: Account, to: str, *, up: bool) -> None:
    name = to.strip().casefold().replace(" ", "_").replace("-", "_")
    if name not in set(Role):
        raise Refused(f"'{shortened(to)}' is no role. There are {join_list([each.value for each in Role], 'and')}.")
    role = Role(name)
    check_account_rank(ctx.world, ctx.actor, account)
    if not ctx.role.includes(role):
        raise Refused("Nobody can give a role above their own.")
    if role is account.role:
        raise Refused(f"{account.username} is {role.words} already.")
    if (role.rank > account.role.rank) is not up:
        way = "promote" if not up else "demote"
        raise Refused(f"{account.username} is {account.role.words}: to make them {role.words}, type {way}.")
    before = account.role
    set_role(ctx.world, account, role)
    ctx.noted["changed"] = f"{before.value} -> {role.value}"
    playing = next((each for each in players_of(ctx.world, account) if each.online), None)
    ctx.world.happened(RoleGiven(ctx.actor, account.username, role, playing))


def _length(text: str) -> tuple[float | None, str]:
    """How long, None for ever, and why."""
    length, _, reason = text.partition(" ")
    return (seconds_in(length), reason.strip()) if length and is_length(length) else (None, text.strip())


def _at_keys(hub: Hub, player: Player) -> Session:
    session = hub.of(player)
    if session is None:
        raise Refused(f"Nobody is at the keys of {player.name}.")
    return session


def _connection(session: Session) -> Connection:
    account = session.account
    return Connection(
        who=session.player.name if session.player is not None else "",
        account=account.username if account is not None else "",
        role=account.role if account is not None else Role.PLAYER,
        address=session.link.address,
        client=session.link.client,
    )


def _ban_line(what: str, by: str, until: float | None, reason: str | None, now: float) -> str:
    left = "for ever" if until is None else f"{in_words(until - now)} left"
    return f"{what}, by {by}, {left}{f': {reason}' if reason else ''}"
