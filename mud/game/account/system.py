"""What is known of accounts once they are loaded."""

from mud.game.account.model import Account
from mud.play.loading import loaded
from mud.play.lookalike import skeleton
from mud.world.world import World


@loaded
def see_names(world: World) -> None:
    """Know how every name looks, so that no new one looks like it."""
    for account in world.shelf(Account):
        if not account.look:
            account.look = skeleton(account.username)
