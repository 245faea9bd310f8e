"""Acting elsewhere, and having others act: what is done runs through the dispatcher, with nobody's rights but those
of who does it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from mud.game.being.acts.presence import role_of
from mud.game.being.model import Being, Player
from mud.game.being.rules import subject
from mud.game.place.specs import Direction, Room
from mud.game.wizard.acts.ranks import check_rank
from mud.game.wizard.events import ForcedBy
from mud.kernel.errors import Refused
from mud.play.context import Ctx, Messenger
from mud.play.dispatch import Dispatcher, split_command
from mud.play.memory import Memory
from mud.play.roles import Role

WHAT_CREATURES_DO: Final = frozenset(
    {*Direction, "say", "emote", "whisper", "shout", "stand", "sit", "rest", "sleep", "wake", "get", "drop", "give"}
    | {"put", "open", "close"}
)
"""Commands that do not ask for a player: a creature can be made to do them."""

NESTING: Final = frozenset({"at", "force"})
"""Commands that run another one: they do not run each other, or a line could go as deep as it is long."""


def act_at(ctx: Ctx[Player], room: Room, line: str) -> None:
    """Do what a line says as if one stood in another room, and be back where one was, unless the line led away."""
    actor, home = ctx.actor, ctx.actor.room_id
    messenger = ctx.service(Messenger)
    actor.room_id = room.id
    try:
        _run(replace(ctx, memory=Memory()), line)
    finally:
        messenger.deliver()  # who hears it is told by where it happened
        if actor.room_id == room.id:
            actor.room_id = home


def force(ctx: Ctx[Player], whom: Being, line: str) -> None:
    """Have someone do what a line says, with no more rights than either of the two has.

    Refused for a creature where it asks for more than creatures do.
    """
    check_rank(ctx.world, ctx.actor, whom)
    if whom is ctx.actor:
        raise Refused("You need not force yourself.")
    if not whom.is_present:
        raise Refused(f"{subject(whom)} is not in the world now.")
    if not isinstance(whom, Player):
        _check_creature_can(ctx, line)
    ctx.world.happened(ForcedBy(ctx.actor, whom, line))
    role = min(ctx.role, role_of(ctx.world, whom), key=lambda each: each.rank)
    theirs: Ctx[Any] = ctx  # Any: a creature in a player's place
    forced = replace(theirs, actor=whom, role=role, memory=Memory())
    _run(forced, line)


def _check_creature_can(ctx: Ctx[Player], line: str) -> None:
    dispatcher = ctx.service(Dispatcher)
    for part in dispatcher.parts(replace(ctx, memory=Memory(), role=Role.PLAYER), line):
        word, _ = split_command(part)
        name = dispatcher.table.find(word, Role.PLAYER).name
        if name not in WHAT_CREATURES_DO:
            raise Refused(f"No creature can be made to {name}.")


def _run(ctx: Ctx[Player], line: str) -> None:
    """Run the commands of a line; a question is a refusal, since nobody is there to answer it."""
    dispatcher = ctx.service(Dispatcher)
    for part in _parts(ctx, dispatcher, line):
        try:
            dispatcher.run(ctx, part)
        except Refused as refusal:
            raise Refused(f"{part}: {refusal}") from None


def _parts(ctx: Ctx[Player], dispatcher: Dispatcher, line: str) -> Sequence[str]:
    parts = dispatcher.parts(ctx, line)
    for part in parts:
        word, _ = split_command(part)
        if word and dispatcher.table.find(word, Role(ctx.role)).name in NESTING:
            raise Refused("At and force cannot stand inside each other.")
    return parts
