"""What moderation keeps of a person, and when it forgets it."""

from mud.game.account.events import AccountErased
from mud.game.moderation import acts
from mud.kernel.events import on
from mud.world.world import World


@on(AccountErased)
def forget(world: World, event: AccountErased) -> None:
    """Neither notes nor reports are left, nor their name on what they wrote about others."""
    acts.forget(world, event.account, event.names)
