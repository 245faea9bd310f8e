"""How talk reads."""

from mud.game.being.acts import room_of
from mud.game.being.model import Player
from mud.game.being.readers import deaf_in
from mud.game.being.specs import Condition
from mud.game.place.specs import Room
from mud.game.talk.events import (
    Emoted,
    FeedbackClosed,
    FeedbackGiven,
    FeedbackRead,
    GreetingRead,
    NewsListed,
    NewsRead,
    Said,
    Shouted,
    Told,
    Whispered,
)
from mud.game.talk.model import Feedback
from mud.game.talk.specs import Greeting
from mud.play.screens import Screen
from mud.play.telling import InRoom, Only, Telling, tell
from mud.play.views import screen, view
from mud.text.markup import parse
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


@view(Said)
def said(world: World, event: Said) -> Telling:
    """The speaker and the room; the deafened see that something is said, and oneself one feels speak."""
    speech, room_id, who = _verb(event.text), event.who.room_id, event.who
    deaf = deaf_in(world, room_id)
    unheard = "{Who} says something, and you hear nothing of it."
    return (
        tell(Only(who), f'You {speech[0]}, "[say]{{text}}[/]"', text=event.text),
        tell(InRoom(room_id, (who, *deaf)), f'{{Who}} {speech[1]}, "[say]{{text}}[/]"', who=who, text=event.text),
        *(tell(Only(each), unheard, who=who) for each in deaf if each is not who),
    )


def _verb(text: str) -> tuple[str, str]:
    """A question is asked, and what ends in an exclamation mark is exclaimed."""
    if text.endswith("?"):
        return "ask", "asks"
    return ("exclaim", "exclaims") if text.endswith("!") else ("say", "says")


@view(Emoted)
def emoted(_world: World, event: Emoted) -> Telling:
    """Everyone in the room reads the same."""
    space = "" if event.text.startswith(("'", "\u2019", ",")) else " "
    return (tell(InRoom(event.who.room_id), f"{{Who}}{space}[emote]{{text}}[/]", who=event.who, text=event.text),)


@view(Whispered)
def whispered(_world: World, event: Whispered) -> Telling:
    """Two hear it; the others see it, and so does who is whispered to and hears nothing."""
    deaf = Condition.DEAFENED in event.to.conditions
    heard = tell(Only(event.to), '{Who} whispers to you, "[say]{text}[/]"', who=event.who, text=event.text)
    seen = tell(Only(event.to), "{Who} whispers something to you, and you hear nothing of it.", who=event.who)
    return (
        tell(Only(event.who), 'You whisper to {to}, "[say]{text}[/]"', to=event.to, text=event.text),
        seen if deaf else heard,
        tell(
            InRoom(event.who.room_id, (event.who, event.to)),
            "{Who} whispers something to {to}.",
            who=event.who,
            to=event.to,
        ),
    )


@view(Told)
def told(_world: World, event: Told) -> Telling:
    """Only the two of them; who is away is said to be."""
    away = event.to.away
    absent = (tell(Only(event.who), "{to} is away: {away}", to=event.to, away=away),) if away else ()
    return (
        tell(Only(event.who), 'You tell {to}, "[tell]{text}[/]"', to=event.to, text=event.text),
        *absent,
        tell(Only(event.to), '{Who} tells you, "[tell]{text}[/]"', who=event.who, text=event.text),
    )


@view(Shouted)
def shouted(world: World, event: Shouted) -> Telling:
    """Every room of the area in which someone is."""
    area = room_of(world, event.who).area_id
    rooms = dict.fromkeys(player.room_id for player in world.where(Player, "online", True))
    near = [room for room in rooms if world.catalog.get(Room, room).area_id == area]
    mine = tell(Only(event.who), 'You shout, "[shout]{text}[/]"', text=event.text)
    words = '{Who} shouts, "[shout]{text}[/]"'
    hearing = (InRoom(room, (event.who, *deaf_in(world, room))) for room in near)
    return (mine, *(tell(each, words, who=event.who, text=event.text) for each in hearing))


@view(FeedbackGiven)
def feedback_given(_world: World, event: FeedbackGiven) -> Telling:
    """Thanks."""
    return (tell(Only(event.who), "Thank you. The staff will read it.", who=event.who),)


@view(FeedbackClosed)
def feedback_closed(_world: World, event: FeedbackClosed) -> Telling:
    """It is off the list."""
    return (tell(Only(event.who), "Closed: {text}", text=event.feedback.text),)


@screen(FeedbackRead)
def feedback_read(world: World, event: FeedbackRead) -> Screen[Player]:
    """Numbered, with who said it and where."""
    made: Screen[Player] = Screen(event.reader, styled("What players sent", "title"))
    for number, each in enumerate(event.open, 1):
        made.add("", Entry(styled(f"{number}. {each.kind}, {_origin(world, each)}: {each.text}")))
    if not event.open:
        made.add("", Paragraph(styled("Nothing is open.")))
    return made


def _origin(world: World, feedback: Feedback) -> str:
    player = world.get(Player, feedback.player_id)
    room = world.catalog.find(Room, feedback.room_id)
    return f"{player.name if player else 'someone'} in {room.name if room else feedback.room_id}"


@screen(NewsListed)
def news_listed(_world: World, event: NewsListed) -> Screen[Player]:
    """Numbered, the newest first."""
    made: Screen[Player] = Screen(event.reader, styled("News", "title"))
    for number, item in enumerate(event.items, 1):
        made.add("", Entry((*styled(f"{number}. {item.date} "), *styled(item.title, "key"))))
    if not event.items:
        made.add("", Paragraph(styled("There is no news.")))
    return made


@screen(NewsRead)
def news_read(_world: World, event: NewsRead) -> Screen[Player]:
    """Title, date and text."""
    made: Screen[Player] = Screen(event.reader, styled(event.item.title, "title"))
    made.add("", Paragraph(styled(event.item.date, "muted")), Paragraph(parse(event.item.text.strip()).text()))
    return made


@screen(GreetingRead)
def greeting_read(world: World, event: GreetingRead) -> Screen[Player]:
    """All greetings, one after the other."""
    made: Screen[Player] = Screen(event.reader)
    for greeting in world.catalog.all(Greeting).values():
        made.add("", Paragraph(parse(greeting.text.strip()).text()))
    if not world.catalog.all(Greeting):
        made.add("", Paragraph(styled("Nobody has left a word for you.")))
    return made
