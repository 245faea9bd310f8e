"""What people see of creatures."""

from collections.abc import Iterable, Iterator
from typing import Any

from mud.game.being.acts.postures import players_in, seat_of
from mud.game.being.model import Being, Position
from mud.game.being.readers import can_see
from mud.game.being.rules import subject
from mud.game.being.views import being_name, common_name, noun_of
from mud.game.being.views.postures import phrase, standing
from mud.game.npc.acts import kind_of
from mud.game.npc.events import Idled, NpcCame, NpcVanished, NpcWithdrew
from mud.game.npc.model import Npc
from mud.play.naming import Noun, fill, names
from mud.play.telling import InRoom, Telling, Told, tell
from mud.play.views import view
from mud.text.grammar import PRONOUNS, THEY, capital, count_phrase
from mud.text.markup import parse
from mud.text.page import Block, Field, Paragraph
from mud.text.span import Text, styled
from mud.world.world import World


@names(Npc, common_name)
def npc_name(world: World, npc: Npc, viewer: Any) -> Noun:  # Any: as Namer has it
    """Creatures are called by the name of their kind or by their own; who stands near in the dark is someone."""
    return being_name(world, npc, viewer)


def creatures_seen(world: World, beings: Iterable[Being]) -> Iterator[Block]:
    """A line for each creature among those whom someone sees around them, equal ones together."""
    groups: dict[tuple[str, Text], list[Npc]] = {}
    for being in beings:
        if isinstance(being, Npc):
            groups.setdefault((being.name, _line(world, being)), []).append(being)
    for (name, line), alike in groups.items():
        if len(alike) == 1 or alike[0].is_proper:
            yield from (Paragraph(line) for _ in alike)
        else:
            yield Paragraph(styled(f"{capital(count_phrase(len(alike), name))}{_several(alike[0])}"))


def _line(world: World, npc: Npc) -> Text:
    own = kind_of(world, npc).room_line
    if own is not None and npc.position is Position.STANDING:
        return fill(parse(own), {"who": npc}, (noun_of(npc),))
    return (*styled(phrase(npc), "person"), *styled(standing(npc, seat_of(world, npc))))


def _several(npc: Npc) -> str:
    match npc.position:
        case Position.STANDING:
            return " are here."
        case Position.SITTING:
            return " sit here."
        case Position.RESTING:
            return " lie here."
        case _:
            return " are asleep."


def looks(world: World, npc: Npc, wounds: str, closely: bool) -> Iterator[Block]:
    """How a creature holds itself and how it is; closely, also what sort of being it is and how it stands to people."""
    they = PRONOUNS.get(npc.pronouns, THEY)
    if npc.position is not Position.STANDING:
        yield Paragraph(styled(f"{subject(npc)}{standing(npc, seat_of(world, npc))}"))
    yield Paragraph(styled(f"{they.subject.capitalize()} {they.verb('be')} {wounds}."))
    if closely:
        kind = kind_of(world, npc)
        yield Field("Kind", styled(f"{kind.size.value} {kind.kind.value}"))
        yield Field("Stance", styled(kind.npc_type.value))


@view(NpcCame)
def came(_world: World, event: NpcCame) -> Telling:
    """The room."""
    return (tell(InRoom(event.room_id, (event.npc,)), "{Who} turns up.", who=event.npc),)


@view(NpcVanished)
def vanished(_world: World, event: NpcVanished) -> Telling:
    """The room, if it was to be seen."""
    return (tell(InRoom(event.room_id), "{Who} is gone.", who=event.npc),) if event.seen else ()


@view(NpcWithdrew)
def withdrew(_world: World, event: NpcWithdrew) -> Telling:
    """The room."""
    return (tell(InRoom(event.room_id), "{Who} goes away.", who=event.npc),)


@view(Idled)
def idled(world: World, event: Idled) -> Telling:
    """Those in the room who see anything."""
    room_id = event.npc.room_id
    blind = tuple(player for player in players_in(world, room_id) if not can_see(world, player))
    return (Told(InRoom(room_id, blind), event.text, {"who": event.npc}),)
