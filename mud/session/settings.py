"""The command `settings`: how someone likes to play, beside what their client says of itself."""

from mud.game.account import acts
from mud.game.account.model import Account, Preferences
from mud.game.being.model import Player
from mud.kernel.errors import Refused
from mud.kernel.events import Event, event
from mud.play.command import command
from mud.play.context import Ctx
from mud.play.screens import Screen
from mud.play.telling import Only, Telling, tell
from mud.play.views import screen, view
from mud.session.choices import CHOICES, Choice, find_choice, shown
from mud.session.hub import Hub
from mud.session.session import Session
from mud.text.color import ColorDepth
from mud.text.link import Links
from mud.text.page import Entry, Gap, Paragraph
from mud.text.span import styled, typed
from mud.world.world import World

COLORS = {ColorDepth.NONE: "none", ColorDepth.ANSI16: "16", ColorDepth.ANSI256: "256", ColorDepth.TRUE: "true"}


@event()
class SettingsRead(Event):
    """Someone asks how things are set: for each setting its title, what is chosen, what comes of it, and its use."""

    reader: Player
    settings: tuple[tuple[str, str, str, str], ...]


@event()
class SettingRead(Event):
    """Someone asks how one thing is set, or has just set it."""

    reader: Player
    title: str
    chosen: str
    outcome: str


@command("settings", "set", category="you")
def settings(ctx: Ctx[Player], text: str = "") -> None:
    """See how things are set for you, or set one of them; all characters of your account share them.

    Where it says auto, your client decides, and what it decided stands in brackets. The default theme is for dark
    backgrounds, light is for light ones.

    Examples: settings; settings width 60; settings color auto; settings screen reader on

    See also: prompt
    """
    account, session = _account(ctx), ctx.service(Hub).of(ctx.actor)
    preferences = Preferences.of(account)
    if not text:
        told = tuple((c.title, shown(c.value(preferences)), _outcome(c, session), c.about) for c in CHOICES)
        ctx.world.happened(SettingsRead(ctx.actor, told))
        return
    choice, words = find_choice(text)
    if words:
        acts.prefer(ctx.world, account, choice.name, choice.read(ctx.world, words))
        _adjust(ctx.service(Hub), account)
    value = shown(choice.value(preferences))
    ctx.world.happened(SettingRead(ctx.actor, choice.title, value, _outcome(choice, session)))


@screen(SettingsRead)
def settings_read(_world: World, event: SettingsRead) -> Screen[Player]:
    """Each setting on a line, then how to change one."""
    made: Screen[Player] = Screen(event.reader, styled("Your settings", "title"))
    for title, chosen, outcome, about in event.settings:
        words = f": {chosen}{_in_brackets(outcome)}. "
        made.add("", Entry((*typed(f"settings {title}", words=title), *styled(words), *styled(f"{about}.", "muted"))))
    made.add("", Gap(), Paragraph(styled("To change one, type for example: settings width 60")))
    return made


@view(SettingRead)
def setting_read(_world: World, event: SettingRead) -> Telling:
    """Only whoever asks."""
    words = f"{event.chosen}{_in_brackets(event.outcome)}"
    return (tell(Only(event.reader), "The setting [key]{title}[/] is {words}.", title=event.title, words=words),)


def _account(ctx: Ctx[Player]) -> Account:
    account = ctx.world.get(Account, ctx.actor.account_id) if ctx.actor.account_id is not None else None
    if account is None:
        raise Refused("Nobody's account stands behind this character, so there is nothing to set.")
    return account


def _adjust(hub: Hub, account: Account) -> None:
    for session in hub.sessions:
        if session.account is account:
            session.adjust()


def _outcome(choice: Choice, session: Session | None) -> str:
    """What becomes of a setting that leaves something to the client; "" when it leaves nothing, or nobody is there."""
    if session is None or shown(choice.value(session.preferences)) != "auto":
        return ""
    match choice.name:
        case "color":
            return COLORS[session.kind.depth]
        case "width":
            return str(session.kind.width)
        case "pager":
            height = session.page_height
            return "off" if height is None else str(height)
        case "links":
            return "off" if session.kind.links is Links.NONE else "on"
        case _:
            return "on" if session.kind.screen_reader else "off"


def _in_brackets(outcome: str) -> str:
    return f" ({outcome})" if outcome else ""
