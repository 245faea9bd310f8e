"""What talk does on its own: greet whoever enters, and keep silence where it is to be kept."""

from mud.game.account.events import AccountErased
from mud.game.being.acts import room_of
from mud.game.being.events import PlayerEntered
from mud.game.effect.acts.conditions import check_can_speak
from mud.game.place.acts import has_flag
from mud.game.place.specs import RoomFlag
from mud.game.talk.acts import Loudness, Speaking, forget_feedback
from mud.game.talk.events import GreetingRead
from mud.game.talk.specs import Greeting
from mud.kernel.errors import Refused
from mud.kernel.events import on
from mud.kernel.hooks import guard
from mud.world.world import World


@on(PlayerEntered)
def greet(world: World, event: PlayerEntered) -> None:
    """Show the greeting, if there is one."""
    if world.catalog.all(Greeting):
        world.happened(GreetingRead(event.who))


@on(AccountErased)
def forget(world: World, event: AccountErased) -> None:
    """What they told the staff is forgotten."""
    forget_feedback(world, event.account.id, event.names)


@guard(Speaking)
def have_a_voice(world: World, speaking: Speaking) -> None:
    """Who cannot move the lips says nothing, and shows nothing."""
    check_can_speak(world, speaking.who)


@guard(Speaking)
def keep_silence(world: World, speaking: Speaking) -> None:
    """In a silent room no word is heard; what is told from afar needs none."""
    if speaking.loudness is not Loudness.TELL and has_flag(world, room_of(world, speaking.who), RoomFlag.SILENT):
        raise Refused("Your lips move, and no sound comes.")
