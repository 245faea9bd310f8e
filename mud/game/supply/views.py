"""How supplies are told."""

from typing import Any

from mud.game.being.model import Being, Player
from mud.game.being.readers import Detail
from mud.game.supply.acts.reading import pages_of
from mud.game.supply.events import (
    Drank,
    Filled,
    Manner,
    Mended,
    MendedFor,
    PageRead,
    Poured,
    Rotted,
    Tasted,
    TextRead,
    Used,
)
from mud.game.supply.model import Ending
from mud.game.supply.specs import Spring
from mud.game.thing.acts import template_of
from mud.play.money import in_coins
from mud.play.naming import Noun, names
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.grammar import is_plural
from mud.text.markup import parse
from mud.text.page import Paragraph
from mud.text.span import styled
from mud.world.world import World

VERBS = {
    Manner.EAT: ("eat", "eats"),
    Manner.DRINK: ("drink", "drinks"),
    Manner.RECITE: ("recite", "recites"),
    Manner.ZAP: ("point", "points"),
    Manner.USE: ("use", "uses"),
}
ENDINGS = {
    Ending.ROTS: ("rots away", "rot away"),
    Ending.PULPS: ("turns to pulp in the rain", "turn to pulp in the rain"),
    Ending.SCATTERS: ("is gone, kicked aside or carried off", "are gone, kicked aside or carried off"),
}


@names(Spring)
def spring_name(_world: World, spring: Spring, _viewer: Any) -> Noun:  # Any: as Namer has it
    """As the room has it."""
    return Noun(spring.name, style="thing")


@view(Used)
def used(_world: World, event: Used) -> Telling:
    """Whoever did it, whoever it was done to, and the room."""
    mine, theirs = VERBS[event.manner]
    word = "on" if event.manner is Manner.USE else "at"
    at = "" if event.target is None or event.target is event.who else f" {word} {{target}}"
    some = "" if event.last or event.manner is not Manner.EAT else "some of "
    names = {"called": event.called} | ({"target": event.target} if at else {})
    told = [tell(Only(event.who), f"You {mine} {some}{{called:the}}{at}.", **names)]
    if isinstance(event.target, Being) and at:
        told.append(
            tell(Only(event.target), f"{{Who}} {theirs} {{called}} {word} you.", who=event.who, called=event.called)
        )
    others = tuple(being for being in (event.who, event.target) if being is not None)
    told.append(
        tell(InRoom(event.who.room_id, others), f"{{Who}} {theirs} {some}{{called}}{at}.", who=event.who, **names)
    )
    return tuple(told)


@view(Drank)
def drank(_world: World, event: Drank) -> Telling:
    """Whoever did it and the room."""
    names = {"liquid": event.liquid, "source": event.source}
    return (
        tell(Only(event.who), "You drink {liquid} from {source:the}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} drinks from {source}.", who=event.who, **names),
    )


@view(Tasted)
def tasted(_world: World, event: Tasted) -> Telling:
    """Whoever did it."""
    called = "{called}" if isinstance(event.called, str) else "{called:the}"
    return (tell(Only(event.who), f"You taste {called}. {{text}}", called=event.called, text=event.text),)


@view(Filled)
def filled(_world: World, event: Filled) -> Telling:
    """Whoever did it and the room."""
    names = {"item": event.item, "liquid": event.liquid, "source": event.source}
    return (
        tell(Only(event.who), "You fill {item:the} with {liquid} from {source:the}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} fills {item} from {source:the}.", who=event.who, **names),
    )


@view(Poured)
def poured(_world: World, event: Poured) -> Telling:
    """Whoever did it and the room."""
    names = {"item": event.item, "liquid": event.liquid}
    return (
        tell(Only(event.who), "You empty {item:the}. The ground takes the {liquid}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} pours {liquid} on the ground.", who=event.who, **names),
    )


@screen(PageRead)
def page_read(world: World, event: PageRead) -> Screen[Player]:
    """The page, and which of how many it is."""
    pages, name = pages_of(world, event.item), template_of(world, event.item).name
    of = f", page {event.page} of {len(pages)}" if len(pages) > 1 else ""
    made: Screen[Player] = Screen(event.reader, styled(f"{name[:1].upper()}{name[1:]}{of}", "title"))
    made.add("", Paragraph(parse(pages[event.page - 1].strip()).text()) if event.page <= len(pages) else Paragraph(()))
    return made


@screen(TextRead)
def text_read(_world: World, event: TextRead) -> Screen[Player]:
    """What stands there."""
    made: Screen[Player] = Screen(event.reader)
    if isinstance(event.detail, Detail):
        made.add("", Paragraph(parse(event.detail.text.strip()).text()))
    return made


@view(Mended)
def mended(_world: World, event: Mended) -> Telling:
    """Whoever did it and the room."""
    names = {"item": event.item, "tool": event.tool}
    return (
        tell(Only(event.who), "You mend {item:the} with {tool:the}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} mends {item}.", who=event.who, **names),
    )


@view(MendedFor)
def mended_for(_world: World, event: MendedFor) -> Telling:
    """Whoever had it done and the room."""
    price = in_coins(event.price)
    names = {"item": event.item, "workshop": event.workshop.name, "price": price}
    return (
        tell(Only(event.who), "For {price}, {item:the} is made as good as new at the {workshop}.", **names),
        tell(InRoom(event.who.room_id, (event.who,)), "{Who} has {item} mended.", who=event.who, **names),
    )


@view(Rotted)
def rotted(_world: World, event: Rotted) -> Telling:
    """All who are there."""
    one, several = ENDINGS[event.ending]
    words = one if event.called.count == 1 and not is_plural(event.called.words) else several
    return (tell(InRoom(event.room_id), f"{{Called:the}} {words}.", called=event.called),)
