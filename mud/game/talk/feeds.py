"""What players' programs are told of talk: by channel, who speaks, and the words as they are read."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from mud.game.being.model import Being, Player
from mud.game.being.readers import is_hidden
from mud.game.being.views import SOMEONE
from mud.game.talk import views
from mud.game.talk.events import Emoted, Said, Shouted, Told, Whispered
from mud.kernel.events import Event
from mud.kernel.json import Json
from mud.play import telling
from mud.play.feeds import Inform, Signal, answer, feed, state
from mud.play.naming import Named, Noun, fill
from mud.play.telling import Only, Telling
from mud.play.views import View
from mud.text.span import plain
from mud.world.world import World

T = TypeVar("T", bound=Event)

CHANNELS = {"say": "Say", "tell": "Tell", "whisper": "Whisper", "shout": "Shout", "emote": "Emote"}
"""Ways to talk, by the command, with their captions."""


@state("Comm.Channel.List")
def channels(_world: World, _player: Player) -> Json:
    """All ways to talk."""
    return [{"name": name, "caption": caption, "command": name} for name, caption in CHANNELS.items()]


@answer("Comm.Channel.Players")
def players_asked(world: World, player: Player, _data: Json) -> Iterable[Signal]:
    """Everyone in the world; nobody hides from a channel yet."""
    everyone = sorted(world.where(Player, "online", True), key=lambda each: each.name_key)
    names = [{"name": each.name, "channels": ["Shout"]} for each in everyone]
    return (Inform(Only(player), "Comm.Channel.Players", lambda: names),)


@feed(Said)
def said(world: World, event: Said) -> Iterable[Signal]:
    """Aloud in the room."""
    return _heard("say", event.who, views.said, world, event)


@feed(Emoted)
def emoted(world: World, event: Emoted) -> Iterable[Signal]:
    """Shown in the room."""
    return _heard("emote", event.who, views.emoted, world, event)


@feed(Whispered)
def whispered(world: World, event: Whispered) -> Iterable[Signal]:
    """In a whisper: those who only see it are told no words."""
    return _heard("whisper", event.who, views.whispered, world, event)


@feed(Told)
def told(world: World, event: Told) -> Iterable[Signal]:
    """Over a distance."""
    return _heard("tell", event.who, views.told, world, event)


@feed(Shouted)
def shouted(world: World, event: Shouted) -> Iterable[Signal]:
    """Through the area."""
    return _heard("shout", event.who, views.shouted, world, event)


def _heard(channel: str, who: Being, view: View[T], world: World, event: T) -> Iterable[Signal]:
    """The same sentences as are read, for the same people; only those that hold what was said.

    Whom the dark hides is no more than someone here, too.
    """
    told: Telling = view.function(world, event)
    for each in told:
        if "text" in each.names:
            for hidden in (False, True):
                body = _message(
                    channel, SOMEONE.words.capitalize() if hidden else who.name, partial(_words, each, hidden)
                )
                yield Inform(each.audience, "Comm.Channel.Text", body, partial(_is, world, who, hidden))


def _is(world: World, who: Being, hidden: bool, hearer: Being) -> bool:
    return is_hidden(world, who, hearer) is hidden


def _message(channel: str, talker: str, words: Callable[[], str]) -> Callable[[], Json]:
    return lambda: {"channel": channel, "talker": talker, "text": words()}


def _words(each: telling.Told, hidden: bool) -> str:
    return plain(fill(each.markup, each.names, tuple([_named(thing, hidden) for thing in each.names.values()])))


def _named(thing: object, hidden: bool) -> Named:
    if isinstance(thing, Being):
        return SOMEONE if hidden else Noun(thing.name, proper=True)
    return str(thing)
