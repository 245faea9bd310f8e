"""The watch: what becomes of the other connections of an account when its password changes or something is amiss."""

from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_network
from types import MappingProxyType
from typing import Any

from mud.game.account.events import AccountBanned, AccountErased, AccountLocked, AddressBanned, PasswordChanged
from mud.game.account.model import Account
from mud.game.being.acts import leave
from mud.game.signin.acts import place_was_told
from mud.game.signin.events import NewPlace, TokensRevoked
from mud.kernel.addresses import is_among
from mud.kernel.events import Event
from mud.session.banned import banned_address_words, banned_words
from mud.session.hub import Hub
from mud.session.session import Session
from mud.world.world import World

CHANGED = "The password of your account was changed, so this connection ends. Sign in with the new one."
LOCKED = "Your account was locked, so this connection ends. Whoever runs this world can open it again."
ERASED = "Your account was erased, so this connection ends. Nothing of it is left."
STOLEN = "A token of your account was used twice, so somebody has it who should not. All that came of it ends."


class Watch:
    """Looks after the connections of an account."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub
        # Any: a handler takes one type of event.
        self._handlers: Mapping[type[Event], Callable[[Any, Session | None], None]] = MappingProxyType(
            {
                PasswordChanged: self._password_changed,
                AccountLocked: self._locked,
                AccountErased: self._erased,
                AccountBanned: self._account_banned,
                AddressBanned: self._address_banned,
                TokensRevoked: self._revoked,
                NewPlace: self._new_place,
            }
        )

    def hear(self, event: Event, by: Session | None) -> None:
        """React to what happened; `by` is whose doing it was."""
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event, by)

    def _password_changed(self, event: PasswordChanged, by: Session | None) -> None:
        for session in self._connections(event.account, by):
            session.close(CHANGED)

    def _locked(self, event: AccountLocked, _by: Session | None) -> None:
        if event.locked:
            for session in self._connections(event.account):
                session.close(LOCKED)

    def _erased(self, event: AccountErased, _by: Session | None) -> None:
        for session in self._connections(event.account):
            self._see_out(session, ERASED)

    def _account_banned(self, event: AccountBanned, _by: Session | None) -> None:
        for session in self._connections(event.account):
            self._see_out(session, banned_words(self._world, event.account))

    def _address_banned(self, event: AddressBanned, _by: Session | None) -> None:
        networks = (ip_network(event.ban.network),)
        for session in tuple(self._hub.sessions):
            if not session.is_closing and is_among(session.link.address, networks):
                self._see_out(session, banned_address_words(self._world, event.ban))

    def _see_out(self, session: Session, words: str) -> None:
        """Whoever plays leaves the world at once: a banned character does not stand there for a while."""
        player = session.player
        self._hub.rise(session)
        if player is not None and player.online:
            leave(self._world, player)
        session.close(words)

    def _revoked(self, event: TokensRevoked, _by: Session | None) -> None:
        if event.stolen:
            for session in self._connections(event.account):
                if session.signed_with in {f"token:{family}" for family in event.families}:
                    session.close(STOLEN)

    def _new_place(self, event: NewPlace, by: Session | None) -> None:
        others = tuple(self._connections(event.account, by))
        for session in others:
            session.interject(
                f"Someone just signed in to your account from {event.address}, for the first time from there. "
                "If that was not you, change your password at the menu: it ends every other connection."
            )
        if others:
            place_was_told(self._world, event.account, event.address)

    def _connections(self, account: Account, but: Session | None = None) -> Iterator[Session]:
        for session in tuple(self._hub.sessions):
            if session.account is account and session is not but and not session.is_closing:
                yield session
