"""What follows at the door from what happened elsewhere, and what is forgotten after a while."""

from mud.game.account.events import AccountErased, AccountLocked, PasswordChanged
from mud.game.signin.acts import (
    families_of,
    forget_account,
    forget_old_codes,
    forget_old_throttles,
    forget_old_tokens,
    revoke,
)
from mud.kernel.events import on
from mud.kernel.schedule import every
from mud.world.world import World


@on(PasswordChanged)
def end_tokens(world: World, event: PasswordChanged) -> None:
    """Whoever changes the password means that nobody else gets in."""
    revoke(world, event.account, families_of(world, event.account))


@on(AccountLocked)
def end_tokens_of_locked(world: World, event: AccountLocked) -> None:
    """Nobody gets in, also not with a token."""
    if event.locked:
        revoke(world, event.account, families_of(world, event.account))


@on(AccountErased)
def forget_everything(world: World, event: AccountErased) -> None:
    """Nobody gets in any more, and it is not remembered from where they did."""
    forget_account(world, event.account)


@every(600)
def forget(world: World) -> None:
    """Forget what no longer matters."""
    forget_old_throttles(world)
    forget_old_codes(world)
    forget_old_tokens(world)
