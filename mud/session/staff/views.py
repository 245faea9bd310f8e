"""How staff read of connections and accounts."""

from mud.game.being.model import Player
from mud.play.roles import Role
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.session.staff.events import BanSet, BansRead, Connection, Kicked, RoleGiven, SnoopSet, UsersRead
from mud.text.grammar import indefinite
from mud.text.nouns import count_phrase
from mud.text.page import Entry, Paragraph
from mud.text.span import styled
from mud.world.world import World


@screen(UsersRead)
def users_read(_world: World, event: UsersRead) -> Screen[Player]:
    """A connection on a line."""
    made: Screen[Player] = Screen(event.reader, styled("Connections", "title"))
    made.add("", *(Entry(styled(_line(each))) for each in event.connections))
    made.add("", Paragraph(styled(f"{count_phrase(len(event.connections), 'connection')}.".capitalize())))
    return made


def _line(each: Connection) -> str:
    who = each.who or ("at the menu" if each.account else "signing in")
    parts = [f"{who} ({each.account})" if each.account else who]
    parts += [each.role.words] if each.role is not Role.PLAYER else []
    parts += [f"from {each.address}", each.client or "client unknown"]
    return ", ".join(parts)


@view(Kicked)
def kicked(_world: World, event: Kicked) -> Telling:
    """Whoever did it; the other has read it as the last thing."""
    return (tell(Only(event.actor), "{Whom} is out.", whom=event.whom),)


@view(SnoopSet)
def snoop_set(_world: World, event: SnoopSet) -> Telling:
    """Only whoever watches."""
    if event.whom is None:
        return (tell(Only(event.actor), "You see nobody's screen but your own."),)
    return (tell(Only(event.actor), "You see what {whom} sees, until you type snoop.", whom=event.whom),)


@view(BanSet)
def ban_set(_world: World, event: BanSet) -> Telling:
    """Whoever did it."""
    words = f"{event.what} is banned {event.length}." if event.banned else f"{event.what} is not banned any more."
    return (tell(Only(event.actor), "{words}", words=_lasting(words)),)


@screen(BansRead)
def bans_read(_world: World, event: BansRead) -> Screen[Player]:
    """A ban on a line."""
    made: Screen[Player] = Screen(event.reader, styled("Bans", "title"))
    made.add("", *(Entry(styled(line)) for line in event.lines))
    if not event.lines:
        made.add("", Paragraph(styled("Nobody is banned.")))
    return made


@view(RoleGiven)
def role_given(_world: World, event: RoleGiven) -> Telling:
    """Both."""
    role = indefinite(event.role.words)
    mine = tell(Only(event.actor), "{account} is {role} now.", account=event.account, role=role)
    if event.whom is None or event.whom is event.actor:
        return (mine,)
    words = "[notice]You are {role} now. Type commands to see what you can do.[/]"
    return mine, tell(Only(event.whom), words, role=role)


def _lasting(words: str) -> str:
    return words if "for ever" in words or "any more" in words else words.replace("is banned ", "is banned for ")
